using System.Diagnostics;
using Microsoft.Playwright;
using MlMath.Processes;

namespace MlMath.Site.Tests;

/// <summary>A preview in the author's browser: what is wrong is shown where it is, goes when mended, and the place is kept.</summary>
public sealed class PreviewPanelTests : IAsyncLifetime
{
    // A machine with other work takes its time; nothing here is a race.
    private const float Patience = 300_000;

    private static readonly string Sections = string.Concat(
        Enumerable
            .Range(1, 12)
            .Select(i => $"\n## Section {i}\n\n{string.Concat(Enumerable.Repeat("Some words of prose. ", 60))}\n")
    );
    private static readonly string Note =
        "---\ntitle: A note\nsummary: One claim.\nlevel: beginner\n---\n\nFirst words.\n\n```csharp\n1 + 1 // => 2\n```\n"
        + Sections;

    private readonly string _folder = Directory.CreateTempSubdirectory("preview-panel-").FullName;
    private Process? _preview;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        await SaveAsync(Note);
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = _folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        foreach (
            var argument in new[] { Path.Combine(AppContext.BaseDirectory, "sitegen.dll"), "preview", "--port", "0" }
        )
        {
            start.ArgumentList.Add(argument);
        }

        _preview = Process.Start(start)!;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = Chromium.Find(), Args = ["--no-sandbox", "--disable-gpu"] }
        );
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (_preview is not null)
        {
            _preview.Kill(entireProcessTree: true);
            await _preview.WaitForExitAsync();
            _preview.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_mistake_is_shown_at_its_cell_goes_when_mended_and_moves_nobody_from_their_place()
    {
        var page = await _browser!.NewPageAsync();
        page.SetDefaultTimeout(Patience);
        // There may be no site yet: the page that says so becomes the one that was asked for.
        var address = await PreviewAddress.ReadAsync(_preview!.StandardOutput, CancellationToken.None);
        await page.GotoAsync($"{address}part/module/note/");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("A note", new() { Timeout = Patience });
        var panel = page.Locator(".preview-panel");
        await Assertions.Expect(page.Locator("#cell-1 .cell-done")).ToHaveCountAsync(1, new() { Timeout = Patience });
        await Assertions.Expect(panel).ToBeHiddenAsync(new() { Timeout = Patience });

        await page.EvaluateAsync("document.getElementById('section-9').scrollIntoView({ behavior: 'instant' })");
        var place = await PlaceAsync(page);

        await SaveAsync(Note.Replace("// => 2", "// => 3", StringComparison.Ordinal));
        await Assertions
            .Expect(page.Locator("#cell-1 .preview-at"))
            .ToContainTextAsync("expected 3 but the value is 2", new() { Timeout = Patience });
        await Assertions.Expect(panel).ToContainTextAsync("input/part/module/note.md:10:13 error SNIP202");
        await Assertions.Expect(panel.Locator("summary")).ToHaveTextAsync("1 error");
        (await PlaceAsync(page)).ShouldBe(place, tolerance: 2);

        await SaveAsync(Note.Replace("First words.", "First words.\n\nAnd more of them.", StringComparison.Ordinal));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("more of them", new() { Timeout = Patience });
        await Assertions.Expect(panel).ToBeHiddenAsync(new() { Timeout = Patience });
        (await page.Locator(".preview-at").CountAsync()).ShouldBe(0);
        (await PlaceAsync(page)).ShouldBe(place, tolerance: 2);
    }

    /// <summary>Where the heading that was gone to stands in the window, in pixels from its top.</summary>
    private static Task<double> PlaceAsync(IPage page) =>
        page.EvaluateAsync<double>("document.getElementById('section-9').getBoundingClientRect().top");

    private async Task SaveAsync(string text)
    {
        var file = Path.Combine(_folder, "input", "part", "module", "note.md");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, text);
    }
}

using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace MlMath.SiteGen.Tests.Commands;

/// <summary>The preview as an author meets it: pages over HTTP, and a stream that says when to reload.</summary>
public sealed class PreviewTests
{
    private const string Note =
        "---\ntitle: A note\nsummary: One claim.\nlevel: beginner\n---\n\nFirst words.\n\n```csharp\n1 + 1 // => 2\n```\n";

    [Fact]
    public async Task A_save_reloads_the_page_a_mistake_is_shown_and_goes_when_mended()
    {
        using var folder = new TemporaryFolder(("input/part/module/note.md", Note));
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await using var preview = await RunningPreview.StartAsync(folder.Root, patience.Token);
        using var client = new HttpClient { BaseAddress = preview.Address };
        using var events = new StreamReader(await client.GetStreamAsync("_preview/events", patience.Token));

        await NextAsync(events, "reload", patience.Token);
        (await client.GetStringAsync("part/module/note/", patience.Token)).ShouldContain("First words.");

        folder.Write("input/part/module/note.md", Note.Replace("// => 2", "// => 3", StringComparison.Ordinal));
        (await NextAsync(events, "findings", patience.Token)).ShouldStartWith(
            "input/part/module/note.md:10:13: error SNIP202"
        );
        (await client.GetStringAsync("part/module/note/", patience.Token)).ShouldContain("First words.");

        folder.Write("input/part/module/note.md", Note.Replace("First", "Second", StringComparison.Ordinal));
        await NextAsync(events, "reload", patience.Token);
        (await client.GetStringAsync("part/module/note/", patience.Token)).ShouldContain("Second words.");
        (await client.GetAsync("part/module/absent/", patience.Token)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Only_the_loopback_address_is_answered()
    {
        using var folder = new TemporaryFolder(("input/part/module/note.md", Note));
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await using var preview = await RunningPreview.StartAsync(folder.Root, patience.Token);
        using var client = new HttpClient { BaseAddress = preview.Address };

        preview.Address.Host.ShouldBe("127.0.0.1");
        using var rebound = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = "evil.example" } };
        (await client.SendAsync(rebound, patience.Token)).StatusCode.ShouldBe(HttpStatusCode.MisdirectedRequest);
    }

    // The data of the next event of a kind; others are passed over.
    private static async Task<string> NextAsync(StreamReader events, string kind, CancellationToken stop)
    {
        var current = "";
        while (await events.ReadLineAsync(stop) is { } line)
        {
            if (line.StartsWith("event: ", StringComparison.Ordinal))
            {
                current = line["event: ".Length..];
            }
            else if (line.StartsWith("data: ", StringComparison.Ordinal) && current == kind)
            {
                return line["data: ".Length..];
            }
        }

        throw new EndOfStreamException($"the stream ended before `{kind}`");
    }

    private sealed class RunningPreview(Process process, Uri address) : IAsyncDisposable
    {
        public Uri Address { get; } = address;

        public static async Task<RunningPreview> StartAsync(string folder, CancellationToken stop)
        {
            var start = new ProcessStartInfo("dotnet")
            {
                WorkingDirectory = folder,
                UseShellExecute = false,
                RedirectStandardOutput = true,
            };
            start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "sitegen.dll"));
            start.ArgumentList.Add("preview");
            start.ArgumentList.Add("--port");
            start.ArgumentList.Add("0");
            var process = Process.Start(start)!;
            while (await process.StandardOutput.ReadLineAsync(stop) is { } line)
            {
                if (
                    Regex.Match(line, "http://[0-9.:]+/", RegexOptions.None, TimeSpan.FromSeconds(1)) is
                    { Success: true } match
                )
                {
                    _ = process.StandardOutput.ReadToEndAsync(stop);
                    return new RunningPreview(process, new Uri(match.Value));
                }
            }

            throw new InvalidOperationException("the preview ended before it served anything");
        }

        public async ValueTask DisposeAsync()
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }
}

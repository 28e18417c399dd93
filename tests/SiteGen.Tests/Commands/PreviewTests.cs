using System.Net;
using System.Text.RegularExpressions;

namespace MlMath.SiteGen.Tests.Commands;

/// <summary>The preview as an author meets it: pages over HTTP, and a stream that says when there is news.</summary>
public sealed class PreviewTests
{
    private const string Note =
        "---\ntitle: A note\nsummary: One claim.\nlevel: beginner\n---\n\nFirst words.\n\n```csharp\n1 + 1 // => 2\n```\n";

    [Fact]
    public async Task A_save_is_shown_a_mistake_is_told_with_the_page_as_it_is_now_and_goes_when_mended()
    {
        using var folder = new TemporaryFolder(("input/part/module/note.md", Note));
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(10));
        await using var preview = await RunningPreview.StartAsync(folder.Root, patience.Token);

        await preview.NewsAsync("""{"findings":[],"running":[]}""", patience.Token);
        (await preview.Client.GetStringAsync("part/module/note/", patience.Token)).ShouldContain("First words.");

        folder.Write(
            "input/part/module/note.md",
            Note.Replace("// => 2", "// => 3", StringComparison.Ordinal)
                .Replace("First", "Second", StringComparison.Ordinal)
        );
        var news = await preview.NewsAsync("SNIP202", patience.Token);
        news.ShouldStartWith(
            """{"findings":[{"place":"input/part/module/note.md:10:13","severity":"error","code":"SNIP202","""
        );
        news.ShouldEndWith(""","page":"/part/module/note/","cell":1}],"running":[]}""");
        (await preview.Client.GetStringAsync("part/module/note/", patience.Token)).ShouldContain("Second words.");

        folder.Write("input/part/module/note.md", Note.Replace("First", "Third", StringComparison.Ordinal));
        await preview.NewsAsync("""{"findings":[],"running":[]}""", patience.Token);
        (await preview.Client.GetStringAsync("part/module/note/", patience.Token)).ShouldContain("Third words.");
        (await preview.Client.GetAsync("part/module/absent/", patience.Token)).StatusCode.ShouldBe(
            HttpStatusCode.NotFound
        );
    }

    [Fact]
    public async Task Only_the_loopback_address_is_answered()
    {
        using var folder = new TemporaryFolder(("input/part/module/note.md", Note));
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(10));
        await using var preview = await RunningPreview.StartAsync(folder.Root, patience.Token);

        preview.Client.BaseAddress!.Host.ShouldBe("127.0.0.1");
        using var rebound = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = "evil.example" } };
        (await preview.Client.SendAsync(rebound, patience.Token)).StatusCode.ShouldBe(
            HttpStatusCode.MisdirectedRequest
        );
    }

    [Fact]
    public async Task A_page_that_has_not_changed_is_not_sent_again()
    {
        using var folder = new TemporaryFolder(("input/part/module/note.md", Note));
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(10));
        await using var preview = await RunningPreview.StartAsync(folder.Root, patience.Token);

        // While cells run the page changes as they finish.
        await preview.NewsAsync("""{"findings":[],"running":[]}""", patience.Token);
        var page = await preview.Client.GetStringAsync("part/module/note/", patience.Token);
        var tag = Regex.Match(page, "data-tag=\"(?<tag>[0-9a-f]+)\"", RegexOptions.None, Patterns.Patience);
        using var again = new HttpRequestMessage(HttpMethod.Get, "part/module/note/");
        again.Headers.TryAddWithoutValidation("If-None-Match", tag.Groups["tag"].Value);

        (await preview.Client.SendAsync(again, patience.Token)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }
}

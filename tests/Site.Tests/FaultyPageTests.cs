using MlMath.Browsing;
using MlMath.Site.Tests.Visits;

namespace MlMath.Site.Tests;

/// <summary>A visit finds what is wrong: each question of <see cref="EveryPageTests"/>, asked of a page that fails it.</summary>
public sealed class FaultyPageTests : IAsyncLifetime
{
    private const string Page = """
        <!DOCTYPE html>
        <html lang="en">
          <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <title>Everything wrong</title>
            <link rel="icon" href="data:," />
            <link rel="stylesheet" href="site.css" />
            <script defer src="site.js"></script>
          </head>
          <body>
            <main>
              <h1>Everything wrong</h1>
              <p class="late"></p>
              <p class="faint">Grey upon grey in the dark</p>
              <p class="pale">White upon white in the light</p>
              <pre><code><span class="word">one</span> <span class="word">two</span> <span class="word dim">three</span></code></pre>
              <svg class="fig" viewBox="0 0 1000 100"><text y="50">tiny</text><text class="cut" x="990" y="50">cut off</text></svg>
              <div class="wide">Wide</div>
            </main>
          </body>
        </html>
        """;

    private const string Styles = """
        body { margin: 0; background: #fff; color: #111 }
        @media (prefers-color-scheme: dark) { body { background: #111; color: #fff } .faint, .dim { color: #222 } }
        @media (prefers-color-scheme: light) { .pale { color: #eee } }
        .wide { width: 2000px }
        .fig { width: 100% }
        .fig text { font-size: 10px }
        .fig .cut { font-size: 40px }
        .moved { height: 300px }
        """;

    private const string Script = """
        console.error("a complaint");
        setTimeout(() => { throw new Error("a fault") });
        fetch("http://127.0.0.1:9/elsewhere").catch(() => {});
        fetch("nowhere").catch(() => {});
        document.querySelector("main").append("Invisible without scripts");
        requestAnimationFrame(() => setTimeout(() => document.querySelector(".late").classList.add("moved"), 50));
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("faulty-page-").FullName;
    private ServedSite? _served;

    public async Task InitializeAsync()
    {
        foreach (
            var (name, content) in new[]
            {
                ("index.html", Page),
                ("404.html", "<!DOCTYPE html><title>Nothing here</title>"),
                ("site.css", Styles),
                ("site.js", Script),
            }
        )
        {
            await File.WriteAllTextAsync(Path.Combine(_folder, name), content);
        }

        _served = await ServedSite.StartAsync(_folder);
    }

    public async Task DisposeAsync()
    {
        if (_served is not null)
        {
            await _served.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_visit_finds_every_fault()
    {
        var visits = await new Visitor(_served!).VisitAllAsync(["index.html"]);

        visits.Select(v => v.Screen).ShouldBe([Screen.Phone, Screen.Desktop]);
        foreach (var visit in visits)
        {
            visit.Complaints.ShouldContain("console: a complaint");
            visit.Complaints.ShouldContain(c => c.Contains("a fault"));
            visit.Complaints.ShouldContain(c => c.Contains("404"));
            visit.Complaints.ShouldContain(c =>
                c.Contains("http://127.0.0.1:9/elsewhere") && c.Contains("Content Security Policy")
            );
            visit.Overflow.ShouldBe(2000 - visit.Screen.Width);
            visit.Shift.ShouldBeGreaterThan(0.01);
            visit.Moved.ShouldNotBeEmpty();
            visit.CutLetters.ShouldHaveSingleItem().ShouldStartWith("\"cut off\" is cut by");
            visit.Weight.Files.Select(f => f.File).ShouldBe(["index.html", "site.css", "site.js"], ignoreOrder: true);
        }

        var (phone, desktop) = (visits[0], visits[1]);
        phone.SmallLetters.ShouldBe(["\"tiny\" is 3.9 px high"]);
        desktop.WordsOfScripts.ShouldBe(["Invisible", "without", "scripts"]);
        desktop.Violations.ShouldContain(v =>
            v.StartsWith("dark: ") && v.Contains("color-contrast") && v.Contains("faint")
        );
        desktop.Violations.ShouldContain(v => v.StartsWith("dark: ") && v.Contains("word dim"));
        desktop.Violations.ShouldContain(v =>
            v.StartsWith("light: ") && v.Contains("color-contrast") && v.Contains("pale")
        );
    }
}

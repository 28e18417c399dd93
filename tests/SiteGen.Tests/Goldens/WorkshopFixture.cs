using System.Text;
using MlMath.SiteGen.Pipelines;

namespace MlMath.SiteGen.Tests.Goldens;

/// <summary>
/// Real builds for all goldens: one workshop, so that workers and the typesetter start once, and one build for all the
/// cases, each a module of its own with the files of its folder.
/// </summary>
public sealed class WorkshopFixture : IAsyncLifetime
{
    private const string Part = "cases";

    private readonly TemporaryFolder _folder = new();
    private readonly Workshop _workshop;

    public WorkshopFixture() => _workshop = new Workshop(new SiteOptions { Cache = _folder["cache"], Jobs = 2 });

    /// <summary>The build of all the cases.</summary>
    public BuildResult Cases { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Copy(Path.Combine(Golden.Root, "snippets"), "snippets");
        Copy(Path.Combine(Golden.Cases, "_shared"), "input");
        foreach (var name in Golden.NamesIn(Golden.Cases))
        {
            Copy(Path.Combine(Golden.Cases, name), $"input/{Part}/{name}");
            var listings = _folder[$"input/{Part}/{name}/snippets"];
            if (Directory.Exists(listings))
            {
                Directory.Move(listings, _folder[$"snippets/{name}"]);
            }
        }

        Cases = await BuildAsync(_folder["input"]);
    }

    public async Task DisposeAsync()
    {
        await _workshop.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>Builds a folder of notes up to the site's files.</summary>
    public Task<BuildResult> BuildAsync(string input) =>
        SiteBuild.RunAsync(
            new SiteOptions
            {
                Input = input,
                Cache = _folder["cache"],
                Search = false,
            },
            _workshop,
            new SilentReporter(),
            CancellationToken.None
        );

    /// <summary>What the build found in one case, paths as seen from the case's folder.</summary>
    public string MessagesOf(string name)
    {
        var own = $"{_folder.Root}/input/{Part}/{name}/";
        var listings = $"{_folder.Root}/snippets/";
        return string.Concat(
                Cases
                    .Findings.Where(f =>
                        f.Span.Source.Path.StartsWith(own, StringComparison.Ordinal)
                        || f.Span.Source.Path.StartsWith($"{listings}{name}/", StringComparison.Ordinal)
                    )
                    .Select(f => $"{f}\n\n")
            )
            .Replace(own, "", StringComparison.Ordinal)
            .Replace(listings, "snippets/", StringComparison.Ordinal);
    }

    /// <summary>The HTML of a case's `note.md`, drawings and formulas shortened to what they say.</summary>
    public string HtmlOf(string name)
    {
        var note = Cases.State.Notes.Single(n => n.Note.Address.Path == $"{Part}/{name}/note");
        return ReadableHtml.Of(note.Rendered!.Html);
    }

    /// <summary>What the page of a case's `note.md` says of names in cells; null where there are none.</summary>
    public string? NamesOf(string name) =>
        Cases.State.Notes.Single(n => n.Note.Address.Path == $"{Part}/{name}/note").Rendered!.Names;

    /// <summary>A file that a reader of a case's `note.md` may take home.</summary>
    public string FileOf(string name, string ending)
    {
        var file = Cases.State.Files.Single(f => f.Path == $"{Part}/{name}/note/note.{ending}");
        return Encoding.UTF8.GetString(file.Content.Span);
    }

    private void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var inside = Path.GetRelativePath(from, file);
            if (!inside.StartsWith("expected.", StringComparison.Ordinal))
            {
                _folder.Write(Path.Combine(to, inside), File.ReadAllBytes(file));
            }
        }
    }
}

[CollectionDefinition("workshop")]
public sealed class WorkshopCollection : ICollectionFixture<WorkshopFixture>;

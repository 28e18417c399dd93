using System.Collections.Immutable;
using MlMath.SiteGen.Feeds;

namespace MlMath.SiteGen.Pipelines.Modules;

/// <summary>What programs read: the map of the site, its feed, its contents for language models, its moved addresses.</summary>
public sealed class DescribeSite : IModule
{
    private const string PageFile = "index.html";

    public string Name => "Describing the site";

    public Task<BuildState> RunAsync(BuildState state, BuildContext context, CancellationToken stop)
    {
        var views = SiteViews.Of(state);
        var url = state.Url;
        var notes = NotesOf(state, views, context.Options);
        var changed = notes.ToDictionary(n => n.Address, n => n.Changed, StringComparer.Ordinal);
        var summary = state.Curriculum.Home?.FrontMatter.Summary ?? views.Site.Title;
        var files = ImmutableArray.CreateBuilder<SiteFile>();
        files.Add(SiteFile.Text("robots.txt", Sitemap.WriteRobots(url)));
        files.Add(SiteFile.Text("llms.txt", () => LlmsText.Write(url, views.Site.Title, summary, notes)));
        files.AddRange(
            state
                .Notes.Where(n => n.Kind == PageKind.Note)
                .Select(n => SiteFile.Text(PageAddress.Of(n) + LlmsText.NoteFile, () => n.Note.Source.Text))
        );
        var moves = Moves(state);
        if (!moves.IsEmpty)
        {
            files.Add(SiteFile.Text(Redirects.File, Redirects.Write(moves)));
        }

        // Both name pages by their whole address.
        if (url is not null)
        {
            var pages = state
                .Files.Where(f => f.Path == PageFile || f.Path.EndsWith($"/{PageFile}", StringComparison.Ordinal))
                .Select(f => f.Path[..^PageFile.Length])
                .Order(StringComparer.Ordinal);
            files.Add(
                SiteFile.Text("sitemap.xml", Sitemap.Write(url, pages.Select(p => (p, changed.GetValueOrDefault(p)))))
            );
            if (views.Site.HasFeed)
            {
                var feed = AtomFeed.Write(url, views.Site.Title, summary, state.History.Latest!.Value, notes);
                files.Add(SiteFile.Text(AtomFeed.File, feed));
            }
        }

        return Task.FromResult(state with { Files = [.. state.Files, .. files] });
    }

    private static ImmutableArray<SiteEntry> NotesOf(BuildState state, SiteViews views, SiteOptions options) =>
        [
            .. from part in state.Curriculum.Parts
            from module in part.Modules
            from note in module.Notes
            select new SiteEntry(
                $"{note.Address.Path}/",
                note.FrontMatter.Title,
                $"{views.PartOf(part.Slug).Title}: {module.Title}",
                note.FrontMatter.Summary,
                state.History.Of(NoteFiles.PathInside(options, note))
            ),
        ];

    private static ImmutableArray<(string From, string To)> Moves(BuildState state) =>
        [
            .. state
                .Curriculum.Notes.SelectMany(n =>
                    n.FrontMatter.Formerly.Select(old => (From: $"{old}/", To: $"{n.Address.Path}/"))
                )
                .OrderBy(m => m.From, StringComparer.Ordinal),
        ];
}

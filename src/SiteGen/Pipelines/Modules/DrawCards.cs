using System.Collections.Immutable;
using MlMath.SiteGen.Markdown.Rendering;
using MlMath.SiteGen.Pages;
using MlMath.SiteGen.Typesetting;

namespace MlMath.SiteGen.Pipelines.Modules;

/// <summary>
/// Draws the picture that a link to a note is shown with elsewhere: its title beside its first figure. Such links name
/// pictures by their whole address, so there are none where that is not known.
/// </summary>
public sealed class DrawCards : IModule
{
    public string Name => "Drawing cards";

    public async Task<BuildState> RunAsync(BuildState state, BuildContext context, CancellationToken stop)
    {
        if (state.Url is null || context.Diagnostics.HasErrors)
        {
            return state;
        }

        var views = SiteViews.Of(state);
        var notes = state.Notes.Where(n => n.Kind == PageKind.Note).ToList();
        var modules = state
            .Curriculum.Parts.SelectMany(p => p.Modules)
            .ToDictionary(m => m.Path, m => m.Title, StringComparer.Ordinal);
        var requests = notes
            .Select(
                TypesetRequest (n) =>
                    new CardRequest(
                        n.Note.FrontMatter.Title,
                        modules[$"{n.Note.Address.Part}/{n.Note.Address.Module}"],
                        views.Site.Title,
                        FirstFigure(n)
                    )
            )
            .ToList();
        var cards = await context.Workshop.Typesetter.RunAsync(requests, stop);
        var files = notes.Zip(cards, (note, card) => new SiteFile(CardOf(note), Picture(note, card)));
        return state with { Files = [.. state.Files, .. files] };
    }

    private static string CardOf(NoteBuild note) => PageAddress.Of(note) + AssetMap.CardFile;

    // Nothing that an author writes can make a card fail that did not fail as a figure.
    private static byte[] Picture(NoteBuild note, Typeset card) =>
        card.Error is null
            ? Convert.FromBase64String(card.Markup)
            : throw new InvalidOperationException($"the card of {note.Note.Address} cannot be drawn: {card.Error}");

    // Its drawing for phones, where it has one: on a card the letters must be as large.
    private static string FirstFigure(NoteBuild note)
    {
        var figures = NoteTypesetting
            .Requests(note.Document!, note.Runs, note.References)
            .OfType<FigureRequest>()
            .ToList();
        var first = figures.FirstOrDefault();
        var narrow = figures.FirstOrDefault(f => f.Spec == first?.Spec && f.Widest is not null);
        return (narrow ?? first) is { } figure ? note.Typeset[figure] : "";
    }
}

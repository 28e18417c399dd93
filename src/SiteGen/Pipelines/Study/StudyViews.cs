using MlMath.SiteGen.Curriculum;
using MlMath.SiteGen.Pages.Views;
using MlMath.SiteGen.Pipelines.Modules;

namespace MlMath.SiteGen.Pipelines.Study;

/// <summary>Gathers what a reader can come back to.</summary>
public static class StudyViews
{
    /// <returns>Null when the site has no note.</returns>
    public static PageLink? LinkIn(BuildState state) =>
        state.Notes.Any(n => n.Kind == PageKind.Note) ? StudyView.Link : null;

    /// <returns>Null when the site has no note.</returns>
    public static StudyView? Of(BuildState state, SiteViews views)
    {
        if (LinkIn(state) is null)
        {
            return null;
        }

        var head = PageHeads.Of(
            state,
            StudyView.Address,
            StudyView.Link.Title,
            "What you have read, what you marked, and the questions that are due today."
        );
        var builds = state.Notes.ToDictionary(n => n.Note.Source.Path, StringComparer.Ordinal);
        var modules = state
            .Curriculum.Parts.SelectMany(p => p.Modules)
            .Where(m => !m.Notes.IsEmpty)
            .Select(m => new StudyModule(
                new PageLink(m.Title, $"{m.Path}/"),
                [.. m.Notes.Select(n => NoteOf(n, builds[n.Source.Path], views))]
            ));
        return new StudyView(
            // Questions are shown here whatever formulas they hold.
            head with
            {
                HasMathematics =
                    head.HasMathematics
                    || state.Notes.Any(n => n is { ShowsMathematics: true, Rendered.Questions.IsEmpty: false }),
            },
            [.. modules],
            [.. BuildPaths.CardsOf(state, views).Where(p => !p.Notes.IsEmpty)]
        );
    }

    private static StudyNote NoteOf(Note note, NoteBuild build, SiteViews views)
    {
        var questions = build.Rendered?.Questions ?? [];
        return new StudyNote(
            views.NoteOf(note.Address.Reference)!,
            questions.Length,
            questions.IsEmpty ? null : $"{PageAddress.Of(build)}#{questions[0].Id}"
        );
    }
}

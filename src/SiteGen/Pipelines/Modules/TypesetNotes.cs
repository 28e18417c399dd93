using System.Collections.Immutable;
using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Markdown;
using MlMath.SiteGen.Markdown.Rendering;
using MlMath.SiteGen.Typesetting;

namespace MlMath.SiteGen.Pipelines.Modules;

/// <summary>Typesets each note's formulas, figures and listings.</summary>
public sealed class TypesetNotes : IModule
{
    /// <summary>A formula, figure or listing that an earlier build of the process had not, in the counts of its memory.</summary>
    public const string Requested = "formula, figure or listing typeset";

    public string Name => "Typesetting";

    public async Task<BuildState> RunAsync(BuildState state, BuildContext context, CancellationToken stop)
    {
        var notes = new List<NoteBuild>();
        foreach (var build in state.Notes)
        {
            notes.Add(
                build is { Selected: true, Document: { } document }
                    ? await TypesetAsync(build, document, context, stop)
                    : build
            );
            context.Reporter.Progress(notes.Count, state.Notes.Length, "notes");
        }

        return state with
        {
            Notes = [.. notes],
        };
    }

    private static async Task<NoteBuild> TypesetAsync(
        NoteBuild build,
        NoteDocument document,
        BuildContext context,
        CancellationToken stop
    )
    {
        var typeset = await context.Memory.OfAsync<TypesetNote>(
            "note typeset",
            build.Note.Source.Path,
            [document, build.Runs, build.References],
            async before => await TypesetAsync(build, document, before, context, stop)
        );
        context.Diagnostics.AddRange(typeset.Found);
        return build with { Typeset = typeset.Markup, FormulaRules = typeset.Rules };
    }

    // What the note asked for last time, it is not asked again.
    private static async Task<TypesetNote> TypesetAsync(
        NoteBuild build,
        NoteDocument document,
        TypesetNote? before,
        BuildContext context,
        CancellationToken stop
    )
    {
        var requests = NoteTypesetting.Requests(document, build.Runs, build.References);
        var answers = new Dictionary<TypesetRequest, Typeset>();
        foreach (var request in requests)
        {
            if (before?.Answers.GetValueOrDefault(request) is { Error: null } known)
            {
                answers[request] = known;
            }
        }

        TypesetRequest[] missing = [.. requests.Where(r => !answers.ContainsKey(r))];
        context.Memory.Count(Requested, missing.Length);
        foreach (var (request, answer) in missing.Zip(await context.Workshop.Typesetter.RunAsync(missing, stop)))
        {
            answers[request] = answer;
        }

        var failed = answers.Where(a => a.Value.Error is not null).ToDictionary(a => a.Key, a => a.Value);
        return new TypesetNote(
            answers,
            answers.ToImmutableDictionary(a => a.Key, a => a.Value.Markup),
            [.. requests.SelectMany(r => answers[r].Rules).Distinct()],
            [.. Failures(build, document, failed), .. HeavyFigures(build, document, answers)]
        );
    }

    // Each failure at each place in the note that asks for it; what no place owns (a caption's formula, a cell's figure)
    // at the note's cells.
    private static IEnumerable<Diagnostic> Failures(
        NoteBuild build,
        NoteDocument document,
        Dictionary<TypesetRequest, Typeset> failed
    )
    {
        if (failed.Count == 0)
        {
            yield break;
        }

        var placed = new HashSet<TypesetRequest>();
        foreach (var formula in document.Formulas.Where(f => failed.ContainsKey(f.Request)))
        {
            placed.Add(formula.Request);
            yield return TypesettingDiagnostics.InvalidFormula(formula.Tex, failed[formula.Request]);
        }

        foreach (var listing in document.Listings.Where(l => failed.ContainsKey(l.Request)))
        {
            placed.Add(listing.Request);
            yield return TypesettingDiagnostics.For(listing.Request, failed[listing.Request], listing.LanguageSpan);
        }

        foreach (var (snippet, run) in document.Snippets.Zip(build.Runs))
        {
            foreach (var request in NoteTypesetting.OfRun(snippet, run).Where(failed.ContainsKey))
            {
                placed.Add(request);
                yield return TypesettingDiagnostics.For(request, failed[request], snippet.FenceSpan);
            }
        }

        foreach (var (request, result) in failed.Where(f => !placed.Contains(f.Key)))
        {
            yield return TypesettingDiagnostics.For(request, result, build.Note.Source.Span(build.Note.BodyStart, 0));
        }
    }

    // A heavy drawing is on the page once, as a phone has it; each panel of a cell counts by itself.
    private static IEnumerable<Diagnostic> HeavyFigures(
        NoteBuild build,
        NoteDocument document,
        Dictionary<TypesetRequest, Typeset> answers
    ) =>
        from drawn in document.Snippets.Zip(build.Runs)
        from request in NoteTypesetting.OfRun(drawn.First, drawn.Second)
        where request is FigureRequest { Widest: not null }
        let length = answers[request].Markup.Length
        where length > PhoneDrawing.Heaviest
        select TypesettingDiagnostics.HeavyFigure(drawn.First.FenceSpan, length);

    private sealed record TypesetNote(
        Dictionary<TypesetRequest, Typeset> Answers,
        ImmutableDictionary<TypesetRequest, string> Markup,
        ImmutableArray<StyleRule> Rules,
        ImmutableArray<Diagnostic> Found
    );
}

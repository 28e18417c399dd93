using System.Collections.Immutable;
using MlMath.SiteGen.Markdown;
using MlMath.SiteGen.Markdown.Rendering;
using MlMath.SiteGen.Typesetting;

namespace MlMath.SiteGen.Pipelines.Modules;

/// <summary>Typesets each note's formulas, figures and listings.</summary>
public sealed class TypesetNotes : IModule
{
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
        var requests = NoteTypesetting.Requests(document, build.Runs, build.References);
        if (requests.IsEmpty)
        {
            return build;
        }

        var results = await context.Workshop.Typesetter.RunAsync(requests, stop);
        var markup = ImmutableDictionary.CreateBuilder<TypesetRequest, string>();
        var failed = new Dictionary<TypesetRequest, Typeset>();
        foreach (var (request, result) in requests.Zip(results))
        {
            markup[request] = result.Markup;
            if (result.Error is not null)
            {
                failed[request] = result;
            }
        }

        Report(build, document, failed, context);
        return build with
        {
            Typeset = markup.ToImmutable(),
            FormulaRules = [.. results.SelectMany(r => r.Rules).Distinct()],
        };
    }

    // Each failure at each place in the note that asks for it; what no place owns (a caption's formula, a cell's figure)
    // at the note's cells.
    private static void Report(
        NoteBuild build,
        NoteDocument document,
        Dictionary<TypesetRequest, Typeset> failed,
        BuildContext context
    )
    {
        if (failed.Count == 0)
        {
            return;
        }

        var placed = new HashSet<TypesetRequest>();
        foreach (var formula in document.Formulas.Where(f => failed.ContainsKey(f.Request)))
        {
            placed.Add(formula.Request);
            context.Diagnostics.Add(TypesettingDiagnostics.InvalidFormula(formula.Tex, failed[formula.Request]));
        }

        foreach (var listing in document.Listings.Where(l => failed.ContainsKey(l.Request)))
        {
            placed.Add(listing.Request);
            context.Diagnostics.Add(
                TypesettingDiagnostics.For(listing.Request, failed[listing.Request], listing.LanguageSpan)
            );
        }

        foreach (var (snippet, run) in document.Snippets.Zip(build.Runs))
        {
            foreach (var request in NoteTypesetting.OfRun(snippet, run).Where(failed.ContainsKey))
            {
                placed.Add(request);
                context.Diagnostics.Add(TypesettingDiagnostics.For(request, failed[request], snippet.FenceSpan));
            }
        }

        foreach (var (request, result) in failed.Where(f => !placed.Contains(f.Key)))
        {
            context.Diagnostics.Add(
                TypesettingDiagnostics.For(request, result, build.Note.Source.Span(build.Note.BodyStart, 0))
            );
        }
    }
}

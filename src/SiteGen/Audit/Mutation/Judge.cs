using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Snippets;
using MlMath.SiteGen.Snippets.Expectations;

namespace MlMath.SiteGen.Audit.Mutation;

/// <summary>Whether a build would have failed at a cell's run.</summary>
public static class Judge
{
    /// <summary>Warnings do not count: a build passes with them.</summary>
    public static bool Fails(Snippet snippet, SnippetRun run, FigureRecords records)
    {
        var made = RunFigure.Of(snippet, run).Select(f => f.Name).ToHashSet();
        return SnippetChecker.Check(snippet, run, records).Diagnostics.Any(d => d.Severity == Severity.Error)
            || records.All.Any(r => r.Name.Cell == snippet.Index + 1 && !made.Contains(r.Name));
    }
}

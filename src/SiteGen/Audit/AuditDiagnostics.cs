using MlMath.SiteGen.Audit.Determinism;
using MlMath.SiteGen.Audit.Mutation;
using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Snippets;
using MlMath.SiteGen.Snippets.Expectations;

namespace MlMath.SiteGen.Audit;

/// <summary>What an audit can find: AUD101 to AUD203.</summary>
public static class AuditDiagnostics
{
    private const int Longest = 60;

    public static Diagnostic Varies(Variation variation) =>
        new(
            Severity.Error,
            "AUD101",
            variation.Span,
            $"cell {variation.Cell + 1} varies with {variation.Cause.What}: {variation.Kind} `{Excerpt.Of(variation.One)}` and `{Excerpt.Of(variation.Other)}`",
            variation.Cause.Help
        );

    public static Diagnostic Survives(Mutant mutant) =>
        new(
            Severity.Warning,
            "AUD201",
            mutant.Span,
            mutant.Replacement.Trim().Length == 0
                ? $"no check fails without `{Short(mutant.Original)}`"
                : $"no check fails with `{Short(mutant.Replacement)}` in place of `{Short(mutant.Original)}`",
            "say what the code gives: a `// =>`, a line of output, a `Check`, a figure; or leave out what has no effect"
        );

    public static Diagnostic ScoreTooLow(NoteScore score, int minimum) =>
        new(
            Severity.Error,
            "AUD202",
            score.Build.Note.Source.Span(0, 0),
            $"the checks find {score.Percent} % of the mistakes put in ({score.Killed} of {score.Killed + score.Survived}), and at least {minimum} % are asked",
            "check what the surviving mutants change"
        );

    public static Diagnostic Unsteady(Snippet cell) =>
        new(
            Severity.Error,
            "AUD203",
            cell.FenceSpan,
            $"cell {cell.Index + 1} does not pass when the note runs in a fresh process, so mutants from there on are not tried",
            "let it depend on earlier cells of its note alone; `audit --only determinism` names what varies"
        );

    private static string Short(string code)
    {
        var line = string.Join(' ', code.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= Longest ? line : line[..Longest] + "…";
    }
}

namespace MlMath.SiteGen.Snippets.Expectations;

/// <summary>What comparing an expected text with the printed one gave.</summary>
/// <param name="Difference">The first difference; null when the texts agree.</param>
/// <param name="Merged">What a page shows: the expected text, whose digits are verified, with `...` filled in; the printed text when they differ.</param>
/// <param name="Lines">How many expected lines were checked.</param>
/// <param name="Numbers">How many expected numbers were checked.</param>
public sealed record OutputComparison(OutputDifference? Difference, string Merged, int Lines, int Numbers)
{
    public bool Matches => Difference is null;
}

/// <summary>The first place where the printed text is not the expected one.</summary>
/// <param name="Start">Offset in the expected text.</param>
/// <param name="Length">Length of the stretch that is wrong; 0 where something is missing from the expected text.</param>
/// <param name="Expected">That stretch; empty where nothing more was expected.</param>
/// <param name="Actual">What was printed there; empty where nothing was.</param>
/// <param name="ActualLine">The whole printed line; null where the printed text had ended.</param>
public sealed record OutputDifference(int Start, int Length, string Expected, string Actual, string? ActualLine);

using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Snippets;

namespace MlMath.SiteGen.Typesetting;

/// <summary>What can be wrong with what an author wants typeset.</summary>
public static class TypesettingDiagnostics
{
    /// <param name="formula">The formula between its dollar signs: what <see cref="FormulaRequest.Tex"/> was.</param>
    /// <param name="result">Has an error.</param>
    public static Diagnostic InvalidFormula(SourceSpan formula, Typeset result) =>
        InvalidFormula(At(formula, result.ErrorOffset), result.Error!);

    /// <param name="formula">As above, for a formula whose lines begin with quote marks or indentation.</param>
    /// <param name="result">Has an error.</param>
    public static Diagnostic InvalidFormula(MappedCode formula, Typeset result) =>
        InvalidFormula(
            result.ErrorOffset is { } offset ? formula.Span(offset, 0) : formula.Span(0, formula.Text.Length),
            result.Error!
        );

    public static Diagnostic FigureNotDrawn(SourceSpan cell, string error) =>
        new(
            Severity.Error,
            "TYPE102",
            cell,
            $"the cell's figure cannot be drawn: {error}",
            "mend the call that made the figure, or show its data as a table"
        );

    public static Diagnostic UnknownLanguage(SourceSpan language, string name) =>
        new(
            Severity.Error,
            "TYPE103",
            language,
            $"unknown language `{name}`",
            Suggestion.For(name, ListingLanguages.Names) is { } near
                ? $"did you mean `{near}`?"
                : $"use one of {string.Join(", ", ListingLanguages.Names)}; `text` has no highlighting"
        );

    public static Diagnostic Stopped(SourceSpan input, string error) =>
        new(
            Severity.Error,
            "TYPE104",
            input,
            $"the typesetting process stopped twice on this: {error}",
            "make it smaller or simpler"
        );

    public static Diagnostic ListingNotHighlighted(SourceSpan listing, string error) =>
        new(
            Severity.Error,
            "TYPE105",
            listing,
            $"the listing cannot be highlighted: {error}",
            "use the language `text`, which has no highlighting"
        );

    /// <param name="length">Of its drawing for phones, in characters.</param>
    public static Diagnostic HeavyFigure(SourceSpan cell, int length) =>
        new(
            Severity.Warning,
            "TYPE106",
            cell,
            $"the cell's figure is a drawing of {length} characters, more than the {PhoneDrawing.Heaviest} that a phone fetches at once",
            "draw fewer points, lines or arrows (thin them, for example with `.Where((_, i) => i % 10 == 0)`), or make two figures"
        );

    /// <summary>The diagnostic of any request whose result has an error.</summary>
    /// <param name="span">A formula: the TeX. A figure: its cell. A listing: the language's name on the fence.</param>
    public static Diagnostic For(TypesetRequest request, Typeset result, SourceSpan span) =>
        request switch
        {
            _ when result.Stopped => Stopped(span, result.Error!),
            FormulaRequest => InvalidFormula(span, result),
            FigureRequest => FigureNotDrawn(span, result.Error!),
            ListingRequest l when !ListingLanguages.Contains(l.Language) => UnknownLanguage(span, l.Language),
            ListingRequest => ListingNotHighlighted(span, result.Error!),
            _ => throw new ArgumentException($"no diagnostic for {request.GetType()}", nameof(request)),
        };

    private static Diagnostic InvalidFormula(SourceSpan span, string error) =>
        new(
            Severity.Error,
            "TYPE101",
            span,
            $"the formula is not valid TeX: {error}",
            "KaTeX's supported commands are at katex.org/docs/supported, the site's own on its notation page"
        );

    private static SourceSpan At(SourceSpan formula, int? offset) =>
        offset is { } o && o <= formula.Length ? formula.Source.Span(formula.Start + o, formula.Length - o) : formula;
}

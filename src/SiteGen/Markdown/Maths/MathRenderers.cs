using Markdig.Syntax.Inlines;
using MlMath.SiteGen.Markdown.Rendering;
using MlMath.SiteGen.Typesetting;

namespace MlMath.SiteGen.Markdown.Maths;

/// <summary>A formula in a line, held together with the punctuation right behind it, which must not begin a line.</summary>
internal sealed class MathInlineRenderer : NoteObjectRenderer<MathInline>
{
    protected override void Write(NoteHtmlRenderer renderer, MathInline node)
    {
        var request = node.Formula?.Request ?? new FormulaRequest(node.Tex, DisplayMode: false);
        var punctuation = TextAfterFormulaRenderer.PunctuationAfter(node);
        if (punctuation.Length == 0)
        {
            renderer.WriteFormula(request);
            return;
        }

        renderer.Write("<span class=\"together\">");
        renderer.WriteFormula(request);
        renderer.WriteEscape(punctuation).Write("</span>");
    }
}

/// <summary>Text; what a formula before it has taken along is left out.</summary>
internal sealed class TextAfterFormulaRenderer : NoteObjectRenderer<LiteralInline>
{
    // Signs on the page. A longer formula must be free to break between them, or it would not fit a phone.
    private const int LongestTogether = 18;

    /// <summary>The punctuation that directly follows a formula; empty where none does.</summary>
    public static string PunctuationAfter(MathInline formula) =>
        formula.NextSibling is LiteralInline text && FormulaLength.Of(formula.Tex) <= LongestTogether
            ? Leading(text)
            : "";

    protected override void Write(NoteHtmlRenderer renderer, LiteralInline node)
    {
        var content = node.Content;
        content.Start += node.PreviousSibling is MathInline formula ? PunctuationAfter(formula).Length : 0;
        renderer.WriteEscape(content);
    }

    private static string Leading(LiteralInline text)
    {
        var content = text.Content.AsSpan();
        var length = content.IndexOfAnyExcept(".,;:!?)]’”'\"");
        return content[..(length < 0 ? content.Length : length)].ToString();
    }
}

internal sealed class StrayDollarRenderer : NoteObjectRenderer<StrayDollar>
{
    protected override void Write(NoteHtmlRenderer renderer, StrayDollar node) => renderer.Write('$');
}

/// <summary>`div.equation`: the formula in a part that scrolls, its number beside it.</summary>
internal sealed class MathBlockRenderer : NoteObjectRenderer<MathBlock>
{
    protected override void Write(NoteHtmlRenderer renderer, MathBlock node)
    {
        if (node.Formula is not { } formula)
        {
            return;
        }

        renderer.EnsureLine();
        renderer.Write("<div class=\"equation\"");
        if (formula.Label is { } label)
        {
            renderer.Write(" id=\"").WriteEscape(Labels.AnchorOf(label)).Write('"');
        }

        var name = formula.Number is { } number ? $"Equation {number}" : "Equation";
        renderer.Write($"><div class=\"equation-body\" tabindex=\"0\" role=\"group\" aria-label=\"{name}\">");
        renderer.WriteFormula(formula.Request);
        renderer.Write("</div>");
        if (formula.Number is not null)
        {
            renderer.Write($"<span class=\"equation-number\">({formula.Number})</span>");
        }

        renderer.WriteLine("</div>");
    }
}

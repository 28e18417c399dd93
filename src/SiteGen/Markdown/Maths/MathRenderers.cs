using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax.Inlines;
using MlMath.SiteGen.Markdown.Rendering;
using MlMath.SiteGen.Typesetting;

namespace MlMath.SiteGen.Markdown.Maths;

/// <summary>A formula in a line, with the text that touches it.</summary>
internal sealed class MathInlineRenderer : NoteObjectRenderer<MathInline>
{
    protected override void Write(NoteHtmlRenderer renderer, MathInline node) =>
        renderer.WriteFormula(
            node.Formula?.Request ?? new FormulaRequest(node.Tex, DisplayMode: false),
            Together.Before(node),
            Together.After(node)
        );
}

/// <summary>Code in a line, with the text that touches it.</summary>
internal sealed class CodeInLineRenderer : NoteObjectRenderer<CodeInline>
{
    private readonly CodeInlineRenderer _code = new();

    protected override void Write(NoteHtmlRenderer renderer, CodeInline node)
    {
        var (before, after) = (Together.Before(node), Together.After(node));
        if (before.Length + after.Length == 0 || !renderer.EnableHtmlForInline)
        {
            renderer.WriteEscape(before);
            _code.Write(renderer, node);
            renderer.WriteEscape(after);
            return;
        }

        renderer.Write("<span class=\"together\">").WriteEscape(before);
        _code.Write(renderer, node);
        renderer.WriteEscape(after).Write("</span>");
    }
}

/// <summary>Text; what a formula or code beside it has taken along is left out.</summary>
internal sealed class TextBesideBoxRenderer : NoteObjectRenderer<LiteralInline>
{
    protected override void Write(NoteHtmlRenderer renderer, LiteralInline node) =>
        renderer.WriteEscape(Together.Rest(node));
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

using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using MlMath.SiteGen.Markdown.Citations;
using MlMath.SiteGen.Markdown.Maths;
using MlMath.SiteGen.Markdown.References;

namespace MlMath.SiteGen.Markdown;

/// <summary>Inline markdown without its marks.</summary>
internal static class PlainText
{
    /// <returns>Formulas keep their dollar signs; line breaks are blanks.</returns>
    public static string Of(LeafBlock block)
    {
        var text = new StringBuilder();
        if (block.Inline is { } inline)
        {
            Append(text, inline);
        }

        return text.ToString().Trim();
    }

    public static string Of(ContainerInline inline)
    {
        var text = new StringBuilder();
        Append(text, inline);
        return text.ToString().Trim();
    }

    /// <summary>Words as a reader counts them: a formula is one.</summary>
    public static int CountWords(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Count(w => w.Any(char.IsLetterOrDigit));

    private static void Append(StringBuilder text, Inline inline)
    {
        switch (inline)
        {
            case LiteralInline literal:
                text.Append(literal.Content.AsSpan());
                break;
            case CodeInline code:
                text.Append(code.ContentSpan);
                break;
            case MathInline math:
                text.Append('$').Append(math.Tex).Append('$');
                break;
            case StrayDollar:
                text.Append('$');
                break;
            case LineBreakInline:
                text.Append(' ');
                break;
            case HtmlEntityInline entity:
                text.Append(entity.Transcoded.AsSpan());
                break;
            case AutolinkInline link:
                text.Append(link.Url);
                break;
            case ReferenceInline reference:
                text.Append(reference.Text ?? reference.Fragment ?? reference.Target);
                break;
            case CitationInline:
                break;
            case ContainerInline container:
                foreach (var child in container)
                {
                    Append(text, child);
                }

                break;
        }
    }
}

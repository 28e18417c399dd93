using System.Collections.Immutable;
using System.Text;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using MlMath.SiteGen.Markdown;
using SourceSpan = MlMath.SiteGen.Diagnostics.SourceSpan;

namespace MlMath.SiteGen.Stats;

/// <summary>A paragraph's words: no formula, no code, no citation.</summary>
public sealed record ProseParagraph(SourceSpan Span, ImmutableArray<string> Words)
{
    /// <summary>What two paragraphs have in common when one is a copy of the other: letters and digits, lower case.</summary>
    public string Normalised =>
        string.Join(' ', Words.Select(w => string.Concat(w.Where(char.IsLetterOrDigit)).ToLowerInvariant()));

    /// <summary>The running text of a note: paragraphs and list items. Headings, tables, formulas and code are left out.</summary>
    public static ImmutableArray<ProseParagraph> Of(NoteDocument note) =>
        [
            .. note
                .Syntax.Descendants<ParagraphBlock>()
                .Where(p => p.Inline is not null && !IsInTable(p))
                .OrderBy(p => p.Span.Start)
                .Select(p => new ProseParagraph(note.Source.Span(p.Span.Start, p.Span.Length), WordsOf(p.Inline!)))
                .Where(p => !p.Words.IsEmpty),
        ];

    private static bool IsInTable(Block block)
    {
        for (var parent = block.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is Table)
            {
                return true;
            }
        }

        return false;
    }

    private static ImmutableArray<string> WordsOf(ContainerInline inline)
    {
        var text = new StringBuilder();
        foreach (var part in inline.Descendants())
        {
            if (part is LiteralInline literal)
            {
                text.Append(literal.Content.AsSpan());
            }
            else if (part is LineBreakInline)
            {
                text.Append(' ');
            }
        }

        return [.. text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(IsWord)];
    }

    // What a formula leaves behind, such as the `’s` of a genitive, is no word.
    private static bool IsWord(string text)
    {
        var inner = text.AsSpan().TrimStart("(“\"[‘—–");
        return inner.Length > 0 && char.IsLetterOrDigit(inner[0]);
    }
}

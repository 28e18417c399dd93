using System.Text;
using System.Text.RegularExpressions;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using MlMath.SiteGen.Curriculum;
using MlMath.SiteGen.Markdown;
using MlMath.SiteGen.Markdown.Citations;
using MlMath.SiteGen.Markdown.Containers;
using MlMath.SiteGen.Markdown.Maths;
using MlMath.SiteGen.Markdown.References;

namespace MlMath.SiteGen.Capstone.Corpora;

/// <summary>
/// A note's sentences in the corpus's alphabet, one paragraph a line. Code, tables, figures and displayed formulas are
/// left out, and so is a sentence with anything in it that cannot be read aloud in a few words.
/// </summary>
internal static partial class Prose
{
    // Stands in a sentence for what cannot be read aloud; no author writes it.
    private const char Unspoken = '\uFFFC';

    /// <param name="titles">What a page calls the notes that may be referred to, by reference.</param>
    public static string Of(Note note, NoteDocument document, IReadOnlyDictionary<string, string> titles)
    {
        var paragraphs = document
            .Syntax.Descendants<LeafBlock>()
            .Where(b => b is ParagraphBlock or HeadingBlock or ContainerTitle && !IsInTable(b))
            .Select(b => TextOf(b, titles))
            .Prepend(note.FrontMatter.Summary)
            .Prepend(note.FrontMatter.Title)
            .Select(Spoken)
            .Where(p => p.Length > 0);
        return string.Concat(paragraphs.Select(p => $"{p}\n"));
    }

    private static string Spoken(string paragraph) =>
        Alphabet.Fold(
            string.Join(
                ' ',
                SentenceEnd()
                    .Split(paragraph)
                    .Where(s => s.Any(char.IsLetter) && !s.Contains(Unspoken, StringComparison.Ordinal))
            )
        );

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

    private static string TextOf(LeafBlock block, IReadOnlyDictionary<string, string> titles)
    {
        var text = new StringBuilder();
        if (block.Inline is { } inline)
        {
            Append(text, inline, titles);
        }

        return text.ToString().Trim();
    }

    private static void Append(StringBuilder text, Inline inline, IReadOnlyDictionary<string, string> titles)
    {
        switch (inline)
        {
            case LiteralInline literal:
                text.Append(literal.Content.AsSpan());
                break;
            case MathInline math:
                text.Append(SpokenFormula.Of(math.Tex) ?? $"{Unspoken}");
                break;
            case LineBreakInline:
                text.Append(' ');
                break;
            case HtmlEntityInline entity:
                text.Append(entity.Transcoded.AsSpan());
                break;
            case ReferenceInline reference:
                text.Append(Spoken(reference, titles));
                break;
            case CodeInline code when Words().IsMatch(code.Content):
                text.Append(code.Content);
                break;
            case CitationInline or AnchorInline:
                break;
            case LinkInline { IsImage: true }:
                break;
            case ContainerInline container:
                foreach (var child in container)
                {
                    Append(text, child, titles);
                }

                break;
            default:
                text.Append(Unspoken);
                break;
        }
    }

    // Its own words, the heading that it names, or the title of the note; a number that is given later cannot be known.
    private static string Spoken(ReferenceInline reference, IReadOnlyDictionary<string, string> titles) =>
        reference switch
        {
            { Text: { } text } => text,
            { Fragment: { } fragment } when fragment.Contains(':', StringComparison.Ordinal) => $"{Unspoken}",
            { Fragment: { } heading } => heading.Replace('-', ' '),
            { Target: var target } => titles.GetValueOrDefault(target) ?? $"{Unspoken}",
        };

    [GeneratedRegex("^[A-Za-z ]+$", RegexOptions.None, matchTimeoutMilliseconds: Patterns.PatienceMilliseconds)]
    private static partial Regex Words();

    // After a full stop, question mark or colon that is followed by a blank and no lower-case letter.
    [GeneratedRegex(
        @"(?<=[.?!:][”’)]?)\s+(?=[^a-z])",
        RegexOptions.None,
        matchTimeoutMilliseconds: Patterns.PatienceMilliseconds
    )]
    private static partial Regex SentenceEnd();
}

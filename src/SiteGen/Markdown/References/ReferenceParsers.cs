using System.Text.RegularExpressions;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace MlMath.SiteGen.Markdown.References;

/// <summary>Reads `[[module/note#Heading|text]]`.</summary>
internal sealed class NoteReferenceParser : InlineParser
{
    private static readonly Regex Shape = new(
        @"\G\[\[(?<target>[^\[\]\r\n|#]*)(#(?<fragment>[^\[\]\r\n|]*))?(\|(?<text>[^\[\]\r\n]*))?\]\]",
        RegexOptions.ExplicitCapture,
        Patterns.Patience
    );

    public NoteReferenceParser() => OpeningCharacters = ['['];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.PeekChar() != '[')
        {
            return false;
        }

        var match = Shape.Match(slice.Text, slice.Start, slice.End - slice.Start + 1);
        // `[[text]](address)` and `[[text]][label]` are CommonMark's own: a link whose text stands in brackets.
        if (!match.Success || Follows(slice, match) is '(' or '[')
        {
            return false;
        }

        var start = processor.GetSourcePosition(slice.Start, out var line, out var column);
        processor.Inline = new ReferenceInline
        {
            Span = new SourceSpan(start, start + match.Length - 1),
            Line = line,
            Column = column,
            Target = match.Groups["target"].Value.Trim(),
            Fragment = match.Groups["fragment"] is { Success: true } fragment ? fragment.Value.Trim() : null,
            Text = match.Groups["text"] is { Success: true } text ? text.Value.Trim() : null,
        };
        slice.Start += match.Length;
        return true;
    }

    private static char Follows(StringSlice slice, Match match) => slice.PeekCharExtra(match.Length);
}

/// <summary>Reads `{eq:name}`, a reference to a label, and `{#name}`, an anchor.</summary>
internal sealed class BraceParser : InlineParser
{
    private static readonly Regex Reference = new(
        $@"\G\{{(?<label>({string.Join('|', Labels.All.Select(l => l.Prefix))}):[\w-]+)\}}",
        RegexOptions.ExplicitCapture,
        Patterns.Patience
    );

    private static readonly Regex Anchor = new(
        @"\G\{[ ]*#(?<name>[A-Za-z][\w:.-]*)([ ]+#(?<name>[A-Za-z][\w:.-]*))*[ ]*\}",
        RegexOptions.ExplicitCapture,
        Patterns.Patience
    );

    public BraceParser() => OpeningCharacters = ['{'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var length = slice.End - slice.Start + 1;
        var start = processor.GetSourcePosition(slice.Start, out var line, out var column);
        if (Reference.Match(slice.Text, slice.Start, length) is { Success: true } reference)
        {
            processor.Inline = new ReferenceInline
            {
                Span = new SourceSpan(start, start + reference.Length - 1),
                Line = line,
                Column = column,
                Target = "",
                Fragment = reference.Groups["label"].Value,
            };
            slice.Start += reference.Length;
            return true;
        }

        var anchor = Anchor.Match(slice.Text, slice.Start, length);
        if (!anchor.Success)
        {
            return false;
        }

        processor.Inline = new AnchorInline
        {
            Span = new SourceSpan(start, start + anchor.Length - 1),
            Line = line,
            Column = column,
            Names = [.. anchor.Groups["name"].Captures.Select(c => (c.Value, start + c.Index - anchor.Index))],
        };
        slice.Start += anchor.Length;
        return true;
    }
}

using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace MlMath.SiteGen.Markdown.Citations;

/// <summary>Reads `[@key, locator; @key]`.</summary>
internal sealed class CitationParser : InlineParser
{
    private static readonly Regex Shape = new(
        @"\G\[(?<works>@[^\[\]\r\n]*)\]",
        RegexOptions.ExplicitCapture,
        Patterns.Patience
    );

    private static readonly Regex Work = new(
        @"^\s*@(?<key>[A-Za-z0-9][\w:.-]*[\w]|[A-Za-z0-9])\s*(,\s*(?<locator>.*\S))?\s*$",
        RegexOptions.ExplicitCapture,
        Patterns.Patience
    );

    public CitationParser() => OpeningCharacters = ['['];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.PeekChar() != '@')
        {
            return false;
        }

        var match = Shape.Match(slice.Text, slice.Start, slice.End - slice.Start + 1);
        if (!match.Success || slice.PeekCharExtra(match.Length) is '(' or '[')
        {
            return false;
        }

        var start = processor.GetSourcePosition(slice.Start, out var line, out var column);
        var works = ImmutableArray.CreateBuilder<(string, string, int)>();
        (string, int)? malformed = null;
        var at = start + 1;
        foreach (var part in match.Groups["works"].Value.Split(';'))
        {
            var work = Work.Match(part);
            if (work.Success)
            {
                works.Add((work.Groups["key"].Value, work.Groups["locator"].Value, at + work.Groups["key"].Index));
            }
            else
            {
                malformed ??= (part, at);
            }

            at += part.Length + 1;
        }

        processor.Inline = new CitationInline
        {
            Span = new SourceSpan(start, start + match.Length - 1),
            Line = line,
            Column = column,
            Works = works.ToImmutable(),
            Malformed = malformed,
        };
        slice.Start += match.Length;
        return true;
    }
}

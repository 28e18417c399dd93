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
        foreach (var (key, locator, text, offset) in Read(match.Groups["works"].Value))
        {
            var at = start + 1 + offset;
            if (key is null)
            {
                malformed ??= (text, at);
            }
            else
            {
                works.Add((key, locator, at));
            }
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

    /// <summary>The works between the brackets.</summary>
    /// <param name="written">`@key, §6.4; @other`.</param>
    /// <returns>For each its key, null where it is no work, and where in the text the key, or the whole, begins.</returns>
    internal static ImmutableArray<(string? Key, string Locator, string Text, int Start)> Read(string written)
    {
        var works = ImmutableArray.CreateBuilder<(string?, string, string, int)>();
        var at = 0;
        foreach (var part in written.Split(';'))
        {
            var (key, locator) = (Work.Match(part).Groups["key"], Work.Match(part).Groups["locator"]);
            works.Add(key.Success ? (key.Value, locator.Value, part, at + key.Index) : (null, "", part, at));
            at += part.Length + 1;
        }

        return works.ToImmutable();
    }
}

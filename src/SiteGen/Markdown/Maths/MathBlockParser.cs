using System.Text.RegularExpressions;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace MlMath.SiteGen.Markdown.Maths;

/// <summary>Reads a displayed formula: a line that begins with `$$`, up to the next `$$`, then perhaps `{#eq:name}`.</summary>
internal sealed class MathBlockParser : BlockParser
{
    private static readonly Regex Tail = new(
        @"^[ \t]*(\{#(?<label>[A-Za-z][\w:.-]*)\})?[ \t]*$",
        RegexOptions.ExplicitCapture,
        Patterns.Patience
    );

    public MathBlockParser() => OpeningCharacters = ['$'];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        var line = processor.Line;
        if (processor.IsCodeIndent || line.PeekChar() != '$')
        {
            return BlockState.None;
        }

        var block = new MathBlock(this)
        {
            Column = processor.Column,
            Line = processor.LineIndex,
            Span = new SourceSpan(processor.Start, line.End),
            ProcessInlines = false,
        };
        line.Start += 2;
        var close = Dollars.FindDouble(line.Text, line.Start, line.End + 1);
        if (close >= 0 && !TryClose(block, line, close))
        {
            return BlockState.None;
        }

        if (close < 0)
        {
            AddLine(block, line, line.End + 1);
        }

        processor.NewBlocks.Push(block);
        return close < 0 ? BlockState.ContinueDiscard : BlockState.BreakDiscard;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        var math = (MathBlock)block;
        var line = processor.Line;
        math.UpdateSpanEnd(line.End);
        var close = Dollars.FindDouble(line.Text, line.Start, line.End + 1);
        if (close >= 0 && TryClose(math, line, close))
        {
            return BlockState.BreakDiscard;
        }

        AddLine(math, line, line.End + 1);
        return BlockState.ContinueDiscard;
    }

    private static bool TryClose(MathBlock block, StringSlice line, int close)
    {
        var after = line.Text[(close + 2)..(line.End + 1)];
        var tail = Tail.Match(after);
        if (!tail.Success)
        {
            return false;
        }

        if (tail.Groups["label"] is { Success: true } label)
        {
            block.Label = (label.Value, close + 2 + label.Index);
        }

        AddLine(block, line, close);
        block.IsClosed = true;
        return true;
    }

    // The dollar signs often stand on lines of their own, which are no part of the formula.
    private static void AddLine(MathBlock block, StringSlice line, int end)
    {
        if (end > line.Start && !string.IsNullOrWhiteSpace(line.Text[line.Start..end]))
        {
            block.TexLines.Add((line.Text[line.Start..end], line.Start));
        }
    }
}

using System.Text.RegularExpressions;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using MlMath.SiteGen.Markdown.Maths;

namespace MlMath.SiteGen.Markdown.Containers;

/// <summary>Reads containers. A bare `:::` closes the innermost one that is open, so nesting needs no longer marks.</summary>
internal sealed class ContainerParser : BlockParser
{
    private static readonly Regex Opening = new(
        @"^:{3,}[ \t]*((?<name>[A-Za-z][\w-]*)[ \t]*(?<title>.*?)[ \t]*)?$",
        RegexOptions.ExplicitCapture,
        Patterns.Patience
    );

    private static readonly Regex FirstWord = new(
        @"^(?<word>[A-Za-z-]+)([ \t]+|$)",
        RegexOptions.ExplicitCapture,
        Patterns.Patience
    );

    public ContainerParser() => OpeningCharacters = [':'];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        var line = processor.Line;
        var match = processor.IsCodeIndent ? null : Opening.Match(line.ToString());
        if (match is not { Success: true })
        {
            return BlockState.None;
        }

        var span = new SourceSpan(processor.Start, line.End);
        if (!match.Groups["name"].Success)
        {
            var stray = new StrayClosing(this)
            {
                Span = span,
                Line = processor.LineIndex,
                Column = processor.Column,
            };
            processor.NewBlocks.Push(stray);
            return BlockState.BreakDiscard;
        }

        var name = match.Groups["name"];
        var container = new NoteContainer(this, name.Value, line.Start + name.Index)
        {
            Span = span,
            Line = processor.LineIndex,
            Column = processor.Column,
        };
        AddTitle(processor, container, line, match.Groups["title"]);
        processor.NewBlocks.Push(container);
        return BlockState.ContinueDiscard;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        var container = (NoteContainer)block;
        if (processor.IsCodeIndent || !IsBareMarks(processor.Line) || HasOpenInside(container))
        {
            // The line's indentation is for the blocks inside to judge.
            processor.GoToColumn(processor.ColumnBeforeIndent);
            return BlockState.Continue;
        }

        container.HasClosingMarks = true;
        container.UpdateSpanEnd(processor.Line.End);
        return BlockState.BreakDiscard;
    }

    public override bool Close(BlockProcessor processor, Block block)
    {
        if (block is NoteContainer container)
        {
            container.IsFinished = true;
        }

        return true;
    }

    private static void AddTitle(BlockProcessor processor, NoteContainer container, StringSlice line, Group title)
    {
        var start = line.Start + title.Index;
        var length = title.Length;
        if (container.Name == "exercise" && FirstWord.Match(title.Value) is { Success: true } grade)
        {
            container.Grade = (grade.Groups["word"].Value, start);
            start += grade.Length;
            length -= grade.Length;
        }

        if (length == 0)
        {
            return;
        }

        var block = new ContainerTitle
        {
            Span = new SourceSpan(start, start + length - 1),
            Line = processor.LineIndex,
            Column = processor.Column + start - line.Start,
        };
        var slice = new StringSlice(line.Text, start, start + length - 1);
        block.AppendLine(ref slice, block.Column, block.Line, start, trackTrivia: false);
        container.Title = block;
        container.Add(block);
    }

    private static bool IsBareMarks(StringSlice line)
    {
        var text = line.AsSpan().TrimEnd();
        return text.Length >= 3 && text.Trim(':').IsEmpty;
    }

    // The last blocks, from the container down: another container, a fence or a formula takes the line before this one.
    private static bool HasOpenInside(NoteContainer container)
    {
        for (var block = container.LastChild; block is not null; block = (block as ContainerBlock)?.LastChild)
        {
            if (
                block
                is NoteContainer { IsFinished: false }
                    or FencedCodeBlock { ClosingFencedCharCount: 0 }
                    or MathBlock { IsClosed: false }
            )
            {
                return true;
            }
        }

        return false;
    }
}

using System.Collections.Immutable;
using Markdig.Syntax;
using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Snippets;

namespace MlMath.SiteGen.Markdown.Cells;

/// <summary>Makes snippets and listings of a note's fences.</summary>
internal sealed class CellCollector(SourceText source, ParseOptions options, DiagnosticBag diagnostics)
{
    private readonly ImmutableArray<Snippet>.Builder _snippets = ImmutableArray.CreateBuilder<Snippet>();
    private readonly ImmutableArray<NoteListing>.Builder _listings = ImmutableArray.CreateBuilder<NoteListing>();

    public ImmutableArray<Snippet> Snippets => _snippets.ToImmutable();

    public ImmutableArray<NoteListing> Listings => _listings.ToImmutable();

    public void Collect(IEnumerable<MarkdownObject> nodes)
    {
        // Cells run in the order in which they are written, also where one stands in a footnote.
        foreach (var block in nodes.OfType<FencedCodeBlock>().OrderBy(b => b.Span.Start))
        {
            Visit(block);
        }
    }

    private void Visit(FencedCodeBlock block)
    {
        var fence = new FenceText(source, block);
        if (!fence.IsClosed)
        {
            diagnostics.Add(FenceDiagnostics.Unclosed(fence.Opening));
        }

        var read = FenceOptionsParser.Parse(fence.Info, diagnostics);
        switch (read.Kind)
        {
            case FenceKind.Listing:
                AddListing(block, fence, read);
                break;
            case FenceKind.Output:
                AddOutput(block, fence);
                break;
            default:
                AddSnippet(block, fence, read);
                break;
        }
    }

    private void AddListing(FencedCodeBlock block, FenceText fence, FenceOptions read)
    {
        if (read.Language.Length == 0)
        {
            return;
        }

        var at = fence.Info.Start + fence.Info.Text.IndexOf(read.Language, StringComparison.Ordinal);
        var listing = new NoteListing(block.Info ?? read.Language, fence.Code, source.Span(at, read.Language.Length));
        block.SetData(typeof(NoteListing), listing);
        _listings.Add(listing);
    }

    private void AddOutput(FencedCodeBlock block, FenceText fence)
    {
        var cell = CellAbove(block);
        if (cell?.GetData(typeof(CellNode)) is not CellNode node)
        {
            diagnostics.Add(FenceDiagnostics.OrphanOutput(fence.Opening));
            return;
        }

        block.SetData(typeof(OutputNode), new OutputNode());
        var output = new OutputFence(fence.Code, fence.Opening, fence.Body, fence.LinePrefix);
        _snippets[node.Index] = _snippets[node.Index] with { Output = output };
    }

    private static Block? CellAbove(Block block)
    {
        var index = block.Parent?.IndexOf(block) ?? 0;
        return index == 0 ? null : block.Parent![index - 1];
    }

    private void AddSnippet(FencedCodeBlock block, FenceText fence, FenceOptions read)
    {
        block.SetData(typeof(CellNode), new CellNode(_snippets.Count));
        var code = read.File is { } file ? ReadFile(file, fence) : fence.Code;
        if (read.File is null && string.IsNullOrWhiteSpace(code.Text))
        {
            diagnostics.Add(FenceDiagnostics.EmptyCell(fence.Opening));
        }

        var inside = fence.OpeningInside;
        if (inside is not null)
        {
            diagnostics.Add(FenceDiagnostics.RunsOn(inside.Value, fence.OpeningLine));
        }

        _snippets.Add(
            new Snippet
            {
                Index = _snippets.Count,
                Language = read.Kind == FenceKind.Sql ? SnippetLanguage.Sql : SnippetLanguage.CSharp,
                Mode = read.Mode,
                Visibility = read.Visibility,
                Reset = read.Reset,
                ExpectedError = read.ExpectedError,
                Reason = read.Reason,
                Slider = read.Slider,
                Code = code,
                FenceSpan = fence.Opening,
                RunsOn = inside is not null || !fence.IsClosed,
            }
        );
    }

    private MappedCode ReadFile(FenceFile file, FenceText fence)
    {
        if (!string.IsNullOrWhiteSpace(fence.Code.Text))
        {
            diagnostics.Add(FenceDiagnostics.BodyWithFile(file.Span, file.Path));
        }

        var parts = file.Path.Split('/');
        var leaves = file.Path.IndexOfAny(['\\', ':']) >= 0 || parts.Any(p => p is "" or "." or "..");
        if (leaves)
        {
            diagnostics.Add(FenceDiagnostics.FileOutside(file.Span, file.Path));
        }
        else if (options.ReadListing(file.Path) is { } listing)
        {
            return MappedCode.Whole(listing);
        }
        else
        {
            diagnostics.Add(FenceDiagnostics.FileMissing(file.Span, file.Path));
        }

        return fence.Code;
    }
}

/// <summary>Attached to the fence of a cell: the index of its snippet.</summary>
internal sealed record CellNode(int Index);

/// <summary>Attached to an `output` fence that belongs to a cell: the cell shows it.</summary>
internal sealed record OutputNode;

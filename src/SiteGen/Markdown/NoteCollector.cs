using System.Collections.Immutable;
using Markdig.Syntax;
using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Markdown.Cells;
using MlMath.SiteGen.Markdown.Citations;
using MlMath.SiteGen.Markdown.Containers;
using MlMath.SiteGen.Markdown.Figures;
using MlMath.SiteGen.Markdown.Headings;
using MlMath.SiteGen.Markdown.Maths;
using MlMath.SiteGen.Markdown.References;

namespace MlMath.SiteGen.Markdown;

/// <summary>Walks a parsed note once, in document order, and gathers what the later stages need.</summary>
internal sealed class NoteCollector
{
    private readonly SourceText _source;
    private readonly AnchorTable _anchors;
    private readonly LabelTable _labels;
    private readonly HeadingCollector _headings;
    private readonly FormulaCollector _formulas;
    private readonly ContainerCollector _containers;
    private readonly FigureCollector _figures;
    private readonly LinkCollector _links;
    private readonly CellCollector _cells;

    public NoteCollector(SourceText source, DiagnosticBag diagnostics, ParseOptions options)
    {
        _source = source;
        _anchors = new AnchorTable(diagnostics);
        _labels = new LabelTable(source, _anchors, diagnostics);
        _headings = new HeadingCollector(source, _anchors, diagnostics);
        _formulas = new FormulaCollector(source, _labels, diagnostics);
        _containers = new ContainerCollector(source, _labels, diagnostics);
        _figures = new FigureCollector(source, _labels, options, diagnostics);
        _links = new LinkCollector(source, _anchors, options.Bibliography, diagnostics);
        _cells = new CellCollector(source, options, diagnostics);
    }

    public NoteDocument Collect(MarkdownDocument syntax)
    {
        // Footnotes stand last in the tree and anywhere in the file.
        var nodes = syntax.Descendants().ToList();
        var text = new List<string>();
        var words = 0;
        foreach (var node in nodes)
        {
            _headings.Visit(node);
            _containers.Visit(node);
            _figures.Visit(node);
            _formulas.Visit(node);
            _links.Visit(node);
            if (node is LeafBlock { Inline: not null } leaf && PlainText.Of(leaf) is { Length: > 0 } plain)
            {
                text.Add(plain);
                words += PlainText.CountWords(plain);
            }
        }

        _cells.Collect(nodes);
        _links.CheckAnchors();
        return new NoteDocument
        {
            Source = _source,
            Syntax = syntax,
            Snippets = _cells.Snippets,
            Listings = _cells.Listings,
            Formulas = [.. _formulas.Formulas],
            Headings = [.. _headings.Headings],
            Labels = [.. _labels.Labels],
            Anchors = [.. _anchors.Names],
            References = [.. _links.References],
            Citations = [.. _links.Citations],
            Links = [.. _links.Links],
            Images = [.. _figures.Images],
            WordCount = words,
            Definitions = _containers.Definitions,
            Exercises = _containers.Exercises,
            Questions = _containers.Questions,
            Labs = _containers.Labs + _headings.Labs,
            PlainText = string.Join('\n', text),
        };
    }
}

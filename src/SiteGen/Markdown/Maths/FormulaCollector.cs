using Markdig.Syntax;
using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Snippets;
using SourceSpan = MlMath.SiteGen.Diagnostics.SourceSpan;

namespace MlMath.SiteGen.Markdown.Maths;

/// <summary>Gathers formulas and numbers the labelled ones.</summary>
internal sealed class FormulaCollector(SourceText source, LabelTable labels, DiagnosticBag diagnostics)
{
    private readonly List<NoteFormula> _formulas = [];

    public IReadOnlyList<NoteFormula> Formulas => _formulas;

    public void Visit(MarkdownObject node)
    {
        switch (node)
        {
            case MathInline inline:
                Visit(inline);
                break;
            case MathBlock block:
                Visit(block);
                break;
            case StrayDollar:
                diagnostics.Add(MathDiagnostics.StrayDollar(Span(node)));
                break;
        }
    }

    private void Visit(MathInline inline)
    {
        if (inline.IsDouble)
        {
            diagnostics.Add(MathDiagnostics.DisplayInLine(Span(inline)));
        }

        inline.Formula = Add(inline, inline.Lines, displayMode: false, label: null);
    }

    private void Visit(MathBlock block)
    {
        if (!block.IsClosed)
        {
            diagnostics.Add(MathDiagnostics.Unclosed(source.Span(block.Span.Start, 2)));
            return;
        }

        block.Formula = Add(block, block.TexLines, displayMode: true, block.Label);
    }

    private NoteFormula? Add(
        MarkdownObject node,
        List<(string Text, int FileStart)> lines,
        bool displayMode,
        (string Name, int FileStart)? label
    )
    {
        if (lines.All(l => string.IsNullOrWhiteSpace(l.Text)))
        {
            diagnostics.Add(MathDiagnostics.Empty(Span(node)));
            return null;
        }

        int? number = null;
        if (label is { } named)
        {
            number = labels.Next(Labels.Equation);
            labels.Add(named.Name, named.FileStart, Labels.Equation, number, "");
        }

        var start = lines[0].FileStart;
        var span = source.Span(start, lines[^1].FileStart + lines[^1].Text.Length - start);
        var formula = new NoteFormula(new MappedCode(source, lines), displayMode, span, label?.Name, number);
        _formulas.Add(formula);
        return formula;
    }

    private SourceSpan Span(MarkdownObject node) => source.Span(node.Span.Start, node.Span.Length);
}

using Markdig.Syntax;
using MlMath.SiteGen.Markdown.Rendering;

namespace MlMath.SiteGen.Markdown.Containers;

/// <summary>`div.block.theorem` and its kin; hints and solutions as `details`, margin notes as `aside`.</summary>
internal sealed class ContainerRenderer : NoteObjectRenderer<NoteContainer>
{
    protected override void Write(NoteHtmlRenderer renderer, NoteContainer node)
    {
        var kind = node.Kind ?? new ContainerKind(node.Name, node.Name, "div", IsCounted: false);
        renderer.EnsureLine();
        renderer.Write('<').Write(kind.Element).Write(" class=\"");
        renderer.Write(kind.Element is "details" or "aside" ? "" : "block ").Write(kind.Name).Write('"');
        if (node.Anchor is { } anchor)
        {
            renderer.Write(" id=\"").WriteEscape(anchor).Write('"');
        }

        renderer.WriteLine(kind.Element == "aside" ? " role=\"note\">" : ">");
        WriteHead(renderer, node, kind);
        if (kind.Name == "recall")
        {
            WriteRecall(renderer, node);
        }
        else
        {
            foreach (var child in node.Where(c => c != node.Title))
            {
                renderer.Render(child);
            }
        }

        renderer.EnsureLine();
        renderer.Write("</").Write(kind.Element).WriteLine(">");
    }

    private static void WriteHead(NoteHtmlRenderer renderer, NoteContainer node, ContainerKind kind)
    {
        if (kind.Element == "details")
        {
            renderer.Write("<summary>").Write(kind.Noun);
            if (node.Title is { Inline: { } title })
            {
                renderer.Write(": ");
                renderer.WriteChildren(title);
            }

            renderer.WriteLine("</summary>");
            return;
        }

        if (kind.Noun.Length == 0 && node.Title is null)
        {
            return;
        }

        renderer.Write("<p class=\"block-title\">");
        if (kind.Noun.Length > 0)
        {
            renderer.Write("<span class=\"block-label\">").Write(kind.Noun);
            renderer.Write(node.Number is { } number ? $" {number}</span>" : "</span>");
        }

        if (node.Title is { Inline: { } inline })
        {
            renderer.Write(kind.Noun.Length > 0 ? " " : "");
            renderer.WriteChildren(inline);
        }

        if (node.Grade is { Word: var word } && ContainerKind.Grades.Contains(word))
        {
            renderer.Write(" <span class=\"exercise-grade\">").Write(word).Write("</span>");
        }

        renderer.WriteLine("</p>");
    }

    // Each item's first block is the question, the rest the answer.
    private static void WriteRecall(NoteHtmlRenderer renderer, NoteContainer node)
    {
        foreach (var child in node.Where(c => c != node.Title))
        {
            if (child is not ListBlock list)
            {
                renderer.Render(child);
                continue;
            }

            renderer.WriteLine("<ol>");
            foreach (var item in list.OfType<ListItemBlock>())
            {
                renderer.Write("<li").WriteAttributes(item).Write('>');
                if (item.FirstOrDefault() is { } question)
                {
                    renderer.Render(question);
                }

                renderer.EnsureLine();
                renderer.WriteLine("<details class=\"answer\"><summary>Answer</summary>");
                foreach (var answer in item.Skip(1))
                {
                    renderer.Render(answer);
                }

                renderer.EnsureLine();
                renderer.WriteLine("</details></li>");
            }

            renderer.WriteLine("</ol>");
        }
    }
}

internal sealed class ContainerTitleRenderer : NoteObjectRenderer<ContainerTitle>
{
    protected override void Write(NoteHtmlRenderer renderer, ContainerTitle node) => renderer.WriteLeafInline(node);
}

internal sealed class StrayClosingRenderer : NoteObjectRenderer<StrayClosing>
{
    protected override void Write(NoteHtmlRenderer renderer, StrayClosing node) => renderer.EnsureLine();
}

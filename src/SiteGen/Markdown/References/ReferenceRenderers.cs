using MlMath.SiteGen.Markdown.Maths;
using MlMath.SiteGen.Markdown.Rendering;

namespace MlMath.SiteGen.Markdown.References;

/// <summary>`a.ref`; a note that is not written yet is `span.planned`.</summary>
internal sealed class ReferenceRenderer : NoteObjectRenderer<ReferenceInline>
{
    protected override void Write(NoteHtmlRenderer renderer, ReferenceInline node)
    {
        var resolved =
            node.Index >= 0 && node.Index < renderer.Context.References.Length
                ? renderer.Context.References[node.Index]
                : new ResolvedReference(null, node.Text ?? node.Fragment ?? node.Target);
        if (resolved.Address is { } address)
        {
            renderer.Write("<a class=\"ref\" href=\"").WriteEscapeUrl(address).Write("\">");
        }
        else
        {
            renderer.Write("<span class=\"planned\">");
        }

        renderer.Write(TextWithMaths.Parse(resolved.Text));
        renderer.Write(resolved.Address is null ? "</span>" : "</a>");
    }
}

/// <summary>An anchor inside a line.</summary>
internal sealed class AnchorRenderer : NoteObjectRenderer<AnchorInline>
{
    protected override void Write(NoteHtmlRenderer renderer, AnchorInline node)
    {
        foreach (var (name, _) in node.Names)
        {
            renderer.Write("<span id=\"").WriteEscape(Labels.AnchorOf(name)).Write("\"></span>");
        }
    }
}

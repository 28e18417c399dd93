using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace MlMath.SiteGen.Markdown.Rendering;

/// <summary>Renders one kind of node with what the build has made for the note at hand.</summary>
internal abstract class NoteObjectRenderer<T> : HtmlObjectRenderer<T>
    where T : MarkdownObject
{
    protected sealed override void Write(HtmlRenderer renderer, T obj) => Write((NoteHtmlRenderer)renderer, obj);

    protected abstract void Write(NoteHtmlRenderer renderer, T node);
}

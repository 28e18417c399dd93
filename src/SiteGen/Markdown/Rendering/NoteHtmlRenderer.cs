using Markdig.Renderers;
using MlMath.SiteGen.Markdown.Cells;
using MlMath.SiteGen.Markdown.Maths;
using MlMath.SiteGen.Typesetting;

namespace MlMath.SiteGen.Markdown.Rendering;

/// <summary>Markdig's HTML renderer, which also knows the note and what the build has made for it.</summary>
internal sealed class NoteHtmlRenderer : HtmlRenderer
{
    public NoteHtmlRenderer(TextWriter writer, NoteDocument note, RenderContext context)
        : base(writer)
    {
        Note = note;
        Context = context;
        Names = new NameTable(context.Summaries);
        MaximumNestingDepth = NotePipeline.RenderDepth;
    }

    public NoteDocument Note { get; }

    public RenderContext Context { get; }

    /// <summary>The names in the cells written so far.</summary>
    public NameTable Names { get; }

    public void WriteFormula(FormulaRequest request)
    {
        if (Context.Typeset.TryGetValue(request, out var markup))
        {
            Write(markup);
        }
        else
        {
            Write("<code class=\"tex\">").WriteEscape(request.Tex).Write("</code>");
        }
    }

    /// <summary>The inside of a `code` element.</summary>
    public void WriteListing(ListingRequest request)
    {
        if (Context.Typeset.TryGetValue(request, out var markup))
        {
            Write(markup);
        }
        else
        {
            WriteEscape(request.Code);
        }
    }

    /// <summary>A figure or a formula; its text where it could not be drawn.</summary>
    public void WriteTypeset(TypesetRequest? request, string text)
    {
        if (request is not null && Context.Typeset.TryGetValue(request, out var markup))
        {
            Write(markup);
        }
        else
        {
            Write("<p>").WriteEscape(text).Write("</p>");
        }
    }

    public void Write(TextWithMaths text)
    {
        foreach (var part in text.Parts)
        {
            if (part.IsFormula)
            {
                WriteFormula(new FormulaRequest(part.Text, DisplayMode: false));
            }
            else
            {
                WriteEscape(part.Text);
            }
        }
    }
}

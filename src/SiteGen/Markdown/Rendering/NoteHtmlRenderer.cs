using Markdig.Renderers;
using MlMath.SiteGen.Markdown.Cells;
using MlMath.SiteGen.Markdown.Maths;
using MlMath.SiteGen.Typesetting;

namespace MlMath.SiteGen.Markdown.Rendering;

/// <summary>Markdig's HTML renderer, which also knows the note and what the build has made for it.</summary>
internal sealed class NoteHtmlRenderer : HtmlRenderer
{
    // Signs on the page, the text around included. A longer formula must be free to break inside, or it would not fit a phone.
    private const int LongestWhole = 20;

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

    /// <summary>Whether what is written stands elsewhere too: in the contents, the glossary, among questions.</summary>
    public bool IsExcerpt { get; init; }

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

    /// <summary>A formula in a line, in one box with the text that touches it.</summary>
    public void WriteFormula(FormulaRequest request, ReadOnlySpan<char> before, ReadOnlySpan<char> after)
    {
        if (before.Length + after.Length == 0)
        {
            WriteFormula(request);
            return;
        }

        var isWhole = FormulaLength.Of(request.Tex) + before.Length + after.Length <= LongestWhole;
        Write(isWhole ? "<span class=\"together\">" : "<span class=\"together loose\">");
        WriteEscape(before);
        if (!isWhole && Context.Typeset.TryGetValue(request, out var markup))
        {
            Write(HoldingLast(markup));
        }
        else
        {
            WriteFormula(request);
        }

        WriteEscape(after);
        Write("</span>");
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
        ReadOnlySpan<char> taken = "";
        for (var i = 0; i < text.Parts.Length; i++)
        {
            var part = text.Parts[i];
            var next = i + 1 < text.Parts.Length ? text.Parts[i + 1].Text : "";
            if (part.IsFormula)
            {
                var after = Together.Beginning(next);
                WriteFormula(new FormulaRequest(part.Text, DisplayMode: false), taken, after);
                taken = after;
            }
            else
            {
                // What the formulas on both sides take along; the next one then writes it.
                var rest = part.Text.AsSpan()[taken.Length..];
                taken = next.Length == 0 ? "" : Together.Ending(rest);
                WriteEscape(rest[..^taken.Length]);
            }
        }
    }

    // The last part of a formula that may break stays with what follows it.
    private static string HoldingLast(string markup)
    {
        const string Ends = "</span></span>";
        var last = markup.LastIndexOf("<span class=\"katex-base\">", StringComparison.Ordinal);
        return last < 0 || !markup.EndsWith(Ends, StringComparison.Ordinal)
            ? markup
            : $"{markup[..last]}<span class=\"together\">{markup[last..^Ends.Length]}</span>{Ends}";
    }
}

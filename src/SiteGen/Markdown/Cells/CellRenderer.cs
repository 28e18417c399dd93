using System.Globalization;
using MlMath.Notebook;
using MlMath.SiteGen.Markdown.Rendering;
using MlMath.SiteGen.Snippets;
using MlMath.SiteGen.Typesetting;

namespace MlMath.SiteGen.Markdown.Cells;

/// <summary>`figure.cell`: code, what it gave, and how it was checked.</summary>
internal static class CellRenderer
{
    // Characters of code that fit beside nothing in the column of text.
    private const int LongestInMeasure = 70;

    public static void Write(NoteHtmlRenderer renderer, Snippet snippet)
    {
        var cells = renderer.Context.Cells;
        var result = snippet.Index < cells.Length ? cells[snippet.Index] : null;
        var isHidden = snippet.Visibility == SnippetVisibility.Hidden;
        if (isHidden && !ShowsAnything(snippet, result))
        {
            return;
        }

        renderer.EnsureLine();
        var width = NeedsRoom(snippet, result) ? " wide" : "";
        renderer.Write($"<figure class=\"cell{width}\" id=\"cell-{snippet.Index + 1}\" data-status=\"");
        renderer.Write(CellStatus.NameOf(snippet)).WriteLine("\">");
        if (!isHidden)
        {
            WriteCode(renderer, snippet, result);
        }

        if (result is not null)
        {
            WriteOutputs(renderer, snippet, result);
        }

        var (done, checked_) = CellStatus.TextOf(snippet, result);
        renderer.Write("<p class=\"cell-status\"><span class=\"cell-done\">").WriteEscape(done).Write("</span>");
        renderer.WriteEscape(isHidden ? ", code not shown" : "");
        renderer.WriteEscape(checked_ is null ? "" : $" · {checked_}").WriteLine("</p>");
        renderer.WriteLine("</figure>");
    }

    // Two widths, not one for each cell: frames of many widths under each other look like a mistake.
    private static bool NeedsRoom(Snippet snippet, CellResult? result)
    {
        var code = snippet.Visibility == SnippetVisibility.Shown ? snippet.Code.Text : "";
        return $"{code}\n{result?.Verdict.ShownOutput}".Split('\n').Any(line => line.Length > LongestInMeasure);
    }

    private static bool ShowsAnything(Snippet snippet, CellResult? result) =>
        result is not null
        && (
            result.Verdict.ShownOutput.Length > 0
            || result.Run.Outputs.Any(o => o.Display is not null)
            || !result.Run.Frames.IsEmpty
            || CellStatus.FailureOf(snippet, result.Run) is not null
        );

    private static void WriteCode(NoteHtmlRenderer renderer, Snippet snippet, CellResult? result)
    {
        var isFolded = snippet.Visibility == SnippetVisibility.Folded;
        renderer.Write(isFolded ? "<details class=\"cell-code\"><summary>Code</summary>" : "<div class=\"cell-code\">");
        renderer.Write($"<pre tabindex=\"0\" role=\"group\" aria-label=\"Code of cell {snippet.Index + 1}\">");
        if (snippet.Language == SnippetLanguage.Sql)
        {
            renderer.Write("<code class=\"language-sql\">");
            renderer.WriteListing(new ListingRequest("sql", snippet.Code.Text));
        }
        else
        {
            renderer.Write("<code class=\"language-csharp\">");
            CodeTokens.Write(renderer, snippet, result?.Run);
        }

        renderer.Write("</code></pre>").WriteLine(isFolded ? "</details>" : "</div>");
    }

    private static void WriteOutputs(NoteHtmlRenderer renderer, Snippet snippet, CellResult result)
    {
        WriteText(renderer, snippet, result.Verdict.ShownOutput, "Output");
        foreach (var (display, request) in CellFigures.Displays(snippet, result.Run))
        {
            renderer.Write("<div class=\"cell-output\">");
            DisplayRenderer.Write(renderer, display, request);
            renderer.WriteLine("</div>");
        }

        if (!result.Run.Frames.IsEmpty && snippet.Slider is { } slider)
        {
            WriteSlider(renderer, snippet, slider, result.Run);
        }

        WriteText(renderer, snippet, CellStatus.FailureOf(snippet, result.Run) ?? "", "Message");
    }

    private static void WriteText(NoteHtmlRenderer renderer, Snippet snippet, string text, string what)
    {
        if (text.Length > 0)
        {
            var name = $"{what} of cell {snippet.Index + 1}";
            renderer.Write($"<div class=\"cell-output\"><pre tabindex=\"0\" role=\"group\" aria-label=\"{name}\">");
            renderer.WriteEscape(text).WriteLine("</pre></div>");
        }
    }

    // Complete without scripts: the middle frame large, and below it a strip of frames with their values. The script
    // takes every frame from the template and puts a range input in the strip's place.
    private static void WriteSlider(NoteHtmlRenderer renderer, Snippet snippet, SliderRange slider, SnippetRun run)
    {
        renderer.Write("<div class=\"cell-output slider\" data-name=\"").WriteEscape(slider.Name);
        renderer.Write("\" data-values=\"").Write(string.Join(' ', slider.Values.Select(Number))).WriteLine("\">");
        renderer.Write("<div class=\"slider-frame\">");
        DisplayRenderer.Write(renderer, run.Frames[run.Frames.Length / 2], CellFigures.LargeFrame(snippet, run));
        renderer.WriteLine("</div>");
        renderer.WriteLine("<ol class=\"filmstrip\">");
        foreach (var frame in CellFigures.Strip(run.Frames.Length))
        {
            renderer.Write($"<li data-frame=\"{frame}\">");
            DisplayRenderer.Write(renderer, Uncaptioned(run.Frames[frame]), CellFigures.Frame(snippet, run, frame));
            renderer.Write("<span class=\"slider-value\">").WriteEscape(slider.Name);
            renderer.Write(" = ").Write(Number(slider.Values[frame])).WriteLine("</span></li>");
        }

        renderer.WriteLine("</ol>");
        renderer.WriteLine("<template>");
        for (var frame = 0; frame < run.Frames.Length; frame++)
        {
            renderer.Write("<div>");
            DisplayRenderer.Write(renderer, run.Frames[frame], CellFigures.Frame(snippet, run, frame));
            renderer.WriteLine("</div>");
        }

        renderer.WriteLine("</template></div>");
    }

    // The large frame says it once for all.
    private static Display Uncaptioned(Display frame) =>
        frame is FigureDisplay figure ? figure with { Caption = null } : frame;

    // Six digits are more than a reader can set by hand.
    private static string Number(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}

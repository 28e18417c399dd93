using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Markdig.Syntax;
using MathNet.Numerics.LinearAlgebra;
using Microsoft.Data.Sqlite;
using MlMath.Notebook;
using MlMath.SiteGen.Markdown.Cells;
using MlMath.SiteGen.Markdown.Rendering;
using MlMath.SiteGen.Snippets;

namespace MlMath.SiteGen.Exports;

/// <summary>
/// A note as a Jupyter notebook for the C# kernel of .NET Interactive: its text, its cells, and what they gave in the
/// verified run. Format 4.5: https://nbformat.readthedocs.io/en/latest/format_description.html.
/// </summary>
internal sealed partial class NotebookExport
{
    private readonly ExportedNote _note;
    private readonly IReadOnlySet<int> _silent;
    private readonly MemoryStream _bytes = new();
    private readonly NotebookWriter _cells;

    private NotebookExport(ExportedNote note, IReadOnlySet<int> silent)
    {
        _note = note;
        _silent = silent;
        _cells = new NotebookWriter(_bytes);
    }

    /// <param name="silent">Indices of the cells whose last expression has no value to print.</param>
    public static byte[] Of(ExportedNote note, IReadOnlySet<int> silent) => new NotebookExport(note, silent).Write();

    private byte[] Write()
    {
        _cells.Begin();
        _cells.Text("title", Title());
        _cells.Code("setup", Setup(), []);
        var text = new NotebookText(_note);
        var at = _note.BodyStart;
        var part = 0;
        foreach (var block in _note.Document.Syntax.Descendants<FencedCodeBlock>().OrderBy(b => b.Span.Start))
        {
            var cell = block.GetData(typeof(CellNode)) as CellNode;
            if (cell is null && block.GetData(typeof(OutputNode)) is null)
            {
                continue;
            }

            AddText(block.Span.Start);
            at = Math.Max(at, block.Span.End + 1);
            if (cell is not null)
            {
                AddCell(_note.Document.Snippets[cell.Index]);
            }
        }

        AddText(_note.Document.Source.Text.Length);
        _cells.End();
        return _bytes.ToArray();

        void AddText(int end)
        {
            if (end > at && text.Of(at, end) is { Length: > 0 } said)
            {
                _cells.Text(string.Create(CultureInfo.InvariantCulture, $"text-{++part}"), said);
            }
        }
    }

    private string Title()
    {
        var macros = NotebookMacros.Of(_note.Document.Source.Text);
        return $"""
                # {_note.Title}

                The cells of this notebook were compiled, run and checked; what stands below each is what it gave. To run them
                again, put the notebook into the root folder of a clone of the site's repository, build there with
                `dotnet build src/Notebook`, and choose the kernel *.NET (C#)*. Figures are then told in words: drawing them is
                the site's part.
                """.ReplaceLineEndings("\n") + (macros.Length > 0 ? $"\n\n$$\n{macros}\n$$" : "");
    }

    private string Setup()
    {
        var setup = new StringBuilder();
        setup.Append($"#r \"nuget: MathNet.Numerics, {VersionOf(typeof(Matrix<double>))}\"\n");
        if (_note.UsesDatabase)
        {
            setup.Append($"#r \"nuget: Microsoft.Data.Sqlite, {VersionOf(typeof(SqliteConnection))}\"\n");
        }

        setup.Append("#r \"src/Engine/bin/Debug/net10.0/MlMath.Engine.dll\"\n");
        setup.Append("#r \"src/Notebook/bin/Debug/net10.0/MlMath.Notebook.dll\"\n");
        var prelude = _note.Prelude.Text.TrimEnd();
        foreach (var line in PageClass.Usings.Where(u => !u.Contains("static", StringComparison.Ordinal)))
        {
            setup.Append(prelude.Contains(line, StringComparison.Ordinal) ? "" : $"{line}\n");
        }

        setup.Append(prelude).Append("\n\n").Append(PageClass.OfNotebook(_note));
        setup.Append("\nvoid Show(object value) => Page.Show(value);\n");
        setup.Append(CultureInfo.InvariantCulture, $"const int Seed = {_note.Seed};\n");
        if (_note.UsesDatabase)
        {
            setup.Append("System.Data.Common.DbConnection Db => Page.Db;\n");
        }

        if (!_note.Data.IsEmpty)
        {
            setup.Append($"System.Environment.CurrentDirectory = \"{_note.Folder}\"; // where the note's data are\n");
        }

        return setup.ToString();
    }

    private void AddCell(Snippet snippet)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"cell-{snippet.Index + 1}");
        var code = snippet.Code.Text.TrimEnd('\n');
        var result = _note.Cells[snippet.Index];
        if (snippet.Mode is SnippetMode.Fails or SnippetMode.NoRun)
        {
            var language = snippet.Language == SnippetLanguage.Sql ? "sql" : "csharp";
            var why =
                snippet.Mode == SnippetMode.Fails
                    ? $"This does not compile, on purpose: {CellStatus.FailureOf(snippet, result.Run) ?? snippet.ExpectedError}"
                : snippet.Reason is null ? "Not run."
                : $"Not run: {snippet.Reason}";
            _cells.Text(id, $"```{language}\n{code}\n```\n\n*{why}*");
            return;
        }

        if (snippet.Language == SnippetLanguage.Sql)
        {
            _cells.Code(
                id,
                $"Page.Sql(@\"{code.Replace("\"", "\"\"", StringComparison.Ordinal)}\");",
                OutputsOf(snippet, result, [])
            );
            return;
        }

        var script = ScriptCell.Of(code, !_silent.Contains(snippet.Index));
        var before = snippet.Reset ? "Page.Reset(); // here the note starts from a clean state\n" : "";
        if (snippet.Slider is { } slider)
        {
            var middle = slider.Values[slider.Count / 2].ToString("R", CultureInfo.InvariantCulture);
            before += $"double {slider.Name} = {middle}; // the page has {slider.Count} values of it\n";
        }

        _cells.Code(id, before + script.Code, OutputsOf(snippet, result, script.Claims));
    }

    private IEnumerable<NotebookOutput> OutputsOf(Snippet snippet, CellResult result, ImmutableArray<string> claims)
    {
        var printed = new StringBuilder();
        if (result.Verdict.ShownOutput.Length > 0)
        {
            printed.Append(result.Verdict.ShownOutput).Append('\n');
        }

        foreach (var (claim, report) in claims.Zip(result.Run.Values))
        {
            printed
                .Append(string.Join(' ', claim.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
                .Append(" => ")
                .Append(report.Expected)
                .Append('\n');
        }

        if (printed.Length > 0)
        {
            yield return new PrintedOutput(printed.ToString());
        }

        var displays = result.Run.Frames.IsEmpty
            ? CellFigures.Displays(snippet, result.Run)
            : [(result.Run.Frames[result.Run.Frames.Length / 2], CellFigures.LargeFrame(snippet, result.Run))];
        foreach (var (display, request) in displays)
        {
            var markup = request is null ? "" : _note.Typeset.GetValueOrDefault(request, "");
            foreach (var output in OutputsOf(display, markup))
            {
                yield return output;
            }
        }

        if (snippet.Mode == SnippetMode.Throws && result.Run.Exception is { } thrown)
        {
            yield return new ThrownOutput(thrown.Type, thrown.Message);
        }
    }

    private static IEnumerable<NotebookOutput> OutputsOf(Display display, string markup)
    {
        switch (display)
        {
            case FigureDisplay figure:
                var drawings = Drawing().Matches(markup);
                foreach (Match drawing in drawings)
                {
                    yield return new ShownOutput("image/svg+xml", FigurePalette.Fill(drawing.Value), figure.Alt);
                }

                if (drawings.Count == 0)
                {
                    yield return new PrintedOutput(figure.Alt + "\n");
                }

                break;
            case MathDisplay math:
                yield return new ShownOutput("text/latex", $"$$\n{math.Tex}\n$$", math.Text);
                break;
            case TableDisplay table:
                yield return new ShownOutput("text/html", NotebookTable.Of(table), MlMath.Notebook.TableText.Of(table));
                break;
        }
    }

    private static string VersionOf(Type type) => type.Assembly.GetName().Version!.ToString(3);

    [GeneratedRegex("<svg\\b.*?</svg>", RegexOptions.Singleline)]
    private static partial Regex Drawing();
}

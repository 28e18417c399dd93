using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Snippets;

namespace MlMath.SiteGen.Exports;

/// <summary>A note's cells as one C# file, and where each cell stands in it.</summary>
internal sealed record ExportedProgram(string Text, ImmutableArray<(int Start, int Snippet)> Places)
{
    /// <summary>The cell that a place of the text belongs to; the first for what stands before all.</summary>
    public int CellAt(int offset) => Places.Where(p => p.Start <= offset).Select(p => p.Snippet).LastOrDefault();
}

/// <summary>
/// Writes a note's cells as one program for `dotnet run note.cs`. Code stands as in the note. Where a cell declares a
/// name anew, the rest goes into a local function, which may; what follows a `reset` is a class of its own.
/// </summary>
internal sealed class ProgramExport
{
    private readonly ExportedNote _note;
    private readonly IReadOnlySet<int> _silent;
    private readonly StringBuilder _text = new();
    private readonly ImmutableArray<(int, int)>.Builder _places = ImmutableArray.CreateBuilder<(int, int)>();
    private readonly ImmutableDictionary<int, CellProgram> _cells;
    private readonly CellProgram _prelude;
    private int _headings;
    private int _depth;

    /// <param name="silent">Indices of the cells whose last expression has no value to print.</param>
    private ProgramExport(ExportedNote note, IReadOnlySet<int> silent)
    {
        _note = note;
        _silent = silent;
        _prelude = CellProgram.Of(note.Prelude.Text, showsLast: false);
        _cells = note
            .Document.Snippets.Where(IsCode)
            .ToImmutableDictionary(s => s.Index, s => CellProgram.Of(s.Code.Text, !silent.Contains(s.Index)));
    }

    /// <inheritdoc cref="ProgramExport(ExportedNote, IReadOnlySet{int})"/>
    public static ExportedProgram Of(ExportedNote note, IReadOnlySet<int> silent) =>
        new ProgramExport(note, silent).Write();

    private static bool IsCode(Snippet snippet) =>
        snippet is { Language: SnippetLanguage.CSharp, Mode: SnippetMode.Run or SnippetMode.Throws };

    private ExportedProgram Write()
    {
        WriteHead();
        var groups = Groups();
        WriteStatements(groups[0]);
        foreach (var group in groups.Skip(1))
        {
            var call = $"{ClassOf(group)}.Run();";
            Line(Awaits(group) ? $"await {call}" : call);
        }

        WriteTypes(groups[0]);
        WriteOverloads(groups[0], "partial class Program");
        foreach (var group in groups.Skip(1))
        {
            Line();
            Line($"static class {ClassOf(group)}");
            Open();
            Line(Awaits(group) ? "public static async Task Run()" : "public static void Run()");
            Open();
            Line("Page.Reset();");
            WriteStatements(group);
            Close();
            WriteTypes(group);
            WriteOverloads(group, null);
            Close();
        }

        WriteExtensions();
        Line();
        _text.Append(PageClass.OfProgram(_note));
        return new ExportedProgram(_text.ToString(), _places.ToImmutable());
    }

    private void WriteHead()
    {
        Line($"// {_note.Title}");
        Line("//");
        Line(
            "// The cells of the note as one program, which prints what the page shows. Put this file into the root folder of"
        );
        Line("// a clone of the site's repository and run it there:");
        Line("//");
        Line($"//     dotnet run {_note.Name}.cs");
        Line("#:project src/Notebook/Notebook.csproj");
        if (_note.UsesDatabase)
        {
            Line("#:package Microsoft.Data.Sqlite");
        }

        Line("#:property PublishAot=false");
        Line("#:property ImplicitUsings=disable");
        Line("#:property TreatWarningsAsErrors=false");
        Line("#:property RunAnalyzers=false");
        Line("#pragma warning disable");
        var usings = _prelude
            .Usings.Concat(PageClass.Usings)
            .Concat(
                _note.Document.Snippets.Where(s => _cells.ContainsKey(s.Index)).SelectMany(s => _cells[s.Index].Usings)
            );
        foreach (var line in usings.Distinct(StringComparer.Ordinal).OrderBy(Rank))
        {
            Line(line);
        }

        Line();
        var data = string.Concat(_note.Data.Select(d => $", {Literal(d)}"));
        Line($"Page.Begin({Literal(_note.Folder)}{data});");
    }

    // Namespaces, then types, then names that stand for others.
    private static int Rank(string line) =>
        line.Contains('=', StringComparison.Ordinal) ? 2
        : line.StartsWith("using static ", StringComparison.Ordinal) ? 1
        : 0;

    // Cells up to a `reset`, and from each `reset` to the next.
    private List<List<Snippet>> Groups()
    {
        var groups = new List<List<Snippet>> { new() };
        foreach (var snippet in _note.Document.Snippets)
        {
            if (snippet.Reset && groups[^1].Count > 0)
            {
                groups.Add([]);
            }

            groups[^1].Add(snippet);
        }

        return groups;
    }

    private static string ClassOf(List<Snippet> group) => $"FromCell{group[0].Index + 1}";

    private bool Awaits(List<Snippet> group) => group.Any(s => _cells.TryGetValue(s.Index, out var c) && c.Awaits);

    private void WriteStatements(List<Snippet> group)
    {
        var awaits = Awaits(group);
        var scope = new Scope();
        if (_prelude.Statements.Length > 0)
        {
            Line(_prelude.Statements);
            scope.Add(_prelude, _prelude.Declared);
        }

        var depth = 0;
        foreach (var snippet in group)
        {
            WriteHeadings(snippet);
            Line();
            _places.Add((_text.Length, snippet.Index));
            if (_cells.TryGetValue(snippet.Index, out var cell) && snippet.Mode == SnippetMode.Run)
            {
                var declared = snippet.Slider is { } slider ? cell.Declared.Add(slider.Name) : cell.Declared;
                if (scope.Refuses(cell, declared))
                {
                    var name = $"ContinueAtCell{snippet.Index + 1}";
                    Line("// Names are declared anew from here on.");
                    Line(awaits ? $"await {name}();" : $"{name}();");
                    Line(awaits ? $"async Task {name}()" : $"void {name}()");
                    Open();
                    depth++;
                    scope = new Scope();
                }

                scope.Add(cell, declared);
            }

            WriteCell(snippet, cell);
        }

        for (; depth > 0; depth--)
        {
            Close();
        }
    }

    private void WriteHeadings(Snippet snippet)
    {
        var headings = _note.Document.Headings;
        var from = _headings;
        while (_headings < headings.Length && headings[_headings].Span.Start < snippet.FenceSpan.Start)
        {
            _headings++;
        }

        foreach (var heading in headings[from.._headings])
        {
            Line();
            Line($"// {new string('#', heading.Level)} {heading.Text}");
        }
    }

    private void WriteCell(Snippet snippet, CellProgram? cell)
    {
        switch (snippet.Mode)
        {
            case SnippetMode.Fails:
                Comment($"This cell does not compile, on purpose: {snippet.ExpectedError}", snippet.Code.Text);
                return;
            case SnippetMode.NoRun:
                Comment(snippet.Reason is null ? "Not run." : $"Not run: {snippet.Reason}", snippet.Code.Text);
                return;
        }

        Line($"Page.Cell({snippet.Index + 1});");
        if (cell is null)
        {
            Line($"Page.Sql({Raw(snippet.Code.Text)});");
            return;
        }

        if (snippet.Slider is { } slider)
        {
            var values = slider.Values;
            Line(
                $"double {slider.Name} = {Number(values[values.Length / 2])}; // the page has {values.Length} values, from {Number(values[0])} to {Number(values[^1])}"
            );
        }

        if (snippet.Mode == SnippetMode.Throws)
        {
            Line($"Page.Throws({Literal(snippet.ExpectedError ?? "")}, {(cell.Awaits ? "async " : "")}() =>");
            Open();
            Line(cell.Statements);
            Close("});");
        }
        else if (cell.Statements.Length > 0)
        {
            Line(cell.Statements);
        }
    }

    private void WriteTypes(List<Snippet> group) => WriteEach(group, c => c.Types);

    private void WriteOverloads(List<Snippet> group, string? holder)
    {
        if (!group.Any(s => _cells.TryGetValue(s.Index, out var c) && !c.Overloads.IsEmpty))
        {
            return;
        }

        if (holder is not null)
        {
            Line();
            Line(holder);
            Open();
        }

        WriteEach(group, c => c.Overloads);
        if (holder is not null)
        {
            Close();
        }
    }

    private void WriteExtensions()
    {
        if (_cells.Values.Append(_prelude).All(c => c.Extensions.IsEmpty))
        {
            return;
        }

        Line();
        Line("static class Extensions");
        Open();
        foreach (var extension in _prelude.Extensions)
        {
            Line(extension);
        }

        WriteEach(_note.Document.Snippets, c => c.Extensions);
        Close();
    }

    private void WriteEach(IEnumerable<Snippet> snippets, Func<CellProgram, ImmutableArray<string>> parts)
    {
        foreach (var snippet in snippets)
        {
            foreach (var part in _cells.TryGetValue(snippet.Index, out var cell) ? parts(cell) : [])
            {
                Line();
                _places.Add((_text.Length, snippet.Index));
                Line(part);
            }
        }
    }

    private void Comment(string why, string code)
    {
        Line($"// {why}");
        foreach (var line in code.TrimEnd('\n').Split('\n'))
        {
            Line($"//     {line}".TrimEnd());
        }
    }

    private void Line(string text = "") => _text.Append(Indentation.Of(text, _depth)).Append('\n');

    private void Open()
    {
        Line("{");
        _depth++;
    }

    private void Close(string brace = "}")
    {
        _depth--;
        Line(brace);
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Literal(string text) => $"\"{text.Replace("\\", @"\\").Replace("\"", "\\\"")}\"";

    // As many quotes as the text needs.
    private static string Raw(string text)
    {
        var quotes = "\"\"\"";
        while (text.Contains(quotes, StringComparison.Ordinal))
        {
            quotes += "\"";
        }

        return $"{quotes}\n{text.TrimEnd('\n')}\n{quotes}";
    }

    /// <summary>
    /// The names of one function's body. An inner block's must differ from those around it, and a name that so far came
    /// from outside cannot be declared here: it would mean the new thing in the whole body.
    /// </summary>
    private sealed class Scope
    {
        // Every program has it as its parameter.
        private readonly HashSet<string> _declared = new(StringComparer.Ordinal) { "args" };
        private readonly HashSet<string> _elsewhere = new(StringComparer.Ordinal);

        public bool Refuses(CellProgram cell, ImmutableHashSet<string> declared) =>
            declared.Overlaps(_declared) || cell.Inner.Overlaps(_declared) || declared.Overlaps(_elsewhere);

        public void Add(CellProgram cell, ImmutableHashSet<string> declared)
        {
            _declared.UnionWith(declared);
            _elsewhere.UnionWith(cell.Inner);
            _elsewhere.UnionWith(cell.Used.Except(_declared));
        }
    }
}

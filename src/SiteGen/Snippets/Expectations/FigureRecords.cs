using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using MlMath.SiteGen.Diagnostics;

namespace MlMath.SiteGen.Snippets.Expectations;

/// <summary>
/// The recorded figures of a note: `note.verified.txt` beside `note.md`. A section per figure, `## cell 3 figure 1`,
/// then the lines of <see cref="MlMath.Notebook.FigureDisplay.Record"/>.
/// </summary>
public sealed partial class FigureRecords
{
    private readonly ImmutableDictionary<FigureName, FigureRecord> _byName;

    private FigureRecords(SourceText source, ImmutableArray<FigureRecord> all, ImmutableArray<Diagnostic> diagnostics)
    {
        Source = source;
        All = all;
        Diagnostics = diagnostics;
        _byName = all.ToImmutableDictionary(r => r.Name);
    }

    /// <summary>The file; empty text when there is none yet.</summary>
    public SourceText Source { get; }

    /// <summary>In file order, one per name.</summary>
    public ImmutableArray<FigureRecord> All { get; }

    /// <summary>What is wrong with the file itself.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>`x/note.md` → `x/note.verified.txt`.</summary>
    public static string PathFor(string notePath) => Path.ChangeExtension(notePath, ".verified.txt");

    /// <summary>No figure is recorded yet.</summary>
    public static FigureRecords None(string notePath) => Parse(new SourceText(PathFor(notePath), ""));

    public FigureRecord? Find(FigureName name) => _byName.GetValueOrDefault(name);

    /// <summary>
    /// The same records under new numbers of cells. A record whose number is taken by another, and which has no new one,
    /// has lost its figure: that is told as a mistake of the file.
    /// </summary>
    /// <param name="cells">From the numbers in the file to the numbers now.</param>
    internal FigureRecords Renumbered(IReadOnlyDictionary<int, int> cells)
    {
        var taken = cells.Values.ToHashSet();
        var lost = All.Where(r => !cells.ContainsKey(r.Name.Cell) && taken.Contains(r.Name.Cell)).ToImmutableArray();
        return new FigureRecords(
            Source,
            [
                .. All.RemoveRange(lost)
                    .Select(r =>
                        r with
                        {
                            Name = r.Name with { Cell = cells.GetValueOrDefault(r.Name.Cell, r.Name.Cell) },
                        }
                    ),
            ],
            [.. Diagnostics, .. lost.Select(r => ExpectationDiagnostics.StaleRecord(r.Heading, r.Name))]
        );
    }

    public static FigureRecords Parse(SourceText source)
    {
        var records = ImmutableArray.CreateBuilder<FigureRecord>();
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        var seen = new HashSet<FigureName>();
        for (var line = 1; line <= source.LineCount; )
        {
            var text = source.LineText(line);
            var span = source.Span(source.LineStart(line), text.Length);
            var heading = Heading().Match(text);
            var next = line + 1;
            if (heading.Success)
            {
                var content = new List<(string, int)>();
                for (
                    ;
                    next <= source.LineCount && !source.LineText(next).StartsWith("##", StringComparison.Ordinal);
                    next++
                )
                {
                    content.Add((source.LineText(next), source.LineStart(next)));
                }

                var name = new FigureName(
                    Read(heading, "cell"),
                    heading.Groups["kind"].Value,
                    Read(heading, "ordinal")
                );
                if (seen.Add(name))
                {
                    records.Add(new FigureRecord(name, span, new MappedCode(source, content)));
                }
                else
                {
                    diagnostics.Add(ExpectationDiagnostics.RecordedTwice(span, name));
                }
            }
            else if (!string.IsNullOrWhiteSpace(text))
            {
                diagnostics.Add(ExpectationDiagnostics.NotARecord(span, text));
            }

            line = next;
        }

        return new FigureRecords(source, records.ToImmutable(), diagnostics.ToImmutable());
    }

    /// <summary>The file's text: sections in the order given, a blank line between two, LF.</summary>
    public static string Write(IEnumerable<(FigureName Name, string Record)> figures)
    {
        var text = new StringBuilder();
        foreach (var (name, record) in figures)
        {
            text.Append(text.Length > 0 ? "\n" : "").Append("## ").Append(name).Append('\n');
            var lines = TextLines.Join(TextLines.Of(record));
            text.Append(lines).Append(lines.Length > 0 ? "\n" : "");
        }

        return text.ToString();
    }

    private static int Read(Match heading, string group) =>
        int.Parse(heading.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^## cell (?<cell>[1-9][0-9]{0,5}) (?<kind>figure|frame|table|matrix) (?<ordinal>[1-9][0-9]{0,5})\s*$"
    )]
    private static partial Regex Heading();
}

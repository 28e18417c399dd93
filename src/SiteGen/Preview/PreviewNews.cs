using System.Collections.Immutable;
using System.Text.Json;
using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Pipelines;

namespace MlMath.SiteGen.Preview;

/// <summary>What open pages are told after a build: what is wrong and where, and which notes' cells still run.</summary>
internal static class PreviewNews
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <summary>JSON: `{ findings: [{ place, severity, code, message, help, page, cell }], running: [page] }`.</summary>
    public static string Of(BuildResult result)
    {
        var byFile = result.State.Notes.ToDictionary(n => n.Note.Source.Path, StringComparer.Ordinal);
        return JsonSerializer.Serialize(
            new
            {
                Findings = result.Findings.Select(f => Of(f, byFile.GetValueOrDefault(f.Span.Source.Path))),
                Running = result.State.Notes.Where(n => n.IsRunning).Select(n => $"/{PageAddress.Of(n)}"),
            },
            Web
        );
    }

    /// <param name="note">The note that holds it; null for a table, the prelude, a note that cannot be read.</param>
    private static object Of(Diagnostic finding, NoteBuild? note) =>
        new
        {
            Place = finding.Span.ToString(),
            Severity = finding.Severity == Severity.Error ? "error" : "warning",
            finding.Code,
            finding.Message,
            finding.Help,
            Page = note is null ? null : $"/{PageAddress.Of(note)}",
            Cell = note is null ? null : CellOf(finding.Span, note),
        };

    // From its fence to the end of its output; one-based as on the page.
    private static int? CellOf(SourceSpan span, NoteBuild note)
    {
        var snippets = note.Document?.Snippets ?? ImmutableArray<Snippets.Snippet>.Empty;
        var cell = snippets.LastOrDefault(s => s.FenceSpan.Start <= span.Start);
        if (cell is null)
        {
            return null;
        }

        var end =
            cell.Output?.Body.End
            ?? (
                ReferenceEquals(cell.Code.Source, span.Source)
                    ? cell.Code.ToFile(cell.Code.Text.Length)
                    : cell.FenceSpan.End
            );
        return span.Start <= end ? cell.Index + 1 : null;
    }
}

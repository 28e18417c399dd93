using System.Text.RegularExpressions;
using MlMath.SiteGen.Diagnostics;

namespace MlMath.SiteGen.Curriculum;

/// <summary>Holds the addresses under which notes stood before against those in use: each may lead to one note alone.</summary>
internal static class FormerAddresses
{
    private static readonly Regex Address = new(
        "^[a-z0-9-]+/[a-z0-9-]+/[a-z0-9-]+$",
        RegexOptions.ExplicitCapture,
        Patterns.Patience
    );

    /// <param name="notes">All of the folder, in reading order.</param>
    public static void Check(IReadOnlyList<Note> notes, DiagnosticBag diagnostics)
    {
        var taken = notes.ToDictionary(n => n.Address.Path, n => n.Address.Path, StringComparer.Ordinal);
        foreach (var (note, former) in notes.SelectMany(n => n.FrontMatter.Formerly.Select(f => (n, f))))
        {
            var at = NoteChecks.Find(note, "formerly", former);
            if (!Address.IsMatch(former))
            {
                diagnostics.Add(CurriculumDiagnostics.FormerNoAddress(at, former));
            }
            else if (!taken.TryAdd(former, note.Address.Path))
            {
                diagnostics.Add(CurriculumDiagnostics.FormerTaken(at, former, taken[former]));
            }
        }
    }
}

using System.Collections.Immutable;
using System.Text;
using MlMath.SiteGen.Diagnostics;

namespace MlMath.SiteGen.Snippets.Accept;

/// <summary>What applying a plan did.</summary>
/// <param name="Written">Paths of the files that changed, as <see cref="SourceText.Path"/> has them, in order.</param>
/// <param name="Diagnostics">Why others did not.</param>
public sealed record AcceptResult(ImmutableArray<string> Written, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>Carries out a plan: each file is replaced whole, and only if it still is what was read.</summary>
public static class AcceptWriter
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <param name="folder">What <see cref="SourceText.Path"/> is relative to.</param>
    public static AcceptResult Apply(AcceptPlan plan, string folder)
    {
        var written = ImmutableArray.CreateBuilder<string>();
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var file in plan.Edits.GroupBy(e => e.Span.Source.Path, StringComparer.Ordinal))
        {
            var source = file.First().Span.Source;
            var path = Path.GetFullPath(source.Path, folder);
            var start = file.First().Span;
            try
            {
                if (!IsAsRead(path, source) || file.Any(e => e.Span.Source.Text != source.Text))
                {
                    diagnostics.Add(AcceptDiagnostics.FileChanged(start));
                    continue;
                }

                Replace(path, Edited(source, file), source.HasBom);
                written.Add(source.Path);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                diagnostics.Add(AcceptDiagnostics.CannotWrite(start, e.Message));
            }
        }

        return new AcceptResult(written.ToImmutable(), diagnostics.ToImmutable());
    }

    /// <summary>The file's text after the edits, which must not overlap.</summary>
    /// <exception cref="ArgumentException">Two edits overlap.</exception>
    public static string Edited(SourceText source, IEnumerable<AcceptEdit> edits)
    {
        var text = new StringBuilder();
        var at = 0;
        foreach (var edit in edits.OrderBy(e => e.Span.Start).ThenBy(e => e.Span.Length))
        {
            if (edit.Span.Start < at)
            {
                throw new ArgumentException($"the edit at {edit.Span} overlaps the one that ends at offset {at}");
            }

            text.Append(source.Text, at, edit.Span.Start - at).Append(edit.NewText);
            at = edit.Span.End;
        }

        return text.Append(source.Text, at, source.Text.Length - at).ToString();
    }

    private static bool IsAsRead(string path, SourceText source) =>
        File.Exists(path)
            ? File.ReadAllBytes(path).AsSpan().SequenceEqual(Bytes(source.Text, source.HasBom))
            : source.Text.Length == 0;

    // Written beside the file, then renamed onto it: a reader sees the old note or the new one, never half of each.
    private static void Replace(string path, string text, bool bom)
    {
        if (text.Length == 0)
        {
            File.Delete(path);
            return;
        }

        var exists = File.Exists(path);
        var target = exists ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path : path;
        var aside = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Guid.NewGuid():N}");
        try
        {
            File.WriteAllBytes(aside, Bytes(text, bom));
            if (!OperatingSystem.IsWindows() && exists)
            {
                File.SetUnixFileMode(aside, File.GetUnixFileMode(target));
            }

            File.Move(aside, target, overwrite: true);
        }
        finally
        {
            File.Delete(aside);
        }
    }

    private static byte[] Bytes(string text, bool bom) =>
        [.. bom ? Encoding.UTF8.Preamble : [], .. Utf8.GetBytes(text)];
}

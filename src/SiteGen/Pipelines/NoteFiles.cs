using System.Collections.Immutable;
using System.Text;
using MlMath.SiteGen.Cache;
using MlMath.SiteGen.Curriculum;
using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Snippets.Expectations;

namespace MlMath.SiteGen.Pipelines;

/// <summary>Where a note's files are on disk.</summary>
public static class NoteFiles
{
    /// <summary>The note itself.</summary>
    public static string PathOf(SiteOptions options, Note note) =>
        Path.Combine(options.Input, PathInside(options, note));

    /// <summary>From the input folder, `/` between parts: `maths/linear-algebra/svd-qr-lu.md`.</summary>
    public static string PathInside(SiteOptions options, Note note) =>
        // What is shown begins with the input folder as shown.
        note.Source.Path[(SiteOptions.Shown(options.Input).Length + 1)..];

    /// <summary>An author's file besides the notes, as text; empty where it is not UTF-8, which is reported.</summary>
    /// <param name="shown">Its path in messages.</param>
    /// <param name="memory">A file that is as it was is the same object.</param>
    public static SourceText Read(string file, string shown, DiagnosticBag diagnostics, WorkMemory? memory = null)
    {
        try
        {
            var bytes = File.ReadAllBytes(file);
            return memory is null
                ? SourceText.FromUtf8(shown, bytes)
                : memory.Of("file decoded", shown, [ContentHash.Of(bytes)], () => SourceText.FromUtf8(shown, bytes));
        }
        catch (DecoderFallbackException)
        {
            var source = new SourceText(shown, "");
            diagnostics.Add(CurriculumDiagnostics.NotUtf8(source));
            return source;
        }
    }

    /// <summary>The figures recorded beside a note.</summary>
    public static FigureRecords Records(SiteOptions options, Note note, DiagnosticBag diagnostics, WorkMemory memory)
    {
        var shown = FigureRecords.PathFor(note.Source.Path);
        var file = FigureRecords.PathFor(PathOf(options, note));
        var source = File.Exists(file) ? Read(file, shown, diagnostics, memory) : null;
        return memory.Of(
            "records read",
            shown,
            [source],
            () => FigureRecords.Parse(source ?? new SourceText(shown, ""))
        );
    }

    /// <summary>The data files that a note's cells may read, by the name that its front matter gives them.</summary>
    public static ImmutableDictionary<string, byte[]> Data(SiteOptions options, Note note)
    {
        var folder = FolderOf(options, note);
        return note
            .FrontMatter.Data.Where(file => File.Exists(Path.Combine(folder, file)))
            .ToImmutableDictionary(
                file => file,
                file => File.ReadAllBytes(Path.Combine(folder, file)),
                StringComparer.Ordinal
            );
    }

    /// <summary>The note's own folder, where its images and data are.</summary>
    public static string FolderOf(SiteOptions options, Note note) => Path.GetDirectoryName(PathOf(options, note))!;
}

using System.Reflection;
using MlMath.SiteGen.Cache;
using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Snippets;

namespace MlMath.SiteGen.Pipelines;

/// <summary>The code that runs before a note's first cell: `snippets/prelude.csx`, or the one that the program brings.</summary>
public static class Prelude
{
    private const string FileName = "prelude.csx";

    /// <param name="folder">The folder of shared C#, which need not exist.</param>
    /// <param name="memory">As for <see cref="NoteFiles.Read"/>.</param>
    public static MappedCode Read(string folder, DiagnosticBag diagnostics, WorkMemory? memory = null)
    {
        var file = Path.Combine(folder, FileName);
        var source = File.Exists(file) ? NoteFiles.Read(file, SiteOptions.Shown(file), diagnostics, memory) : null;
        return memory is null ? Code(source) : memory.Of("prelude read", file, [source], () => Code(source));
    }

    private static MappedCode Code(SourceText? own)
    {
        if (own is not null)
        {
            return MappedCode.Whole(own);
        }

        using var stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream(FileName) ?? throw new InvalidOperationException(
                $"the program has no resource {FileName}"
            );
        using var reader = new StreamReader(stream);
        return MappedCode.Whole(new SourceText(FileName, reader.ReadToEnd()));
    }
}

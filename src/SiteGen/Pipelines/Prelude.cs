using System.Reflection;
using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Snippets;

namespace MlMath.SiteGen.Pipelines;

/// <summary>The code that runs before a note's first cell: `snippets/prelude.csx`, or the one that the program brings.</summary>
public static class Prelude
{
    private const string FileName = "prelude.csx";

    /// <param name="folder">The folder of shared C#, which need not exist.</param>
    public static MappedCode Read(string folder, DiagnosticBag diagnostics)
    {
        var file = Path.Combine(folder, FileName);
        if (File.Exists(file))
        {
            return MappedCode.Whole(NoteFiles.Read(file, SiteOptions.Shown(file), diagnostics));
        }

        using var stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream(FileName) ?? throw new InvalidOperationException(
                $"the program has no resource {FileName}"
            );
        using var reader = new StreamReader(stream);
        return MappedCode.Whole(new SourceText(FileName, reader.ReadToEnd()));
    }
}

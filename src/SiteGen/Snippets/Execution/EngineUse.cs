using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace MlMath.SiteGen.Snippets.Execution;

/// <summary>
/// Whether code of the engine can have a part in what a cell does. Of most cells it has none: they need not run again
/// when it changes inside. Rather said too often than too seldom.
/// </summary>
internal static class EngineUse
{
    private const string Engine = "MlMath.Engine";

    // Names by which a cell would find it without the compiler knowing.
    private static readonly string[] Reflecting = ["Engine", "Assembl"];

    /// <param name="image">A compiled cell: it refers to what its code touches, not to what its usings name.</param>
    public static bool In(byte[] image)
    {
        using var reader = new PEReader(new MemoryStream(image));
        var metadata = reader.GetMetadataReader();
        return metadata.AssemblyReferences.Any(r =>
            metadata.StringComparer.Equals(metadata.GetAssemblyReference(r).Name, Engine)
        );
    }

    /// <param name="code">Of a cell, as the author wrote it.</param>
    public static bool In(string code) => Array.Exists(Reflecting, w => code.Contains(w, StringComparison.Ordinal));
}

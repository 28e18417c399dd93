using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using MlMath.SiteGen.Cache;

namespace MlMath.SiteGen.Snippets;

/// <summary>What every cell's result depends on besides the author's files: the programs, the machine's kind, the options.</summary>
/// <param name="Parts">Names and values, as they enter each key.</param>
public sealed record CellEnvironment(ImmutableArray<(string Name, string Value)> Parts)
{
    /// <summary>The part that only those cells depend on which use the engine; see <see cref="SnippetRun.UsesEngine"/>.</summary>
    public const string EnginePart = "assembly MlMath.Engine";

    // Found beside the running program. Native libraries are hashed whole; assemblies by their module version id, which
    // a deterministic build makes from the content.
    private static readonly ImmutableArray<string> Programs =
    [
        "MlMath.Engine.dll",
        "MlMath.Notebook.dll",
        "MathNet.Numerics.dll",
        "Microsoft.CodeAnalysis.dll",
        "Microsoft.CodeAnalysis.CSharp.dll",
        "Microsoft.CodeAnalysis.Scripting.dll",
        "Microsoft.CodeAnalysis.CSharp.Scripting.dll",
        "Microsoft.CodeAnalysis.CSharp.Workspaces.dll",
        "Microsoft.Data.Sqlite.dll",
        "SQLitePCLRaw.core.dll",
    ];

    /// <param name="seed">What cells see as their seed.</param>
    /// <param name="limits">The bounds of a cell, in any fixed notation.</param>
    /// <param name="folder">Where the programs are; the running program's own folder by default.</param>
    public static CellEnvironment Here(int seed, string limits, string? folder = null)
    {
        folder ??= AppContext.BaseDirectory;
        return new CellEnvironment(
            [
                ("runtime", RuntimeInformation.FrameworkDescription),
                ("platform", RuntimeInformation.RuntimeIdentifier),
                ("seed", $"{seed}"),
                ("limits", limits),
                ("codec", $"{RunCodec.Version}"),
                ("execution", Execution),
                .. Programs.Select(p =>
                    ("assembly " + Path.GetFileNameWithoutExtension(p), Identity(Path.Combine(folder, p)))
                ),
                // What a cell's names can stand for: the engine without its insides.
                ("surface of the engine", Identity(Path.Combine(folder, "ref", "MlMath.Engine.dll"))),
                ("library sqlite", NativeSqlite(folder)),
            ]
        );
    }

    // Of this program only the sources that run cells count; the build writes their hash into the assembly.
    private static string Execution { get; } =
        typeof(CellEnvironment)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(a => a.Key == "ExecutionIdentity")
            ?.Value
        ?? throw new InvalidOperationException("the program was built without the identity of its execution sources");

    /// <returns>The module version id; empty when the file is not there.</returns>
    private static string Identity(string path)
    {
        if (!File.Exists(path))
        {
            return "";
        }

        using var reader = new PEReader(File.OpenRead(path));
        var metadata = reader.GetMetadataReader();
        return metadata.GetGuid(metadata.GetModuleDefinition().Mvid).ToString("N");
    }

    private static string NativeSqlite(string folder)
    {
        string[] places = ["", Path.Combine("runtimes", RuntimeInformation.RuntimeIdentifier, "native")];
        string[] names = ["libe_sqlite3.so", "libe_sqlite3.dylib", "e_sqlite3.dll"];
        var file = places.SelectMany(p => names.Select(n => Path.Combine(folder, p, n))).FirstOrDefault(File.Exists);
        return file is null ? "" : ContentHash.Of(File.ReadAllBytes(file));
    }
}

using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.Data.Sqlite;
using MlMath.Notebook;

namespace MlMath.SiteGen.Snippets.Execution;

/// <summary>The assemblies that cells see.</summary>
/// <remarks>
/// Not the whole framework: each compilation joins the namespaces of all its references, and with all 165 of them it
/// takes a fifth longer.
/// </remarks>
internal static class CellReferences
{
    private static readonly ImmutableArray<string> Framework =
    [
        "Microsoft.CSharp",
        "netstandard",
        "System.Collections",
        "System.Collections.Concurrent",
        "System.Collections.Immutable",
        "System.ComponentModel",
        "System.ComponentModel.Primitives",
        "System.Console",
        "System.Data.Common",
        "System.Diagnostics.Process",
        "System.IO.Compression",
        "System.Linq",
        "System.Linq.AsyncEnumerable",
        "System.Linq.Expressions",
        "System.Linq.Parallel",
        "System.Memory",
        "System.Net.Http",
        "System.Net.Http.Json",
        "System.Net.Primitives",
        "System.Numerics.Vectors",
        "System.ObjectModel",
        "System.Private.CoreLib",
        "System.Private.Uri",
        "System.Runtime",
        "System.Runtime.Extensions",
        "System.Runtime.InteropServices",
        "System.Runtime.Intrinsics",
        "System.Runtime.Numerics",
        "System.Security.Cryptography",
        "System.Text.Json",
        "System.Text.RegularExpressions",
        "System.Threading",
        "System.Threading.Channels",
        "System.Threading.Tasks.Parallel",
    ];

    public static ImmutableArray<MetadataReference> Read()
    {
        var folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        Assembly[] libraries =
        [
            typeof(NotebookGlobals).Assembly,
            typeof(MathNet.Numerics.Control).Assembly,
            typeof(SqliteConnection).Assembly,
        ];
        var engine = Path.Combine(AppContext.BaseDirectory, "MlMath.Engine.dll");
        var needed = libraries.SelectMany(l => l.GetReferencedAssemblies()).Select(n => n.Name!);
        return
        [
            .. Framework
                .Union(needed)
                .Select(n => Path.Combine(folder, n + ".dll"))
                .Where(File.Exists)
                .Concat(libraries.Select(l => l.Location))
                .Append(engine)
                .Order(StringComparer.Ordinal)
                .Select(p => MetadataReference.CreateFromFile(p)),
        ];
    }
}

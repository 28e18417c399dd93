using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.Data.Sqlite;
using MlMath.Notebook;

namespace MlMath.SiteGen.Snippets.Execution;

/// <summary>What the cells of a note build up: variables, types, the database.</summary>
/// <remarks>
/// The assemblies stay loaded until the worker retires. Collectible ones would not, but they are compiled at full
/// optimisation before they run once: a note of light cells took 1.4 times as long.
/// </remarks>
internal sealed class CellState : IDisposable
{
    private readonly NoteAssemblies _assemblies = new();
    private readonly CellConsole _console;
    private object?[] _submissions = new object?[16];
    private int _count;

    public CellState(CellConsole console, int seed)
    {
        _console = console;
        _submissions[0] = new NotebookGlobals(
            value => _console.Current?.Show(value),
            (place, value) => _console.Current?.Record(place, value),
            OpenDatabase,
            seed
        );
    }

    /// <summary>The last submission that stays; null in a clean state without a prelude.</summary>
    public CSharpCompilation? Last { get; private set; }

    /// <summary>The note's database, if a cell has used it.</summary>
    public SqliteConnection? Database { get; private set; }

    /// <summary>Number of the next place of a `// =>`.</summary>
    public int NextPlace { get; set; }

    /// <summary>The objects that hold the variables of earlier cells.</summary>
    public IEnumerable<object> Submissions => _submissions.Skip(1).OfType<object>();

    /// <summary>Which of the variables may hold something else next time.</summary>
    public Chance Chance { get; } = new();

    /// <summary>What a variable of the note holds, in brief; null where there is nothing to tell, or it may differ next time.</summary>
    /// <param name="assembly">Of the cell that declares it.</param>
    public string? ValueOf(string assembly, string variable)
    {
        var holder = Submissions.FirstOrDefault(s => s.GetType().Assembly.GetName().Name == assembly);
        var field = holder?.GetType().GetField(variable, Everything);
        return field is null || Chance.Touched(variable) ? null : BriefValue.Of(field.GetValue(holder));
    }

    private const BindingFlags Everything =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>Whether code of the engine may have had a part in this state.</summary>
    public bool UsesEngine { get; set; }

    /// <summary>The assemblies of earlier cells.</summary>
    public IEnumerable<Assembly> Assemblies => _assemblies.Cells;

    /// <summary>A name for the next submission, unique here and the same in every build.</summary>
    public string NextName() => $"cell{_count++}";

    public SqliteConnection OpenDatabase()
    {
        if (Database is null)
        {
            Database = new SqliteConnection("Data Source=:memory:");
            Database.Open();
        }

        return Database;
    }

    /// <summary>Forgets a database that was opened since <see cref="Database"/> was null.</summary>
    public void CloseDatabase()
    {
        Database?.Dispose();
        Database = null;
    }

    /// <summary>Loads a cell. It may be run more than once: each run writes its variables into the same slot.</summary>
    public LoadedCell Load(CompiledCell cell)
    {
        UsesEngine |= EngineUse.In(cell.Image);
        var assembly = _assemblies.Add(cell);
        var method =
            assembly
                .GetType(cell.Type, throwOnError: true)!
                .GetMethod(cell.Method, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            ?? throw new InvalidOperationException($"{cell.Type} has no method {cell.Method}");
        return new(assembly, cell.Compilation, method.CreateDelegate<Func<object?[], Task<object?>>>());
    }

    /// <returns>The value of the cell's last expression, or null.</returns>
    public Task<object?> RunAsync(LoadedCell cell)
    {
        if (_count + 2 > _submissions.Length)
        {
            Array.Resize(ref _submissions, _submissions.Length * 2);
        }

        return cell.Run(_submissions);
    }

    /// <summary>Later cells see this one.</summary>
    public void Keep(CSharpCompilation compilation) => Last = compilation;

    /// <summary>Where the chain is, so that it can go on from here more than once.</summary>
    public CellMark Mark() => new(Last, [.. _submissions]);

    /// <summary>Forgets the cells since <paramref name="mark"/>. What they did to objects of earlier cells stays.</summary>
    public void Return(CellMark mark)
    {
        Last = mark.Last;
        Array.Clear(_submissions);
        mark.Submissions.CopyTo(_submissions, 0);
    }

    public void Dispose()
    {
        CloseDatabase();
        Array.Clear(_submissions);
        Last = null;
    }

    private sealed class NoteAssemblies() : AssemblyLoadContext("note", isCollectible: false)
    {
        private readonly Dictionary<string, Assembly> _byName = new(StringComparer.Ordinal);

        public IEnumerable<Assembly> Cells => _byName.Values;

        public Assembly Add(CompiledCell cell)
        {
            using var image = new MemoryStream(cell.Image);
            using var symbols = new MemoryStream(cell.Symbols);
            return _byName[cell.Compilation.AssemblyName!] = LoadFromStream(image, symbols);
        }

        protected override Assembly? Load(AssemblyName assemblyName) =>
            _byName.GetValueOrDefault(assemblyName.Name ?? "");
    }
}

/// <summary>A place in a chain: the last submission that stays, and the objects that hold the variables.</summary>
internal sealed record CellMark(CSharpCompilation? Last, ImmutableArray<object?> Submissions);

/// <summary>A cell ready to run.</summary>
internal sealed record LoadedCell(Assembly Assembly, CSharpCompilation Compilation, Func<object?[], Task<object?>> Run);

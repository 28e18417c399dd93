using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace MlMath.SiteGen.Snippets.Execution;

/// <summary>
/// The content of all that a note's variables reach, so that a cell which must leave nothing behind can be undone:
/// fields and array elements are put back in place, object by object, and so is the database.
/// </summary>
/// <remarks>Not undone: files, threads, and what lies outside the cells' own objects, such as statics of libraries.</remarks>
internal sealed class StateSnapshot : IDisposable
{
    // Objects of these belong to the runtime, hold handles, or never change.
    private static readonly string[] Untouched =
    [
        "System.Reflection",
        "System.Threading",
        "System.IO",
        "System.Globalization",
        "System.Data",
        "System.Runtime",
        "System.Net",
        "System.Diagnostics",
        "System.Text.RegularExpressions",
        "Microsoft.",
        "SQLitePCL",
    ];

    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly Stack<object> _pending = new();
    private readonly Dictionary<Type, FieldInfo[]> _fields = [];
    private readonly List<(Array Array, Array Copy)> _arrays = [];
    private readonly List<(object? Holder, FieldInfo Field, object? Value)> _values = [];
    private readonly CellState _state;
    private readonly SqliteConnection? _database;

    private StateSnapshot(CellState state)
    {
        _state = state;
        foreach (var type in state.Assemblies.SelectMany(a => a.GetTypes()).Where(t => !t.ContainsGenericParameters))
        {
            foreach (var field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            {
                if (!field.IsLiteral && IsPlain(field.FieldType))
                {
                    var value = field.GetValue(null);
                    if (!field.IsInitOnly)
                    {
                        _values.Add((null, field, value));
                    }

                    Visit(value);
                }
            }
        }

        foreach (var submission in state.Submissions)
        {
            Visit(submission);
        }

        while (_pending.TryPop(out var next))
        {
            Save(next);
        }

        if (state.Database is { } database)
        {
            _database = new SqliteConnection("Data Source=:memory:");
            _database.Open();
            database.BackupDatabase(_database);
        }
    }

    public static StateSnapshot Take(CellState state) => new(state);

    /// <summary>May be called more than once.</summary>
    public void Restore()
    {
        foreach (var (array, copy) in _arrays)
        {
            Array.Copy(copy, array, copy.Length);
        }

        foreach (var (holder, field, value) in _values)
        {
            field.SetValue(holder, value);
        }

        if (_database is null)
        {
            _state.CloseDatabase();
        }
        else
        {
            _database.BackupDatabase(_state.OpenDatabase());
        }
    }

    public void Dispose() => _database?.Dispose();

    private void Visit(object? value)
    {
        switch (value)
        {
            case null or string or Type or MlMath.Notebook.NotebookGlobals:
                return;
            case Delegate callback:
                Visit(callback.Target);
                return;
        }

        var type = value.GetType();
        if (
            type.IsPrimitive
            || type.IsEnum
            || Array.Exists(Untouched, u => type.Namespace?.StartsWith(u, StringComparison.Ordinal) == true)
        )
        {
            return;
        }

        if (type.IsValueType || _seen.Add(value))
        {
            _pending.Push(value);
        }
    }

    private void Save(object value)
    {
        if (value is Array array)
        {
            var element = array.GetType().GetElementType()!;
            if (element.IsPointer)
            {
                return;
            }

            _arrays.Add((array, (Array)array.Clone()));
            if (!element.IsPrimitive && !element.IsEnum && element != typeof(string))
            {
                foreach (var item in array)
                {
                    Visit(item);
                }
            }

            return;
        }

        // A boxed struct is a copy: whoever holds it has saved it whole, but what it refers to is visited.
        var held = !value.GetType().IsValueType;
        foreach (var field in Fields(value.GetType()))
        {
            var content = field.GetValue(value);
            if (held)
            {
                _values.Add((value, field, content));
            }

            Visit(content);
        }
    }

    private FieldInfo[] Fields(Type type)
    {
        if (!_fields.TryGetValue(type, out var fields))
        {
            var all = new List<FieldInfo>();
            for (var t = type; t is not null && t != typeof(object); t = t.BaseType)
            {
                all.AddRange(
                    t.GetFields(
                            BindingFlags.Instance
                                | BindingFlags.Public
                                | BindingFlags.NonPublic
                                | BindingFlags.DeclaredOnly
                        )
                        .Where(f => IsPlain(f.FieldType))
                );
            }

            _fields[type] = fields = [.. all];
        }

        return fields;
    }

    private static bool IsPlain(Type type) =>
        !type.IsPointer
        && !type.IsFunctionPointer
        && !type.IsByRefLike
        && !type.IsDefined(typeof(IsByRefLikeAttribute), false);
}

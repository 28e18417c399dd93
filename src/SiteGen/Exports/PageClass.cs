using System.Collections.Immutable;

namespace MlMath.SiteGen.Exports;

/// <summary>The class at the end of an exported program: it prints what the page shows.</summary>
internal static class PageClass
{
    /// <summary>What it needs, and what makes its words those of the cells.</summary>
    public static ImmutableArray<string> Usings { get; } =
    [
        "using System;",
        "using System.IO;",
        "using System.Linq;",
        "using System.Threading.Tasks;",
        "using MlMath.Notebook;",
        "using static Page;",
    ];

    public static string OfProgram(ExportedNote note) => Of(note, Beginning);

    /// <summary>A notebook has its own beginning, and numbers its cells itself.</summary>
    public static string OfNotebook(ExportedNote note) => Of(note);

    private static string Of(ExportedNote note, params ReadOnlySpan<string> beginning) =>
        string.Join(
            '\n',
            [
                $"{Head}    public const int Seed = {note.Seed};\n",
                .. beginning,
                Printing,
                $"{(note.UsesDatabase ? Database : WithoutDatabase)}}}\n",
            ]
        );

    private const string Head = """
        /// <summary>What the cells find by name, and how they print.</summary>
        static class Page
        {

        """;

    private const string Beginning = """
            /// <summary>The cells work in a folder of their own, with the note's data.</summary>
            public static void Begin(string folder, params string[] data)
            {
                MathNet.Numerics.Control.UseManaged();
                MathNet.Numerics.Control.UseSingleThread();
                var clone = AppContext.GetData("EntryPointFileDirectoryPath") as string ?? Environment.CurrentDirectory;
                var work = Directory.CreateTempSubdirectory("note-").FullName;
                foreach (var file in data)
                {
                    var copy = Path.Combine(work, file);
                    Directory.CreateDirectory(Path.GetDirectoryName(copy));
                    File.Copy(Path.Combine(clone, folder, file), copy);
                }

                Environment.CurrentDirectory = work;
                AppDomain.CurrentDomain.ProcessExit += (_, _) =>
                {
                    Environment.CurrentDirectory = clone;
                    Directory.Delete(work, recursive: true);
                };
            }

            public static void Cell(int number) => Console.WriteLine($"\n[cell {number}]");

        """;

    private const string Printing = """
            public static void Show(object value)
            {
                if (value is not null)
                {
                    Console.WriteLine(
                        Displays.TryOf(value) switch
                        {
                            FigureDisplay figure => $"figure: {figure.Alt}",
                            { } display => Displays.Text(display),
                            null => Displays.Text(value),
                        }
                    );
                }
            }

            /// <summary>Behind the expression stands `// =>` and the value that the page has.</summary>
            public static T Print<T>(
                T value,
                [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(value))] string text = ""
            )
            {
                var words = text.Split((char[])null, StringSplitOptions.RemoveEmptyEntries);
                Console.WriteLine($"{string.Join(' ', words)} => {Displays.Text(value)}");
                return value;
            }

            public static object Print(
                object value,
                [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(value))] string text = ""
            ) => Print<object>(value, text);

            public static void Throws(string type, Action cell)
            {
                try
                {
                    cell();
                }
                catch (Exception e) when (e.GetType().Name == type || e.GetType().FullName == type)
                {
                    Console.WriteLine($"{e.GetType().Name}: {e.Message}");
                    return;
                }

                throw new InvalidOperationException($"the cell should have thrown {type}");
            }


        """;

    private const string WithoutDatabase = """
            public static void Reset() { }

        """;

    private const string Database = """
            public static System.Data.Common.DbConnection Db { get; } = Open();

            public static void Reset()
            {
                Db.Close();
                Db.Open();
            }

            public static void Sql(string statements)
            {
                using var command = Db.CreateCommand();
                command.CommandText = statements;
                using var reader = command.ExecuteReader();
                do
                {
                    var columns = Enumerable.Range(0, reader.FieldCount).ToArray();
                    var names = columns.Select(reader.GetName).ToArray();
                    var rows = new System.Collections.Generic.List<object[]>();
                    while (reader.Read())
                    {
                        rows.Add(columns.Select(reader.GetValue).ToArray());
                    }

                    if (columns.Length > 0)
                    {
                        Show(
                            new TableDisplay(
                                [.. names],
                                [.. rows.Select(r => System.Collections.Immutable.ImmutableArray.CreateRange(r.Select(Text)))],
                                [.. columns.Select(c => rows.All(r => r[c] is long or double or DBNull))],
                                null
                            )
                        );
                    }
                } while (reader.NextResult());
            }

            private static string Text(object value) =>
                value switch
                {
                    DBNull => "NULL",
                    byte[] bytes => $"x'{Convert.ToHexStringLower(bytes)}'",
                    _ => Displays.Text(value),
                };

            private static System.Data.Common.DbConnection Open()
            {
                var database = new Microsoft.Data.Sqlite.SqliteConnection("Data Source=:memory:");
                database.Open();
                return database;
            }

        """;
}

using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Data.Sqlite;
using MlMath.Notebook;
using SQLitePCL;

namespace MlMath.SiteGen.Snippets.Execution;

/// <summary>Runs an SQL cell statement by statement; the rows of each query are shown as a table.</summary>
internal static class SqlScript
{
    /// <returns>What SQLite rejects, with its place in <paramref name="sql"/>; null when all statements ran.</returns>
    public static CompilerMessage? Run(SqliteConnection connection, string sql, CellOutput output)
    {
        var db = connection.Handle ?? throw new InvalidOperationException("the note's database is closed");
        var bytes = Encoding.UTF8.GetBytes(sql);
        var from = 0;
        while (from < bytes.Length)
        {
            var rc = raw.sqlite3_prepare_v2(db, bytes.AsSpan(from), out var statement, out var tail);
            using (statement)
            {
                if (rc != raw.SQLITE_OK)
                {
                    return Error(db, sql, bytes, from, NativeMethods.sqlite3_error_offset(db.DangerousGetHandle()));
                }

                if (statement.IsInvalid)
                {
                    return null;
                }

                if (!Step(db, statement, output))
                {
                    return Error(db, sql, bytes, from, -1);
                }
            }

            from = bytes.Length - tail.Length;
        }

        return null;
    }

    private static bool Step(sqlite3 db, sqlite3_stmt statement, CellOutput output)
    {
        var columns = raw.sqlite3_column_count(statement);
        var numeric = Enumerable.Repeat(columns > 0, columns).ToArray();
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        int rc;
        while ((rc = raw.sqlite3_step(statement)) == raw.SQLITE_ROW)
        {
            var row = ImmutableArray.CreateBuilder<string>(columns);
            for (var c = 0; c < columns; c++)
            {
                var type = raw.sqlite3_column_type(statement, c);
                numeric[c] &= type is raw.SQLITE_INTEGER or raw.SQLITE_FLOAT or raw.SQLITE_NULL;
                row.Add(Text(statement, c, type));
            }

            rows.Add(row.ToImmutable());
            output.CountRow();
        }

        if (rc != raw.SQLITE_DONE)
        {
            return false;
        }

        if (columns > 0)
        {
            var names = Enumerable
                .Range(0, columns)
                .Select(c => raw.sqlite3_column_name(statement, c).utf8_to_string());
            output.Add(new TableDisplay([.. names], rows.ToImmutable(), [.. numeric], null));
        }

        return true;
    }

    private static string Text(sqlite3_stmt statement, int column, int type) =>
        type switch
        {
            raw.SQLITE_INTEGER => raw.sqlite3_column_int64(statement, column).ToString(CultureInfo.InvariantCulture),
            raw.SQLITE_FLOAT => Displays.Text(raw.sqlite3_column_double(statement, column)),
            raw.SQLITE_NULL => "NULL",
            raw.SQLITE_BLOB => $"x'{Convert.ToHexStringLower(raw.sqlite3_column_blob(statement, column))}'",
            _ => raw.sqlite3_column_text(statement, column).utf8_to_string(),
        };

    private static CompilerMessage Error(sqlite3 db, string sql, byte[] bytes, int from, int offset)
    {
        var message = raw.sqlite3_errmsg(db).utf8_to_string();
        var start =
            offset >= 0
                ? Encoding.UTF8.GetCharCount(bytes, 0, Math.Min(from + offset, bytes.Length))
                : SqlLexer.FirstToken(sql, Encoding.UTF8.GetCharCount(bytes, 0, from));
        return new("SQL", start, SqlLexer.TokenLength(sql, start), message);
    }

    private static class NativeMethods
    {
        // Not among the wrapper's own functions. -1 when the error is at no one place.
        [DllImport("e_sqlite3", ExactSpelling = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory)]
        public static extern int sqlite3_error_offset(nint db);
    }
}

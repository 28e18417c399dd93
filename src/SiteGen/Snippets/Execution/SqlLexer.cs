using System.Collections.Frozen;
using System.Collections.Immutable;

namespace MlMath.SiteGen.Snippets.Execution;

/// <summary>A word, number or sign of an SQL cell.</summary>
/// <param name="End">Offset behind it.</param>
internal sealed record SqlToken(int Start, int End, string? Kind)
{
    public string In(string sql) => sql[Start..End];
}

/// <summary>Words of an SQL cell, for highlighting and for the extent of an error. SQLite itself does the parsing.</summary>
internal static class SqlLexer
{
    private static readonly FrozenSet<string> Keywords = (
        "ABORT ADD AFTER ALL ALTER AND AS ASC ATTACH BEFORE BEGIN BETWEEN BY CASCADE CASE CAST CHECK COLLATE COLUMN COMMIT "
        + "CONFLICT CONSTRAINT CREATE CROSS CURRENT DEFAULT DELETE DESC DISTINCT DO DROP EACH ELSE END ESCAPE EXCEPT EXCLUDE "
        + "EXISTS EXPLAIN FILTER FIRST FOLLOWING FOR FOREIGN FROM FULL GENERATED GLOB GROUP GROUPS HAVING IF IN INDEX INNER "
        + "INSERT INSTEAD INTERSECT INTO IS JOIN KEY LAST LEFT LIKE LIMIT MATCH MATERIALIZED NATURAL NO NOT NOTHING NULL NULLS "
        + "OF OFFSET ON OR ORDER OTHERS OUTER OVER PARTITION PLAN PRAGMA PRECEDING PRIMARY RANGE RECURSIVE REFERENCES REPLACE "
        + "RETURNING RIGHT ROLLBACK ROW ROWS SAVEPOINT SELECT SET TABLE TEMP TEMPORARY THEN TIES TO TRANSACTION TRIGGER "
        + "UNBOUNDED UNION UNIQUE UPDATE USING VALUES VIEW VIRTUAL WHEN WHERE WINDOW WITH WITHOUT"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Types =
        "BLOB BOOLEAN DATE DATETIME DOUBLE INTEGER INT NUMERIC REAL TEXT TIMESTAMP VARCHAR"
            .Split(' ')
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static ImmutableArray<CodeToken> Tokens(string sql)
    {
        var tokens = ImmutableArray.CreateBuilder<CodeToken>();
        for (var at = 0; at < sql.Length; )
        {
            var (length, kind) = Next(sql, at);
            if (kind is not null)
            {
                tokens.Add(new(at, length, kind));
            }

            at += length;
        }

        return tokens.ToImmutable();
    }

    /// <summary>Every token in order, comments and white space left out. Names have no kind.</summary>
    public static IEnumerable<SqlToken> Words(string sql)
    {
        for (var at = 0; at < sql.Length; )
        {
            var (length, kind) = Next(sql, at);
            if (kind != "comment" && !char.IsWhiteSpace(sql[at]))
            {
                yield return new SqlToken(at, at + length, kind);
            }

            at += length;
        }
    }

    /// <returns>Where the first token at or after <paramref name="from"/> begins, comments and white space skipped.</returns>
    public static int FirstToken(string sql, int from)
    {
        var at = from;
        while (at < sql.Length && (char.IsWhiteSpace(sql[at]) || Next(sql, at).Kind == "comment"))
        {
            at += Next(sql, at).Length;
        }

        return at < sql.Length ? at : from;
    }

    public static int TokenLength(string sql, int at) => at < sql.Length ? Next(sql, at).Length : 0;

    private static (int Length, string? Kind) Next(string sql, int at)
    {
        var c = sql[at];
        var rest = sql.AsSpan(at);
        if (rest.StartsWith("--"))
        {
            var end = rest.IndexOf('\n');
            return (end < 0 ? rest.Length : end, "comment");
        }

        if (rest.StartsWith("/*"))
        {
            var end = rest[2..].IndexOf("*/");
            return (end < 0 ? rest.Length : end + 4, "comment");
        }

        if (c is '\'' or '"' or '`' or '[')
        {
            var end = rest[1..].IndexOf(c == '[' ? ']' : c);
            return (end < 0 ? rest.Length : end + 2, c == '\'' ? "string" : null);
        }

        if (char.IsAsciiDigit(c))
        {
            return (Run(rest, r => char.IsLetterOrDigit(r) || r == '.'), "number");
        }

        if (char.IsLetter(c) || c == '_')
        {
            var length = Run(rest, r => char.IsLetterOrDigit(r) || r == '_');
            var word = rest[..length].ToString();
            var called = rest[length..].TrimStart().StartsWith("(");
            return (
                length,
                Keywords.Contains(word) ? "keyword"
                : Types.Contains(word) ? "type"
                : called ? "method"
                : null
            );
        }

        return c switch
        {
            '(' or ')' or ',' or ';' or '.' => (1, "punctuation"),
            _ when char.IsWhiteSpace(c) => (1, null),
            _ => (1, "operator"),
        };
    }

    private static int Run(ReadOnlySpan<char> text, Func<char, bool> belongs)
    {
        var length = 1;
        while (length < text.Length && belongs(text[length]))
        {
            length++;
        }

        return length;
    }
}

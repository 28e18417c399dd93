using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using MlMath.SiteGen.Snippets;
using MlMath.SiteGen.Snippets.Execution;

namespace MlMath.SiteGen.Audit.Mutation;

/// <summary>Puts one small mistake after another into an SQL cell, by its words: what is no SQL then, SQLite refuses.</summary>
/// <remarks>
/// Operators and constants as in C#, and SQL's own: a join's kind, a dropped condition, order and distinctness (Tuya,
/// Suárez-Cabal &amp; de la Riva, 2007, "Mutating database queries").
/// </remarks>
internal static class SqlMutator
{
    /// <summary>Numbers of a statement that are changed: the first, the middle one, the last.</summary>
    private const int LongestList = 8;

    private static readonly FrozenDictionary<string, string> Operators = new Dictionary<string, string>(
        StringComparer.OrdinalIgnoreCase
    )
    {
        ["+"] = "-",
        ["-"] = "+",
        ["*"] = "/",
        ["/"] = "*",
        ["%"] = "*",
        ["="] = "<>",
        ["=="] = "<>",
        ["<>"] = "=",
        ["!="] = "=",
        ["<"] = ">=",
        ["<="] = ">",
        [">"] = "<=",
        [">="] = "<",
        ["AND"] = "OR",
        ["OR"] = "AND",
        ["ASC"] = "DESC",
        ["DESC"] = "ASC",
        ["MIN"] = "MAX",
        ["MAX"] = "MIN",
        ["SUM"] = "AVG",
        ["AVG"] = "SUM",
        ["INTERSECT"] = "EXCEPT",
        ["EXCEPT"] = "INTERSECT",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string> Bounds = new Dictionary<string, string>(
        StringComparer.Ordinal
    )
    {
        ["<"] = "<=",
        ["<="] = "<",
        [">"] = ">=",
        [">="] = ">",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // Words without which a query says something else, and still something.
    private static readonly FrozenSet<string> Dropped = new[] { "NOT", "DISTINCT", "LEFT", "ALL" }.ToFrozenSet(
        StringComparer.OrdinalIgnoreCase
    );

    // What ends a condition.
    private static readonly FrozenSet<string> Clauses = (
        "AND OR GROUP ORDER HAVING LIMIT WINDOW UNION INTERSECT EXCEPT THEN ELSE END WHERE RETURNING AS ON JOIN LEFT INNER"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static CellMutants Of(Snippet snippet)
    {
        var sql = snippet.Code.Text;
        var skipped = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var mutants = ImmutableArray.CreateBuilder<Mutant>();
        foreach (var statement in Statements(sql))
        {
            if (Defines(statement, sql))
            {
                skipped["table definitions"] = skipped.GetValueOrDefault("table definitions") + 1;
                continue;
            }

            var numbers = statement.Where(t => t.Kind == "number").ToList();
            for (var i = 0; i < statement.Count; i++)
            {
                if (IsInLongList(numbers, statement[i]))
                {
                    skipped["items of long lists"] = skipped.GetValueOrDefault("items of long lists") + 1;
                    continue;
                }

                mutants.AddRange(
                    Changes(statement, i, sql).Select(c => new Mutant(snippet, c.Start, c.End - c.Start, c.Text))
                );
            }
        }

        return new(mutants.ToImmutable(), skipped.ToImmutableSortedDictionary(StringComparer.Ordinal));
    }

    private static IEnumerable<(int Start, int End, string Text)> Changes(List<SqlToken> words, int i, string sql)
    {
        var word = words[i];
        var text = word.In(sql);
        if (word.Kind == "number")
        {
            yield return (word.Start, word.End, Number(text));
            yield break;
        }

        if (word.Kind is "operator" ? !IsBinary(words, i, sql) : word.Kind is not ("keyword" or "method"))
        {
            yield break;
        }

        // In `BETWEEN 1 AND 2` it joins no conditions.
        var joins = text.ToUpperInvariant() is "AND" or "OR";
        if (joins && IsOfBetween(words, i, sql))
        {
            yield break;
        }

        if (Operators.TryGetValue(text, out var other))
        {
            yield return (word.Start, word.End, other);
        }

        if (Bounds.TryGetValue(text, out var bound) && (IsWhole(words[i - 1], sql) || IsWhole(words[i + 1], sql)))
        {
            yield return (word.Start, word.End, bound);
        }

        var drops = joins || text is "+" or "-" || text.Equals("WHERE", StringComparison.OrdinalIgnoreCase);
        if (drops)
        {
            yield return (word.Start, EndOfTerm(words, i, sql), " ");
        }
        else if (Dropped.Contains(text))
        {
            yield return (word.Start, word.End, " ");
        }
    }

    // Of a condition up to the next clause, of a sum up to the next operator; brackets are one.
    private static int EndOfTerm(List<SqlToken> words, int from, string sql)
    {
        var isSum = words[from].Kind == "operator";
        var isWhole = words[from].In(sql).Equals("WHERE", StringComparison.OrdinalIgnoreCase);
        var depth = 0;
        var at = from + 1;
        for (; at < words.Count; at++)
        {
            var text = words[at].In(sql);
            depth += text switch
            {
                "(" => 1,
                ")" => -1,
                _ => 0,
            };
            var ends =
                depth == 0
                && at > from + 1
                && (
                    text == ","
                    || (isSum && words[at].Kind is "operator" or "keyword")
                    || (Clauses.Contains(text) && !(isWhole && text.ToUpperInvariant() is "AND" or "OR"))
                        && !IsOfBetween(words, at, sql)
                );
            if (depth < 0 || ends)
            {
                break;
            }
        }

        return words[at - 1].End;
    }

    private static bool IsOfBetween(List<SqlToken> words, int and, string sql) =>
        words
            .Take(and)
            .Reverse()
            .TakeWhile(w => w.In(sql).ToUpperInvariant() is not ("AND" or "OR" or "WHERE" or "ON" or "HAVING"))
            .Any(w => w.In(sql).Equals("BETWEEN", StringComparison.OrdinalIgnoreCase));

    // Not the star of `count(*)` and `select *`, nor a sign.
    private static bool IsBinary(List<SqlToken> words, int i, string sql) =>
        i > 0
        && i + 1 < words.Count
        && (words[i - 1].Kind is null or "number" or "string" || words[i - 1].In(sql) == ")")
        && (words[i + 1].Kind is not "operator" && words[i + 1].In(sql) is not (")" or ","));

    // The columns of a table, and settings, are what the rest is checked against.
    private static bool Defines(List<SqlToken> statement, string sql) =>
        statement[0].In(sql).ToUpperInvariant() is "PRAGMA" or "DROP" or "EXPLAIN"
        || statement[0].In(sql).Equals("CREATE", StringComparison.OrdinalIgnoreCase)
            && !statement.Exists(w => w.In(sql).Equals("SELECT", StringComparison.OrdinalIgnoreCase));

    private static bool IsInLongList(List<SqlToken> numbers, SqlToken word)
    {
        var place = numbers.IndexOf(word);
        return place > 0 && numbers.Count > LongestList && place != numbers.Count / 2 && place != numbers.Count - 1;
    }

    private static bool IsWhole(SqlToken word, string sql) =>
        word.Kind == "number" && long.TryParse(word.In(sql), NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static string Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) ? NumberText.Of(whole, text)
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? NumberText.OfReal(text)
        : "0";

    /// <summary>The words of each statement, comments and blanks left out; operators of two signs are one.</summary>
    private static IEnumerable<List<SqlToken>> Statements(string sql)
    {
        var statement = new List<SqlToken>();
        foreach (var token in SqlLexer.Words(sql))
        {
            if (token.In(sql) == ";")
            {
                if (statement.Count > 0)
                {
                    yield return statement;
                }

                statement = [];
                continue;
            }

            if (token.Kind == "operator" && statement is [.., { Kind: "operator" } last] && last.End == token.Start)
            {
                statement[^1] = last with { End = token.End };
                continue;
            }

            statement.Add(token);
        }

        if (statement.Count > 0)
        {
            yield return statement;
        }
    }
}

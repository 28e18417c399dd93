using MlMath.Notebook;
using MlMath.SiteGen.Snippets;

namespace MlMath.SiteGen.Tests.Execution;

[Collection("workers")]
public sealed class SqlTests(WorkersFixture workers)
{
    [Fact]
    public async Task The_rows_of_each_query_are_a_table()
    {
        var runs = await workers.RunAsync(
            Cells.Sql(
                "create table t (id integer, name text, x real); -- one; two\ninsert into t values (1, 'a;b', 0.5), (2, null, 2);"
            ),
            Cells.Sql("select * from t order by id; select count(*) as n from t where id > 9;\n-- the end\n")
        );

        runs[0].ShouldBeOk().Outputs.ShouldBeEmpty();
        var tables = runs[1].ShouldBeOk().Outputs.Select(o => (TableDisplay)o.Display!).ToList();
        tables.Count.ShouldBe(2);
        tables[0].Columns.ShouldBe(["id", "name", "x"]);
        tables[0].Rows.Select(r => string.Join('|', r)).ShouldBe(["1|a;b|0.5", "2|NULL|2"]);
        tables[0].Numeric.ShouldBe([true, false, true]);
        tables[1].Rows[0].ShouldBe(["0"]);
    }

    [Fact]
    public async Task Cells_of_both_languages_share_the_notes_database()
    {
        var runs = await workers.RunAsync(
            Cells.Run(
                "var c = Db.CreateCommand(); c.CommandText = \"create table t as select 7 as seven\"; c.ExecuteNonQuery();"
            ),
            Cells.Sql("update t set seven = seven + 1"),
            Cells.Run("c.CommandText = \"select seven from t\"; c.ExecuteScalar()"),
            Cells.Reset(
                "Db.CreateCommand() is { } d && (d.CommandText = \"select count(*) from sqlite_schema\") != \"\" ? d.ExecuteScalar() : 9"
            )
        );

        runs[2].ShouldBeOk().Text().ShouldBe("8\n");
        runs[3].ShouldBeOk().Text().ShouldBe("0\n");
    }

    [Theory]
    [InlineData("select 1;\nselect é.x, «nope» from (select 1 as x) as é", "no such column: nope")]
    [InlineData("select 1;\n  «selec» 2", "near \"selec\": syntax error")]
    [InlineData("-- first\n«select» * from nope", "no such table: nope")]
    [InlineData(
        "create table t (a unique);\n insert into t values (1);\n «insert» into t values (1)",
        "UNIQUE constraint failed: t.a"
    )]
    [InlineData("select «'abc»", "unrecognized token: \"'abc\"")]
    public async Task An_error_stands_where_sqlite_sees_it(string marked, string message)
    {
        var start = marked.IndexOf('«');
        var end = marked.IndexOf('»') - 1;

        var run = (await workers.RunAsync(Cells.Sql(marked.Replace("«", "").Replace("»", ""))))[0];

        run.Status.ShouldBe(SnippetStatus.DidNotCompile);
        run.Messages.ShouldHaveSingleItem().ShouldBe(new CompilerMessage("SQL", start, end - start, message));
    }

    [Fact]
    public async Task Another_dialect_is_only_coloured()
    {
        var run = (
            await workers.RunAsync(Cells.Sql("select now() at time zone 'utc'") with { Mode = SnippetMode.NoRun })
        )[0];

        run.ShouldBeOk().Outputs.ShouldBeEmpty();
        run.Tokens.Select(t => t.Kind).ShouldBe(["keyword", "method", "punctuation", "punctuation", "string"]);
    }
}

using MlMath.SiteGen.Audit.Mutation;
using MlMath.SiteGen.Tests.Execution;

namespace MlMath.SiteGen.Tests.Audit;

/// <summary>What is changed in a cell, and what is not.</summary>
public sealed class MutatorTests
{
    [Theory]
    [InlineData("var c = a + b;", "`+`→`-`", "` + b`→``")]
    [InlineData("var c = a * b / d;", "`/`→`*`", "`*`→`/`")]
    [InlineData("var c = a % b;", "`%`→`*`")]
    [InlineData("c += a;", "`c += a`→``", "`+=`→`-=`")]
    [InlineData("var c = a < b;", "`<`→`>=`")]
    [InlineData("var c = a.Length <= b;", "`<=`→`>`", "`<=`→`<`")]
    [InlineData("var c = a == b && !d;", "`&&`→`||`", "`==`→`!=`", "`!`→`!!`")]
    [InlineData("var c = -a;", "`-`→`+`")]
    [InlineData("int[] c = [3, 40, 1_000];", "`3`→`4`", "`40`→`20`", "`1_000`→`500`")]
    [InlineData(
        "double[] c = [0.0, 0.5, 2e5, 1e-5f];",
        "`0.0`→`1.0`",
        "`0.5`→`0.75`",
        "`2e5`→`300000.0`",
        "`1e-5f`→`1.5E-05f`"
    )]
    [InlineData("var c = true;", "`true`→`false`")]
    [InlineData("var c = a ? b : d;", "`b : d`→`d : b`")]
    [InlineData("Print(a);", "`Print(a)`→``")]
    [InlineData("var c = F(a, b);", "`a, b`→`b, a`")]
    [InlineData("var c = new Point(a, b);", "`a, b`→`b, a`")]
    [InlineData("var c = xs.Max();", "`Max`→`Min`")]
    [InlineData("var c = a + 0 - 0; var d = 1 * b / 1;", "`0`→`1`", "`0`→`1`", "`*`→`/`", "`1`→`2`", "`1`→`2`")]
    public void Small_mistakes_are_put_in(string code, params string[] expected) =>
        Changes(code).ShouldBe(expected, ignoreOrder: true);

    [Theory]
    [InlineData("var c = Max(a, b);", "`Max`→`Min`")]
    [InlineData("c // => 5")]
    [InlineData("F(a) // => 5")]
    [InlineData("Check.True(c);")]
    [InlineData("Check.Close(c, d, 0.25);")]
    [InlineData("var c = a < 1e-6;", "`<`→`>=`")]
    [InlineData("var rng = new Rng(7);")]
    [InlineData("var c = Draw(seed: 7);")]
    [InlineData("var c = f.Size(300, 200).X(\"x\", ticks: [1, 2]).Color(2);")]
    [InlineData("var c = $\"{a,8:F2}\";")]
    [InlineData("int[] c = [1, 2, 3, 4, 5, 6, 7, 8, 9];", "`1`→`2`", "`5`→`6`", "`9`→`10`")]
    public void What_no_check_need_notice_is_passed_over(string code, params string[] expected) =>
        Changes(code).ShouldBe(expected, ignoreOrder: true);

    [Fact]
    public void What_is_passed_over_is_counted_by_reason() =>
        Mutator
            .Of(Cells.Run("var rng = new Rng(7); Plot.Line(xs).Size(300, 200)"))
            .Skipped.ShouldBe([new("seeds", 1), new("styling", 3)]);

    [Fact]
    public void Cells_that_do_not_run_have_no_mutants()
    {
        Mutator.Of(Cells.Fails("int x = 1 + \"\";", "CS0029")).All.ShouldBeEmpty();
        Mutator.Of(Cells.NoRun("var c = 1 + 2;")).All.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("select a + b from t", "`+`→`-`", "`+ b`→``")]
    [InlineData("select count(*), -a from t")]
    [InlineData("select * from t", "")]
    [InlineData("select max(a), x.* from t", "`max`→`MIN`")]
    [InlineData("select a * b from t -- a * b", "`*`→`/`")]
    [InlineData(
        "select a from t where a >= 3 and b between 1 and 2 order by a desc",
        "`where a >= 3 and b between 1 and 2`→``",
        "`>=`→`<`",
        "`>=`→`>`",
        "`3`→`4`",
        "`and`→`OR`",
        "`and b between 1 and 2`→``",
        "`1`→`2`",
        "`2`→`3`",
        "`desc`→`ASC`"
    )]
    [InlineData("select distinct a from t left join u on t.a <> u.a", "`distinct`→``", "`left`→``", "`<>`→`=`")]
    [InlineData(
        "select a from t where (a = 'x' or not b) limit 40",
        "`where (a = 'x' or not b)`→``",
        "`=`→`<>`",
        "`or`→`AND`",
        "`or not b`→``",
        "`not`→``",
        "`40`→`20`"
    )]
    [InlineData("create table t (a varchar(20) check (a > 3)); insert into t values (0.5, 'a + b');", "`0.5`→`0.75`")]
    [InlineData("insert into t values (1), (2), (3), (4), (5), (6), (7), (8), (9)", "`1`→`2`", "`5`→`6`", "`9`→`10`")]
    [InlineData("create table u as select a from t where a < b", "`where a < b`→``", "`<`→`>=`")]
    public void Small_mistakes_are_put_into_sql(string code, params string[] expected) =>
        Mutator
            .Of(Cells.Sql(code))
            .All.Select(m => $"`{m.Original}`→`{m.Replacement.TrimEnd()}`")
            .ShouldBe(expected.Where(e => e.Length > 0), ignoreOrder: true);

    [Fact]
    public void A_value_without_semicolon_ends_where_its_comment_stands()
    {
        var mutants = Mutator.Of(Cells.Run("a * 2 // => 4\n-b // => 2")).All;

        mutants.Select(m => m.Code).ShouldContain("a * 2 // => 4\n+b // => 2");
        mutants
            .Select(m => m.Code)
            .ShouldNotContain("a * 2 // => 4\n+b // => 2".Replace("+b", "", StringComparison.Ordinal));
    }

    private static string[] Changes(string code) =>
        [.. Mutator.Of(Cells.Run(code)).All.Select(m => $"`{m.Original}`→`{m.Replacement.TrimEnd()}`")];
}

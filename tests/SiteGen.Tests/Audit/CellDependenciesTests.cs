using MlMath.SiteGen.Audit;
using MlMath.SiteGen.Tests.Execution;

namespace MlMath.SiteGen.Tests.Audit;

/// <summary>Which cells can see what another did.</summary>
public sealed class CellDependenciesTests
{
    [Fact]
    public void A_cell_depends_on_what_it_names_and_on_what_that_names()
    {
        var cells = Of("var a = 1;", "var b = 2;", "var c = a + 1;", "b", "c * 2");

        cells.After(0).ShouldBe([2, 4]);
        cells.After(1).ShouldBe([3]);
        cells.After(4).ShouldBeEmpty();
        cells.Before(4).ShouldBe([0, 2]);
    }

    [Fact]
    public void A_cell_that_shares_an_object_may_have_changed_it()
    {
        var cells = Of("var list = new List<int>();", "list.Add(1);", "list.Count");

        cells.After(1).ShouldBe([2]);
    }

    [Fact]
    public void Names_inside_bodies_are_nobodys_business()
    {
        var cells = Of(
            "int F(int x) { var y = x; return y; } for (var i = 0; i < 3; i++) { var z = i; }",
            "x + y + z + i"
        );

        cells.After(0).ShouldBeEmpty();
    }

    [Fact]
    public void What_a_later_cell_names_is_replayed_though_it_does_not_depend()
    {
        var cells = Of("var a = 1;", "var b = 2;", "var unused = 3;", "a + b");

        cells.After(0).ShouldBe([3]);
        cells.Replay(0).ShouldBe([1, 3]);
    }

    [Fact]
    public void A_reset_ends_it()
    {
        var cells = new CellDependencies(
            Cells.Chain(Cells.Run("var a = 1;"), Cells.Reset("var b = 2;"), Cells.Run("a + b")).Snippets
        );

        cells.After(0).ShouldBeEmpty();
        cells.After(1).ShouldBe([2]);
    }

    [Fact]
    public void Cells_share_the_database()
    {
        var cells = new CellDependencies(
            Cells.Chain(Cells.Sql("create table t (x)"), Cells.Run("var a = 1;"), Cells.Run("Db.State")).Snippets
        );

        cells.After(0).ShouldBe([2]);
    }

    private static CellDependencies Of(params string[] code) => new(Cells.Chain([.. code.Select(Cells.Run)]).Snippets);
}

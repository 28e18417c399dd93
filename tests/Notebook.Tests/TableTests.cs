namespace MlMath.Notebook.Tests;

public sealed class TableTests
{
    [Fact]
    public void Rows_are_formatted_by_column_and_integers_stay_integers()
    {
        var table = Display(
            Table.Columns("n", "error", "word").Row(1, 0.5, "a").Row(20, -0.0004, null).Format("F3").Caption("c")
        );
        table.Columns.ShouldBe(["n", "error", "word"]);
        table.Rows.Select(r => string.Join('|', r)).ShouldBe(["1|0.500|a", "20|0.000|"]);
        table.Numeric.ShouldBe([true, true, false]);
        table.Caption.ShouldBe("c");
    }

    [Fact]
    public void Items_become_rows_through_functions()
    {
        var table = Display(Table.Of([1, 2], ("$x$", x => x), ("$x^2$", x => x * 0.5)).Format(null, "F2"));
        table.Rows.Select(r => string.Join('|', r)).ShouldBe(["1|0.50", "2|1.00"]);
    }

    [Fact]
    public void A_table_is_not_changed_by_what_is_made_from_it()
    {
        var empty = Table.Columns("a");
        _ = empty.Row(1);
        Display(empty).Rows.ShouldBeEmpty();
    }

    [Fact]
    public void Wrong_numbers_of_cells_or_formats_are_named()
    {
        Should
            .Throw<ArgumentException>(() => Table.Columns("a", "b").Row(1))
            .Message.ShouldBe("row 1 has 1 cells but the table has 2 columns");
        Should
            .Throw<ArgumentException>(() => Table.Columns("a", "b", "c").Format("F1", "F2"))
            .Message.ShouldBe("2 formats for 3 columns: give one for all or one for each");
    }

    private static TableDisplay Display(Table table) => (TableDisplay)table.ToDisplay();
}

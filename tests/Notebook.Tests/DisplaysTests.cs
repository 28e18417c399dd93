using System.Globalization;
using MathNet.Numerics.LinearAlgebra;
using MlMath.Engine.Tensors;
using static MlMath.Notebook.Shorthand;

namespace MlMath.Notebook.Tests;

public sealed class DisplaysTests
{
    public static TheoryData<object?, string> Texts =>
        new()
        {
            { null, "null" },
            { "as it is", "as it is" },
            { true, "true" },
            { 42, "42" },
            { 0.1, "0.1" },
            { 1.0, "1" },
            { -0.0, "0" },
            { -0.0f, "0" },
            { 1e300, "1E+300" },
            { double.NaN, "NaN" },
            { 0.1f, "0.1" },
            { 1.50m, "1.50" },
            { new[] { 1, 2, 3 }, "[1, 2, 3]" },
            {
                new List<double> { 0.5, 2 },
                "[0.5, 2]"
            },
            { new[] { "a", "b" }, "[a, b]" },
            { (1, 2.5, "x"), "(1, 2.5, x)" },
            { new[] { (1, true) }, "[(1, true)]" },
            {
                new int[,]
                {
                    { 1, 2 },
                    { 3, 4 },
                },
                "[[1, 2], [3, 4]]"
            },
            { Vec(1, 0.5), "[1, 0.5]" },
            { Mat([1, 2], [3, 4.5]), "[[1, 2], [3, 4.5]]" },
            { new System.Numerics.Complex(1, -2), "1 - 2i" },
            { DayOfWeek.Friday, "Friday" },
            { Table.Columns("n", "word").Row(1, "a").Row(10, "b"), " n | word\n 1 | a\n10 | b" },
            { Enumerable.Range(0, 3).Where(i => i != 1), "[0, 2]" },
        };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Text_is_what_an_author_would_write(object? value, string expected) =>
        Displays.Text(value).ShouldBe(expected);

    [Fact]
    public void Text_does_not_depend_on_the_culture()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = "," } };
        try
        {
            Displays.Text((1.5, 2.5m)).ShouldBe("(1.5, 2.5)");
            ((FigureDisplay)Plot.Line([1.5]).ToDisplay()).Spec.ShouldContain("1.5");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Long_lists_are_cut_short() => Displays.Text(Enumerable.Range(0, 5000)).ShouldEndWith(", 999, ...]");

    public static TheoryData<object, string, string> Mathematics =>
        new()
        {
            { Mat([2, 1], [1, 3]), @"\begin{bmatrix} 2 & 1 \\ 1 & 3 \end{bmatrix}", "[[2, 1], [1, 3]]" },
            {
                Mat([0.5, 0], [-1e-17, 1.25]),
                @"\begin{bmatrix} 0.50 & 0 \\ 0 & 1.25 \end{bmatrix}",
                "[[0.50, 0], [0, 1.25]]"
            },
            { Vec(1.0 / 3, -2.0 / 3), @"\begin{bmatrix} 0.3333 \\ -0.6667 \end{bmatrix}", "[0.3333, -0.6667]" },
            { Vec(12345, 678), @"\begin{bmatrix} 12345 \\ 678 \end{bmatrix}", "[12345, 678]" },
            { Vec(1.5e-7, -2e-7), @"10^{-7} \begin{bmatrix} 1.5 \\ -2.0 \end{bmatrix}", "[1.5E-7, -2.0E-7]" },
            { Vec(1.25e8, 0.5), @"10^{8} \begin{bmatrix} 1.25 \\ 0 \end{bmatrix}", "[1.25E8, 0]" },
            { new double[] { 1, 2.5 }, @"\left(1.0,\; 2.5\right)", "[1.0, 2.5]" },
            {
                new int[,]
                {
                    { 1 },
                },
                @"\begin{bmatrix} 1 \end{bmatrix}",
                "[[1]]"
            },
            {
                new double[,]
                {
                    { double.NaN, double.PositiveInfinity },
                },
                @"\begin{bmatrix} \text{NaN} & \infty \end{bmatrix}",
                "[[NaN, Infinity]]"
            },
        };

    [Theory]
    [MemberData(nameof(Mathematics))]
    public void Small_matrices_are_typeset_and_checked_with_the_digits_that_are_seen(
        object value,
        string tex,
        string text
    ) => Displays.TryOf(value).ShouldBe(new MathDisplay(tex, text));

    [Fact]
    public void Large_matrices_are_heat_maps_that_describe_themselves()
    {
        var display = Displays
            .TryOf(Matrix<double>.Build.Dense(8, 40, (r, c) => r - c / 10.0))
            .ShouldBeOfType<FigureDisplay>();
        display.Alt.ShouldBe("8 × 40 matrix, values from −3.9 to 7");
        display.Caption.ShouldBe(display.Alt);
        display.Record.ShouldStartWith("heat: 8 × 40, values -3.9..7,");
    }

    [Fact]
    public void Tensors_are_heat_maps_with_their_shape()
    {
        var tensor = Tensor.From(new Shape(2, 2, 3), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
        var display = Displays.TryOf(tensor).ShouldBeOfType<FigureDisplay>();
        display.Caption.ShouldBe("tensor of shape (2, 2, 3), read as 4 × 3, values from 0 to 11");
        display.Spec.ShouldContain("\"decimals\":2");
        Displays.TryOf(Tensor.Scalar(3)).ShouldBeNull();
    }

    [Theory]
    [InlineData(1.5)]
    [InlineData("words")]
    [InlineData(null)]
    [InlineData(new[] { 1, 2 })]
    public void Plain_values_are_text(object? value) => Displays.TryOf(value).ShouldBeNull();
}

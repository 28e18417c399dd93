namespace MlMath.Notebook.Tests;

public sealed class LogAxisTests
{
    private static readonly double[] Falling = [1e-15, 1e-3, 1.5];

    [Fact]
    public void Small_values_stay_on_a_logarithmic_axis() =>
        Spec(Plot.Line(Falling).Y("", log: true)).ShouldContain("\"y\":[1E-15,0.001,1.5]");

    [Fact]
    public void On_a_linear_axis_they_are_rounding_noise() =>
        Spec(Plot.Line(Falling)).ShouldContain("\"y\":[0,0.001,1.5]");

    private static string Spec(Figure figure) => ((FigureDisplay)figure.Alt("x").ToDisplay()).Spec;
}

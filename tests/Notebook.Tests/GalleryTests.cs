namespace MlMath.Notebook.Tests;

public sealed class GalleryTests
{
    public static TheoryData<string> Names => [.. Gallery.Figures.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_figure_has_the_recorded_specification_and_data(string name)
    {
        var display = (FigureDisplay)Gallery.Figures[name].ToDisplay();
        Golden.Check(name + ".json", display.Spec);
        Golden.Check(name + ".txt", display.Record);
    }
}

using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace MlMath.Notebook.Tests;

public sealed class DrawingTests(Drawings drawings) : IClassFixture<Drawings>
{
    public static TheoryData<string> Names => [.. Gallery.Figures.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_figure_is_drawn_as_recorded(string name) => Golden.Check(name + ".svg", drawings.Of(name));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_drawing_is_one_accessible_image_without_styles_scripts_or_ids(string name)
    {
        var svg = XElement.Parse(drawings.Of(name));
        var alt = ((FigureDisplay)Gallery.Figures[name].ToDisplay()).Alt;
        ((string?)svg.Attribute("aria-label")).ShouldBe(alt);
        ((string?)svg.Attribute("role")).ShouldBe("img");
        svg.Attribute("width").ShouldBeNull();
        svg.Descendants()
            .Select(e => e.Name.LocalName)
            .ShouldNotContain(n => n == "style" || n == "script" || n == "foreignObject");
        svg.Descendants()
            .Attributes()
            .Select(a => a.Name.LocalName)
            .ShouldNotContain(n => n == "style" || n == "id" || n.StartsWith("on"));
        Regex.IsMatch(drawings.Of(name), "NaN|Infinity|undefined").ShouldBeFalse();
    }

    [Fact]
    public void A_path_takes_dots_where_it_has_points()
    {
        var path = Plot.Path([0.0, 1, 2, double.NaN, 3], [0.0, 1, 0, double.NaN, 1]);

        Circles(path).ShouldBe(0);
        Circles(path.Markers()).ShouldBe(4);

        static int Circles(Figure figure) =>
            XElement.Parse(Draw(figure)).Descendants().Count(e => e.Name.LocalName == "circle");
    }

    [Fact]
    public void A_legend_is_as_faint_as_what_it_names()
    {
        var line = Plot.Line([1, 2, 3], "a").Legend();

        Regex.Count(Draw(line.Faint(0.4)), "stroke-opacity=\"0.4\"").ShouldBe(2);
        Draw(line).ShouldNotContain("stroke-opacity=\"0.4\"");
        Regex.Count(Draw(Plot.Scatter([1, 2], [1, 2], "b").Legend().Faint(0.4)), "fill-opacity=\"0.4\"").ShouldBe(2);
    }

    [Fact]
    public void No_ticks_are_none_and_not_the_usual_ones()
    {
        var line = Plot.Line([1, 2, 3]);

        Numbers(line).ShouldBeGreaterThan(4);
        Numbers(line.X(ticks: []).Y(ticks: [])).ShouldBe(0);

        static int Numbers(Figure figure) =>
            XElement.Parse(Draw(figure)).Descendants().Count(e => e.Name.LocalName == "text");
    }

    private static string Draw(Figure figure) =>
        Drawings.Markup(Drawings.Draw((FigureDisplay)figure.Alt("A figure.").ToDisplay()).Single());

    [Theory]
    [MemberData(nameof(Names))]
    public void Words_start_inside_the_drawing(string name)
    {
        // Panels are a sheet each.
        var drawing = XElement.Parse(drawings.Of(name));
        var sheets = drawing.DescendantsAndSelf().Where(e => e.Name.LocalName == "svg").ToList();
        sheets.ShouldNotBeEmpty();
        sheets.ForEach(WordsStartInside);

        static void WordsStartInside(XElement svg)
        {
            var box = ((string)svg.Attribute("viewBox")!)
                .Split(' ')
                .Select(v => double.Parse(v, CultureInfo.InvariantCulture))
                .ToArray();
            foreach (var text in svg.Descendants().Where(e => e.Name.LocalName == "text"))
            {
                var moves = text.Ancestors().Select(a => (string?)a.Attribute("transform")).Where(t => t is not null);
                var shift = moves
                    .Select(t => Regex.Match(t!, @"^translate\((-?[\d.]+),(-?[\d.]+)\)"))
                    .Where(m => m.Success)
                    .ToList();
                var x =
                    Number(text.Attribute("x"))
                    + shift.Sum(m => double.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture));
                var y =
                    Number(text.Attribute("y"))
                    + shift.Sum(m => double.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture));
                x.ShouldBeInRange(box[0], box[0] + box[2], text.Value);
                y.ShouldBeInRange(box[1] + 5, box[1] + box[3], text.Value);
            }
        }

        static double Number(XAttribute? a) => a is null ? 0 : double.Parse(a.Value, CultureInfo.InvariantCulture);
    }
}

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

using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Snippets;

namespace MlMath.SiteGen.Markdown.Cells;

/// <summary>Reads `rate=0.05..1.2:24`.</summary>
internal static class SliderParser
{
    // Each frame is a run of the cell and a drawing on the page.
    private const int MostFrames = 120;

    private static readonly Regex Shape = new(
        @"^(?<name>[^=\s]+)=(?<from>[^:\s]+?)\.\.(?<to>[^:\s]+):(?<count>\d{1,6})$",
        RegexOptions.ExplicitCapture,
        Patterns.Patience
    );

    public static SliderRange? Parse(SourceSpan span, string value, DiagnosticBag diagnostics)
    {
        SliderRange? Wrong(string what)
        {
            diagnostics.Add(FenceDiagnostics.BadSlider(span, value, what));
            return null;
        }

        var match = Shape.Match(value);
        if (!match.Success)
        {
            return Wrong("a name, `=`, the first value, `..`, the last, `:` and how many are wanted");
        }

        var name = match.Groups["name"].Value;
        if (!SyntaxFacts.IsValidIdentifier(name) || SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None)
        {
            return Wrong($"`{name}` cannot name a variable");
        }

        if (!TryNumber(match.Groups["from"].Value, out var from) || !TryNumber(match.Groups["to"].Value, out var to))
        {
            return Wrong("both ends must be numbers");
        }

        if (from >= to)
        {
            return Wrong("the first value must be less than the last");
        }

        var count = int.Parse(match.Groups["count"].Value, CultureInfo.InvariantCulture);
        return count is < 2 or > MostFrames
            ? Wrong($"the number of frames must be from 2 to {MostFrames}")
            : new SliderRange(name, from, to, count);
    }

    private static bool TryNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
}

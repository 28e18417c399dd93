using System.Collections;
using System.Globalization;
using MlMath.Notebook;

namespace MlMath.SiteGen.Snippets.Execution;

/// <summary>How a value is shown, until the notebook library says.</summary>
internal static class Displays
{
    public static Display? TryOf(object? value) => value as Display;

    public static string Text(object? value) =>
        value switch
        {
            null => "null",
            string text => text,
            bool truth => truth ? "true" : "false",
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(Text))}]",
            _ => value.ToString() ?? "",
        };
}

using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

namespace MlMath.SiteGen.Typesetting;

/// <summary>The style sheet of the classes that stand for inline styles.</summary>
public static partial class FormulaStyles
{
    /// <returns>The classes of formulas that markup has, as a set.</returns>
    public static ImmutableHashSet<string> ClassesIn(string markup) =>
        [.. Class().Matches(markup).Select(m => m.Value)];

    /// <returns>One rule a line, each class once, sorted by class: independent of the order in which notes were typeset.</returns>
    public static string ToCss(IEnumerable<StyleRule> rules)
    {
        var css = new StringBuilder();
        foreach (var rule in rules.Distinct().OrderBy(r => r.Class, StringComparer.Ordinal))
        {
            // A style attribute beats every selector; these rules must too.
            var declarations = rule.Declarations.Split(';').Select(d => $"{d}!important");
            css.Append('.').Append(rule.Class).Append('{').AppendJoin(';', declarations).Append("}\n");
        }

        return css.ToString();
    }

    [GeneratedRegex(@"\bks-[\w-]+", RegexOptions.CultureInvariant)]
    private static partial Regex Class();
}

using System.Text.RegularExpressions;

namespace MlMath.SiteGen.Capstone.Corpora;

/// <summary>A short formula as it is read aloud: `\mathbf{A}^\top` is “A transpose”.</summary>
internal static partial class SpokenFormula
{
    private const int MostWords = 12;

    private static readonly Dictionary<string, string> Commands = new(StringComparer.Ordinal)
    {
        ["top"] = "transpose",
        ["le"] = "is at most",
        ["leq"] = "is at most",
        ["ge"] = "is at least",
        ["geq"] = "is at least",
        ["neq"] = "is not",
        ["ne"] = "is not",
        ["approx"] = "is about",
        ["times"] = "by",
        ["cdot"] = "times",
        ["odot"] = "times",
        ["in"] = "in",
        ["to"] = "to",
        ["mapsto"] = "to",
        ["perp"] = "is perpendicular to",
        ["succeq"] = "is at least",
        ["succ"] = "is more than",
        ["pm"] = "plus or minus",
        ["dots"] = "...",
        ["ldots"] = "...",
        ["cdots"] = "...",
        ["infty"] = "infinity",
        ["nabla"] = "gradient of",
        ["partial"] = "the change of",
        ["sum"] = "the sum of",
        ["int"] = "the integral of",
        ["sqrt"] = "the root of",
        ["lVert"] = "the norm of",
        ["log"] = "log",
        ["exp"] = "exp",
        ["det"] = "det",
        ["ker"] = "the kernel of",
        ["dim"] = "dim",
        ["max"] = "max",
        ["min"] = "min",
    };

    // Letters, shapes of letters and spaces: what they dress is read, they are not.
    private static readonly HashSet<string> Silent = new(
        [
            .. "mathbf mathbb mathcal mathrm boldsymbol hat bar tilde operatorname text".Split(' '),
            .. "rVert langle rangle left right lvert rvert quad , ; ! : limits bigl bigr".Split(' '),
        ],
        StringComparer.Ordinal
    );

    private static readonly HashSet<string> Greek = new(
        "alpha beta gamma delta epsilon varepsilon eta theta kappa lambda mu nu pi rho sigma tau phi varphi psi omega Lambda Sigma Delta Phi Omega ell".Split(
            ' '
        ),
        StringComparer.Ordinal
    );

    /// <returns>Null where it would take more than a dozen words, or has signs without any.</returns>
    public static string? Of(string tex)
    {
        var isSpoken = true;
        var plain = Fraction().Replace(tex, " ${above} over ${below} ");
        plain = plain
            .Replace("^2", " squared ", StringComparison.Ordinal)
            .Replace("^{-1}", " inverse ", StringComparison.Ordinal)
            .Replace("-", " minus ", StringComparison.Ordinal)
            .Replace("+", " plus ", StringComparison.Ordinal)
            .Replace("=", " is ", StringComparison.Ordinal)
            .Replace("<", " is less than ", StringComparison.Ordinal)
            .Replace(">", " is more than ", StringComparison.Ordinal);
        plain = Command()
            .Replace(
                plain,
                m =>
                {
                    var name = m.Groups["name"].Value;
                    isSpoken &= Silent.Contains(name) || Greek.Contains(name) || Commands.ContainsKey(name);
                    return Silent.Contains(name) ? " " : $" {Commands.GetValueOrDefault(name, name)} ";
                }
            );
        plain = Grouping().Replace(plain, " ");
        var words = plain.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return isSpoken && words.Length is > 0 and <= MostWords && Array.TrueForAll(words, w => Word().IsMatch(w))
            ? Tidy().Replace(string.Join(' ', words), "${mark}")
            : null;
    }

    [GeneratedRegex(
        @"\\t?frac\{(?<above>[^{}]*)\}\{(?<below>[^{}]*)\}",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: Patterns.PatienceMilliseconds
    )]
    private static partial Regex Fraction();

    [GeneratedRegex(
        @"\\(?<name>[a-zA-Z]+|[,;!:])",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: Patterns.PatienceMilliseconds
    )]
    private static partial Regex Command();

    [GeneratedRegex(
        "[{}_^]|(?=[(])|(?<=[,)])",
        RegexOptions.None,
        matchTimeoutMilliseconds: Patterns.PatienceMilliseconds
    )]
    private static partial Regex Grouping();

    // Letters or a number, in brackets or with a comma; or dots.
    [GeneratedRegex(
        @"^([(]*([A-Za-z']+|[0-9]+(\.[0-9]+)?)[),.;]*|\.\.\.,?|[),.;]+)$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: Patterns.PatienceMilliseconds
    )]
    private static partial Regex Word();

    [GeneratedRegex(
        " (?<mark>[),.;])",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: Patterns.PatienceMilliseconds
    )]
    private static partial Regex Tidy();
}

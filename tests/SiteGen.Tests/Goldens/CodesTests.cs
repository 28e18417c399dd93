using System.Text.RegularExpressions;

namespace MlMath.SiteGen.Tests.Goldens;

/// <summary>Whatever the generator can say, a test has seen it say.</summary>
public class CodesTests
{
    private static readonly Regex Code = new(
        "\\b(CURR|MARK|FENC|SNIP|TYPE|CAPS|AUD|ENV)[0-9]{3}\\b",
        RegexOptions.ExplicitCapture,
        Patterns.Patience
    );

    // A factory's first argument, or a reporter's: the code alone between quotes.
    private static readonly Regex Quoted = new(
        "\"(?<code>(CURR|MARK|FENC|SNIP|TYPE|CAPS|AUD|ENV)[0-9]{3})\"",
        RegexOptions.ExplicitCapture,
        Patterns.Patience
    );

    // Nothing can bring these about on purpose: a stop from outside, a defect of the program, and a highlighter that
    // fails on a language that it knows.
    private static readonly string[] OutOfReach = ["ENV111", "ENV112", "TYPE105"];

    [Fact]
    public void Every_code_of_the_program_is_in_a_test()
    {
        var declared = Sources("src/SiteGen", "*.cs").SelectMany(text => Quoted.Matches(text)).Select(Named).Distinct();
        var seen = Sources("tests/SiteGen.Tests", "*.cs")
            .Concat(Sources("tests/SiteGen.Tests", "expected.txt"))
            .SelectMany(text => Code.Matches(text))
            .Select(m => m.Value)
            .ToHashSet(StringComparer.Ordinal);

        declared.Where(code => !seen.Contains(code)).ShouldBeEmpty();
    }

    [Fact]
    public void What_is_out_of_reach_is_still_declared()
    {
        var declared = Sources("src/SiteGen", "*.cs").SelectMany(text => Quoted.Matches(text)).Select(Named).ToList();

        OutOfReach.ShouldAllBe(code => declared.Contains(code));
    }

    private static string Named(Match match) => match.Groups["code"].Value;

    private static IEnumerable<string> Sources(string folder, string pattern) =>
        Directory
            .EnumerateFiles(Path.Combine(Golden.Root, folder), pattern, SearchOption.AllDirectories)
            .Where(file =>
                !Path.GetRelativePath(Golden.Root, file)
                    .Split(Path.DirectorySeparatorChar)
                    .Any(part => part is "bin" or "obj")
            )
            .Select(File.ReadAllText);
}

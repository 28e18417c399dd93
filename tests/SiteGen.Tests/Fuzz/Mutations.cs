using FsCheck;
using FsCheck.Fluent;

namespace MlMath.SiteGen.Tests.Fuzz;

/// <summary>Texts near to real ones: a few pieces cut out, doubled, moved or replaced.</summary>
internal static class Mutations
{
    private static readonly string[] Pieces =
    [
        "\n",
        "\r\n",
        "\r",
        "\t",
        "    ",
        "> ",
        "- ",
        "```",
        "````",
        "~~~",
        ":::",
        "$",
        "$$",
        "{#a}",
        "[[",
        "...",
        "// => ",
        "|",
        "\\",
        "\"",
        "=",
        "\0",
        "\uFEFF",
        "\u2028",
        "\u0301",
        "é",
        "😀",
        "\uD83D",
        "-",
        "1e",
        "0.",
        "∞",
    ];

    public static Arbitrary<string> Of(IReadOnlyList<string> seeds) =>
        (
            from seed in Gen.Elements<string>([.. seeds])
            from count in Gen.Choose(1, 6)
            from steps in Step().ArrayOf(count)
            select steps.Aggregate(seed, (text, step) => step(text))
        ).ToArbitrary();

    public static Config Tests(int count) => Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(1337UL, 7UL);

    private static Gen<Func<string, string>> Step() =>
        from kind in Gen.Choose(0, 3)
        from a in Gen.Choose(0, 1 << 20)
        from b in Gen.Choose(0, 40)
        from piece in Gen.Elements(Pieces)
        select (Func<string, string>)(text => Apply(text, kind, a, b, piece));

    private static string Apply(string text, int kind, int a, int b, string piece)
    {
        var at = a % (text.Length + 1);
        var end = Math.Min(text.Length, at + b);
        return kind switch
        {
            0 => text.Insert(at, piece),
            1 => text.Remove(at, end - at),
            2 => text.Insert(at, text[at..end]),
            _ => string.Concat(text.AsSpan(0, at), piece, text.AsSpan(end)),
        };
    }
}

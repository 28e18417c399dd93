using FsCheck;
using FsCheck.Fluent;

namespace MlMath.SiteGen.Tests.Accept;

/// <summary>Texts as cells print and authors expect them, awkward ones above all.</summary>
internal static class Outputs
{
    private static readonly Gen<string> Tokens = Gen.Frequency(
        (4, Gen.Elements("loss", "x1", "v2.0-beta", "é", "😀", "0x1F", "007", "1.2.3", "e5", "...", "...")),
        (3, Gen.Elements(" ", " ", ", ", "[", "]", "-", "−", "=", ".", ":", "`", "> ", "\t")),
        (
            4,
            Gen.Elements(
                "NaN",
                "∞",
                "-Infinity",
                "1,234.5678",
                "1,000",
                "-0.00",
                "3",
                "0",
                "12345678901234567890",
                ".5"
            )
        ),
        (4, Gen.Choose(-1_000_000, 1_000_000).Select(i => (i / 7e4).ToString("R"))),
        (2, Gen.Choose(-1_000_000, 1_000_000).Select(i => (i * 1.7e-14).ToString("R"))),
        (2, Gen.Choose(-1_000_000, 1_000_000).Select(i => (i / 7e4).ToString("E2")))
    );

    private static readonly Gen<string> Lines = Gen.OneOf(
        Tokens.ListOf().Select(t => string.Concat(t)),
        Gen.Elements("", "...", "loss 0.5000", "took ...", "  indented")
    );

    private static readonly Gen<string> Ends = Gen.Frequency((5, Gen.Constant("\n")), (1, Gen.Constant("\r\n")));

    public static readonly Gen<string> Texts = Gen.Resize(
        Gen.Zip(Lines, Ends).Select(p => p.Item1 + p.Item2).ListOf().Select(l => string.Concat(l)),
        8
    );
}

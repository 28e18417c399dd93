using FsCheck;
using FsCheck.Fluent;
using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Snippets.Expectations;

namespace MlMath.SiteGen.Tests.Fuzz;

/// <summary>Any two texts can be compared, and any record file read.</summary>
public class OutputFuzzTests
{
    private static readonly string[] Texts =
    [
        "loss 0.1235 after 3 steps\n...\nlast\ntook ... s",
        "[[1, 2.50], [-0.00, 1e-9]]\nNaN ∞ -∞ Infinity",
        "x1 v2.0-beta 1,000 0x1F 2-1 2024-01-31 +5 .5 5.\n\n  indented",
        "...\na\n...\nb\n...",
        "",
    ];

    [Fact]
    public void Any_two_texts_are_compared() =>
        Prop.ForAll(
                Mutations.Of(Texts),
                Mutations.Of(Texts),
                (expected, actual) =>
                {
                    var comparison = OutputComparer.Compare(expected, actual);
                    if (comparison.Difference is { } difference)
                    {
                        difference.Start.ShouldBeInRange(0, expected.Length);
                        (difference.Start + difference.Length).ShouldBeInRange(difference.Start, expected.Length);
                    }
                }
            )
            .Check(Mutations.Tests(3000));

    [Fact]
    public void A_text_agrees_with_itself() =>
        Prop.ForAll(Mutations.Of(Texts), text => OutputComparer.Compare(text, text).Difference.ShouldBeNull())
            .Check(Mutations.Tests(3000));

    [Fact]
    public void Many_gaps_take_no_time()
    {
        var expected = string.Join('\n', Enumerable.Repeat("...\na", 300)) + "\nend";
        var actual = string.Join('\n', Enumerable.Repeat("a", 3000));

        OutputComparer.Compare(expected, actual).Matches.ShouldBeFalse();
    }

    [Fact]
    public void Any_record_file_is_read() =>
        Prop.ForAll(
                Mutations.Of(["## cell 1 figure 1\nline \"a\": 3 points\n\n## cell 2 frame 7\r\nx 1\n"]),
                text =>
                {
                    foreach (
                        var diagnostic in FigureRecords.Parse(new SourceText("note.verified.txt", text)).Diagnostics
                    )
                    {
                        diagnostic.Span.End.ShouldBeLessThanOrEqualTo(text.Length);
                    }
                }
            )
            .Check(Mutations.Tests(1000));
}

using MlMath.Engine.Numerics;

namespace MlMath.Engine.Tests;

public class PhiloxTests
{
    // Known answers published with the algorithm (Random123, kat_vectors, philox4x32 10).
    [Theory]
    [InlineData(0u, 0u, 0u, 0u, 0u, 0u, 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u)]
    [InlineData(~0u, ~0u, ~0u, ~0u, ~0u, ~0u, 0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu)]
    [InlineData(
        0x243f6a88u,
        0x85a308d3u,
        0x13198a2eu,
        0x03707344u,
        0xa4093822u,
        0x299f31d0u,
        0xd16cfe09u,
        0x94fdccebu,
        0x5001e420u,
        0x24126ea1u
    )]
    public void Ten_rounds_give_the_published_words(
        uint a,
        uint b,
        uint c,
        uint d,
        uint k0,
        uint k1,
        uint w0,
        uint w1,
        uint w2,
        uint w3
    ) => Philox.Rounds(a, b, c, d, k0, k1).ShouldBe((w0, w1, w2, w3));

    [Fact]
    public void A_seed_is_an_identity()
    {
        var first = new Philox("seed");
        var words = Enumerable.Range(0, 9).Select(_ => first.NextUInt32()).ToArray();
        var again = new Philox("seed");
        Enumerable.Range(0, 9).Select(_ => again.NextUInt32()).ShouldBe(words);
        new Philox("other").NextUInt32().ShouldNotBe(words[0]);
        new Philox("seed").Stream("a").NextUInt32().ShouldNotBe(words[0]);
        var (a, _, _, d) = new Philox("seed").At(1);
        (a, d).ShouldBe((words[4], words[7]));
    }

    [Fact]
    public void Normals_have_mean_0_and_variance_1()
    {
        var random = new Philox("normal");
        var draws = Enumerable.Range(0, 100_000).Select(_ => random.NextNormal()).ToArray();
        draws.Average().ShouldBe(0, 0.01);
        draws.Average(x => x * x).ShouldBe(1, 0.02);
        draws.Average(x => x * x * x * x).ShouldBe(3, 0.15);
    }

    [Fact]
    public void Whole_numbers_fill_their_range_evenly()
    {
        var random = new Philox("whole");
        var counts = new int[7];
        for (var i = 0; i < 70_000; i++)
        {
            counts[random.NextInt(7)]++;
        }

        counts.ShouldAllBe(count => Math.Abs(count - 10_000) < 500);
        Should.Throw<ArgumentOutOfRangeException>(() => random.NextInt(0));
    }
}

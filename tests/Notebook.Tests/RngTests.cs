namespace MlMath.Notebook.Tests;

public sealed class RngTests
{
    [Fact]
    public void Bits_are_those_of_xoshiro_seeded_by_splitmix()
    {
        var rng = new Rng(0);
        ulong[] first = [rng.NextBits(), rng.NextBits(), rng.NextBits()];
        // Independent values: the reference C code of Blackman and Vigna with SplitMix64 from 0.
        first.ShouldBe([11091344671253066420, 13793997310169335082, 1900383378846508768]);
    }

    [Fact]
    public void Equal_seeds_give_equal_numbers_and_others_do_not()
    {
        new Rng(7).Normals(10).ShouldBe(new Rng(7).Normals(10));
        new Rng(7).NextDouble().ShouldNotBe(new Rng(8).NextDouble());
        new Rng(7).Split().NextDouble().ShouldNotBe(new Rng(7).NextDouble());
    }

    [Theory]
    [InlineData(1e-300)]
    [InlineData(1e-9)]
    [InlineData(0.1)]
    [InlineData(0.7071067811865475)]
    [InlineData(0.7071067811865476)]
    [InlineData(0.9999999999999999)]
    [InlineData(1.0)]
    [InlineData(123.456)]
    public void Portable_logarithm_agrees_with_the_platform_to_two_units_in_the_last_place(double x)
    {
        var (own, platform) = (PortableLog.Of(x), Math.Log(x));
        Math.Abs(own - platform)
            .ShouldBeLessThanOrEqualTo(2 * Math.BitIncrement(Math.Abs(platform)) - 2 * Math.Abs(platform));
    }

    [Fact]
    public void Normal_numbers_have_the_moments_of_a_normal()
    {
        var x = new Rng(1).Normals(100_000);
        x.Average().ShouldBe(0, 0.01);
        x.Average(v => v * v).ShouldBe(1, 0.02);
        x.Average(v => v * v * v).ShouldBe(0, 0.05);
        x.Average(v => v * v * v * v).ShouldBe(3, 0.1);
    }

    [Fact]
    public void Whole_numbers_stay_in_range_and_reach_its_ends()
    {
        var rng = new Rng(3);
        var drawn = Enumerable.Range(0, 1000).Select(_ => rng.Integer(-2, 3)).ToHashSet();
        drawn.Order().ShouldBe([-2, -1, 0, 1, 2]);
        Should.Throw<ArgumentException>(() => rng.Integer(5, 5)).Message.ShouldContain("from 5 to below 5");
    }

    [Fact]
    public void Shuffling_keeps_the_items_and_weights_steer_the_choice()
    {
        var rng = new Rng(5);
        rng.Permutation(50).Order().ShouldBe(Enumerable.Range(0, 50));
        rng.Permutation(50).ShouldNotBe(Enumerable.Range(0, 50));
        Enumerable.Range(0, 100).Select(_ => rng.Index(0, 1, 0)).ShouldAllBe(i => i == 1);
        Should.Throw<ArgumentException>(() => rng.Index(0, 0)).Message.ShouldContain("sum to 0");
    }
}

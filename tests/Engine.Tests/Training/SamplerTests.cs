using MlMath.Engine.Autodiff;
using MlMath.Engine.Nn;
using MlMath.Engine.Numerics;
using MlMath.Engine.Training;

namespace MlMath.Engine.Tests;

public class SamplerTests
{
    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void Token_by_token_gives_the_scores_of_the_whole(bool positions, bool residual)
    {
        var model = Samples.Model(new GptConfig { Positions = positions, Residual = residual });
        var tokens = Samples.Tokens(64);
        var whole = model.Logits(new Tape(gradientsWanted: false), tokens).ToArray();
        var decoder = new Decoder(model);
        var scores = new float[65];
        for (var i = 0; i < 64; i++)
        {
            decoder.Feed(tokens[i], scores);
            for (var j = 0; j < 65; j++)
            {
                scores[j].ShouldBe(whole[(i * 65) + j], 2e-5f);
            }
        }
    }

    [Fact]
    public void A_full_context_begins_anew_with_its_later_half()
    {
        var model = Samples.Model();
        var tokens = Samples.Tokens(65);
        var decoder = new Decoder(model);
        var scores = new float[65];
        foreach (var token in tokens)
        {
            decoder.Feed(token, scores);
        }

        decoder.Window.ShouldBe(tokens[32..]);
        var fresh = model.Logits(new Tape(gradientsWanted: false), tokens[32..]).ToArray();
        scores[7].ShouldBe(fresh[(32 * 65) + 7], 2e-5f);
    }

    [Fact]
    public void Temperature_top_k_and_top_p_shape_the_odds()
    {
        float[] scores = [MathF.Log(1), MathF.Log(4), MathF.Log(3), MathF.Log(2)];
        Check(new SamplerOptions(), 0.1, 0.4, 0.3, 0.2);
        Check(new SamplerOptions(Temperature: 0.5), 1 / 30.0, 16 / 30.0, 9 / 30.0, 4 / 30.0);
        Check(new SamplerOptions(Temperature: 0), 0, 1, 0, 0);
        Check(new SamplerOptions(TopK: 2), 0, 4 / 7.0, 3 / 7.0, 0);
        Check(new SamplerOptions(TopP: 0.65), 0, 4 / 7.0, 3 / 7.0, 0);
        Check(new SamplerOptions(TopP: 0.75), 0, 4 / 9.0, 3 / 9.0, 2 / 9.0);
        Should.Throw<ArgumentException>(() => Sampler.Probabilities([1], new SamplerOptions(TopP: 0)));

        void Check(SamplerOptions options, params double[] expected)
        {
            var odds = Sampler.Probabilities(scores, options);
            for (var i = 0; i < expected.Length; i++)
            {
                odds[i].ShouldBe(expected[i], 1e-6);
            }
        }
    }

    [Fact]
    public void A_choice_falls_where_the_odds_say()
    {
        double[] odds = [0.25, 0, 0.75];
        Sampler.Choose(odds, 0).ShouldBe(0);
        Sampler.Choose(odds, 0.2499).ShouldBe(0);
        Sampler.Choose(odds, 0.25).ShouldBe(2);
        Sampler.Choose(odds, 0.9999999999).ShouldBe(2);
    }

    [Fact]
    public void The_same_seed_draws_the_same_text()
    {
        var sampler = new Sampler(Samples.Model());
        var first = sampler.Generate([1, 2], 100, new Philox("text"));
        sampler.Generate([1, 2], 100, new Philox("text")).ShouldBe(first);
        sampler.Generate([1, 2], 100, new Philox("other")).ShouldNotBe(first);
    }
}

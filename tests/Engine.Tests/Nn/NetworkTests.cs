using MlMath.Engine.Autodiff;
using MlMath.Engine.Nn;
using MlMath.Engine.Numerics;
using MlMath.Engine.Tensors;
using MlMath.Engine.Training;

namespace MlMath.Engine.Tests;

public class NetworkTests
{
    [Fact]
    public void The_capstone_has_208320_parameters() => Samples.Model().ParameterCount.ShouldBe(208_320);

    [Fact]
    public void A_small_gpt_has_the_gradient_of_its_loss()
    {
        var config = new GptConfig
        {
            Vocabulary = 5,
            Context = 4,
            Width = 8,
            Heads = 2,
            Layers = 1,
        };
        var model = new Gpt(config, new Philox("small"));
        var worst = GradCheck.Largest(
            tape => model.Loss(tape, [0, 1, 2, 3, 4, 4, 1, 0], [1, 2, 3, 4, 4, 1, 0, 2], 2),
            model.Tensors()
        );
        worst.ShouldBeLessThan(1e-7);
    }

    [Fact]
    public void Recurrent_cells_have_the_gradient_of_their_loss()
    {
        var random = new Philox("cells");
        var rnn = new RnnCell(2, 3, random);
        var lstm = new LstmCell(2, 3, random);
        var x = Tensor.Normal(random, 1, 2, 2);
        var h = Tensor.Normal(random, 1, 2, 3);
        var c = Tensor.Normal(random, 1, 2, 3);
        GradCheck
            .Largest(
                tape => tape.Sum(tape.Square(rnn.Forward(tape, x, rnn.Forward(tape, x, h)))),
                [.. rnn.Tensors(), x, h]
            )
            .ShouldBeLessThan(1e-7);
        GradCheck
            .Largest(
                tape =>
                {
                    var (h1, c1) = lstm.Forward(tape, x, h, c);
                    var (h2, c2) = lstm.Forward(tape, x, h1, c1);
                    return tape.Sum(tape.Mul(h2, c2));
                },
                [.. lstm.Tensors(), x, h, c]
            )
            .ShouldBeLessThan(1e-7);
    }

    [Fact]
    public void Attention_never_looks_ahead()
    {
        var model = Samples.Model();
        var tokens = Samples.Tokens(20);
        var before = model.Logits(new Tape(gradientsWanted: false), tokens).ToArray();
        tokens[12] = (tokens[12] + 1) % 65;
        var after = model.Logits(new Tape(gradientsWanted: false), tokens).ToArray();
        after[..(12 * 65)].ShouldBe(before[..(12 * 65)]);
        after[(12 * 65)..(13 * 65)].ShouldNotBe(before[(12 * 65)..(13 * 65)]);
    }

    [Fact]
    public void A_network_learns_exclusive_or()
    {
        var random = new Philox("xor");
        var first = new Linear(2, 8, random);
        var second = new Linear(8, 1, random);
        var x = Tensor.Matrix(
            new double[,]
            {
                { 0, 0 },
                { 0, 1 },
                { 1, 0 },
                { 1, 1 },
            }
        );
        var want = Tensor.Matrix(
            new double[,]
            {
                { 0 },
                { 1 },
                { 1 },
                { 0 },
            }
        );
        var optimiser = new AdamW([.. first.Tensors(), .. second.Tensors()], 0.05);
        var tape = new Tape();
        var y = second.Forward(tape, tape.Tanh(first.Forward(tape, x)));
        var loss = tape.Mean(tape.Square(tape.Sub(y, want)));
        for (var i = 0; i < 300; i++)
        {
            tape.Forward();
            tape.Backward(loss);
            optimiser.Step();
        }

        loss.Item.ShouldBeLessThan(1e-4f);
    }

    [Fact]
    public void Sizes_that_do_not_fit_are_named()
    {
        Should
            .Throw<ArgumentException>(() => Samples.Model(new GptConfig { Heads = 3 }))
            .Message.ShouldBe("3 heads do not divide a width of 64");
        Should
            .Throw<ArgumentException>(() => Samples.Model().Logits(new Tape(), new int[65]))
            .Message.ShouldBe("65 tokens are not 1 sequences of at most 64 tokens");
    }
}

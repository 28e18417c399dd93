using MlMath.Engine.Autodiff;
using MlMath.Engine.Tensors;
using MlMath.Engine.Training;

namespace MlMath.Engine.Tests;

public class OptimiserTests
{
    [Fact]
    public void Sgd_steps_against_the_gradient() => Steps(p => new Sgd(p, 0.1)).ShouldBe([0.8, 0.64], 1e-6);

    // v = 2, w = 0.8; v = 0.9 · 2 + 1.6 = 3.4, w = 0.46
    [Fact]
    public void Momentum_remembers() => Steps(p => new Sgd(p, 0.1, momentum: 0.9)).ShouldBe([0.8, 0.46], 1e-6);

    // s = 0.04, step 0.1 · 2 / 0.2 = 1; w = 0, gradient 0
    [Fact]
    public void RmsProp_divides_by_the_recent_size() => Steps(p => new RmsProp(p, 0.1)).ShouldBe([0, 0], 1e-6);

    // The first step of Adam is the rate itself, whatever the gradient's size; decay takes 0.1 · 0.5 · 1 more.
    [Fact]
    public void Adam_steps_by_its_rate() => Steps(p => new AdamW(p, 0.1))[0].ShouldBe(0.9, 1e-6);

    [Fact]
    public void AdamW_decays_beside_the_gradient() => Steps(p => new AdamW(p, 0.1, decay: 0.5))[0].ShouldBe(0.85, 1e-6);

    [Fact]
    public void Clipping_shortens_long_gradients_only()
    {
        var w = Tensor.Vector(3, 4).WithGrad();
        var sgd = new Sgd([w], 1);
        var tape = new Tape();
        var loss = tape.Scale(tape.Sum(tape.Square(w)), 0.5);
        tape.Backward(loss);
        sgd.Clip(10).ShouldBe(5, 1e-6);
        w.Grad.ToArray().ShouldBe([3, 4]);
        sgd.Clip(1).ShouldBe(5, 1e-6);
        w.Grad[0].ShouldBe(0.6f, 1e-6f);
    }

    [Fact]
    public void The_schedule_rises_then_falls()
    {
        var schedule = new Schedule(1, 10, 110, 0.1);
        schedule.Rate(0).ShouldBe(0.1, 1e-12);
        schedule.Rate(9).ShouldBe(1, 1e-12);
        schedule.Rate(60).ShouldBe(0.55, 1e-12);
        schedule.Rate(110).ShouldBe(0.1, 1e-12);
        schedule.Rate(500).ShouldBe(0.1, 1e-12);
    }

    [Fact]
    public void A_run_that_diverges_says_so()
    {
        using var trainer = new Trainer(
            Samples.Model(),
            Samples.Tokens(500),
            [],
            Samples.Options with
            {
                PeakRate = 1e30,
            }
        );
        Should.Throw<TrainingDivergedException>(() => trainer.Run()).Message.ShouldContain("lower the learning rate");
    }

    [Fact]
    public void Too_little_text_is_refused() =>
        Should
            .Throw<ArgumentException>(() => new Trainer(Samples.Model(), new int[64], [], Samples.Options))
            .Message.ShouldBe("64 tokens are too few to learn from: one window takes 64 and the token after it");

    // w² from w = 1, two steps
    private static double[] Steps(Func<Tensor[], Optimiser> make)
    {
        var w = Tensor.Scalar(1).WithGrad();
        var optimiser = make([w]);
        var tape = new Tape();
        var loss = tape.Square(w);
        var path = new double[2];
        for (var i = 0; i < path.Length; i++)
        {
            tape.Forward();
            tape.Backward(loss);
            optimiser.Step();
            path[i] = w.Item;
        }

        return path;
    }
}

using MlMath.Engine.Autodiff;
using MlMath.Engine.Backends;
using MlMath.Engine.Nn;
using MlMath.Engine.Tensors;

namespace MlMath.Engine.Training;

/// <summary>Mean loss of a model over windows that tile a run of tokens, without touching gradients.</summary>
public sealed class LossMeter
{
    private const int MostWindowsAtOnce = 8;

    private readonly Workers workers;
    private readonly Bench[] benches;
    private readonly int[] tokens;
    private readonly double[] losses;
    private readonly Func<Bench> newBench;
    private readonly int atOnce;
    private readonly int context;

    /// <param name="tokens">At least context + 1 of them.</param>
    /// <param name="most">At most so many windows, spread evenly over the tokens.</param>
    /// <exception cref="ArgumentException">Not enough tokens for one window.</exception>
    public LossMeter(Gpt model, IBackend backend, Workers workers, int[] tokens, int most = int.MaxValue)
    {
        context = model.Config.Context;
        var windows = Math.Min(most, (tokens.Length - 1) / context);
        if (windows < 1)
        {
            throw new ArgumentException($"{tokens.Length} tokens hold no window of {context} and the token after it");
        }

        (this.workers, this.tokens) = (workers, tokens);
        atOnce = Math.Min(MostWindowsAtOnce, windows);
        Windows = windows - (windows % atOnce);
        losses = new double[Windows / atOnce];
        benches = new Bench[workers.Number];
        newBench = () => new Bench(model, backend, atOnce);
    }

    /// <summary>How many windows are measured.</summary>
    public int Windows { get; }

    /// <summary>Nats per token.</summary>
    public double Measure()
    {
        workers.Run(losses.Length, RunGroup);
        var sum = 0.0;
        foreach (var loss in losses)
        {
            sum += loss;
        }

        return sum / losses.Length;
    }

    private void RunGroup(int worker, int group)
    {
        var bench = benches[worker] ??= newBench();
        for (var i = 0; i < atOnce; i++)
        {
            // Window w of W begins at the same share w/W of what is there.
            var last = (tokens.Length - 1 - context) / context;
            var window = Windows == 1 ? 0 : (long)((group * atOnce) + i) * last / (Windows - 1);
            var from = (int)window * context;
            tokens.AsSpan(from, context).CopyTo(bench.Inputs.AsSpan(i * context));
            tokens.AsSpan(from + 1, context).CopyTo(bench.Targets.AsSpan(i * context));
        }

        losses[group] = bench.Run();
    }

    private sealed class Bench(Gpt model, IBackend backend, int batch)
    {
        private readonly Tape tape = new(backend, gradientsWanted: false);
        private Tensor? loss;

        public int[] Inputs { get; } = new int[batch * model.Config.Context];

        public int[] Targets { get; } = new int[batch * model.Config.Context];

        public double Run()
        {
            if (loss is null)
            {
                loss = model.Loss(tape, Inputs, Targets, batch);
            }
            else
            {
                tape.Forward();
            }

            return loss.Item;
        }
    }
}

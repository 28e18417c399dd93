using MlMath.Engine.Autodiff;
using MlMath.Engine.Backends;
using MlMath.Engine.Nn;
using MlMath.Engine.Tensors;

namespace MlMath.Engine.Training;

/// <summary>Loss and gradient of one batch, cut into shards whose number depends on the batch alone.</summary>
/// <remarks>
/// A thread takes a whole shard, forward and backward, on a tape of its own, and leaves the shard's gradient in the
/// shard's own place. The places are then added in order. So the bytes are the same for any number of threads.
/// </remarks>
public sealed class ShardedGradient
{
    private const int MostShards = 8;
    private const int ChunkLength = 16384;

    private readonly Gpt model;
    private readonly FlatParameters flat;
    private readonly IBackend backend;
    private readonly Workers workers;
    private readonly Bench[] benches;
    private readonly Slice shares;
    private readonly double[] losses;
    private readonly double[] squares;
    private readonly Action<int, int> shardWork;
    private readonly Action<int, int> sumWork;
    private int[] inputs = [];
    private int[] targets = [];

    /// <param name="batch">Sequences in a batch, each as long as the model's context.</param>
    public ShardedGradient(Gpt model, FlatParameters flat, IBackend backend, Workers workers, int batch)
    {
        (this.model, this.flat, this.backend, this.workers) = (model, flat, backend, workers);
        Batch = batch;
        Shards = Enumerable.Range(1, Math.Min(MostShards, batch)).Last(n => batch % n == 0);
        shares = new Slice(backend.Allocate(flat.Length * Shards), 0, flat.Length * Shards);
        losses = new double[Shards];
        squares = new double[(flat.Length + ChunkLength - 1) / ChunkLength];
        benches = new Bench[workers.Number];
        shardWork = RunShard;
        sumWork = SumChunk;
    }

    public int Batch { get; }

    public int Shards { get; }

    /// <summary>Fills <see cref="FlatParameters.Gradient"/>.</summary>
    /// <param name="inputs">batch × context tokens.</param>
    /// <param name="targets">The token after each of them.</param>
    /// <returns>Mean loss in nats per token, and the gradient's norm.</returns>
    public (double Loss, double Norm) Run(int[] inputs, int[] targets)
    {
        (this.inputs, this.targets) = (inputs, targets);
        workers.Run(Shards, shardWork);
        workers.Run(squares.Length, sumWork);
        var loss = 0.0;
        foreach (var share in losses)
        {
            loss += share;
        }

        var square = 0.0;
        foreach (var share in squares)
        {
            square += share;
        }

        return (loss, Math.Sqrt(square));
    }

    private void RunShard(int worker, int shard)
    {
        var bench = benches[worker] ??= new Bench(this);
        var count = bench.Inputs.Length;
        inputs.AsSpan(shard * count, count).CopyTo(bench.Inputs);
        targets.AsSpan(shard * count, count).CopyTo(bench.Targets);
        bench.Run();
        losses[shard] = bench.Loss!.Item;
        backend.Scale(bench.Gradient, 1, shares.Part(shard * flat.Length, flat.Length), add: false);
    }

    // Adds the shards' gradients over one stretch of parameters, in order of shards.
    private void SumChunk(int worker, int chunk)
    {
        _ = worker;
        var start = chunk * ChunkLength;
        var length = Math.Min(ChunkLength, flat.Length - start);
        var sum = flat.Gradient.Part(start, length);
        backend.SumRows(shares.Part(start, shares.Length - start), Shards, flat.Length, sum, add: false);
        squares[chunk] = backend.SquaredSum(sum);
    }

    /// <summary>What one thread works with: a tape recorded once and replayed, and a gradient of its own.</summary>
    private sealed class Bench
    {
        private readonly ShardedGradient owner;
        private readonly Tape tape;
        private readonly int batch;

        public Bench(ShardedGradient owner)
        {
            this.owner = owner;
            batch = owner.Batch / owner.Shards;
            Inputs = new int[batch * owner.model.Config.Context];
            Targets = new int[Inputs.Length];
            Gradient = new Slice(owner.backend.Allocate(owner.flat.Length), 0, owner.flat.Length);
            tape = new Tape(owner.backend);
            for (var i = 0; i < owner.flat.Parameters.Count; i++)
            {
                tape.Redirect(owner.flat.Parameters[i].Tensor, owner.flat.PartOf(Gradient, i));
            }
        }

        public int[] Inputs { get; }

        public int[] Targets { get; }

        public Slice Gradient { get; }

        public Tensor? Loss { get; private set; }

        public void Run()
        {
            if (Loss is null)
            {
                var tokens = owner.Batch * owner.model.Config.Context;
                Loss = owner.model.Loss(tape, Inputs, Targets, batch, 1.0 / tokens);
            }
            else
            {
                tape.Forward();
            }

            tape.Backward(Loss);
        }
    }
}

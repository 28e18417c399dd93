using MlMath.Engine.Backends;
using MlMath.Engine.Numerics;
using MlMath.Engine.Tensors;

namespace MlMath.Engine.Tests;

/// <summary>Every primitive of the fast backend against the definition of right, at sizes on and off the vector's width.</summary>
public class SimdAgainstReferenceTests
{
    private static readonly SimdBackend Fast = new();
    private static readonly ReferenceBackend Right = new();
    private readonly Philox random = new("primitives");

    public static TheoryData<UnaryOp> Functions => [.. Enum.GetValues<UnaryOp>()];

    public static TheoryData<int, int, int, bool, bool> Products
    {
        get
        {
            var data = new TheoryData<int, int, int, bool, bool>();
            (int M, int N, int K)[] sizes =
            [
                (8, 32, 64),
                (13, 65, 7),
                (1, 64, 256),
                (64, 192, 64),
                (9, 16, 1100),
                (65, 64, 30),
                (3, 5, 0),
            ];
            foreach (var (m, n, k) in sizes)
            {
                foreach (var (left, right) in new[] { (false, false), (false, true), (true, false), (true, true) })
                {
                    data.Add(m, n, k, left, right);
                }
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(Products))]
    public void MatMul(int m, int n, int k, bool left, bool right)
    {
        var shape = new MatMulShape(m, n, k, left, right);
        Same([m * k, k * n, m * n], (b, s) => b.MatMul(shape, s[0], s[1], null, s[2], add: true), 1e-4);
        Same([m * k, k * n, n, m * n], (b, s) => b.MatMul(shape, s[0], s[1], s[2], s[3], add: false), 1e-4);
    }

    [Theory, MemberData(nameof(Functions))]
    public void Functions_and_derivatives(UnaryOp op)
    {
        foreach (var n in new[] { 1, 15, 16, 50 })
        {
            Same(
                [n, n, n, n],
                (b, s) =>
                {
                    // log and √ need positive numbers
                    b.Binary(BinaryOp.Multiply, s[0], s[0], s[1], Same(n), add: false);
                    b.Unary(op, op is UnaryOp.Log or UnaryOp.Sqrt ? s[1] : s[0], s[2]);
                    b.UnaryGrad(op, op is UnaryOp.Log or UnaryOp.Sqrt ? s[1] : s[0], s[2], s[0], s[3], add: true);
                },
                5e-5
            );
        }
    }

    [Fact]
    public void Entrywise_with_broadcasting()
    {
        foreach (var op in Enum.GetValues<BinaryOp>())
        {
            foreach (
                var (a, b) in new[] { ("3 17", "17"), ("3 17", "3 1"), ("3 1", "1 20"), ("2 3 4", "3 1"), ("5", "") }
            )
            {
                var map = Broadcast.Of("test", Shape(a), Shape(b), out var y);
                Same(
                    [Shape(a).Count, Shape(b).Count, y.Count, Shape(a).Count, Shape(b).Count],
                    (x, s) =>
                    {
                        x.Unary(UnaryOp.Exp, s[1], s[1]);
                        x.Binary(op, s[0], s[1], s[2], map, add: true);
                        x.SumTo(s[2], 0.5f, s[3], map, add: false);
                        x.SumTo(s[2], -2, s[4], new Broadcast(map.Dimensions, map.Right, map.Left), add: true);
                    },
                    1e-4
                );
            }
        }
    }

    [Fact]
    public void Rows()
    {
        foreach (var columns in new[] { 1, 7, 16, 65, 150 })
        {
            var n = 5 * columns;
            int[] targets = [0, columns - 1, columns / 2, 0, 0];
            Same([n, n], (b, s) => b.Softmax(s[0], s[1], columns));
            Same([n, n, n], (b, s) => b.SoftmaxGrad(s[0], s[1], s[2], columns, add: true));
            Same([n, n, 5], (b, s) => b.CrossEntropy(s[0], targets, s[1], s[2], columns));
            Same([n, 5, n], (b, s) => b.CrossEntropyGrad(s[0], targets, s[1], s[2], columns, add: true));
            Same([n, columns], (b, s) => b.SumRows(s[0], 5, columns, s[1], add: true));
            Same(
                [n, columns, columns, n, 10, n, n, columns, columns],
                (b, s) => Normalise(b, s, columns, add: false),
                1e-3
            );
            Same(
                [n, columns, columns, n, 10, n, n, columns, columns],
                (b, s) => Normalise(b, s, columns, add: true),
                1e-3
            );
        }
    }

    [Fact]
    public void Attention()
    {
        foreach (
            var shape in new AttentionShape[] { new(2, 64, 4, 16), new(1, 5, 2, 3), new(1, 33, 1, 8), new(1, 1, 1, 16) }
        )
        {
            var tokens = shape.Batch * shape.Length;
            foreach (var add in new[] { false, true })
            {
                Same(
                    [
                        tokens * 3 * shape.Model,
                        shape.WeightCount,
                        tokens * shape.Model,
                        tokens * shape.Model,
                        tokens * 3 * shape.Model,
                    ],
                    (b, s) =>
                    {
                        b.CausalAttention(shape, s[0], s[1], s[2]);
                        b.CausalAttentionGrad(shape, s[0], s[1], s[3], s[4], add);
                    }
                );
            }
        }
    }

    [Fact]
    public void Moves_sums_and_steps()
    {
        var patches = new PatchShape(2, 3, 5, 6, 3, 2, 1);
        Same([180, patches.Patches * patches.PatchSize], (b, s) => b.Unfold(patches, s[0], s[1]));
        Same([patches.Patches * patches.PatchSize, 180], (b, s) => b.Fold(patches, s[0], s[1]));
        Same([60, 30], (b, s) => b.Gather(s[0], [3, 0, 3], 10, s[1]));
        Same([30, 60], (b, s) => b.ScatterAdd(s[0], [3, 0, 3], 10, s[1]));
        Same([60, 60], (b, s) => b.Copy(s[0], s[1], Layout.Permute(new Shape(3, 4, 5), [2, 0, 1], out _), add: true));
        Same([33, 1], (b, s) => b.Fill(s[1], (float)b.SquaredSum(s[0])));
        Same(
            [33, 33, 33, 33],
            (b, s) =>
            {
                b.Unary(UnaryOp.Square, s[3], s[3]);
                b.AdamW(new AdamWStep(0.01f, 0.9f, 0.99f, 1e-8f, 0.1f, 0.7f, 0.1f, 0.01f), s[0], s[1], s[2], s[3]);
            }
        );
    }

    private static void Normalise(IBackend b, Slice[] s, int columns, bool add)
    {
        b.LayerNorm(s[0], s[1], s[2], s[3], s[4], columns);
        var places = new LayerNormGradients(s[6], add, s[7], add, s[8], add);
        b.LayerNormGrad(places, s[0], s[1], s[4], s[5], columns);
    }

    private static Broadcast Same(int n) => Broadcast.Of("same", new Shape(n), new Shape(n), out _);

    private static Shape Shape(string text) =>
        new([.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)]);

    // Runs a primitive on the same random numbers in both backends and compares every slice, inputs included.
    private void Same(int[] lengths, Action<IBackend, Slice[]> run, double tolerance = 2e-5)
    {
        var numbers = Array.ConvertAll(lengths, n => Tensor.Normal(random, 1, n).ToArray());
        var fast = Slices(Fast, numbers);
        var right = Slices(Right, numbers);
        run(Fast, fast);
        run(Right, right);
        for (var i = 0; i < lengths.Length; i++)
        {
            var (got, want) = (fast[i].ToDoubles(), right[i].ToDoubles());
            for (var j = 0; j < got.Length; j++)
            {
                Math.Abs(got[j] - want[j])
                    .ShouldBeLessThanOrEqualTo(
                        tolerance * Math.Max(1, Math.Abs(want[j])),
                        $"slice {i}, entry {j}: {got[j]} instead of {want[j]}"
                    );
            }
        }
    }

    private static Slice[] Slices(IBackend backend, float[][] numbers) =>
        Array.ConvertAll(
            numbers,
            from =>
            {
                var slice = new Slice(backend.Allocate(from.Length), 0, from.Length);
                slice.Write(from);
                return slice;
            }
        );
}

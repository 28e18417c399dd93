using MlMath.Engine.Autodiff;
using MlMath.Engine.Training;

namespace MlMath.Engine.Tests;

/// <summary>Ten steps of the capstone's shape against PyTorch's, from the same weights on the same batches.</summary>
/// <remarks>
/// Recorded from PyTorch 1.13 with `engine-bench export DIR` and `bench/Engine/pytorch_reference.py losses DIR`.
/// </remarks>
public class PyTorchTests
{
    private static readonly double[] Losses =
    [
        4.223270893096924,
        4.0788960456848145,
        3.8887548446655273,
        3.789437770843506,
        3.6677825450897217,
        3.566464900970459,
        3.4571144580841064,
        3.3533973693847656,
        3.2412919998168945,
        3.188339948654175,
    ];

    private static readonly double[] Norms =
    [
        1.4423741102218628,
        1.4406846761703491,
        2.447674512863159,
        2.189582586288452,
        2.7213568687438965,
        2.063035249710083,
        1.888424277305603,
        1.5334131717681885,
        1.2785465717315674,
        1.0353420972824097,
    ];

    // Scores of the first eight tokens after token 63 of the first window, before and after the ten steps.
    private static readonly double[] Before =
    [
        -0.0734948143362999,
        -0.0008598184213042259,
        0.4805787205696106,
        -0.15340673923492432,
        -0.34562528133392334,
        0.3849678635597229,
        -0.20421990752220154,
        0.11126287281513214,
    ];

    private static readonly double[] After =
    [
        -0.3795907199382782,
        -0.3826602101325989,
        0.09863956272602081,
        -0.2591860890488489,
        -0.4994451701641083,
        0.4418429136276245,
        0.05951132997870445,
        -0.23996490240097046,
    ];

    [Fact]
    public void Ten_losses_norms_and_the_logits_are_PyTorchs()
    {
        using var trainer = Samples.Trainer(threads: 2);
        Logits(trainer).ShouldBe(Before, 1e-5);
        for (var i = 0; i < Losses.Length; i++)
        {
            var step = trainer.Step();
            step.Loss.ShouldBe(Losses[i], 2e-5, $"loss of step {i + 1}");
            step.GradientNorm.ShouldBe(Norms[i], 2e-4, $"gradient norm of step {i + 1}");
        }

        Logits(trainer).ShouldBe(After, 1e-3);
    }

    private static IEnumerable<double> Logits(Trainer trainer)
    {
        var (inputs, targets) = (new int[1024], new int[1024]);
        new Batches(Samples.Options.Seed, Samples.Tokens(4000), 64, 16).Draw(0, inputs, targets);
        var logits = trainer.Model.Logits(new Tape(gradientsWanted: false), inputs, 16);
        return Enumerable.Range(0, 8).Select(j => (double)logits[63, j]);
    }
}

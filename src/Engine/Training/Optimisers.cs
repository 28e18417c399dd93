using MlMath.Engine.Backends;
using MlMath.Engine.Tensors;

namespace MlMath.Engine.Training;

/// <summary>w ← w − η g; with momentum μ: v ← μ v + g, w ← w − η v. Polyak (1964).</summary>
public sealed class Sgd : Optimiser
{
    private readonly float momentum;
    private readonly Slice[] velocity;

    public Sgd(IEnumerable<Tensor> parameters, double rate, double momentum = 0, IBackend? backend = null)
        : base(parameters, backend)
    {
        Rate = rate;
        this.momentum = (float)momentum;
        velocity = momentum == 0 ? [] : State();
    }

    protected override void Update(int index, Slice weights, Slice gradient)
    {
        var direction = gradient;
        if (velocity.Length > 0)
        {
            direction = velocity[index];
            Backend.Scale(direction, momentum, direction, add: false);
            Backend.Scale(gradient, 1, direction, add: true);
        }

        Backend.Scale(direction, (float)-Rate, weights, add: true);
    }
}

/// <summary>s ← ρ s + (1 − ρ) g², w ← w − η g / (√s + ε). Tieleman and Hinton (2012).</summary>
public sealed class RmsProp : Optimiser
{
    private readonly AdamWStep constants;
    private readonly Slice[] mean;
    private readonly Slice[] square;

    public RmsProp(
        IEnumerable<Tensor> parameters,
        double rate,
        double decay = 0.99,
        double epsilon = 1e-8,
        IBackend? backend = null
    )
        : base(parameters, backend)
    {
        Rate = rate;
        mean = State();
        square = State();

        // Adam without momentum and without corrections is RMSProp.
        constants = new AdamWStep(0, 0, (float)decay, (float)epsilon, 0, 1, 1, 1);
    }

    protected override void Update(int index, Slice weights, Slice gradient) =>
        Backend.AdamW(constants with { LearningRate = (float)Rate }, weights, gradient, mean[index], square[index]);
}

/// <summary>Adam (Kingma and Ba, 2015) with decoupled weight decay (Loshchilov and Hutter, 2019); plain Adam at decay 0.</summary>
public sealed class AdamW : Optimiser
{
    private readonly double beta1;
    private readonly double beta2;
    private readonly double epsilon;
    private readonly double decay;
    private readonly Slice[] mean;
    private readonly Slice[] variance;

    public AdamW(
        IEnumerable<Tensor> parameters,
        double rate = 1e-3,
        double beta1 = 0.9,
        double beta2 = 0.999,
        double epsilon = 1e-8,
        double decay = 0,
        IBackend? backend = null
    )
        : base(parameters, backend)
    {
        Rate = rate;
        (this.beta1, this.beta2, this.epsilon, this.decay) = (beta1, beta2, epsilon, decay);
        mean = State();
        variance = State();
    }

    /// <summary>The constants of step t, counted from 1.</summary>
    public static AdamWStep Constants(
        double rate,
        double beta1,
        double beta2,
        double epsilon,
        double decay,
        double gradientScale,
        int t
    ) =>
        new(
            (float)rate,
            (float)beta1,
            (float)beta2,
            (float)epsilon,
            (float)decay,
            (float)gradientScale,
            (float)(1 - Power(beta1, t)),
            (float)(1 - Power(beta2, t))
        );

    protected override void Update(int index, Slice weights, Slice gradient) =>
        Backend.AdamW(
            Constants(Rate, beta1, beta2, epsilon, decay, 1, Steps),
            weights,
            gradient,
            mean[index],
            variance[index]
        );

    // By repeated squaring: products alone, so the same bits on every machine.
    private static double Power(double x, int n)
    {
        var result = 1.0;
        for (; n > 0; n >>= 1, x *= x)
        {
            result *= (n & 1) == 1 ? x : 1;
        }

        return result;
    }
}

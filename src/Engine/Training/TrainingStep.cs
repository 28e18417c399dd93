namespace MlMath.Engine.Training;

/// <summary>What one step did.</summary>
/// <param name="Step">Counted from 1.</param>
/// <param name="Loss">Mean over the batch before the update, nats per token.</param>
/// <param name="Rate">Learning rate.</param>
/// <param name="GradientNorm">Before clipping.</param>
public readonly record struct TrainingStep(int Step, double Loss, double Rate, double GradientNorm);

/// <summary>A measurement between steps.</summary>
/// <param name="Step">Steps taken so far.</param>
/// <param name="TrainingLoss">Mean over tiles of the training tokens, nats per token.</param>
/// <param name="ValidationLoss">The same over the validation tokens; null without any.</param>
public readonly record struct Evaluation(int Step, double TrainingLoss, double? ValidationLoss);

/// <summary>The loss is no longer a number.</summary>
public sealed class TrainingDivergedException(int step, double loss)
    : Exception(
        FormattableString.Invariant(
            $"training diverged: the loss at step {step} is {loss}; lower the learning rate or lengthen the warmup"
        )
    )
{
    public int Step { get; } = step;
}

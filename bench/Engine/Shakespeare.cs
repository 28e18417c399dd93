using System.Diagnostics;
using System.Globalization;
using MlMath.Engine.Nn;
using MlMath.Engine.Numerics;
using MlMath.Engine.Text;
using MlMath.Engine.Training;

namespace MlMath.Engine.Bench;

/// <summary>Trains the capstone's model on a text, first nine tenths to learn from, and says how well and how fast.</summary>
internal static class Shakespeare
{
    /// <param name="limit">Highest validation loss that passes.</param>
    /// <returns>0 if the last validation loss is within the limit, else 1.</returns>
    public static int Run(string corpus, int steps, double limit, string seed)
    {
        var text = File.ReadAllText(corpus);
        var tokenizer = new CharTokenizer(text);
        var tokens = tokenizer.Encode(text);
        var cut = tokens.Length * 9 / 10;
        var random = new Philox(seed);
        var model = new Gpt(new GptConfig { Vocabulary = tokenizer.Count }, random.Stream("weights"));
        var options = new TrainerOptions
        {
            Seed = seed,
            Steps = steps,
            EvaluateEvery = 500,
            EvaluateWindows = 2048,
        };
        using var trainer = new Trainer(model, tokens[..cut], tokens[cut..], options);
        Print($"{tokens.Length} characters, vocabulary {tokenizer.Count}, {model.ParameterCount} parameters");
        var last = double.NaN;
        var start = Stopwatch.GetTimestamp();
        trainer.Evaluated += e =>
        {
            last = e.ValidationLoss ?? double.NaN;
            Print(
                $"step {e.Step}: training {e.TrainingLoss:F4}, validation {last:F4} nats, "
                    + $"{Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s"
            );
        };
        trainer.Run();

        start = Stopwatch.GetTimestamp();
        var sample = new Sampler(model).Generate(tokenizer.Encode("\n"), 5000, random.Stream("sample"));
        Print($"sampling: {5000 / Stopwatch.GetElapsedTime(start).TotalSeconds:F0} characters a second");
        Console.WriteLine(tokenizer.Decode(sample.AsSpan(0, 400)));
        return last <= limit ? 0 : 1;
    }

    private static void Print(string line) => Console.WriteLine(line);
}

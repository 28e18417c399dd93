using System.Text.Json;
using MlMath.Engine.Nn;
using MlMath.Engine.Numerics;
using MlMath.Engine.Text;
using MlMath.Engine.Training;

namespace MlMath.Engine.Bench;

/// <summary>Writes what PyTorch needs to repeat the run that PyTorchTests speaks of: weights, ten batches, ten rates.</summary>
internal static class Export
{
    private const int Steps = 10;

    public static void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        var model = new Gpt(new GptConfig(), new Philox("test model"));
        var alphabet = string.Concat(Enumerable.Range(0x100, 65).Select(c => (char)c));
        var checkpoint = Checkpoint.Of(model, new CharTokenizer(alphabet), "", 0);
        CheckpointFile.Save(checkpoint, Path.Combine(folder, "model.bin"));

        var batches = new Batches("test run", Tokens(4000), 64, 16);
        var schedule = new Schedule(3e-3, 5, 50);
        var inputs = new int[Steps][];
        var targets = new int[Steps][];
        for (var i = 0; i < Steps; i++)
        {
            (inputs[i], targets[i]) = (new int[1024], new int[1024]);
            batches.Draw(i, inputs[i], targets[i]);
        }

        var rates = Enumerable.Range(0, Steps).Select(schedule.Rate).ToArray();
        var run = new
        {
            rates,
            inputs,
            targets,
        };
        File.WriteAllText(Path.Combine(folder, "run.json"), JsonSerializer.Serialize(run));
    }

    // The tokens of Samples.Tokens in the engine's tests.
    private static int[] Tokens(int count)
    {
        var random = new Philox("test tokens");
        var tokens = new int[count];
        for (var i = 1; i < count; i++)
        {
            tokens[i] = random.NextInt(4) == 0 ? random.NextInt(65) : (tokens[i - 1] + 3) % 65;
        }

        return tokens;
    }
}

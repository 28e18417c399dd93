using System.Globalization;
using MlMath.Engine.Bench;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
const string Usage = """
    engine-bench step [--limit 0.4] [--python FILE]  a training step beside PyTorch's (needs python3-torch)
    engine-bench shakespeare --corpus FILE [--steps 2000] [--limit 1.87] [--seed text]
    engine-bench export DIR                          weights and batches for pytorch_reference.py
    """;

string? Option(string name)
{
    var at = Array.IndexOf(args, name);
    return at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
}

double Number(string name, double otherwise) =>
    Option(name) is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : otherwise;

switch (args)
{
    case ["step", ..]:
        return StepBench.Run(Number("--limit", 0.4), Option("--python") ?? "python3");
    case ["shakespeare", ..] when Option("--corpus") is { } corpus:
        return Shakespeare.Run(
            corpus,
            (int)Number("--steps", 2000),
            Number("--limit", 1.87),
            Option("--seed") ?? "shakespeare"
        );
    case ["export", var folder]:
        Export.Write(folder);
        return 0;
    default:
        Console.Error.WriteLine(Usage);
        return 2;
}

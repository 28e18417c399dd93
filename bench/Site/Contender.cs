namespace MlMath.Bench.Site;

/// <summary>One program in the comparison.</summary>
/// <param name="install">How to install it; null where it is there.</param>
internal sealed class Contender(string name, string? install = null)
{
    public string Name { get; } = name;

    public string? Install { get; } = install;

    /// <summary>Brings its folder to the state in which it is measured; not timed.</summary>
    public Action Prepare { get; init; } = () => { };

    public required Func<Task<Measured>> Run { get; init; }

    public List<Measured> Runs { get; } = [];

    public double Median => Runs.Select(r => r.Seconds).Order().ElementAt(Runs.Count / 2);

    public async Task RunAsync()
    {
        Prepare();
        Runs.Add(await Run());
    }
}

using System.Collections.Immutable;

namespace MlMath.SiteGen.Audit.Determinism;

/// <summary>Something that may differ between two builds and must not show.</summary>
/// <param name="What">As a message says it, after `varies with`.</param>
/// <param name="Help">What to do about it.</param>
/// <param name="Environment">The variables that bring it about; empty for what differs by itself.</param>
public sealed record Cause(string What, string Help, ImmutableDictionary<string, string> Environment)
{
    /// <summary>Two runs of one program: the clock, hash codes, unseeded randomness.</summary>
    public static Cause Run { get; } =
        new(
            "each run",
            "draw from `new Rng(seed)`, order what a hash table gives, and leave out clocks, hash codes and process ids",
            ImmutableDictionary<string, string>.Empty
        );

    public static Cause Processors { get; } =
        new(
            "the number of processors",
            "let the result not depend on `Environment.ProcessorCount`, nor on how threads share the work",
            Variables(("DOTNET_PROCESSOR_COUNT", OtherCount()))
        );

    public static Cause TimeZone { get; } =
        new("the time zone", "compute in UTC, or name the offset", Variables(("TZ", "Pacific/Kiritimati")));

    public static Cause Locale { get; } =
        new(
            "the locale",
            "name the culture: `CultureInfo.InvariantCulture`",
            Variables(("LANG", "tr_TR.UTF-8"), ("LC_ALL", "tr_TR.UTF-8"))
        );

    /// <summary>What an earlier note left in the process.</summary>
    public static Cause Order { get; } =
        new(
            "the notes that ran before it",
            "set every static that the cell reads, and leave none changed",
            ImmutableDictionary<string, string>.Empty
        );

    /// <summary>Those that an environment brings about.</summary>
    public static ImmutableArray<Cause> OfEnvironment { get; } = [Processors, TimeZone, Locale];

    private static ImmutableDictionary<string, string> Variables(params (string Name, string Value)[] variables) =>
        variables.ToImmutableDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal);

    // More threads than processors is allowed; whatever the machine has, it is not this.
    private static string OtherCount() => System.Environment.ProcessorCount == 3 ? "5" : "3";
}

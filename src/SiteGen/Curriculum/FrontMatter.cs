using System.Collections.Immutable;

namespace MlMath.SiteGen.Curriculum;

public enum Level
{
    Beginner,
    Intermediate,
    Advanced,
}

/// <summary>What stands between the `---` lines at the head of a note.</summary>
/// <param name="Title">Exactly as in the table of notes, where there is one.</param>
/// <param name="Summary">One sentence: the note's claim.</param>
/// <param name="Level">For whom.</param>
/// <param name="Topics">Ids of `topics.csv` that the note covers.</param>
/// <param name="Data">Files of the note's own folder that its cells may read; nothing else is in their working folder.</param>
public sealed record FrontMatter(
    string Title,
    string Summary,
    Level Level,
    ImmutableArray<string> Topics,
    ImmutableArray<string> Data
)
{
    /// <summary>Addresses (`part/module/note`) under which the note stood before; readers are sent on from them.</summary>
    public ImmutableArray<string> Formerly { get; init; } = [];
}

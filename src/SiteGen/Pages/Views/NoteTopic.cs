namespace MlMath.SiteGen.Pages.Views;

/// <summary>A topic that a note covers.</summary>
/// <param name="Section">The id of its place in the note; null where it has none of its own.</param>
/// <param name="Index">The page of all topics: `topics/`.</param>
/// <param name="Anchor">Its id there.</param>
/// <param name="OtherNotes">How many other notes that can be read cover it too.</param>
public sealed record NoteTopic(string Title, string? Section, string Index, string Anchor, int OtherNotes)
{
    /// <summary>Its place among all topics.</summary>
    public string Address => $"{Index}#{Anchor}";
}

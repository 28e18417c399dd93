namespace MlMath.SiteGen.Pages.Views;

/// <summary>What stands above the list that the build makes of a page: its title, its claim and an introduction.</summary>
/// <param name="Address">`paths/`.</param>
public sealed record PageHead(string Address, string Title, string Summary)
{
    /// <summary>May be empty.</summary>
    public string IntroductionHtml { get; init; } = "";

    public bool HasMathematics { get; init; }
}

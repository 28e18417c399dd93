using System.Collections.Immutable;
using MlMath.Browsing;

namespace MlMath.Site.Tests.Visits;

/// <summary>What one visit of a page found, as answers to the questions that tests ask of every page.</summary>
/// <param name="Path">From the site's root: `maths/index.html`.</param>
internal sealed record Visit(string Path, Screen Screen)
{
    /// <summary>A layout shift is told to two digits.</summary>
    private const double Stillness = 0.005;

    /// <summary>
    /// Errors and warnings of the console, scripts that threw, requests that failed. A request to another site is among
    /// them: the host's policy forbids it.
    /// </summary>
    public ImmutableArray<string> Complaints { get; init; } = [];

    /// <summary>By how many pixels the page is wider than its screen, in the fonts of the machine and in the site's.</summary>
    public int Overflow { get; init; }

    /// <summary>Cumulative layout shift with every font late.</summary>
    public double Shift { get; init; }

    /// <summary>Whether a reader sees words move.</summary>
    public bool Moves => Shift >= Stillness;

    /// <summary>What moved: for whoever has to find out why.</summary>
    public ImmutableArray<string> Moved { get; init; } = [];

    /// <summary>Letters of figures that a phone shows smaller than nine pixels.</summary>
    public ImmutableArray<string> SmallLetters { get; init; } = [];

    /// <summary>Letters that the edge of their figure cuts.</summary>
    public ImmutableArray<string> CutLetters { get; init; } = [];

    /// <summary>axe-core's violations, in the dark theme and in the light one.</summary>
    public ImmutableArray<string> Violations { get; init; } = [];

    /// <summary>The words that a reader with scripts is given and the page as it was sent does not have.</summary>
    public ImmutableArray<string> WordsOfScripts { get; init; } = [];

    public required PageWeight Weight { get; init; }

    public override string ToString() => $"{Path} on a {Screen}";
}

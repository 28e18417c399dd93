namespace MlMath.SiteGen.Capstone;

/// <summary>How much of the capstone a build makes.</summary>
public enum CapstoneMode
{
    /// <summary>No pages of it, and no links to them.</summary>
    None,

    /// <summary>The same runs, each only a few hundred steps long: for authors of its pages.</summary>
    Quick,

    /// <summary>The runs that are published.</summary>
    Full,
}

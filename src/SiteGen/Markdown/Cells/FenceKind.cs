namespace MlMath.SiteGen.Markdown.Cells;

/// <summary>What the first word of a fence makes of it.</summary>
public enum FenceKind
{
    CSharp,
    Sql,

    /// <summary>What the cell right above prints.</summary>
    Output,

    /// <summary>Code in another language, or in none: shown, never run.</summary>
    Listing,
}

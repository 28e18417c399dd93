namespace MlMath.SiteGen.Curriculum;

/// <summary>Where a note stands: `maths/linear-algebra/svd-qr-lu`. Module slugs are unique, so references leave the part out.</summary>
public sealed record NoteAddress(string Part, string Module, string Slug)
{
    /// <summary>`part/module/note`: the folder path under `input/`, and the page's address on the site.</summary>
    public string Path => string.Join('/', new[] { Part, Module, Slug }.Where(p => p.Length > 0));

    /// <summary>`module/note`: how the tables and cross-references name it.</summary>
    public string Reference => $"{Module}/{Slug}";

    public override string ToString() => Path;
}

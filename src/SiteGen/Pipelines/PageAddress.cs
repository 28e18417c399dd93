namespace MlMath.SiteGen.Pipelines;

/// <summary>Where a note's page is, from the site's root: `maths/linear-algebra/svd-qr-lu/`; the home page is empty.</summary>
public static class PageAddress
{
    public static string Of(NoteBuild build) =>
        string.Concat(
            new[] { build.Note.Address.Part, build.Note.Address.Module, build.Note.Address.Slug }
                .Where(p => p.Length > 0)
                .Select(p => $"{p}/")
        );
}

namespace MlMath.SiteGen.Snippets.Expectations;

/// <summary>How `throws=` names an exception: by its simple name or its full name, never by a base type's.</summary>
internal static class ExceptionName
{
    /// <summary>`System.ArgumentException` → `ArgumentException`; types of the cell itself are nested: `Submission#0+Mine` → `Mine`.</summary>
    public static string Simple(string type) => type[(type.LastIndexOfAny(['.', '+']) + 1)..];

    public static bool Matches(string expected, string actual) => expected == actual || expected == Simple(actual);
}

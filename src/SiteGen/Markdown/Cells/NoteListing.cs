using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Snippets;
using MlMath.SiteGen.Typesetting;

namespace MlMath.SiteGen.Markdown.Cells;

/// <summary>Code that is shown and never run.</summary>
/// <param name="LanguageSpan">The first word of the opening line.</param>
public sealed record NoteListing(string Language, MappedCode Code, SourceSpan LanguageSpan)
{
    public ListingRequest Request => new(Language, Code.Text);
}

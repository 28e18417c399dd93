using MlMath.SiteGen.Diagnostics;

namespace MlMath.SiteGen.Snippets.Accept;

/// <summary>One stretch of a file that is replaced; all else stays byte for byte.</summary>
/// <param name="Span">In the file as it was read.</param>
/// <param name="NewText">With the file's own line ends.</param>
public sealed record AcceptEdit(SourceSpan Span, string NewText)
{
    public string OldText => Span.Text;
}

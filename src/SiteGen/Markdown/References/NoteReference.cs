using MlMath.SiteGen.Diagnostics;

namespace MlMath.SiteGen.Markdown.References;

/// <summary>A cross-reference as written.</summary>
/// <param name="Target">`module/note`; empty for the note itself.</param>
/// <param name="Fragment">A heading's text, an anchor or a label; null for the note as a whole.</param>
/// <param name="Text">The author's own text for the link; may hold `$…$`.</param>
public sealed record NoteReference(string Target, string? Fragment, string? Text, SourceSpan Span);

/// <summary>A cross-reference, resolved.</summary>
/// <param name="Address">Relative to the page that holds it; null where the note is planned and not written yet.</param>
/// <param name="Text">What the link says; may hold `$…$`.</param>
public sealed record ResolvedReference(string? Address, string Text);

/// <summary>A note that references may name. One without a document is planned and not written yet.</summary>
/// <param name="Reference">`module/note`, `module` for its introduction, `notation` for a page at the root.</param>
/// <param name="Address">Of its page, from the site's root: `maths/linear-algebra/svd-qr-lu/`.</param>
public sealed record LinkableNote(string Reference, string Address, string Title, NoteDocument? Document);

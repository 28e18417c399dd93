using System.Collections.Immutable;
using MlMath.SiteGen.Markdown;
using MlMath.SiteGen.Markdown.Citations;
using MlMath.SiteGen.Markdown.References;
using MlMath.SiteGen.Markdown.Rendering;
using MlMath.SiteGen.Snippets;
using MlMath.SiteGen.Typesetting;

namespace MlMath.SiteGen.Exports;

/// <summary>A note whose cells did what they should, with all that a reader takes home.</summary>
/// <param name="Name">Of its files, without an ending: `spectral-theorem`.</param>
/// <param name="BodyStart">Where its text begins in the source, behind the front matter.</param>
/// <param name="Folder">Of its data files, from the root of a clone: `input/maths/linear-algebra`.</param>
internal sealed record ExportedNote(string Name, string Title, NoteDocument Document, int BodyStart, string Folder)
{
    /// <summary>Names of the files that its cells read.</summary>
    public ImmutableArray<string> Data { get; init; } = [];

    public ImmutableArray<CellResult> Cells { get; init; } = [];

    public required MappedCode Prelude { get; init; }

    public required int Seed { get; init; }

    public ImmutableArray<ResolvedReference> References { get; init; } = [];

    public Bibliography Bibliography { get; init; } = Bibliography.Empty;

    public IReadOnlyDictionary<TypesetRequest, string> Typeset { get; init; } =
        ImmutableDictionary<TypesetRequest, string>.Empty;

    /// <summary>Whether anything of it talks to the note's database.</summary>
    public bool UsesDatabase =>
        Document.Snippets.Any(s =>
            s.Mode is SnippetMode.Run or SnippetMode.Throws
            && (s.Language == SnippetLanguage.Sql || s.Code.Text.Contains("Db", StringComparison.Ordinal))
        );
}

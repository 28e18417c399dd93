using System.Collections.Immutable;

namespace MlMath.SiteGen.Typesetting;

/// <summary>The result of one typesetting request: markup, or what is wrong and where.</summary>
/// <param name="Markup">HTML or SVG, safe to embed (of a card: its PNG in base64); empty when <paramref name="Error"/> is set.</param>
/// <param name="Error">One line, no position in it.</param>
/// <param name="ErrorOffset">Offset in the input, where the tool gives one.</param>
public sealed record Typeset(string Markup, string? Error = null, int? ErrorOffset = null)
{
    /// <summary>What the classes in <see cref="Markup"/> stand for, in order of first use; a page must carry them all.</summary>
    public ImmutableArray<StyleRule> Rules { get; init; } = [];

    /// <summary>The request ended the typesetting process, twice: the tool is at fault as much as the input.</summary>
    public bool Stopped { get; init; }
}

/// <summary>One thing to typeset. Equal requests have equal results: the request is its own cache key.</summary>
public abstract record TypesetRequest;

/// <summary>A formula, without its dollar signs.</summary>
public sealed record FormulaRequest(string Tex, bool DisplayMode) : TypesetRequest;

/// <summary>A figure, as <see cref="MlMath.Notebook.FigureDisplay.Spec"/>. <paramref name="IdPrefix"/> keeps ids unique on a page.</summary>
public sealed record FigureRequest(string Spec, string Alt, string IdPrefix) : TypesetRequest
{
    /// <summary>Width that the drawing may have at most; null: the figure's own. Letters are 11 or 12 units high at any width.</summary>
    public int? Widest { get; init; }
}

/// <summary>A listing that is not run: SQL, YAML, JSON, Python, bash, TypeScript.</summary>
public sealed record ListingRequest(string Language, string Code) : TypesetRequest;

/// <summary>The picture that a link to a page is shown with, 1200 × 630; the result's markup is its PNG in base64.</summary>
/// <param name="Where">The module that the page belongs to.</param>
/// <param name="Figure">A drawing of the page, as a figure's result has it; empty for a card of words alone.</param>
public sealed record CardRequest(string Title, string Where, string Site, string Figure) : TypesetRequest;

/// <summary>Typesets batches. Results come in the order of the requests; equal requests are done once.</summary>
public interface ITypesetter : IAsyncDisposable
{
    Task<IReadOnlyList<Typeset>> RunAsync(IReadOnlyList<TypesetRequest> requests, CancellationToken stop);
}

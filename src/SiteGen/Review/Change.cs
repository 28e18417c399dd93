namespace MlMath.SiteGen.Review;

/// <summary>Something that a note says otherwise than before.</summary>
/// <param name="Kind">See <see cref="Stated.Kind"/>.</param>
/// <param name="Before">Null where nothing was said.</param>
/// <param name="Now">Null where nothing is said any more.</param>
public sealed record Change(string Kind, Stated? Before, Stated? Now);

namespace MlMath.SiteGen.Search;

/// <summary>A file of the index: its path inside the index's folder, `/` between parts, and its bytes.</summary>
public sealed record IndexFile(string Path, byte[] Content);

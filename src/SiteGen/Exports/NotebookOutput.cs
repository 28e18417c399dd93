namespace MlMath.SiteGen.Exports;

/// <summary>Something that stands below a notebook's cell.</summary>
internal abstract record NotebookOutput;

/// <summary>Text on the standard output.</summary>
internal sealed record PrintedOutput(string Text) : NotebookOutput;

/// <summary>Something drawn or typeset.</summary>
/// <param name="Type">Its media type: `image/svg+xml`.</param>
/// <param name="Plain">The same in words.</param>
internal sealed record ShownOutput(string Type, string Content, string Plain) : NotebookOutput;

/// <summary>An exception, thrown on purpose.</summary>
internal sealed record ThrownOutput(string Type, string Message) : NotebookOutput;

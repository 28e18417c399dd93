using System.Collections.Immutable;
using MlMath.SiteGen.Diagnostics;

namespace MlMath.SiteGen.Snippets;

public enum SnippetLanguage
{
    CSharp,
    Sql,
}

/// <summary>What is to happen with a snippet's code.</summary>
public enum SnippetMode
{
    /// <summary>Compiles and runs; its state reaches the note's later cells.</summary>
    Run,

    /// <summary>Must fail to compile with <see cref="Snippet.ExpectedError"/>; leaves nothing behind.</summary>
    Fails,

    /// <summary>Must throw <see cref="Snippet.ExpectedError"/>; leaves nothing behind.</summary>
    Throws,

    /// <summary>Compiles, does not run; the reason is shown.</summary>
    NoRun,
}

/// <summary>How a snippet's code appears on the page.</summary>
public enum SnippetVisibility
{
    Shown,
    Folded,
    Hidden,
}

/// <summary>`slider="rate=0.05..1.2:24"`: the cell runs once per value, with `rate` declared as a double.</summary>
public sealed record SliderRange(string Name, double From, double To, int Count)
{
    /// <summary>Evenly spaced, both ends included.</summary>
    public ImmutableArray<double> Values =>
        [.. Enumerable.Range(0, Count).Select(i => Count == 1 ? From : From + (To - From) * i / (Count - 1))];
}

/// <summary>One executable fence of a note.</summary>
public sealed record Snippet
{
    /// <summary>Zero-based among the note's executable fences, in document order.</summary>
    public required int Index { get; init; }

    public required SnippetLanguage Language { get; init; }

    public required SnippetMode Mode { get; init; }

    public SnippetVisibility Visibility { get; init; }

    /// <summary>Starts from a clean state.</summary>
    public bool Reset { get; init; }

    /// <summary>`CS0029` of `fails=`, or the exception type's name of `throws=`.</summary>
    public string? ExpectedError { get; init; }

    /// <summary>Its fence goes on over what was meant to stand below it: that is said once, not for each word of prose.</summary>
    public bool RunsOn { get; init; }

    /// <summary>Why a `no-run` cell is not run.</summary>
    public string? Reason { get; init; }

    public SliderRange? Slider { get; init; }

    /// <summary>The code, and where each of its characters stands in the author's files.</summary>
    public required MappedCode Code { get; init; }

    /// <summary>The opening fence line.</summary>
    public required SourceSpan FenceSpan { get; init; }

    /// <summary>The `output` fence right below, if there is one.</summary>
    public OutputFence? Output { get; init; }
}

/// <summary>An `output` fence: its text as written (line ends normalised to LF, no final line end), mapped to the file.</summary>
/// <param name="Content">What the cell must print.</param>
/// <param name="FenceSpan">The opening fence line.</param>
/// <param name="Body">The stretch between the fences in the file, which `accept` rewrites.</param>
/// <param name="LinePrefix">What stands before each line of the body (list indentation, quote marks), repeated by `accept`.</param>
public sealed record OutputFence(MappedCode Content, SourceSpan FenceSpan, SourceSpan Body, string LinePrefix);

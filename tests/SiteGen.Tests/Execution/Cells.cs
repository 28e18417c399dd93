using System.Collections.Immutable;
using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Snippets;
using MlMath.SiteGen.Snippets.Execution;

namespace MlMath.SiteGen.Tests.Execution;

/// <summary>Makes cells and chains for tests.</summary>
internal static class Cells
{
    public static Snippet Run(string code) => Make(code, SnippetMode.Run);

    public static Snippet Reset(string code) => Make(code, SnippetMode.Run) with { Reset = true };

    public static Snippet Fails(string code, string id) => Make(code, SnippetMode.Fails) with { ExpectedError = id };

    public static Snippet Throws(string code, string type) =>
        Make(code, SnippetMode.Throws) with
        {
            ExpectedError = type,
        };

    public static Snippet NoRun(string code) => Make(code, SnippetMode.NoRun) with { Reason = "shown only" };

    public static Snippet Sql(string code) => Make(code, SnippetMode.Run) with { Language = SnippetLanguage.Sql };

    public static Snippet Slider(string code, string name, double from, double to, int count) =>
        Make(code, SnippetMode.Run) with
        {
            Slider = new SliderRange(name, from, to, count),
        };

    public static SnippetChain Chain(params Snippet[] cells) =>
        new("note", null, [.. cells.Select((c, i) => c with { Index = i })], ImmutableDictionary<string, byte[]>.Empty);

    public static string Text(this SnippetRun run) => string.Concat(run.Outputs.Select(o => o.Text));

    /// <summary>Throws unless the run is clean, and says why it is not.</summary>
    public static SnippetRun ShouldBeOk(this SnippetRun run)
    {
        var why =
            string.Join("; ", run.Messages.Select(m => $"{m.Start}+{m.Length} {m.Id} {m.Message}")) + run.Exception;
        run.Status.ShouldBe(SnippetStatus.Ok, why);
        return run;
    }

    private static Snippet Make(string code, SnippetMode mode)
    {
        var source = new SourceText("note.md", code);
        return new Snippet
        {
            Index = 0,
            Language = SnippetLanguage.CSharp,
            Mode = mode,
            Code = MappedCode.Whole(source),
            FenceSpan = source.Span(0, 0),
        };
    }
}

namespace MlMath.SiteGen.Snippets.Expectations;

/// <summary>The text of a run that an `output` fence is compared with.</summary>
public static class PrintedText
{
    /// <summary>All that the cell printed, in order. A cell that printed nothing but shows tables or matrices has their plain text.</summary>
    public static string Of(SnippetRun run)
    {
        var printed = OfConsole(run);
        if (!string.IsNullOrWhiteSpace(printed))
        {
            return printed;
        }

        var displays = run.Outputs.Select(o => o.Display is null ? null : TableText.Of(o.Display)).OfType<string>();
        return string.Join("\n\n", displays);
    }

    /// <summary>What the cell printed, displays left out.</summary>
    public static string OfConsole(SnippetRun run) => string.Concat(run.Outputs.Select(o => o.Text));
}

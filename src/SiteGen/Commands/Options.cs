using System.Collections.Immutable;
using System.CommandLine;
using MlMath.SiteGen.Capstone;
using MlMath.SiteGen.Pipelines;

namespace MlMath.SiteGen.Commands;

/// <summary>The options that commands share, and how they become <see cref="SiteOptions"/>.</summary>
internal sealed class Options
{
    private static readonly SiteOptions Defaults = new();

    public Option<string> Input { get; } =
        new("--input")
        {
            Description = "Folder of notes, shaped part/module/note.md",
            DefaultValueFactory = _ => Defaults.Input,
        };

    public Option<string> Output { get; } =
        new("--output") { Description = "Folder to write the site to", DefaultValueFactory = _ => Defaults.Output };

    public Option<string> Cache { get; } =
        new("--cache")
        {
            Description = "Folder of earlier results, safe to delete",
            DefaultValueFactory = _ => Defaults.Cache,
        };

    public Option<int> Jobs { get; } =
        new("--jobs") { Description = "Worker processes that run cells", DefaultValueFactory = _ => Defaults.Jobs };

    public Option<bool> Why { get; } = new("--why") { Description = "Say for each cell that runs what changed" };

    public Option<bool> Force { get; } = new("--force") { Description = "Run and write everything anew" };

    public Option<bool> Strict { get; } = new("--strict") { Description = "Warnings count as errors" };

    public Option<int> Timeout { get; } =
        new("--timeout")
        {
            Description = "Seconds of processor time for one cell, or of waiting",
            DefaultValueFactory = _ => (int)Defaults.SnippetTimeout.TotalSeconds,
        };

    public Option<CapstoneMode> Capstone { get; } =
        new("--capstone")
        {
            Description = "Train the capstone's model: none, quick or full",
            DefaultValueFactory = _ => Defaults.Capstone,
        };

    public Option<string?> CapstoneCorpus { get; } =
        new("--capstone-corpus")
        {
            Description = "Text that it learns from, in place of the notes' own prose",
            HelpName = "FILE",
        };

    public Option<bool> Timings { get; } =
        new("--timings") { Description = "Tell the slowest cells and notes, and what became slower" };

    public Option<string> Format { get; } =
        new("--format")
        {
            Description = "text, or json: one document on standard output",
            DefaultValueFactory = _ => "text",
        };

    public Option<string?> SiteUrl { get; } =
        new("--site-url")
        {
            Description = "Where the site will stand: for canonical addresses, the sitemap and the feed",
            HelpName = "URL",
        };

    public Argument<string[]> Paths { get; } =
        new("paths") { Description = "Notes or folders; all when left out", Arity = ArgumentArity.ZeroOrMore };

    public void AddTo(Command command)
    {
        Jobs.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 64)
            {
                result.AddError("--jobs takes a number from 1 to 64");
            }
        });
        Timeout.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 3600)
            {
                result.AddError("--timeout takes a number of seconds from 1 to 3600");
            }
        });
        SiteUrl.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { Length: > 0 } text && Absolute(text) is null)
            {
                result.AddError($"--site-url takes a whole address such as https://example.org/, not `{text}`");
            }
        });
        foreach (
            var option in new Option[]
            {
                Input,
                Output,
                Cache,
                Jobs,
                Why,
                Force,
                Strict,
                Timeout,
                Capstone,
                CapstoneCorpus,
                SiteUrl,
            }
        )
        {
            command.Options.Add(option);
        }
    }

    /// <summary>For the commands that run cells and report.</summary>
    public void AddReportTo(Command command)
    {
        Format.AcceptOnlyFromAmong("text", "json");
        command.Options.Add(Timings);
        command.Options.Add(Format);
    }

    public SiteOptions Read(ParseResult parsed, bool withPaths = false) =>
        Defaults with
        {
            Input = parsed.GetValue(Input)!,
            Output = parsed.GetValue(Output)!,
            Cache = parsed.GetValue(Cache)!,
            Jobs = parsed.GetValue(Jobs),
            Why = parsed.GetValue(Why),
            Force = parsed.GetValue(Force),
            Strict = parsed.GetValue(Strict),
            Capstone = parsed.GetValue(Capstone),
            SiteUrl = Absolute(parsed.GetValue(SiteUrl) ?? ""),
            CapstoneCorpus = parsed.GetValue(CapstoneCorpus),
            Timings = parsed.GetValue(Timings) || parsed.GetValue(Format) == "json",
            SnippetTimeout = TimeSpan.FromSeconds(parsed.GetValue(Timeout)),
            Only = withPaths ? [.. parsed.GetValue(Paths) ?? []] : ImmutableArray<string>.Empty,
        };

    // An empty address is none, so that a host may hand on a variable that is not set.
    private static Uri? Absolute(string text) =>
        Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var url)
        && url.Scheme is ("https" or "http")
        && url.Query.Length + url.Fragment.Length == 0
            ? url
            : null;
}

using System.Collections.Immutable;
using MlMath.SiteGen.Cache;
using MlMath.SiteGen.Snippets;
using MlMath.SiteGen.Snippets.Execution;

namespace MlMath.SiteGen.Pipelines;

/// <summary>A parsed note as the workers take it.</summary>
public static class NoteChain
{
    public static SnippetChain Of(NoteBuild build, MappedCode prelude, SiteOptions options, SnippetLimits limits) =>
        new(build.Note.Address.Path, prelude, build.Document?.Snippets ?? [], NoteFiles.Data(options, build.Note))
        {
            Limits = limits,
            Seed = options.Seed,
        };

    /// <summary>See <see cref="CellKeys.For"/>.</summary>
    public static ImmutableArray<CacheKey> Keys(SnippetChain chain, CellEnvironment environment) =>
        CellKeys.For(
            chain.Note,
            chain.Snippets,
            ContentHash.Of(chain.Prelude?.Text ?? ""),
            chain.Data.Select(d => (d.Key, ContentHash.Of(d.Value))),
            environment
        );
}

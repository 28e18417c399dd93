using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using MlMath.SiteGen.Cache;
using MlMath.SiteGen.Pipelines;
using MlMath.SiteGen.Snippets;
using MlMath.SiteGen.Snippets.Execution;
using MlMath.SiteGen.Snippets.Expectations;

namespace MlMath.SiteGen.Audit.Mutation;

/// <summary>
/// The fates of a cell's mutants in the cache: an entry for each cell. A fate depends on every cell of the note, on what
/// they are held against, and on the programs.
/// </summary>
internal sealed class MutantStore(ICache cache, SnippetChain chain, CellEnvironment environment, FigureRecords records)
{
    // Raise it when what counts as found changes: a cell's key holds what runs cells, not what judges them.
    private const int Version = 1;

    private readonly string _cells = ContentHash.Of(
        string.Join('\n', NoteChain.Keys(chain, environment).Select(k => k.Hash))
    );

    private readonly string _expectations = ContentHash.Of(
        string.Join('\n', chain.Snippets.Select(s => ContentHash.Of(s.Output?.Content.Text ?? "")))
            + records.Source.Text
    );

    public ImmutableDictionary<string, MutantFate> Read(int cell)
    {
        try
        {
            return cache.TryGet(Key(cell)) is { } bytes
                ? JsonSerializer.Deserialize(bytes, MutantJson.Default.ImmutableDictionaryStringMutantFate)
                    ?? ImmutableDictionary<string, MutantFate>.Empty
                : ImmutableDictionary<string, MutantFate>.Empty;
        }
        catch (JsonException)
        {
            return ImmutableDictionary<string, MutantFate>.Empty;
        }
    }

    public void Write(int cell, ImmutableDictionary<string, MutantFate> fates) =>
        cache.Put(
            Key(cell),
            JsonSerializer.SerializeToUtf8Bytes(fates, MutantJson.Default.ImmutableDictionaryStringMutantFate)
        );

    private CacheKey Key(int cell) =>
        new(
            "mutants",
            $"{chain.Note} cell {cell + 1}",
            [("version", $"{Version}"), ("cell", $"{cell}"), ("cells", _cells), ("expectations", _expectations)]
        );
}

[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(ImmutableDictionary<string, MutantFate>))]
internal sealed partial class MutantJson : JsonSerializerContext;

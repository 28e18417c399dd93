using System.Text.Json;
using System.Text.Json.Serialization;

namespace MlMath.SiteGen.Snippets;

/// <summary>
/// A <see cref="SnippetRun"/> as UTF-8 JSON: what the worker sends and what the cache keeps. Lone surrogates in printed
/// text become U+FFFD, so a run that came over the wire equals the same run from the cache.
/// </summary>
public static class RunCodec
{
    /// <summary>Raise it when the meaning or shape of a run changes; it is part of every cell's cache key.</summary>
    public const int Version = 5;

    public static byte[] Encode(SnippetRun run) =>
        JsonSerializer.SerializeToUtf8Bytes(new RunEnvelope(Version, run), RunJson.Default.RunEnvelope);

    /// <returns>The run, or null when another version of the codec wrote it.</returns>
    /// <exception cref="JsonException">The bytes are not what <see cref="Encode"/> writes.</exception>
    public static SnippetRun? Decode(ReadOnlySpan<byte> utf8)
    {
        var envelope =
            JsonSerializer.Deserialize(utf8, RunJson.Default.RunEnvelope)
            ?? throw new JsonException("a run is never `null`");
        return envelope.Version == Version ? envelope.Run : null;
    }
}

/// <summary>A run with the version of the codec that wrote it.</summary>
internal sealed record RunEnvelope(int Version, SnippetRun Run);

[JsonSourceGenerationOptions(
    UseStringEnumConverter = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true
)]
[JsonSerializable(typeof(RunEnvelope))]
internal sealed partial class RunJson : JsonSerializerContext;

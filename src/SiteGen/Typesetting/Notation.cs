using System.Collections.Immutable;
using System.Text.Json;

namespace MlMath.SiteGen.Typesetting;

/// <summary>A command that every formula of the site may use.</summary>
/// <param name="Macro">The command, `\R`; with <paramref name="Letters"/>, what stands before the letter.</param>
/// <param name="Tex">What it stands for; `#1` is an argument, `@` the letter.</param>
/// <param name="Meaning">What it denotes, in a few words.</param>
/// <param name="Letters">One command for each of these letters.</param>
public sealed record NotationMacro(string Macro, string Tex, string Meaning, string? Letters);

/// <summary>The site's notation, from `src/Web/src/macros.json`, which the worker reads too.</summary>
public static class Notation
{
    /// <summary>In the order of the file: the order of the notation page.</summary>
    public static ImmutableArray<NotationMacro> Macros { get; } = Read();

    private static ImmutableArray<NotationMacro> Read()
    {
        using var stream = typeof(Notation).Assembly.GetManifestResourceStream("macros.json")!;
        return [.. JsonSerializer.Deserialize<NotationMacro[]>(stream, JsonSerializerOptions.Web)!];
    }
}

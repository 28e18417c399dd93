using System.Text;
using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Pipelines;

namespace MlMath.SiteGen.Capstone.Corpora;

/// <summary>Finds and checks the corpus: the file that the command names, or the snapshot beside the notes.</summary>
internal static class CorpusReader
{
    /// <returns>Null where there is none to be had; where there should be one, that is reported.</returns>
    public static (Corpus Corpus, SourceText Source)? Read(SiteOptions options, DiagnosticBag diagnostics)
    {
        var file = options.CapstoneCorpus ?? Snapshot.TextFile(options);
        var source = new SourceText(SiteOptions.Shown(file), "");
        if (!File.Exists(file))
        {
            // A folder of notes without a folder for the capstone has none, and that is no mistake.
            if (options.CapstoneCorpus is not null || Directory.Exists(Path.GetDirectoryName(file)))
            {
                diagnostics.Add(CapstoneDiagnostics.CorpusMissing(source));
            }

            return null;
        }

        try
        {
            source = SourceText.FromUtf8(source.Path, File.ReadAllBytes(file));
        }
        catch (DecoderFallbackException)
        {
            diagnostics.Add(CapstoneDiagnostics.CorpusNotUtf8(source));
            return null;
        }

        var origin = options.CapstoneCorpus is null ? CorpusOrigin.Snapshot : CorpusOrigin.File;
        if (Mistake(source, origin) is { } mistake)
        {
            diagnostics.Add(mistake);
            return null;
        }

        return (Corpus.Of(origin, source.Text), source);
    }

    private static Diagnostic? Mistake(SourceText source, CorpusOrigin origin)
    {
        if (source.Text.Length < Corpus.FewestCharacters)
        {
            return CapstoneDiagnostics.CorpusTooSmall(source);
        }

        if (origin == CorpusOrigin.File)
        {
            var different = source.Text.EnumerateRunes().Distinct().Count();
            return different > Corpus.MostDifferentCharacters
                ? CapstoneDiagnostics.TooManyCharacters(source, different)
                : null;
        }

        var outside = source.Text.AsSpan().IndexOfAnyExcept(Alphabet.Characters);
        return outside < 0
            ? null
            : CapstoneDiagnostics.CharacterOutside(
                source.Span(outside, char.IsHighSurrogate(source.Text[outside]) ? 2 : 1)
            );
    }
}

using MlMath.SiteGen.Capstone.Corpora;
using MlMath.SiteGen.Diagnostics;

namespace MlMath.SiteGen.Capstone;

/// <summary>What can be wrong with the capstone: its corpus, its training, its record.</summary>
public static class CapstoneDiagnostics
{
    private const string LookAtRate =
        "the corpus is no text to learn from, or the engine's arithmetic has changed: see `sitegen capstone refresh` and the engine's tests";

    /// <param name="source">The file that should be there, empty.</param>
    public static Diagnostic CorpusMissing(SourceText source) =>
        Error(
            "CAPS101",
            source.Span(0, 0),
            $"there is no corpus `{source.Path}`",
            "name a text file with `--capstone-corpus FILE`, write the snapshot with `sitegen capstone refresh`, or build with `--capstone none`"
        );

    public static Diagnostic CorpusNotUtf8(SourceText source) =>
        Error(
            "CAPS102",
            source.Span(0, 0),
            $"the corpus `{source.Path}` is not UTF-8",
            "save it as UTF-8, or name another file with `--capstone-corpus FILE`"
        );

    public static Diagnostic CorpusTooSmall(SourceText source) =>
        Error(
            "CAPS103",
            source.Span(0, 0),
            $"the corpus `{source.Path}` has {source.Text.Length} characters, too few to learn from",
            $"give at least {Corpus.FewestCharacters}"
        );

    public static Diagnostic CharacterOutside(SourceSpan character) =>
        Error(
            "CAPS104",
            character,
            $"`{character.Text}` is not one of the {Alphabet.Characters.Length} characters of the corpus",
            "write the snapshot with `sitegen capstone refresh`, not by hand"
        );

    public static Diagnostic TooManyCharacters(SourceText source, int count) =>
        Error(
            "CAPS105",
            source.Span(0, 0),
            $"the corpus `{source.Path}` has {count} different characters, more than a character model is for",
            $"give a text of at most {Corpus.MostDifferentCharacters}"
        );

    public static Diagnostic Diverged(SourceText source, string run, int step) =>
        Error(
            "CAPS106",
            source.Span(0, 0),
            $"the run `{run}` diverged: its loss at step {step} is no number",
            LookAtRate
        );

    /// <param name="uniform">Loss of a guess that holds all characters equally likely.</param>
    public static Diagnostic NothingLearned(SourceText source, string run, double loss, double uniform) =>
        Error(
            "CAPS107",
            source.Span(0, 0),
            $"the run `{run}` learned nothing: its validation loss is {loss:F2} nats, a blind guess has {uniform:F2}",
            LookAtRate
        );

    /// <param name="line">The recorded line.</param>
    public static Diagnostic RunDiffers(SourceSpan line, string actual) =>
        Error(
            "CAPS108",
            line,
            $"the capstone's record says `{line.Text}` but the build gave `{actual}`",
            "see what changed in the engine or the corpus, then record it with `sitegen capstone accept`"
        );

    /// <param name="source">The record, perhaps empty.</param>
    public static Diagnostic RunNotRecorded(SourceText source, string actual) =>
        Error(
            "CAPS109",
            source.Span(source.Text.Length, 0),
            $"the capstone's record has no line `{actual}`",
            "record it with `sitegen capstone accept`"
        );

    private static Diagnostic Error(string code, SourceSpan span, string message, string help) =>
        new(Severity.Error, code, span, message, help);
}

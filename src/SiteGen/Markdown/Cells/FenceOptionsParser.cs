using System.Collections.Immutable;
using System.Text.RegularExpressions;
using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Snippets;

namespace MlMath.SiteGen.Markdown.Cells;

/// <summary>Reads what follows a fence's marks; each mistake is placed under the very word.</summary>
public static class FenceOptionsParser
{
    private static readonly ImmutableArray<string> CSharpOptions =
    [
        "hide",
        "fold",
        "fails",
        "throws",
        "no-run",
        "reason",
        "reset",
        "file",
        "slider",
    ];

    private static readonly ImmutableArray<string> SqlOptions = ["hide", "fold", "no-run", "reason", "file"];

    private static readonly ImmutableArray<(string, string)> Contradictions =
    [
        ("fails", "throws"),
        ("fails", "no-run"),
        ("throws", "no-run"),
        ("slider", "fails"),
        ("slider", "throws"),
        ("slider", "no-run"),
        ("hide", "fold"),
    ];

    private static readonly ImmutableDictionary<string, string> Examples = new Dictionary<string, string>
    {
        ["fails"] = "fails=CS0029",
        ["throws"] = "throws=ArgumentException",
        ["reason"] = "reason=\"calls a paid API\"",
        ["file"] = "file=linear-algebra/power-iteration.csx",
        ["slider"] = "slider=\"rate=0.05..1.2:24\"",
    }.ToImmutableDictionary(StringComparer.Ordinal);

    private static readonly Regex CompilerCode = Pattern(@"^[A-Z]{2,10}\d{3,5}$");

    private static readonly Regex TypeName = Pattern(@"^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$");

    /// <param name="info">The rest of the opening line after the marks.</param>
    public static FenceOptions Parse(SourceSpan info, DiagnosticBag diagnostics)
    {
        var words = FenceWord.Split(info);
        var language = words.Count > 0 ? words[0].Span.Text : "";
        var kind = KindOf(language);
        var options = new FenceOptions { Kind = kind, Language = language };
        if (kind == FenceKind.Listing)
        {
            return options;
        }

        var known = Checked(words.Skip(1), kind, language, diagnostics);
        ReportContradictions(known, diagnostics);
        return options with
        {
            Mode = ModeOf(known),
            Visibility =
                known.ContainsKey("hide") ? SnippetVisibility.Hidden
                : known.ContainsKey("fold") ? SnippetVisibility.Folded
                : SnippetVisibility.Shown,
            Reset = known.ContainsKey("reset"),
            ExpectedError = (known.GetValueOrDefault("fails") ?? known.GetValueOrDefault("throws"))?.Value,
            Reason = ReasonOf(known, kind, diagnostics),
            Slider = known.TryGetValue("slider", out var slider)
                ? SliderParser.Parse(slider.ValueSpan, slider.Value!, diagnostics)
                : null,
            File = known.TryGetValue("file", out var file) ? new FenceFile(file.Value!, file.ValueSpan) : null,
        };
    }

    private static FenceKind KindOf(string language) =>
        language.ToLowerInvariant() switch
        {
            "csharp" or "cs" or "c#" => FenceKind.CSharp,
            "sql" => FenceKind.Sql,
            "output" => FenceKind.Output,
            _ => FenceKind.Listing,
        };

    private static Dictionary<string, FenceWord> Checked(
        IEnumerable<FenceWord> words,
        FenceKind kind,
        string language,
        DiagnosticBag diagnostics
    )
    {
        ImmutableArray<string> options = kind switch
        {
            FenceKind.CSharp => CSharpOptions,
            FenceKind.Sql => SqlOptions,
            _ => [],
        };
        var known = new Dictionary<string, FenceWord>(StringComparer.Ordinal);
        foreach (var word in words)
        {
            if (!options.Contains(word.Name))
            {
                var suggestion = Suggestion.For(word.Name, options);
                diagnostics.Add(FenceDiagnostics.UnknownOption(word.NameSpan, word.Name, language, suggestion));
            }
            else if (known.ContainsKey(word.Name))
            {
                diagnostics.Add(FenceDiagnostics.DuplicateOption(word.NameSpan, word.Name));
            }
            else if (CheckValue(word) is { } wrong)
            {
                diagnostics.Add(wrong);
            }
            else
            {
                known.Add(word.Name, word);
            }
        }

        return known;
    }

    private static Diagnostic? CheckValue(FenceWord word)
    {
        if (!Examples.TryGetValue(word.Name, out var example))
        {
            return word.Value is null ? null : FenceDiagnostics.ValueUnexpected(word.Span, word.Name);
        }

        if (string.IsNullOrWhiteSpace(word.Value))
        {
            return FenceDiagnostics.ValueMissing(word.NameSpan, word.Name, example);
        }

        if (!word.IsClosed)
        {
            return FenceDiagnostics.QuoteOpen(word.ValueSpan, word.Name);
        }

        var fits = word.Name switch
        {
            "fails" => CompilerCode.IsMatch(word.Value),
            "throws" => TypeName.IsMatch(word.Value),
            _ => true,
        };
        return fits ? null : FenceDiagnostics.ValueWrong(word.ValueSpan, word.Name, word.Value, example);
    }

    private static void ReportContradictions(Dictionary<string, FenceWord> known, DiagnosticBag diagnostics)
    {
        foreach (var (one, other) in Contradictions)
        {
            if (known.TryGetValue(one, out var a) && known.TryGetValue(other, out var b))
            {
                var (first, second) = a.NameSpan.Start < b.NameSpan.Start ? (a, b) : (b, a);
                diagnostics.Add(FenceDiagnostics.Contradiction(second.NameSpan, second.Name, first.Name));
            }
        }
    }

    private static SnippetMode ModeOf(Dictionary<string, FenceWord> known) =>
        known.ContainsKey("fails") ? SnippetMode.Fails
        : known.ContainsKey("throws") ? SnippetMode.Throws
        : known.ContainsKey("no-run") ? SnippetMode.NoRun
        : SnippetMode.Run;

    // SQL in another dialect needs no reason: the page says that it was not run.
    private static string? ReasonOf(Dictionary<string, FenceWord> known, FenceKind kind, DiagnosticBag diagnostics)
    {
        var noRun = known.GetValueOrDefault("no-run");
        if (!known.TryGetValue("reason", out var reason))
        {
            if (noRun is not null && kind == FenceKind.CSharp)
            {
                diagnostics.Add(FenceDiagnostics.NoReason(noRun.NameSpan));
            }

            return null;
        }

        if (noRun is null)
        {
            diagnostics.Add(FenceDiagnostics.ReasonAlone(reason.NameSpan));
        }

        return reason.Value;
    }

    private static Regex Pattern(string pattern) => new(pattern, RegexOptions.ExplicitCapture, Patterns.Patience);
}

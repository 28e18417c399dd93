using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Markdig.Syntax;
using MlMath.SiteGen.Markdown.Citations;
using MlMath.SiteGen.Markdown.Containers;

namespace MlMath.SiteGen.Exports;

/// <summary>
/// A note's text as the markdown of a notebook, stretch by stretch in document order: containers become headed
/// paragraphs, references and citations their words, a labelled formula gets its number. Formulas stay as they are.
/// </summary>
internal sealed partial class NotebookText
{
    private readonly ExportedNote _note;
    private readonly ImmutableArray<(int Start, int End, string Text)> _words;
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private string? _fence;

    public NotebookText(ExportedNote note)
    {
        _note = note;
        var references = note
            .Document.References.Zip(note.References)
            .Select(r => (r.First.Span.Start, r.First.Span.Start + r.First.Span.Length, r.Second.Text));
        var citations = note
            .Document.Syntax.Descendants<CitationInline>()
            .Select(c => (c.Span.Start, c.Span.End + 1, string.Join("; ", c.Works.Select(Cited))));
        _words = [.. references.Concat(citations).OrderBy(w => w.Item1)];
    }

    /// <summary>The markdown of a stretch of the source; empty when it says nothing.</summary>
    public string Of(int start, int end)
    {
        var text = new StringBuilder();
        var at = start;
        foreach (var word in _words.Where(w => w.Start >= start && w.End <= end))
        {
            text.Append(_note.Document.Source.Text, at, word.Start - at).Append(word.Text);
            at = word.End;
        }

        text.Append(_note.Document.Source.Text, at, end - at);
        var lines = text.ToString().ReplaceLineEndings("\n").Split('\n').SelectMany(Line);
        return Blank().Replace(string.Join('\n', lines), "\n\n").Trim('\n', ' ');
    }

    private string Cited((string Key, string Locator, int FileStart) work)
    {
        var name = _note.Bibliography.Find(work.Key)?.Short ?? work.Key;
        return work.Locator.Length > 0 ? $"{name}, {work.Locator}" : name;
    }

    private IEnumerable<string> Line(string line)
    {
        var fence = Fence().Match(line);
        if (_fence is not null || fence.Success)
        {
            _fence =
                _fence is null ? fence.Groups["marks"].Value
                : line.Trim() == _fence ? null
                : _fence;
            return [line];
        }

        if (Container().Match(line) is { Success: true } container)
        {
            return ["", Head(container), ""];
        }

        if (NumberedFormula().Match(line) is { Success: true } formula)
        {
            var number = _note.Document.Labels.FirstOrDefault(l => l.Name == formula.Groups["label"].Value)?.Number;
            return number is null
                ? [line[..formula.Groups["mark"].Index]]
                : [string.Create(CultureInfo.InvariantCulture, $"\\tag{{{number}}}"), formula.Groups["formula"].Value];
        }

        return [Anchor().Replace(Image().Replace(line, "*Figure: ${alt}*"), "")];
    }

    private string Head(Match container)
    {
        if (ContainerKind.Find(container.Groups["name"].Value) is not { } kind)
        {
            return "";
        }

        var title = container.Groups["title"].Value.Trim();
        if (kind.Name == "exercise")
        {
            // How it is graded is no part of its title.
            var grade = title.Split(' ')[0];
            title = ContainerKind.Grades.Contains(grade) ? title[grade.Length..].Trim() : title;
        }

        var noun = kind.Noun.TrimEnd('.');
        if (kind.IsCounted)
        {
            _counts[noun] = _counts.GetValueOrDefault(noun) + 1;
            noun = string.Create(CultureInfo.InvariantCulture, $"{noun} {_counts[noun]}");
        }

        if (noun.Length == 0)
        {
            noun = kind.Name switch
            {
                "recall" => "Recall",
                "margin" => "In the margin",
                _ => title,
            };
            title = noun == title ? "" : title;
        }

        return noun.Length == 0 ? ""
            : title.Length == 0 ? $"**{noun}.**"
            : $"**{noun}** ({title}).";
    }

    [GeneratedRegex(@"^\s*(?<marks>`{3,}|~{3,})", RegexOptions.ExplicitCapture)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^\s*:::+\s*(?<name>[a-z]*)\s*(?<title>.*?)\s*(\{#[^}]*\})?\s*$", RegexOptions.ExplicitCapture)]
    private static partial Regex Container();

    [GeneratedRegex(@"^(?<formula>\s*\$\$)(?<mark>\s*\{#(?<label>[^}]+)\})\s*$", RegexOptions.ExplicitCapture)]
    private static partial Regex NumberedFormula();

    [GeneratedRegex(@"!\[(?<alt>[^\]]*)\]\([^)]*\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Image();

    [GeneratedRegex(@"\s*\{#[^}]*\}\s*$", RegexOptions.ExplicitCapture)]
    private static partial Regex Anchor();

    [GeneratedRegex(@"\n\s*\n(\s*\n)+", RegexOptions.ExplicitCapture)]
    private static partial Regex Blank();
}

using System.Collections.Immutable;
using System.Text.RegularExpressions;
using MlMath.SiteGen.Markdown.Citations;
using MlMath.SiteGen.Markdown.Maths;

namespace MlMath.SiteGen.Markdown.References;

/// <summary>The caption of a figure or table: text with formulas, labels of the note, `{thm:name}`, and citations, `[@key]`.</summary>
internal sealed record CaptionText(ImmutableArray<CaptionText.Part> Parts)
{
    private static readonly Regex Mark = new(
        $@"\{{(?<label>({string.Join('|', Labels.All.Select(l => l.Prefix))}):[\w-]+)\}}|\[(?<works>@[^\[\]\r\n]*)\]|\[\[[^\[\]\r\n]+\]\]",
        RegexOptions.ExplicitCapture,
        Patterns.Patience
    );

    public abstract record Part;

    public sealed record Plain(TextWithMaths Text) : Part;

    /// <summary>What stands for something else.</summary>
    /// <param name="Written">As the author wrote it.</param>
    public abstract record Reference(string Written) : Part;

    /// <param name="Label">`thm:name`.</param>
    public sealed record ToLabel(string Written, string Label) : Reference(Written);

    /// <param name="Works">Null where it is no citation.</param>
    public sealed record Cites(string Written, ImmutableArray<(string Key, string Locator)>? Works)
        : Reference(Written);

    /// <summary>`[[module/note]]`, which a caption cannot hold.</summary>
    public sealed record ToNote(string Written) : Reference(Written);

    public static CaptionText Parse(string text)
    {
        var parts = ImmutableArray.CreateBuilder<Part>();
        var plain = new List<TextWithMaths.Part>();
        foreach (var part in TextWithMaths.Parse(text).Parts)
        {
            var at = 0;
            foreach (Match mark in part.IsFormula ? [] : Mark.Matches(part.Text).AsEnumerable())
            {
                AddPlain(part with { Text = part.Text[at..mark.Index] });
                Flush();
                parts.Add(Of(mark));
                at = mark.Index + mark.Length;
            }

            AddPlain(part with { Text = part.Text[at..] });
        }

        Flush();
        return new CaptionText(parts.ToImmutable());

        void AddPlain(TextWithMaths.Part part)
        {
            if (part.Text.Length > 0)
            {
                plain.Add(part);
            }
        }

        void Flush()
        {
            if (plain.Count > 0)
            {
                parts.Add(new Plain(new TextWithMaths([.. plain])));
                plain.Clear();
            }
        }
    }

    private static Reference Of(Match mark)
    {
        if (mark.Groups["label"] is { Success: true, Value: var label })
        {
            return new ToLabel(mark.Value, label);
        }

        if (mark.Groups["works"] is not { Success: true, Value: var written })
        {
            return new ToNote(mark.Value);
        }

        var works = CitationParser.Read(written);
        return new Cites(
            mark.Value,
            works.All(w => w.Key is not null) ? [.. works.Select(w => (w.Key!, w.Locator))] : null
        );
    }
}

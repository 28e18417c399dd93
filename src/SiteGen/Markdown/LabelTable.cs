using MlMath.SiteGen.Diagnostics;

namespace MlMath.SiteGen.Markdown;

/// <summary>Numbers what is counted, kind by kind, and keeps what is labelled.</summary>
internal sealed class LabelTable(SourceText source, AnchorTable anchors, DiagnosticBag diagnostics)
{
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly List<NoteLabel> _labels = [];

    public IReadOnlyList<NoteLabel> Labels => _labels;

    public int Next(string noun) => _counts[noun] = _counts.GetValueOrDefault(noun) + 1;

    /// <summary>A name without a colon is an anchor only: nothing refers to it by number.</summary>
    public void Add(string name, int fileStart, string noun, int? number, string title)
    {
        var span = source.Span(fileStart, name.Length);
        anchors.Add(Markdown.Labels.AnchorOf(name), span);
        if (!name.Contains(':', StringComparison.Ordinal))
        {
            return;
        }

        var prefix = Markdown.Labels.PrefixOf(noun);
        if (prefix is null || Markdown.Labels.NounOf(name) != noun)
        {
            diagnostics.Add(LabelDiagnostics.WrongPrefix(span, name, noun, prefix));
            return;
        }

        if (_labels.All(l => l.Name != name))
        {
            _labels.Add(new NoteLabel(name, noun, number, title, span));
        }
    }
}

using System.Collections.Immutable;
using MlMath.SiteGen.Diagnostics;

namespace MlMath.SiteGen.Markdown.References;

/// <summary>Finds what the notes' cross-references name.</summary>
/// <param name="notes">Every note, written and planned.</param>
/// <param name="relative">The way from one page to another, both from the site's root.</param>
public sealed class ReferenceResolver(IEnumerable<LinkableNote> notes, Func<string, string, string> relative)
{
    private readonly ImmutableDictionary<string, LinkableNote> _notes = notes
        .DistinctBy(n => n.Reference)
        .ToImmutableDictionary(n => n.Reference, StringComparer.Ordinal);

    /// <param name="note">The note that holds the references; it must be written.</param>
    /// <returns>One per reference of the note, in order. A broken one is reported and keeps its text.</returns>
    public ImmutableArray<ResolvedReference> Resolve(LinkableNote note, DiagnosticBag diagnostics)
    {
        var document =
            note.Document ?? throw new ArgumentException($"{note.Reference} is not written yet", nameof(note));
        return [.. document.References.Select(r => Resolve(note, document, r, diagnostics))];
    }

    private ResolvedReference Resolve(
        LinkableNote from,
        NoteDocument document,
        NoteReference reference,
        DiagnosticBag diagnostics
    )
    {
        if (reference.Target.Length == 0)
        {
            if (string.IsNullOrEmpty(reference.Fragment))
            {
                diagnostics.Add(ReferenceDiagnostics.Empty(reference.Span));
                return new ResolvedReference(null, reference.Text ?? "");
            }

            return FindInside(document, "", reference, "this note", diagnostics);
        }

        // A folder's introduction is a file `index.md`, and may be called so.
        const string Index = "/index";
        var name = reference.Target.EndsWith(Index, StringComparison.Ordinal)
            ? reference.Target[..^Index.Length]
            : reference.Target;
        if (!_notes.TryGetValue(name, out var target))
        {
            var suggestion = Suggestion.For(reference.Target, _notes.Keys);
            diagnostics.Add(ReferenceDiagnostics.UnknownNote(reference.Span, reference.Target, suggestion));
            return new ResolvedReference(null, reference.Text ?? reference.Target);
        }

        if (target.Document is not { } found)
        {
            return new ResolvedReference(null, reference.Text ?? target.Title);
        }

        var address = relative(from.Address, target.Address);
        return string.IsNullOrEmpty(reference.Fragment)
            ? new ResolvedReference(address, reference.Text ?? target.Title)
            : FindInside(found, address, reference, $"`{target.Reference}`", diagnostics, target.Title);
    }

    private static ResolvedReference FindInside(
        NoteDocument document,
        string address,
        NoteReference reference,
        string noteName,
        DiagnosticBag diagnostics,
        string? elsewhere = null
    )
    {
        var fragment = reference.Fragment!;
        if (document.Labels.FirstOrDefault(l => l.Name == fragment) is { } label)
        {
            // Another note's «Theorem 1» is not this note's.
            var text = elsewhere is null ? label.Text : $"{label.Text} of {elsewhere}";
            return new ResolvedReference($"{address}#{label.Anchor}", reference.Text ?? text);
        }

        var slug = Slug.Of(fragment);
        if (document.Headings.FirstOrDefault(h => h.Anchor == fragment || Slug.Of(h.Text) == slug) is { } heading)
        {
            return new ResolvedReference($"{address}#{heading.Anchor}", reference.Text ?? heading.Text);
        }

        if (document.Anchors.Contains(fragment))
        {
            return new ResolvedReference($"{address}#{fragment}", reference.Text ?? fragment);
        }

        if (Labels.NounOf(fragment) is not null)
        {
            var nearest = Suggestion.For(fragment, document.Labels.Select(l => l.Name));
            diagnostics.Add(ReferenceDiagnostics.UnknownLabel(reference.Span, fragment, noteName, nearest));
            return new ResolvedReference(null, reference.Text ?? fragment);
        }

        var names = document.Labels.Select(l => l.Name).Concat(document.Headings.Select(h => h.Text));
        var suggestion = Suggestion.For(fragment, names);
        diagnostics.Add(ReferenceDiagnostics.UnknownHeading(reference.Span, fragment, noteName, suggestion));
        return new ResolvedReference(null, reference.Text ?? fragment);
    }
}

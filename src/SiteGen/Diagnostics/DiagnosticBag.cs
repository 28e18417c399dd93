using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace MlMath.SiteGen.Diagnostics;

/// <summary>Collects from any thread; gives back in file order, so that output never depends on timing.</summary>
public sealed class DiagnosticBag
{
    private readonly ConcurrentQueue<Diagnostic> _items = new();

    public void Add(Diagnostic diagnostic) => _items.Enqueue(diagnostic);

    public void AddRange(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            Add(diagnostic);
        }
    }

    public bool HasErrors => _items.Any(d => d.Severity == Severity.Error);

    public ImmutableArray<Diagnostic> ToSorted() =>
        [
            .. _items
                .Distinct()
                .OrderBy(d => d.Span.Source.Path, StringComparer.Ordinal)
                .ThenBy(d => d.Span.Start)
                .ThenBy(d => d.Code, StringComparer.Ordinal)
                .ThenBy(d => d.Message, StringComparer.Ordinal),
        ];
}

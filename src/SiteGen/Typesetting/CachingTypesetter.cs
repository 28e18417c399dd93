using System.Text;
using System.Text.Json;
using MlMath.SiteGen.Cache;

namespace MlMath.SiteGen.Typesetting;

/// <summary>
/// Asks the cache first. Figures, listings and cards are kept one by one; the formulas of a batch (a note's) together, because
/// typesetting one takes no longer than reading it from a file of its own.
/// </summary>
/// <param name="inner">Typesets what the cache has not; disposed with this.</param>
/// <param name="cache">Where results are kept. Only successes are: an author is about to change the rest.</param>
/// <param name="version"><see cref="TypesetterBundle.ReadVersion"/>.</param>
public sealed class CachingTypesetter(ITypesetter inner, ICache cache, string version) : ITypesetter
{
    public async Task<IReadOnlyList<Typeset>> RunAsync(IReadOnlyList<TypesetRequest> requests, CancellationToken stop)
    {
        var answers = new Dictionary<TypesetRequest, Typeset>();
        var missing = new List<Entry>();
        foreach (var entry in Entries(requests))
        {
            if (Read(entry) is { } found)
            {
                Add(answers, entry.Requests, found);
            }
            else
            {
                missing.Add(entry);
            }
        }

        if (missing.Count > 0)
        {
            TypesetRequest[] asked = [.. missing.SelectMany(e => e.Requests)];
            Add(answers, asked, await inner.RunAsync(asked, stop));
            foreach (var entry in missing)
            {
                Write(entry, [.. entry.Requests.Select(r => answers[r])]);
            }
        }

        return [.. requests.Select(r => answers[r])];
    }

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private IEnumerable<Entry> Entries(IReadOnlyList<TypesetRequest> requests)
    {
        var distinct = requests.Distinct().ToList();
        TypesetRequest[] formulas = [.. distinct.OfType<FormulaRequest>()];
        if (formulas.Length > 0)
        {
            var subject = $"{formulas.Length} formulas, the first {((FormulaRequest)formulas[0]).Tex}";
            yield return new Entry(Key("formulas", subject, formulas), formulas);
        }

        foreach (var request in distinct)
        {
            switch (request)
            {
                case FormulaRequest:
                    break;
                case FigureRequest figure:
                    yield return new Entry(Key("figures", $"figure: {figure.Alt}", [request]), [request]);
                    break;
                case ListingRequest listing:
                    yield return new Entry(Key("listings", $"{listing.Language} listing", [request]), [request]);
                    break;
                case CardRequest card:
                    yield return new Entry(Key("cards", $"card: {card.Title}", [request]), [request]);
                    break;
                default:
                    throw new ArgumentException($"no cache entry for {request.GetType()}", nameof(requests));
            }
        }
    }

    private CacheKey Key(string kind, string subject, TypesetRequest[] requests) =>
        new(
            kind,
            subject,
            [("typesetter", version), .. requests.Select((r, i) => ($"request {i + 1}", TypesetterProtocol.Write(r)))]
        );

    private List<Typeset>? Read(Entry entry)
    {
        if (cache.TryGet(entry.Key) is not { } bytes)
        {
            return null;
        }

        try
        {
            var answers = Encoding.UTF8.GetString(bytes).Split('\n').Select(TypesetterProtocol.ReadAnswer).ToList();
            return answers.Count == entry.Requests.Length ? answers : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void Write(Entry entry, Typeset[] answers)
    {
        if (Array.TrueForAll(answers, a => a.Error is null))
        {
            var lines = string.Join('\n', answers.Select(TypesetterProtocol.Write));
            cache.Put(entry.Key, Encoding.UTF8.GetBytes(lines));
        }
    }

    private static void Add(
        Dictionary<TypesetRequest, Typeset> answers,
        IReadOnlyList<TypesetRequest> requests,
        IReadOnlyList<Typeset> results
    )
    {
        for (var i = 0; i < requests.Count; i++)
        {
            answers[requests[i]] = results[i];
        }
    }

    private sealed record Entry(CacheKey Key, TypesetRequest[] Requests);
}

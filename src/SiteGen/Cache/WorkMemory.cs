using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace MlMath.SiteGen.Cache;

/// <summary>
/// What the builds of one process keep of each other: results, each with what it was made from. Asked again with the
/// same, it gives the same object, so that what is made from that object need not be made again either.
/// </summary>
/// <remarks>
/// The same are equal texts and numbers; of all else the very object, for nothing is compared deeply. A result that a
/// whole build did not ask for is forgotten at its end, so that a preview of many hours holds one site and not all of them.
/// </remarks>
public sealed class WorkMemory
{
    private readonly ConcurrentDictionary<(string Work, string Subject), Kept> _kept = new();
    private readonly ConcurrentDictionary<string, int> _done = new(StringComparer.Ordinal);
    private int _build;

    /// <summary>A build begins: counts are zero.</summary>
    public void Begin()
    {
        Interlocked.Increment(ref _build);
        _done.Clear();
    }

    /// <summary>A build has asked for all that it needs: the rest is forgotten.</summary>
    public void End()
    {
        foreach (var (key, kept) in _kept)
        {
            if (kept.Build != Volatile.Read(ref _build))
            {
                _kept.TryRemove(key, out _);
            }
        }
    }

    /// <summary>How often a kind of work was done since <see cref="Begin"/>.</summary>
    public int Done(string work) => _done.GetValueOrDefault(work);

    /// <summary>Counts work that is done elsewhere.</summary>
    public void Count(string work, int times = 1) => _done.AddOrUpdate(work, times, (_, before) => before + times);

    /// <summary>What was made before, if it was made from the same.</summary>
    /// <param name="work">`parse`.</param>
    /// <param name="subject">Whose: a note's path.</param>
    /// <param name="from">All that <paramref name="make"/> reads.</param>
    public T Of<T>(string work, string subject, ReadOnlySpan<object?> from, Func<T> make) =>
        Of(work, subject, from, make, static _ => true);

    /// <inheritdoc cref="Of{T}(string, string, ReadOnlySpan{object}, Func{T})"/>
    /// <param name="holds">Whether what was read besides, and is known only from the result, is still as it was.</param>
    public T Of<T>(string work, string subject, ReadOnlySpan<object?> from, Func<T> make, Func<T, bool> holds)
    {
        if (TryGet<T>(work, subject, from, out var kept) && holds(kept))
        {
            return kept;
        }

        var inputs = from.ToArray();
        var made = make();
        Keep(work, subject, inputs, made);
        return made;
    }

    /// <inheritdoc cref="Of{T}(string, string, ReadOnlySpan{object}, Func{T})"/>
    /// <param name="make">Is given what was made from something else before, to take over what it can.</param>
    public async Task<T> OfAsync<T>(string work, string subject, object?[] from, Func<T?, Task<T>> make)
        where T : class
    {
        if (TryGet<T>(work, subject, from, out var kept))
        {
            return kept;
        }

        var made = await make(Last<T>(work, subject));
        Keep(work, subject, from, made);
        return made;
    }

    /// <summary>What was given last time if it is equal, so that equal results are one object.</summary>
    public T Settled<T>(string work, string subject, T now, Func<T, T, bool> equal)
    {
        if (_kept.TryGetValue((work, subject), out var kept) && kept.Result is T last && equal(last, now))
        {
            kept.Build = Volatile.Read(ref _build);
            return last;
        }

        _kept[(work, subject)] = new Kept([], now, Volatile.Read(ref _build));
        return now;
    }

    /// <summary>For work that is not done in one call; else <see cref="Of{T}(string, string, ReadOnlySpan{object}, Func{T})"/>.</summary>
    public void Keep<T>(string work, string subject, object?[] from, T result)
    {
        Count(work);
        _kept[(work, subject)] = new Kept(from, result, Volatile.Read(ref _build));
    }

    /// <summary>What was made last, from whatever.</summary>
    public T? Last<T>(string work, string subject)
        where T : class => _kept.TryGetValue((work, subject), out var kept) ? kept.Result as T : null;

    /// <summary>What was made last, if it was made from the same.</summary>
    public bool TryGet<T>(string work, string subject, ReadOnlySpan<object?> from, [MaybeNullWhen(false)] out T result)
    {
        if (_kept.TryGetValue((work, subject), out var kept) && AreSame(kept.From, from))
        {
            kept.Build = Volatile.Read(ref _build);
            result = (T)kept.Result!;
            return true;
        }

        result = default;
        return false;
    }

    private static bool AreSame(ReadOnlySpan<object?> before, ReadOnlySpan<object?> now)
    {
        if (before.Length != now.Length)
        {
            return false;
        }

        for (var i = 0; i < now.Length; i++)
        {
            // Of an immutable array, which is a struct, `Equals` asks for the very elements.
            var same =
                ReferenceEquals(before[i], now[i]) || (now[i] is string or ValueType && now[i]!.Equals(before[i]));
            if (!same)
            {
                return false;
            }
        }

        return true;
    }

    private sealed class Kept(object?[] from, object? result, int build)
    {
        public object?[] From { get; } = from;

        public object? Result { get; } = result;

        /// <summary>The last build that asked for it.</summary>
        public int Build { get; set; } = build;
    }
}

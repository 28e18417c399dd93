namespace MlMath.SiteGen.Typesetting;

/// <summary>
/// Typesets in one Node process, started by the first request and kept warm. One is enough: a warm KaTeX takes about
/// 0.2 ms a formula, less than the rest of a page. To measure: time a second <see cref="RunAsync"/> of 1,000 formulas.
/// </summary>
/// <remarks>
/// A request that ends the process is tried once more in a new one; if it ends that too, it fails alone, and the
/// requests behind it go on.
/// </remarks>
public sealed class NodeTypesetter(TypesetterBundle bundle, string node = "node", TimeSpan? patience = null)
    : ITypesetter
{
    // With this many requests failed in a row and none answered, it is not the requests.
    private const int ToleratedFailures = 3;

    private readonly TimeSpan _patience = patience ?? TimeSpan.FromSeconds(30);
    private readonly SemaphoreSlim _turn = new(1);
    private NodeProcess? _process;
    private bool _hasAnswered;
    private bool _disposed;

    /// <inheritdoc/>
    /// <exception cref="TypesetterUnavailableException">Node or the bundle is missing, or the process never works.</exception>
    public async Task<IReadOnlyList<Typeset>> RunAsync(IReadOnlyList<TypesetRequest> requests, CancellationToken stop)
    {
        if (requests.Count == 0)
        {
            return [];
        }

        var distinct = requests.Distinct().ToArray();
        await _turn.WaitAsync(stop);
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            var answers = await AnswerAsync(distinct, stop);
            var byRequest = distinct.Zip(answers).ToDictionary(p => p.First, p => p.Second);
            return [.. requests.Select(r => byRequest[r])];
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _turn.WaitAsync();
        try
        {
            _disposed = true;
            await DropProcessAsync();
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<Typeset[]> AnswerAsync(TypesetRequest[] requests, CancellationToken stop)
    {
        var lines = Array.ConvertAll(requests, TypesetterProtocol.Write);
        var answers = new Typeset[requests.Length];
        var next = 0;
        var suspect = -1;
        var failures = 0;
        while (next < requests.Length)
        {
            var from = next;
            if (_process is null)
            {
                bundle.RequireExists();
                _process = NodeProcess.Start(node, bundle.Script);
            }

            try
            {
                next += await _process.ExchangeAsync(
                    lines.AsMemory(from),
                    (i, line) => answers[from + i] = TypesetterProtocol.ReadAnswer(line),
                    _patience,
                    stop
                );
            }
            catch
            {
                // Answers that nobody will read may still be under way in it.
                await DropProcessAsync();
                throw;
            }

            _hasAnswered |= next > from;
            if (next == requests.Length)
            {
                break;
            }

            var lastWords = await _process.LastWordsAsync();
            await DropProcessAsync();
            if (suspect != next)
            {
                suspect = next;
                continue;
            }

            answers[next++] = new Typeset("", lastWords) { Stopped = true };
            if (++failures == ToleratedFailures && !_hasAnswered)
            {
                throw TypesetterUnavailableException.StopsAtOnce(lastWords);
            }
        }

        return answers;
    }

    private async ValueTask DropProcessAsync()
    {
        if (_process is { } process)
        {
            _process = null;
            await process.DisposeAsync();
        }
    }
}

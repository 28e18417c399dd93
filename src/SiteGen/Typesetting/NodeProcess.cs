using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace MlMath.SiteGen.Typesetting;

/// <summary>
/// One Node process, alive until its standard input closes: it cannot outlive this program, however this program ends.
/// Not for use by two callers at once.
/// </summary>
internal sealed class NodeProcess : IAsyncDisposable
{
    private const int KeptErrorLines = 40;
    private readonly Process _process;
    private readonly Queue<string> _errorLines = new();
    private readonly Task _errors;

    private NodeProcess(Process process)
    {
        _process = process;
        _errors = CollectErrorsAsync();
    }

    /// <exception cref="TypesetterUnavailableException">There is no such program (ENV101).</exception>
    public static NodeProcess Start(string node, string script)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var start = new ProcessStartInfo(node, [script])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = utf8,
            StandardOutputEncoding = utf8,
            StandardErrorEncoding = utf8,
            UseShellExecute = false,
        };
        try
        {
            return new NodeProcess(Process.Start(start)!);
        }
        catch (Win32Exception e)
        {
            throw TypesetterUnavailableException.NodeMissing(e);
        }
    }

    /// <summary>Sends all lines at once and reads one answer for each, in order.</summary>
    /// <param name="patience">Longest wait for one answer.</param>
    /// <returns>How many were answered; fewer than asked when the process ended or fell silent: it is then of no more use.</returns>
    public async Task<int> ExchangeAsync(
        ReadOnlyMemory<string> lines,
        Action<int, string> onAnswer,
        TimeSpan patience,
        CancellationToken stop
    )
    {
        // Written while answers are read, or two full pipes would wait for each other.
        var writing = WriteAsync(lines);
        var answered = 0;
        try
        {
            while (answered < lines.Length && await ReadLineAsync(patience, stop) is { } line)
            {
                onAnswer(answered++, line);
            }
        }
        finally
        {
            if (answered < lines.Length)
            {
                Kill();
            }

            await writing;
        }

        return answered;
    }

    /// <summary>The line of standard error that says most about why the process ended.</summary>
    public async Task<string> LastWordsAsync()
    {
        await Task.WhenAny(_errors, Task.Delay(TimeSpan.FromSeconds(1)));
        lock (_errorLines)
        {
            return _errorLines.FirstOrDefault(l => l.Contains("Error: ") || l.Contains("FATAL ERROR"))?.Trim()
                ?? _errorLines.LastOrDefault(l => !string.IsNullOrWhiteSpace(l))?.Trim()
                ?? "it left no message";
        }
    }

    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        try
        {
            _process.StandardInput.Close();
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            Kill();
        }

        await _errors;
        _process.Dispose();
    }

    private async Task WriteAsync(ReadOnlyMemory<string> lines)
    {
        try
        {
            // One write for the batch: the pipe carries it in a few large pieces.
            await _process.StandardInput.WriteAsync(string.Concat(lines.ToArray().Select(l => l + "\n")));
            await _process.StandardInput.FlushAsync();
        }
        catch (IOException)
        {
            // The process ended; the reader sees that too, and tells the caller.
        }
    }

    private async Task<string?> ReadLineAsync(TimeSpan patience, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(patience);
        try
        {
            return await _process.StandardOutput.ReadLineAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            lock (_errorLines)
            {
                _errorLines.Enqueue($"no answer within {patience.TotalSeconds:0.#} s");
            }

            return null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    private async Task CollectErrorsAsync()
    {
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            lock (_errorLines)
            {
                _errorLines.Enqueue(line);
                if (_errorLines.Count > KeptErrorLines)
                {
                    _errorLines.Dequeue();
                }
            }
        }
    }

    private void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has already ended.
        }
    }
}

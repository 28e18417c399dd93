using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace MlMath.SiteGen.Snippets.Execution;

/// <summary>One worker process and the generator's end of its socket.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    // What an idle worker holds: compiler, references, runtime. Measured at about 200 MB.
    private const long IdleBytes = 384L << 20;

    private readonly Process _process;
    private readonly WorkerChannel _channel;
    private readonly Task<string?> _firstError;

    private WorkerProcess(Process process, WorkerChannel channel, Task<string?> firstError)
    {
        _process = process;
        _channel = channel;
        _firstError = firstError;
    }

    /// <summary>Cells that this worker has run.</summary>
    public int Cells { get; set; }

    /// <summary>Whether it may run cells that nobody waits for, since the last chain.</summary>
    public bool WorksAhead { get; set; }

    /// <summary>Bytes of memory that the process holds now; 0 when it has ended.</summary>
    public long MemoryBytes
    {
        get
        {
            try
            {
                _process.Refresh();
                return _process.WorkingSet64;
            }
            catch (InvalidOperationException)
            {
                return 0;
            }
        }
    }

    /// <summary>Processor time that the process has used, all threads together; zero when it has ended.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            try
            {
                _process.Refresh();
                return _process.TotalProcessorTime;
            }
            catch (InvalidOperationException)
            {
                return TimeSpan.Zero;
            }
        }
    }

    /// <summary>Whether none of the process's threads runs or waits for its turn on a processor; true when it has ended.</summary>
    public bool IsIdle
    {
        get
        {
            try
            {
                _process.Refresh();
                return _process
                    .Threads.Cast<ProcessThread>()
                    .All(thread =>
                        thread.ThreadState
                            is not (System.Diagnostics.ThreadState.Running or System.Diagnostics.ThreadState.Ready)
                    );
            }
            catch (InvalidOperationException)
            {
                return true;
            }
        }
    }

    /// <summary>The whole of what a worker may hold while a cell may hold <paramref name="limits"/>.MemoryBytes.</summary>
    public static long Ceiling(SnippetLimits limits) => limits.MemoryBytes + IdleBytes;

    /// <summary>Starts a process and waits until it is warm.</summary>
    /// <exception cref="InvalidOperationException">The process ended before it was ready.</exception>
    public static async Task<WorkerProcess> StartAsync(
        string folder,
        SnippetLimits limits,
        ImmutableDictionary<string, string> environment,
        CancellationToken stop
    )
    {
        var path = Path.Combine(folder, $"{Guid.NewGuid():N}.sock");
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen(1);

        var process =
            Process.Start(StartInfo(path, limits, environment))
            ?? throw new InvalidOperationException("no worker process could be started");
        process.StandardInput.Close();
        _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
        var firstError = FirstLineAsync(process.StandardError);
        try
        {
            var ended = process.WaitForExitAsync(stop);
            var accepted = listener.AcceptAsync(stop).AsTask();
            if (await Task.WhenAny(accepted, ended) == ended)
            {
                await ended;
                throw new InvalidOperationException(
                    $"a worker ended with exit code {process.ExitCode} before it began: {await firstError}"
                );
            }

            var worker = new WorkerProcess(process, new WorkerChannel(await accepted), firstError);
            if (await worker.ReceiveAsync(stop) is not WorkerReady)
            {
                throw new InvalidOperationException($"a worker is not ready: {await worker.EndAsync()}");
            }

            return worker;
        }
        catch
        {
            Kill(process);
            throw;
        }
        finally
        {
            File.Delete(path);
        }
    }

    public Task SendAsync(WorkerMessage message, CancellationToken stop) => _channel.SendAsync(message, stop);

    public Task<WorkerMessage?> ReceiveAsync(CancellationToken stop) => _channel.ReceiveAsync(stop);

    /// <summary>Kills the process if it still runs.</summary>
    /// <returns>How it ended, in words: its exit code and the first line it wrote to standard error.</returns>
    public async Task<string> EndAsync()
    {
        try
        {
            // A process that is about to end by itself tells more than one that is killed.
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            Kill(_process);
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        var error = await _firstError;
        var code = _process.ExitCode.ToString(CultureInfo.InvariantCulture);
        return string.IsNullOrWhiteSpace(error) ? $"exit code {code}" : $"exit code {code}: {error}";
    }

    public async ValueTask DisposeAsync()
    {
        Kill(_process);
        await _process.WaitForExitAsync(CancellationToken.None);
        _channel.Dispose();
        _process.Dispose();
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    private static ProcessStartInfo StartInfo(
        string socket,
        SnippetLimits limits,
        ImmutableDictionary<string, string> environment
    )
    {
        var info = new ProcessStartInfo(DotnetHost())
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = Path.GetDirectoryName(socket)!,
        };
        foreach (
            var argument in (string[])["exec", typeof(WorkerProcess).Assembly.Location, "worker", "--socket", socket]
        )
        {
            info.ArgumentList.Add(argument);
        }

        // A cell sees the same surroundings on every machine, and no secrets of the shell that started the build.
        var kept = info.Environment.Where(e => e.Key is "PATH" or "HOME" or "TMPDIR" or "DOTNET_ROOT").ToList();
        info.Environment.Clear();
        foreach (var (name, value) in kept)
        {
            info.Environment[name] = value;
        }

        info.Environment["TZ"] = "UTC";
        info.Environment["LC_ALL"] = "C.UTF-8";
        info.Environment["DOTNET_NOLOGO"] = "1";
        info.Environment["DOTNET_EnableDiagnostics"] = "0";
        info.Environment["DOTNET_TieredPGO"] = "0";
        // 64 MB: the compiler makes much short-lived data, and collecting it less often saves a tenth of the time.
        info.Environment["DOTNET_GCgen0size"] = "4000000";
        info.Environment["DOTNET_GCHeapHardLimit"] = Ceiling(limits).ToString("x", CultureInfo.InvariantCulture);
        foreach (var (name, value) in environment)
        {
            info.Environment[name] = value;
        }

        return info;
    }

    private static string DotnetHost()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        var beside = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", name));
        return File.Exists(beside) ? beside : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? name;
    }

    private static async Task<string?> FirstLineAsync(StreamReader errors)
    {
        string? first = null;
        while (await errors.ReadLineAsync() is { } line)
        {
            // `Environment.FailFast` gives its reason on the second line.
            first =
                first is null or "Process terminated." && !string.IsNullOrWhiteSpace(line)
                    ? $"{first} {line}".Trim()
                    : first;
        }

        return first;
    }
}

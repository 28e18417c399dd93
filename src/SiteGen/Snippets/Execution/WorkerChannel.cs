using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text.Json;

namespace MlMath.SiteGen.Snippets.Execution;

/// <summary>
/// Messages over a Unix domain socket, each behind its length (four bytes, little-endian). Standard output is not used:
/// cells print there.
/// </summary>
internal sealed class WorkerChannel(Socket socket) : IDisposable
{
    private const int LargestFrame = 1 << 30;
    private readonly NetworkStream _stream = new(socket, ownsSocket: true);
    private readonly SemaphoreSlim _sending = new(1, 1);

    public async Task SendAsync(WorkerMessage message, CancellationToken stop = default)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(message, WorkerJson.Default.WorkerMessage);
        var frame = new byte[body.Length + 4];
        BinaryPrimitives.WriteInt32LittleEndian(frame, body.Length);
        body.CopyTo(frame, 4);
        await _sending.WaitAsync(stop);
        try
        {
            await _stream.WriteAsync(frame, stop);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <returns>The next message; null when the other side has gone.</returns>
    public async Task<WorkerMessage?> ReceiveAsync(CancellationToken stop = default)
    {
        var header = new byte[4];
        try
        {
            if (await _stream.ReadAtLeastAsync(header, 4, throwOnEndOfStream: false, stop) < 4)
            {
                return null;
            }

            var length = BinaryPrimitives.ReadInt32LittleEndian(header);
            if (length is < 2 or > LargestFrame)
            {
                throw new InvalidDataException($"a frame of {length} bytes; at most {LargestFrame} are allowed");
            }

            var body = new byte[length];
            await _stream.ReadExactlyAsync(body, stop);
            return JsonSerializer.Deserialize(body, WorkerJson.Default.WorkerMessage);
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        _stream.Dispose();
        _sending.Dispose();
    }
}

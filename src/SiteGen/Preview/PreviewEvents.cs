using System.Collections.Immutable;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;

namespace MlMath.SiteGen.Preview;

/// <summary>What open pages are told.</summary>
/// <param name="Kind">
/// `site`: there may be a newer page; `news`: what is wrong, see <see cref="PreviewNews"/>; `working`: what is being done,
/// empty when nothing is; `training`: how far the capstone is.
/// </param>
public sealed record PreviewEvent(string Kind, string Text);

/// <summary>The stream of server-sent events, one channel for each open page. Who comes later is told the last of each kind.</summary>
internal sealed class PreviewEvents
{
    private readonly Lock _gate = new();
    private readonly List<Channel<PreviewEvent>> _pages = [];
    private ImmutableSortedDictionary<string, PreviewEvent> _last = ImmutableSortedDictionary.Create<
        string,
        PreviewEvent
    >(StringComparer.Ordinal);
    private bool _complete;

    public void Publish(PreviewEvent message)
    {
        lock (_gate)
        {
            _last = _last.SetItem(message.Kind, message);
            foreach (var page in _pages)
            {
                page.Writer.TryWrite(message);
            }
        }
    }

    public void Complete()
    {
        lock (_gate)
        {
            _complete = true;
            foreach (var page in _pages)
            {
                page.Writer.TryComplete();
            }
        }
    }

    public async Task StreamAsync(HttpContext context)
    {
        var channel = Channel.CreateUnbounded<PreviewEvent>();
        lock (_gate)
        {
            if (_complete)
            {
                return;
            }

            _pages.Add(channel);
            foreach (var message in _last.Values)
            {
                channel.Writer.TryWrite(message);
            }
        }

        try
        {
            context.Response.ContentType = "text/event-stream";
            context.Response.Headers.CacheControl = "no-store";
            await context.Response.WriteAsync(": open\n\n", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await foreach (var message in channel.Reader.ReadAllAsync(context.RequestAborted))
            {
                var data = string.Join('\n', message.Text.Split('\n').Select(line => $"data: {line}"));
                await context.Response.WriteAsync($"event: {message.Kind}\n{data}\n\n", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
            }
        }
        catch (OperationCanceledException)
        {
            // The page was closed.
        }
        finally
        {
            lock (_gate)
            {
                _pages.Remove(channel);
            }
        }
    }
}

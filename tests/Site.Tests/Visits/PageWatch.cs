using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Playwright;

namespace MlMath.Site.Tests.Visits;

/// <summary>All that a page says and asks for while it is open.</summary>
internal sealed class PageWatch
{
    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly ConcurrentQueue<string> _requested = new();
    private readonly Uri _home;

    public PageWatch(IPage page, Uri home)
    {
        _home = home;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _complaints.Enqueue($"console: {message.Text}");
            }
        };
        page.PageError += (_, error) => _complaints.Enqueue($"script: {error}");
        page.RequestFailed += (_, request) => _complaints.Enqueue($"failed: {request.Url}");
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                _requested.Enqueue(request.Url);
            }
        };
    }

    public ImmutableArray<string> Complaints => [.. _complaints];

    /// <summary>Addresses inside the site, in the order in which they were asked for.</summary>
    public ImmutableArray<Uri> Requested => [.. _requested.Select(url => new Uri(url)).Where(_home.IsBaseOf)];
}

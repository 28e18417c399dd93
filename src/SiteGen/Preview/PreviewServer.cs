using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace MlMath.SiteGen.Preview;

/// <summary>Serves a preview's site on the loopback address, and tells open pages what becomes of it.</summary>
internal sealed class PreviewServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly PreviewEvents _events;

    private PreviewServer(WebApplication app, PreviewEvents events)
    {
        _app = app;
        _events = events;
    }

    /// <param name="site">What is to be shown; null until there is anything.</param>
    /// <param name="port">0 takes any free one.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<PreviewServer> StartAsync(Func<PreviewSite?> site, int port, CancellationToken stop)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        builder.Services.AddRoutingCore();
        builder.Logging.ClearProviders();
        var events = new PreviewEvents();
        var app = builder.Build();
        app.Run(context => HandleAsync(context, site, events));
        await app.StartAsync(stop);
        return new PreviewServer(app, events);
    }

    /// <summary>`http://127.0.0.1:PORT/`.</summary>
    public string Address => _app.Urls.First().TrimEnd('/') + "/";

    /// <summary>Tells every open page.</summary>
    public void Publish(PreviewEvent message) => _events.Publish(message);

    public async ValueTask DisposeAsync()
    {
        _events.Complete();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _app.StopAsync(patience.Token);
        await _app.DisposeAsync();
    }

    private static async Task HandleAsync(HttpContext context, Func<PreviewSite?> source, PreviewEvents events)
    {
        // A page of another site must not read unpublished notes through a rebound name.
        if (context.Request.Host.Host is not ("127.0.0.1" or "localhost"))
        {
            context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
            return;
        }

        var path = context.Request.Path.Value ?? "/";
        if (path == PreviewClient.Folder + "events")
        {
            await events.StreamAsync(context);
            return;
        }

        if (
            path.StartsWith(PreviewClient.Folder, StringComparison.Ordinal)
            && PreviewClient.Read(path[PreviewClient.Folder.Length..]) is { } own
        )
        {
            await RespondAsync(context, path, own, StatusCodes.Status200OK);
            return;
        }

        if (source() is not { } site)
        {
            context.Response.Headers.RetryAfter = "1";
            var building = BuildingPage.Text;
            await RespondAsync(context, "/index.html", building, StatusCodes.Status503ServiceUnavailable);
            return;
        }

        var file = path.EndsWith('/') ? path + "index.html" : path;
        var found = site.Read(file.TrimStart('/'));
        if (found is null && !path.EndsWith('/') && site.Has($"{path.TrimStart('/')}/index.html"))
        {
            context.Response.Redirect(path + "/");
            return;
        }

        var status = found is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        file = found is null ? "/404.html" : file;
        found ??= site.Read("404.html") ?? new PreviewFile("This site has no page."u8.ToArray(), "none");
        if (context.Request.Headers.IfNoneMatch == found.Tag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var isPage = file.EndsWith(".html", StringComparison.Ordinal);
        await RespondAsync(
            context,
            file,
            isPage ? PreviewClient.Inject(found.Content.Span, found.Tag) : found.Content,
            status
        );
    }

    private static async Task RespondAsync(HttpContext context, string file, ReadOnlyMemory<byte> content, int status)
    {
        var type = new FileExtensionContentTypeProvider().TryGetContentType(file, out var known)
            ? known
            : "application/octet-stream";
        context.Response.StatusCode = status;
        context.Response.ContentType = type == "text/html" ? "text/html; charset=utf-8" : type;
        context.Response.ContentLength = content.Length;
        context.Response.Headers[HeaderNames.CacheControl] = "no-store";
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(content, context.RequestAborted);
        }
    }
}

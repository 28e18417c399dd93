using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MlMath.SiteGen.Preview;

/// <summary>Serves the site of the last good build on the loopback address, and tells open pages when it changed.</summary>
public sealed class PreviewServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly PreviewEvents _events;

    private PreviewServer(WebApplication app, PreviewEvents events)
    {
        _app = app;
        _events = events;
    }

    /// <param name="port">0 takes any free one.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<PreviewServer> StartAsync(Func<string, byte[]?> read, int port, CancellationToken stop)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        builder.Services.AddRoutingCore();
        builder.Logging.ClearProviders();
        var events = new PreviewEvents();
        var app = builder.Build();
        app.Run(context => HandleAsync(context, read, events));
        await app.StartAsync(stop);
        return new PreviewServer(app, events);
    }

    /// <summary>`http://127.0.0.1:PORT/`.</summary>
    public string Address => _app.Urls.First().TrimEnd('/') + "/";

    /// <summary>Tells every open page: `reload`, or `findings` with the lines to show.</summary>
    public void Publish(PreviewEvent message) => _events.Publish(message);

    public async ValueTask DisposeAsync()
    {
        _events.Complete();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _app.StopAsync(patience.Token);
        await _app.DisposeAsync();
    }

    private static async Task HandleAsync(HttpContext context, Func<string, byte[]?> read, PreviewEvents events)
    {
        // A page of another site must not read unpublished notes through a rebound name.
        if (context.Request.Host.Host is not ("127.0.0.1" or "localhost"))
        {
            context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
            return;
        }

        var path = context.Request.Path.Value ?? "/";
        if (path == "/_preview/events")
        {
            await events.StreamAsync(context);
            return;
        }

        if (path == "/_preview/client.js")
        {
            await RespondAsync(context, "text/javascript", PreviewClient.Script, StatusCodes.Status200OK);
            return;
        }

        var file = path.EndsWith('/') ? path + "index.html" : path;
        var content = read(file.TrimStart('/'));
        if (content is null && !path.EndsWith('/') && read($"{path.TrimStart('/')}/index.html") is not null)
        {
            context.Response.Redirect(path + "/");
            return;
        }

        var status = content is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        file = content is null ? "/404.html" : file;
        content ??= read("404.html") ?? "This page is not built yet."u8.ToArray();
        var type = new FileExtensionContentTypeProvider().TryGetContentType(file, out var known)
            ? known
            : "application/octet-stream";
        if (type == "text/html")
        {
            type = "text/html; charset=utf-8";
            content = PreviewClient.Inject(content);
        }

        await RespondAsync(context, type, content, status);
    }

    private static async Task RespondAsync(HttpContext context, string type, byte[] content, int status)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        context.Response.ContentLength = content.Length;
        context.Response.Headers.CacheControl = "no-store";
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(content, context.RequestAborted);
        }
    }
}

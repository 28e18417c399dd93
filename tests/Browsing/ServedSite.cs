using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Playwright;

namespace MlMath.Browsing;

/// <summary>A folder served as the host would, compressed and with its headers, and a browser to visit it.</summary>
public sealed class ServedSite : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private ServedSite(WireFiles files, WebApplication server, IPlaywright playwright, IBrowser browser)
    {
        Files = files;
        _server = server;
        _playwright = playwright;
        _browser = browser;
    }

    /// <summary>Where the site's root is served, with its closing slash.</summary>
    public Uri Address => new(_server.Urls.First() + "/");

    public WireFiles Files { get; }

    public static async Task<ServedSite> StartAsync(string root)
    {
        var files = new WireFiles(root);
        var headers = HostHeaders.Read(Path.Combine(Repository.Root, "netlify.toml"));
        var server = await ServeAsync(files, headers);
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions { ExecutablePath = Chromium.Find(), Args = ["--no-sandbox", "--disable-gpu"] }
        );
        return new ServedSite(files, server, playwright, browser);
    }

    /// <summary>A fresh browser context: nothing stored, no cache.</summary>
    public Task<IBrowserContext> VisitorAsync(int width, int height, ColorScheme scheme, bool scripts = true) =>
        _browser.NewContextAsync(
            new BrowserNewContextOptions
            {
                BaseURL = Address.ToString(),
                ViewportSize = new ViewportSize { Width = width, Height = height },
                ColorScheme = scheme,
                JavaScriptEnabled = scripts,
            }
        );

    /// <summary>A fresh context of a device that is touched.</summary>
    public Task<IBrowserContext> TouchingVisitorAsync(int width, int height) =>
        _browser.NewContextAsync(
            new BrowserNewContextOptions
            {
                BaseURL = Address.ToString(),
                ViewportSize = new ViewportSize { Width = width, Height = height },
                HasTouch = true,
                IsMobile = true,
            }
        );

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        await _server.DisposeAsync();
    }

    private static async Task<WebApplication> ServeAsync(WireFiles files, HostHeaders headers)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var types = new FileExtensionContentTypeProvider();
        app.Run(async context =>
        {
            var path = context.Request.Path.Value!;
            var file = files.Find(path);
            if (file is null)
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                file = files.Find("404.html") ?? throw new FileNotFoundException("the site has no 404.html");
            }

            context.Response.ContentType = types.TryGetContentType(file, out var type)
                ? type
                : "application/octet-stream";
            if (WireFiles.IsText(file))
            {
                context.Response.Headers.ContentEncoding = "br";
            }

            foreach (var (name, value) in headers.Of(path))
            {
                context.Response.Headers[name] = value;
            }

            var content = files.Read(file);
            context.Response.ContentLength = content.Length;
            await context.Response.Body.WriteAsync(content, context.RequestAborted);
        });
        await app.StartAsync();
        return app;
    }
}

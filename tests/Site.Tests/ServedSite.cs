using System.Collections.Immutable;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Playwright;

namespace MlMath.Site.Tests;

/// <summary>A folder served as the host would, with its headers, and a browser to visit it.</summary>
internal sealed class ServedSite : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private ServedSite(WebApplication server, IPlaywright playwright, IBrowser browser)
    {
        _server = server;
        _playwright = playwright;
        _browser = browser;
    }

    public Uri Address => new(_server.Urls.First() + "/");

    public static async Task<ServedSite> StartAsync(string root)
    {
        var headers = HostHeaders.Read(Path.Combine(Repository.Root, "netlify.toml"));
        var server = await ServeAsync(root, headers);
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions { ExecutablePath = Chromium.Find(), Args = ["--no-sandbox", "--disable-gpu"] }
        );
        return new ServedSite(server, playwright, browser);
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

    private static async Task<WebApplication> ServeAsync(string root, ImmutableDictionary<string, string> headers)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var types = new FileExtensionContentTypeProvider();
        app.Run(async context =>
        {
            var path = context.Request.Path.Value!.TrimStart('/');
            path = path.Length == 0 || path.EndsWith('/') ? path + "index.html" : path;
            var file = Path.GetFullPath(Path.Combine(root, path));
            if (!file.StartsWith(root, StringComparison.Ordinal) || !File.Exists(file))
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                file = Path.Combine(root, "404.html");
            }

            foreach (var (name, value) in headers)
            {
                context.Response.Headers[name] = value;
            }

            context.Response.ContentType = types.TryGetContentType(file, out var type)
                ? type
                : "application/octet-stream";
            await context.Response.SendFileAsync(file);
        });
        await app.StartAsync();
        return app;
    }
}

using System.Collections.Immutable;
using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Playwright;

namespace MlMath.Site.Tests;

/// <summary>The real site, built once from `input/`, served as a host would with its headers, and a browser to visit it.</summary>
public sealed class BuiltSite : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("site-tests-").FullName;
    private WebApplication? _server;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public string Root => Path.Combine(_folder, "output");

    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    /// <summary>Every page, as a path from the site's root.</summary>
    public ImmutableArray<string> Pages { get; private set; } = [];

    public async Task InitializeAsync()
    {
        var repository = Repository.Root;
        await BuildAsync(repository);
        Pages =
        [
            .. Directory
                .EnumerateFiles(Root, "*.html", SearchOption.AllDirectories)
                .Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/'))
                .Order(StringComparer.Ordinal),
        ];
        _server = await ServeAsync(HostHeaders.Read(Path.Combine(repository, "netlify.toml")));
        Address = new Uri(_server.Urls.First() + "/");
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions { ExecutablePath = Chromium.Find(), Args = ["--no-sandbox", "--disable-gpu"] }
        );
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A fresh browser context: nothing stored, no cache.</summary>
    public Task<IBrowserContext> VisitorAsync(int width, int height, ColorScheme scheme, bool scripts = true) =>
        _browser!.NewContextAsync(
            new BrowserNewContextOptions
            {
                BaseURL = Address.ToString(),
                ViewportSize = new ViewportSize { Width = width, Height = height },
                ColorScheme = scheme,
                JavaScriptEnabled = scripts,
            }
        );

    // The cache of the repository is used and filled: what a developer built before is not run again.
    private async Task BuildAsync(string repository)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = repository,
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        foreach (
            var argument in new[] { Path.Combine(AppContext.BaseDirectory, "sitegen.dll"), "build", "--output", Root }
        )
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"the site does not build:\n{errors}\n{await output}");
        }
    }

    private async Task<WebApplication> ServeAsync(ImmutableDictionary<string, string> headers)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var types = new FileExtensionContentTypeProvider();
        app.Run(async context =>
        {
            var path = context.Request.Path.Value!.TrimStart('/');
            path = path.Length == 0 || path.EndsWith('/') ? path + "index.html" : path;
            var file = Path.GetFullPath(Path.Combine(Root, path));
            if (!file.StartsWith(Root, StringComparison.Ordinal) || !File.Exists(file))
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                file = Path.Combine(Root, "404.html");
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

/// <summary>The tests share one site and one browser.</summary>
[CollectionDefinition("site")]
public sealed class SiteCollection : ICollectionFixture<BuiltSite>;

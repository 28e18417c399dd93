using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Playwright;
using MlMath.Site.Tests.Visits;

namespace MlMath.Site.Tests;

/// <summary>The real site, built once from `input/`, served as a host would with its headers, and a browser to visit it.</summary>
public sealed class BuiltSite : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("site-tests-").FullName;
    private readonly Lazy<Task<ImmutableArray<Visit>>> _visits;
    private ServedSite? _served;

    public BuiltSite() => _visits = new(() => new Visitor(_served!).VisitAllAsync(Pages));

    public string Root => Path.Combine(_folder, "output");

    public Uri Address => _served!.Address;

    /// <summary>Every page, as a path from the site's root.</summary>
    public ImmutableArray<string> Pages { get; private set; } = [];

    /// <summary>Those of <see cref="Pages"/> that are notes: part, module, note.</summary>
    public IEnumerable<string> Notes => Pages.Where(IsNote);

    public static bool IsNote(string path) => path.Count(c => c == '/') == 3;

    /// <summary>Every page on every screen; visited when they are first asked for.</summary>
    internal Task<ImmutableArray<Visit>> VisitsAsync() => _visits.Value;

    public async Task InitializeAsync()
    {
        await BuildAsync(Repository.Root);
        _served = await ServedSite.StartAsync(Root);
        Pages = [.. _served.Files.Pages];
    }

    public async Task DisposeAsync()
    {
        if (_served is not null)
        {
            await _served.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A fresh browser context: nothing stored, no cache.</summary>
    public Task<IBrowserContext> VisitorAsync(int width, int height, ColorScheme scheme, bool scripts = true) =>
        _served!.VisitorAsync(width, height, scheme, scripts);

    /// <summary>A fresh context of a device that is touched.</summary>
    public Task<IBrowserContext> TouchingVisitorAsync(int width, int height) =>
        _served!.TouchingVisitorAsync(width, height);

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
}

/// <summary>The tests share one site and one browser.</summary>
[CollectionDefinition("site")]
public sealed class SiteCollection : ICollectionFixture<BuiltSite>;

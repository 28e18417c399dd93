using System.Collections.Immutable;
using MlMath.SiteGen.Snippets;
using MlMath.SiteGen.Snippets.Execution;

namespace MlMath.SiteGen.Tests.Execution;

/// <summary>One warm pool for all tests of a kind: a worker takes a second to start.</summary>
public sealed class WorkersFixture : IAsyncLifetime
{
    public WorkerPool Pool { get; } = new(new WorkerPoolOptions { Jobs = 1 });

    public Task InitializeAsync()
    {
        Pool.WarmUp();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await Pool.DisposeAsync();

    internal Task<ImmutableArray<SnippetRun>> RunAsync(params Snippet[] cells) =>
        Pool.RunAsync(Cells.Chain(cells), CancellationToken.None);
}

[CollectionDefinition("workers")]
public sealed class WorkersCollection : ICollectionFixture<WorkersFixture>;

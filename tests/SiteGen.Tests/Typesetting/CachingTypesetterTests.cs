using MlMath.SiteGen.Cache;
using MlMath.SiteGen.Typesetting;

namespace MlMath.SiteGen.Tests.Typesetting;

public sealed class CachingTypesetterTests
{
    private static readonly TypesetRequest[] s_requests =
    [
        new FormulaRequest(@"\frac12", DisplayMode: true),
        new ListingRequest("sql", "SELECT 1"),
        new FormulaRequest("a", DisplayMode: false),
        new FigureRequest("{}", "a curve", "f1-"),
        new FormulaRequest(@"\frac12", DisplayMode: true),
    ];

    private readonly MemoryCache _cache = new();

    [Fact]
    public async Task A_hit_needs_no_process_at_all()
    {
        var recording = new Recording();
        await using var first = new CachingTypesetter(recording, _cache, "v1");
        var fresh = await first.RunAsync(s_requests, default);
        recording.Asked.Count.ShouldBe(4);

        await using var node = new NodeTypesetter(new TypesetterBundle("no such bundle"), "no such node");
        await using var second = new CachingTypesetter(node, _cache, "v1");
        var cached = await second.RunAsync(s_requests, default);
        cached.Select(TypesetterProtocol.Write).ShouldBe(fresh.Select(TypesetterProtocol.Write));
        cached[0].Rules.ShouldBe([new StyleRule("ks-1", "top:0")]);
    }

    [Fact]
    public async Task Another_bundle_typesets_again()
    {
        await RunAsync("v1", s_requests);
        (await RunAsync("v2", s_requests)).Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_changed_formula_repeats_the_formulas_alone()
    {
        await RunAsync("v1", s_requests);
        var asked = await RunAsync("v1", [.. s_requests[..2], new FormulaRequest("b", true), s_requests[3]]);
        asked.ShouldBe([s_requests[0], new FormulaRequest("b", true)]);
    }

    [Fact]
    public async Task Display_mode_alt_and_prefix_are_part_of_the_key()
    {
        await RunAsync("v1", [new FormulaRequest("a", true), new FigureRequest("{}", "x", "p")]);
        TypesetRequest[] others = [new FormulaRequest("a", false), new FigureRequest("{}", "y", "p")];
        (await RunAsync("v1", others)).ShouldBe(others);
        (await RunAsync("v1", [new FigureRequest("{}", "x", "q")])).Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_error_is_not_kept()
    {
        TypesetRequest[] bad = [new FormulaRequest("bad", true)];
        await RunAsync("v1", bad);
        (await RunAsync("v1", bad)).ShouldBe(bad);
    }

    [Fact]
    public async Task A_damaged_entry_is_a_miss()
    {
        await RunAsync("v1", s_requests);
        _cache.Damage();
        (await RunAsync("v1", s_requests)).Count.ShouldBe(4);
    }

    private async Task<List<TypesetRequest>> RunAsync(string version, TypesetRequest[] requests)
    {
        var recording = new Recording();
        await using var typesetter = new CachingTypesetter(recording, _cache, version);
        await typesetter.RunAsync(requests, default);
        return recording.Asked;
    }

    private sealed class Recording : ITypesetter
    {
        public List<TypesetRequest> Asked { get; } = [];

        public Task<IReadOnlyList<Typeset>> RunAsync(IReadOnlyList<TypesetRequest> requests, CancellationToken stop)
        {
            Asked.AddRange(requests);
            return Task.FromResult<IReadOnlyList<Typeset>>([.. requests.Select(Answer)]);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private static Typeset Answer(TypesetRequest request) =>
            request is FormulaRequest { Tex: "bad" }
                ? new Typeset("", "bad", 0)
                : new Typeset($"<b>{request}\n</b>") { Rules = [new StyleRule("ks-1", "top:0")] };
    }

    private sealed class MemoryCache : ICache
    {
        private readonly Dictionary<string, byte[]> _entries = [];

        public byte[]? TryGet(CacheKey key) => _entries.GetValueOrDefault(key.Hash);

        public void Put(CacheKey key, ReadOnlySpan<byte> value) => _entries[key.Hash] = value.ToArray();

        public void Damage()
        {
            foreach (var hash in _entries.Keys)
            {
                _entries[hash] = "{}"u8.ToArray();
            }
        }
    }
}

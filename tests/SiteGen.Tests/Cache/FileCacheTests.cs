using System.Text;
using MlMath.SiteGen.Cache;

namespace MlMath.SiteGen.Tests.Cache;

public sealed class FileCacheTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("cache-tests-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void What_was_put_is_found_by_an_equal_key()
    {
        var cache = new FileCache(_root);
        cache.TryGet(Key("a", "1")).ShouldBeNull();
        cache.Put(Key("a", "1"), "one"u8);
        cache.Put(Key("a", "2"), []);
        Encoding.UTF8.GetString(new FileCache(_root).TryGet(Key("a", "1"))!).ShouldBe("one");
        cache.TryGet(Key("a", "2")).ShouldBe([]);
        cache.TryGet(Key("a", "3")).ShouldBeNull();
    }

    [Fact]
    public void A_damaged_entry_is_a_miss_wherever_it_is_damaged()
    {
        var cache = new FileCache(_root);
        cache.Put(Key("a", "1"), "payload"u8);
        var path = EntryFile();
        var good = File.ReadAllBytes(path);
        for (var i = 0; i < good.Length; i++)
        {
            var bad = (byte[])good.Clone();
            bad[i] ^= 1;
            File.WriteAllBytes(path, bad);
            cache.TryGet(Key("a", "1")).ShouldBeNull($"byte {i}");
            File.Exists(path).ShouldBeFalse();
            File.WriteAllBytes(path, good[..i]);
            cache.TryGet(Key("a", "1")).ShouldBeNull($"cut at {i}");
        }

        File.WriteAllBytes(path, good);
        cache.TryGet(Key("a", "1")).ShouldNotBeNull();
    }

    [Fact]
    public void A_miss_names_what_changed()
    {
        var cache = new FileCache(_root);
        cache.Explain(Key("a", "1")).ToString().ShouldBe("cells: a: not stored yet");
        cache.Put(Key("a", "1"), "x"u8);
        cache.Explain(Key("a", "2")).ToString().ShouldBe("cells: a: changed: prelude");
        var other = new CacheKey("cells", "a", [("code of this cell", "c"), ("seed", "1")]);
        cache.Explain(other).Changed.ShouldBe(["seed", "prelude (gone)"]);
        File.Delete(EntryFile());
        cache.Explain(Key("a", "1")).ToString().ShouldBe("cells: a: no longer stored");
    }

    [Fact]
    public void Pruning_deletes_what_was_unused_for_longest()
    {
        var cache = new FileCache(_root);
        for (var i = 0; i < 4; i++)
        {
            cache.Put(Key("a", $"{i}"), new byte[1000]);
            Age(Key("a", $"{i}"), TimeSpan.FromDays(10 - i));
        }

        cache.TryGet(Key("a", "0")).ShouldNotBeNull();
        cache.Prune(2500).ShouldBeGreaterThan(0);
        Enumerable
            .Range(0, 4)
            .Select(i => cache.TryGet(Key("a", $"{i}")) is not null)
            .ShouldBe([true, false, false, true]);
        cache.Prune(0);
        Directory.GetFiles(_root, "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public void The_store_may_vanish_or_be_unwritable()
    {
        var file = Path.Combine(_root, "file");
        File.WriteAllText(file, "");
        var cache = new FileCache(Path.Combine(file, "below"));
        cache.Put(Key("a", "1"), "x"u8);
        cache.TryGet(Key("a", "1")).ShouldBeNull();
        cache.Prune(0).ShouldBe(0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("why")]
    [InlineData("a/b")]
    public void A_kind_is_a_plain_folder_name(string kind) =>
        Should.Throw<ArgumentException>(() => new FileCache(_root).TryGet(new CacheKey(kind, "a", [])));

    [Fact]
    public void Writers_and_readers_never_see_half_an_entry()
    {
        var payload = Enumerable.Range(0, 100_000).Select(i => (byte)i).ToArray();
        Parallel.For(
            0,
            100,
            i =>
            {
                var cache = new FileCache(_root);
                cache.Put(Key("a", "1"), payload);
                cache.TryGet(Key("a", "1")).ShouldBe(payload);
            }
        );
        Directory.GetFiles(Path.Combine(_root, "tmp")).ShouldBeEmpty();
    }

    [Fact]
    public void A_build_that_changes_nothing_writes_nothing()
    {
        var cache = new FileCache(_root);
        var keys = Enumerable.Range(0, 656).Select(i => Key($"cell {i}", $"{i}")).ToList();
        foreach (var key in keys)
        {
            cache.Put(key, new byte[4000]);
        }

        var before = Directory
            .GetFiles(_root, "*", SearchOption.AllDirectories)
            .ToDictionary(f => f, File.GetLastWriteTimeUtc);
        keys.ShouldAllBe(k => cache.TryGet(k) != null);
        Directory
            .GetFiles(_root, "*", SearchOption.AllDirectories)
            .ToDictionary(f => f, File.GetLastWriteTimeUtc)
            .ShouldBe(before, ignoreOrder: true);
    }

    private static CacheKey Key(string subject, string prelude) =>
        new("cells", subject, [("code of this cell", "c"), ("prelude", prelude)]);

    private void Age(CacheKey key, TimeSpan age) =>
        File.SetLastWriteTimeUtc(Path.Combine(_root, key.Kind, key.Hash[..2], key.Hash), DateTime.UtcNow - age);

    private string EntryFile() =>
        Directory.GetFiles(Path.Combine(_root, "cells"), "*", SearchOption.AllDirectories).Single();
}

using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using MlMath.SiteGen.Cache;

namespace MlMath.SiteGen.Search;

/// <summary>
/// Cuts an index into smaller parts. Pagefind's own hold 20,000 positions, about 28 KB, and a query fetches one for each
/// of its words; parts of 4 KB keep a first query below 100 KB. So do short names: a first query fetches the list of all
/// pages and parts, and each name that is a hash would cost it four bytes. One hash, of all that is indexed, is the folder
/// of what is numbered.
/// </summary>
/// <remarks>
/// The formats are those of Pagefind 1.6, gzip around a mark and CBOR: a part is [[[word, pages, …], …]] and the list
/// [version, [[name, words, …], …], [[from, to, name], …], …]. A reader takes the first part with from ≤ word ≤ to, bytes
/// compared, and puts names into `index/{name}.pf_index` and `fragment/{name}.pf_fragment`.
/// </remarks>
internal static class IndexParts
{
    private const string EntryFile = "pagefind-entry.json";
    private const string PartExtension = ".pf_index";
    private const string ListExtension = ".pf_meta";
    private const string PageExtension = ".pf_fragment";
    private const int PartBytes = 4 << 10;

    // Words that begin alike stay together: what is typed finds its longer forms, and a word its stem, in the same part.
    private const int SharedLetters = 4;

    // Sorts after every character that a word may go on with.
    private const string Last = "\U0010FFFF";

    private static ReadOnlySpan<byte> Mark => "pagefind_dcd"u8;

    /// <param name="files">An index in one language, as Pagefind makes it.</param>
    /// <returns>The same, in other parts and under other names.</returns>
    public static ImmutableArray<IndexFile> Cut(ImmutableArray<IndexFile> files)
    {
        var list = files.Single(f => f.Path.EndsWith(ListExtension, StringComparison.Ordinal));
        var entry = files.Single(f => f.Path == EntryFile);
        var language = JsonNode.Parse(entry.Content)!["languages"]!.AsObject().Single();
        var content = Unpack(list);
        var byPath = files.ToDictionary(f => f.Path, StringComparer.Ordinal);
        var pages = PagesIn(content).Select(name => byPath[$"fragment/{name}{PageExtension}"]).ToList();
        var parts = Cut(Words(content, files)).ToList();
        var all = pages.Select(p => p.Content).Concat(parts.Select(p => p.Content));
        var folder = ContentHash.Of(string.Concat(all.Select(c => ContentHash.Of(c))))[..10];
        var rewritten = Rewrite(content, folder, parts.Select(p => (p.From, p.To)));
        var hash = $"{language.Key}_{ContentHash.Of(rewritten)[..10]}";
        language.Value!["hash"] = hash;
        return
        [
            .. files.Where(f => f != list && f != entry && !IsNumbered(f)),
            new IndexFile(EntryFile, JsonSerializer.SerializeToUtf8Bytes(language.Value!.Root)),
            new IndexFile($"pagefind.{hash}{ListExtension}", Pack(rewritten)),
            .. parts.Select((p, i) => new IndexFile($"index/{Name(folder, i)}{PartExtension}", Pack(p.Content))),
            .. pages.Select((p, i) => new IndexFile($"fragment/{Name(folder, i)}{PageExtension}", p.Content)),
        ];
    }

    private static bool IsNumbered(IndexFile file) =>
        file.Path.EndsWith(PartExtension, StringComparison.Ordinal)
        || file.Path.EndsWith(PageExtension, StringComparison.Ordinal);

    private static string Name(string folder, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{folder}/{number:x}");

    // Every word with its bytes, in the order of the list of parts, which is that of the words.
    private static IEnumerable<(string Word, ReadOnlyMemory<byte> Item)> Words(
        byte[] list,
        ImmutableArray<IndexFile> files
    )
    {
        foreach (var name in PartsIn(list))
        {
            var part = Unpack(files.Single(f => f.Path == $"index/{name}{PartExtension}"));
            var at = 0;
            Cbor.ReadArray(part, ref at);
            for (var left = Cbor.ReadArray(part, ref at); left > 0; left--)
            {
                var start = at;
                Cbor.ReadArray(part, ref at);
                var word = Cbor.ReadText(part, ref at);
                at = start;
                Cbor.Skip(part, ref at);
                yield return (word, part.AsMemory(start, at - start));
            }
        }
    }

    private static List<string> PagesIn(byte[] list)
    {
        var at = 0;
        Cbor.ReadArray(list, ref at);
        Cbor.Skip(list, ref at);
        var names = new List<string>();
        for (var left = Cbor.ReadArray(list, ref at); left > 0; left--)
        {
            var inside = at;
            Cbor.ReadArray(list, ref inside);
            names.Add(Cbor.ReadText(list, ref inside));
            Cbor.Skip(list, ref at);
        }

        return names;
    }

    private static List<string> PartsIn(byte[] list)
    {
        var at = 0;
        Cbor.ReadArray(list, ref at);
        Cbor.Skip(list, ref at);
        Cbor.Skip(list, ref at);
        var hashes = new List<string>();
        for (var left = Cbor.ReadArray(list, ref at); left > 0; left--)
        {
            Cbor.ReadArray(list, ref at);
            Cbor.Skip(list, ref at);
            Cbor.Skip(list, ref at);
            hashes.Add(Cbor.ReadText(list, ref at));
        }

        return hashes;
    }

    // The ranges leave no gap, so that each word that is asked for has its part even where no such word is.
    private static IEnumerable<(string From, string To, byte[] Content)> Cut(
        IEnumerable<(string Word, ReadOnlyMemory<byte> Item)> words
    )
    {
        var part = new List<(string Word, ReadOnlyMemory<byte> Item)>();
        var size = 0;
        var from = "";
        foreach (var next in words)
        {
            if (size >= PartBytes && !next.Word.StartsWith(Beginning(part[^1].Word), StringComparison.Ordinal))
            {
                var to = Beginning(part[^1].Word) + Last;
                yield return (from, to, PartOf(part));
                (from, size) = (to + Last, 0);
                part.Clear();
            }

            part.Add(next);
            size += next.Item.Length;
        }

        yield return (from, Last, PartOf(part));
    }

    private static string Beginning(string word) => word[..Math.Min(SharedLetters, word.Length)];

    private static byte[] PartOf(List<(string Word, ReadOnlyMemory<byte> Item)> words)
    {
        using var content = new MemoryStream();
        Cbor.WriteArray(content, 1);
        Cbor.WriteArray(content, words.Count);
        foreach (var (_, item) in words)
        {
            content.Write(item.Span);
        }

        return content.ToArray();
    }

    private static byte[] Rewrite(byte[] list, string folder, IEnumerable<(string From, string To)> parts)
    {
        var at = 0;
        Cbor.ReadArray(list, ref at);
        Cbor.Skip(list, ref at);
        using var content = new MemoryStream();
        content.Write(list.AsSpan(0, at));
        var pages = Cbor.ReadArray(list, ref at);
        Cbor.WriteArray(content, pages);
        for (var page = 0; page < pages; page++)
        {
            var end = at;
            Cbor.Skip(list, ref end);
            Cbor.WriteArray(content, Cbor.ReadArray(list, ref at));
            Cbor.Skip(list, ref at);
            Cbor.WriteText(content, Name(folder, page));
            Cbor.WriteNumber(content, Rounded(Cbor.ReadNumber(list, ref at)));
            content.Write(list.AsSpan(at, end - at));
            at = end;
        }

        Cbor.Skip(list, ref at);
        var rows = parts.ToList();
        Cbor.WriteArray(content, rows.Count);
        for (var part = 0; part < rows.Count; part++)
        {
            Cbor.WriteArray(content, 3);
            Cbor.WriteText(content, rows[part].From);
            Cbor.WriteText(content, rows[part].To);
            Cbor.WriteText(content, Name(folder, part));
        }

        content.Write(list.AsSpan(at));
        return content.ToArray();
    }

    // How long a page is counts a little when pages are ranked: four binary digits of it are enough.
    private static long Rounded(long words)
    {
        var lost = Math.Max(0, 60 - BitOperations.LeadingZeroCount((ulong)words));
        return words >> lost << lost;
    }

    private static byte[] Unpack(IndexFile file)
    {
        using var packed = new GZipStream(new MemoryStream(file.Content), CompressionMode.Decompress);
        using var content = new MemoryStream();
        packed.CopyTo(content);
        return content.ToArray().AsSpan().StartsWith(Mark)
            ? content.ToArray()[Mark.Length..]
            : throw new InvalidDataException($"`{file.Path}` is no file of Pagefind 1.6");
    }

    private static byte[] Pack(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
        {
            gzip.Write(Mark);
            gzip.Write(content);
        }

        return packed.ToArray();
    }
}

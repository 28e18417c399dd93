using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using MlMath.SiteGen.Cache;

namespace MlMath.SiteGen.Search;

/// <summary>
/// Cuts an index into smaller parts. Pagefind's own hold 20,000 positions, about 28 KB, and a query fetches one for each
/// of its words; parts of 4 KB keep a first query below 100 KB however many notes there are.
/// </summary>
/// <remarks>
/// The formats are those of Pagefind 1.6, gzip around a mark and CBOR: a part is [[[word, pages, …], …]] and the list of
/// parts [version, pages, [[from, to, hash], …], …]. A reader takes the first part with from ≤ word ≤ to, bytes compared.
/// </remarks>
internal static class IndexParts
{
    private const string EntryFile = "pagefind-entry.json";
    private const string PartExtension = ".pf_index";
    private const string ListExtension = ".pf_meta";
    private const int PartBytes = 4 << 10;

    // Words that begin alike stay together: what is typed finds its longer forms, and a word its stem, in the same part.
    private const int SharedLetters = 4;

    // Sorts after every character that a word may go on with.
    private const string Last = "\U0010FFFF";

    private static ReadOnlySpan<byte> Mark => "pagefind_dcd"u8;

    /// <param name="files">An index in one language, as Pagefind makes it.</param>
    /// <returns>The same files, those parts and their list replaced.</returns>
    public static ImmutableArray<IndexFile> Cut(ImmutableArray<IndexFile> files)
    {
        var list = files.Single(f => f.Path.EndsWith(ListExtension, StringComparison.Ordinal));
        var entry = files.Single(f => f.Path == EntryFile);
        var language = JsonNode.Parse(entry.Content)!["languages"]!.AsObject().Single();
        var parts = Cut(Words(list, files, language.Key)).ToList();
        var content = Unpack(list);
        var rewritten = Rewrite(content, parts.Select(p => (p.From, p.To, Hash: Name(language.Key, p.Content))));
        var hash = Name(language.Key, rewritten);
        language.Value!["hash"] = hash;
        return
        [
            .. files.Where(f => f != list && f != entry && !f.Path.EndsWith(PartExtension, StringComparison.Ordinal)),
            new IndexFile(EntryFile, JsonSerializer.SerializeToUtf8Bytes(language.Value!.Root)),
            new IndexFile($"pagefind.{hash}{ListExtension}", Pack(rewritten)),
            .. parts.Select(p => new IndexFile(
                $"index/{Name(language.Key, p.Content)}{PartExtension}",
                Pack(p.Content)
            )),
        ];
    }

    // Every word with its bytes, in the order of the list of parts, which is that of the words.
    private static IEnumerable<(string Word, ReadOnlyMemory<byte> Item)> Words(
        IndexFile list,
        ImmutableArray<IndexFile> files,
        string language
    )
    {
        foreach (var hash in PartsIn(Unpack(list)))
        {
            var part = Unpack(files.Single(f => f.Path == $"index/{hash}{PartExtension}"));
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

    private static byte[] Rewrite(byte[] list, IEnumerable<(string From, string To, string Hash)> parts)
    {
        var at = 0;
        Cbor.ReadArray(list, ref at);
        Cbor.Skip(list, ref at);
        Cbor.Skip(list, ref at);
        using var content = new MemoryStream();
        content.Write(list.AsSpan(0, at));
        Cbor.Skip(list, ref at);
        var rows = parts.ToList();
        Cbor.WriteArray(content, rows.Count);
        foreach (var (from, to, hash) in rows)
        {
            Cbor.WriteArray(content, 3);
            Cbor.WriteText(content, from);
            Cbor.WriteText(content, to);
            Cbor.WriteText(content, hash);
        }

        content.Write(list.AsSpan(at));
        return content.ToArray();
    }

    private static string Name(string language, byte[] content) => $"{language}_{ContentHash.Of(content)[..10]}";

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

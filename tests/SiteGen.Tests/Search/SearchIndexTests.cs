using System.Collections.Immutable;
using System.IO.Compression;
using MlMath.SiteGen.Search;

namespace MlMath.SiteGen.Tests.Search;

public sealed class SearchIndexTests
{
    // Enough different words for many parts, and families of words that begin alike.
    private static readonly ImmutableArray<SearchRecord> Records =
    [
        .. Enumerable
            .Range(0, 60)
            .Select(page => new SearchRecord(
                $"part/module/note-{page}/",
                "",
                $"Note {page}",
                "",
                "Module",
                "",
                string.Join(
                    ' ',
                    Enumerable.Range(0, 200).Select(i => Word((page * 37) + (i * 11)) + " eigen" + Word(i % 10))
                )
            )),
    ];

    [Fact]
    public async Task Equal_pages_give_equal_bytes()
    {
        var first = await SearchIndex.MakeAsync(Records, CancellationToken.None);
        var second = await SearchIndex.MakeAsync(Records, CancellationToken.None);

        SearchIndex.Pack(second).ShouldBe(SearchIndex.Pack(first));
    }

    [Fact]
    public async Task The_parts_are_small_and_hold_every_word_of_Pagefinds_own()
    {
        var whole = await PagefindProgram.BesideProgram.RunAsync(Records, CancellationToken.None);
        var cut = await SearchIndex.MakeAsync(Records, CancellationToken.None);

        PartsOf(cut).Count.ShouldBeGreaterThan(10);
        PartsOf(cut).Max(p => p.Content.Length).ShouldBeLessThan(32 << 10);
        WordsOf(cut).ShouldBe(WordsOf(whole));
    }

    [Fact]
    public async Task Every_word_is_looked_for_in_the_part_that_has_it()
    {
        var cut = await SearchIndex.MakeAsync(Records, CancellationToken.None);
        var parts = PartsOf(cut);

        foreach (var part in parts)
        {
            foreach (var word in part.Words)
            {
                // As the reader does: the first part whose range holds the word, bytes compared.
                parts.First(p => InRange(word, p)).ShouldBe(part, word);
            }
        }

        parts.ShouldContain(p => InRange("a", p));
        parts.ShouldContain(p => InRange("eigen", p));
        parts.ShouldContain(p => InRange("zzzz", p));
    }

    [Fact]
    public void What_is_packed_is_unpacked()
    {
        ImmutableArray<IndexFile> files = [new("a/b", [1, 2, 3]), new("c", [])];

        var again = SearchIndex.Unpack(SearchIndex.Pack(files));

        again.Select(f => (f.Path, f.Content.Length)).ShouldBe([("a/b", 3), ("c", 0)]);
    }

    private sealed record Part(string From, string To, byte[] Content, ImmutableArray<string> Words);

    private static bool InRange(string word, Part part) => Compare(part.From, word) <= 0 && Compare(word, part.To) <= 0;

    private static int Compare(string a, string b) =>
        System.Text.Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(System.Text.Encoding.UTF8.GetBytes(b));

    private static List<string> WordsOf(ImmutableArray<IndexFile> index) =>
        [.. PartsOf(index).SelectMany(p => p.Words)];

    private static List<Part> PartsOf(ImmutableArray<IndexFile> index)
    {
        var list = Content(index.Single(f => f.Path.EndsWith(".pf_meta", StringComparison.Ordinal)));
        var at = 0;
        Cbor.ReadArray(list, ref at);
        Cbor.Skip(list, ref at);
        Cbor.Skip(list, ref at);
        var parts = new List<Part>();
        for (var left = Cbor.ReadArray(list, ref at); left > 0; left--)
        {
            Cbor.ReadArray(list, ref at);
            var (from, to) = (Cbor.ReadText(list, ref at), Cbor.ReadText(list, ref at));
            var hash = Cbor.ReadText(list, ref at);
            var content = Content(index.Single(f => f.Path == $"index/{hash}.pf_index"));
            parts.Add(new Part(from, to, content, WordsIn(content)));
        }

        return parts;
    }

    private static ImmutableArray<string> WordsIn(byte[] part)
    {
        var at = 0;
        Cbor.ReadArray(part, ref at);
        var words = ImmutableArray.CreateBuilder<string>();
        for (var left = Cbor.ReadArray(part, ref at); left > 0; left--)
        {
            var inside = at;
            Cbor.ReadArray(part, ref inside);
            words.Add(Cbor.ReadText(part, ref inside));
            Cbor.Skip(part, ref at);
        }

        return words.ToImmutable();
    }

    private static byte[] Content(IndexFile file)
    {
        using var packed = new GZipStream(new MemoryStream(file.Content), CompressionMode.Decompress);
        using var content = new MemoryStream();
        packed.CopyTo(content);
        return content.ToArray()["pagefind_dcd".Length..];
    }

    // A word of letters for a number, the same one always.
    private static string Word(int number)
    {
        var word = "";
        for (var rest = number * 7919 % 456_976; word.Length < 4; rest /= 26)
        {
            word += (char)('a' + (rest % 26));
        }

        return word;
    }
}

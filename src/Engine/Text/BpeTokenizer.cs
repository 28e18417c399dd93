using System.Text;

namespace MlMath.Engine.Text;

/// <summary>Byte-pair encoding: 256 bytes to begin with, then one token for each pair that was worth joining.</summary>
/// <remarks>Sennrich, Haddow, Birch (2016), over bytes as in GPT-2. Pairs never cross from one word into the next.</remarks>
public sealed class BpeTokenizer : ITokenizer
{
    private readonly List<(int Left, int Right)> merges = [];
    private readonly Dictionary<(int, int), int> ranks = [];
    private readonly List<byte[]> pieces = [.. Enumerable.Range(0, 256).Select(b => new[] { (byte)b })];

    /// <param name="merges">The pairs in the order in which they were learned; pair i becomes token 256 + i.</param>
    public BpeTokenizer(IEnumerable<(int Left, int Right)> merges)
    {
        foreach (var (left, right) in merges)
        {
            Add(left, right);
        }
    }

    public int Count => pieces.Count;

    public IReadOnlyList<(int Left, int Right)> Merges => merges;

    /// <summary>Learns merges from a text: again and again the most frequent pair, the smaller ids first among equals.</summary>
    /// <param name="count">Size of the vocabulary to reach, at least 256; fewer if no pair occurs twice.</param>
    public static BpeTokenizer Train(string text, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 256);
        var tokenizer = new BpeTokenizer([]);
        var words = Words(text)
            .GroupBy(word => word, StringComparer.Ordinal)
            .Select(group => (Ids: Bytes(group.Key), Count: group.Count()))
            .ToArray();
        while (tokenizer.Count < count)
        {
            var pairs = new Dictionary<(int Left, int Right), int>();
            foreach (var (ids, times) in words)
            {
                for (var i = 1; i < ids.Count; i++)
                {
                    var pair = (ids[i - 1], ids[i]);
                    pairs[pair] = pairs.GetValueOrDefault(pair) + times;
                }
            }

            var best = pairs.OrderByDescending(p => p.Value).ThenBy(p => p.Key).FirstOrDefault();
            if (best.Value < 2)
            {
                break;
            }

            var made = tokenizer.Add(best.Key.Left, best.Key.Right);
            foreach (var (ids, _) in words)
            {
                Join(ids, best.Key, made);
            }
        }

        return tokenizer;
    }

    public int[] Encode(string text)
    {
        var result = new List<int>();
        foreach (var word in Words(text))
        {
            var ids = Bytes(word);
            while (true)
            {
                // The earliest learned merge that applies comes first, as it did in training.
                var best = int.MaxValue;
                for (var i = 1; i < ids.Count; i++)
                {
                    best = Math.Min(best, ranks.GetValueOrDefault((ids[i - 1], ids[i]), int.MaxValue));
                }

                if (best == int.MaxValue)
                {
                    break;
                }

                Join(ids, merges[best], 256 + best);
            }

            result.AddRange(ids);
        }

        return [.. result];
    }

    /// <summary>Bytes that are not UTF-8 become U+FFFD.</summary>
    public string Decode(ReadOnlySpan<int> ids)
    {
        var bytes = new List<byte>();
        foreach (var id in ids)
        {
            bytes.AddRange(pieces[id]);
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    // A word is a run without white space, together with the white space before it.
    private static IEnumerable<string> Words(string text)
    {
        var start = 0;
        for (var i = 1; i < text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i]) && !char.IsWhiteSpace(text[i - 1]))
            {
                yield return text[start..i];
                start = i;
            }
        }

        if (start < text.Length)
        {
            yield return text[start..];
        }
    }

    private static List<int> Bytes(string word) => [.. Encoding.UTF8.GetBytes(word).Select(b => (int)b)];

    private static void Join(List<int> ids, (int Left, int Right) pair, int made)
    {
        var to = 0;
        for (var from = 0; from < ids.Count; from++)
        {
            var match = from + 1 < ids.Count && ids[from] == pair.Left && ids[from + 1] == pair.Right;
            ids[to++] = match ? made : ids[from];
            from += match ? 1 : 0;
        }

        ids.RemoveRange(to, ids.Count - to);
    }

    private int Add(int left, int right)
    {
        if ((uint)left >= (uint)Count || (uint)right >= (uint)Count)
        {
            throw new ArgumentException(
                $"merge {merges.Count} joins ({left}, {right}), but only {Count} tokens exist by then"
            );
        }

        ranks.TryAdd((left, right), merges.Count);
        merges.Add((left, right));
        pieces.Add([.. pieces[left], .. pieces[right]]);
        return Count - 1;
    }
}

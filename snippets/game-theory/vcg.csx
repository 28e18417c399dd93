/// <summary>
/// Who wins. Bidder k wants one package or nothing: wants[k] is a set of things, written as bits.
/// Exact: the winners' bids have the largest sum. Else: the best bid per thing first, if it fits.
/// </summary>
bool[] Award(int[] wants, double[] says, bool exact, int without = -1)
{
    var bidders = Enumerable.Range(0, wants.Length).Where(k => k != without).ToArray();

    int[] Members(int set) => [.. bidders.Where(k => (set >> k & 1) == 1)];

    // no thing twice: adding up the sets is then the same as uniting them
    bool Fits(IEnumerable<int> some) =>
        some.Sum(k => wants[k]) == some.Aggregate(0, (all, k) => all | wants[k]);

    int[] winners = [];
    if (exact)
    {
        winners = Enumerable
            .Range(0, 1 << wants.Length)
            .Select(Members)
            .Where(some => Fits(some))
            .MaxBy(some => some.Sum(k => says[k]));
    }
    else
    {
        foreach (
            var k in bidders.OrderByDescending(k => says[k] / int.PopCount(wants[k]))
        )
        {
            winners = Fits([.. winners, k]) ? [.. winners, k] : winners;
        }
    }

    return [.. Enumerable.Range(0, wants.Length).Select(k => winners.Contains(k))];
}

/// <summary>What the others have, by their own reports.</summary>
double Others(bool[] won, double[] says, int k) =>
    says.Where((_, l) => l != k && won[l]).Sum();

/// <summary>What the others would have without k, minus what they have.</summary>
double Price(int[] wants, double[] says, int k, bool exact) =>
    Others(Award(wants, says, exact, without: k), says, k)
    - Others(Award(wants, says, exact), says, k);

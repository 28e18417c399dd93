/// <summary>
/// Kuhn's poker: jack 0, queen 1, king 2, a coin each in the pot. A plan says for every card what
/// to do. First player: 0 bet, 1 check and fold to a bet, 2 check and call. Second player: bit 0
/// bets after a check, bit 1 calls a bet. The entry is what the first player wins on average.
/// </summary>
Matrix<double> Kuhn()
{
    double Hand(int mine, int yours, int first, int second)
    {
        var sign = mine > yours ? 1 : -1;
        var (bets, calls) = (second % 2 == 1, second / 2 == 1);
        return first == 0 ? (calls ? 2 * sign : 1)
            : !bets ? sign
            : first == 1 ? -1
            : 2 * sign;
    }

    int Digit(int plan, int choices, int card) =>
        plan / (int)Pow(choices, card) % choices;

    var deals =
        from mine in Enumerable.Range(0, 3)
        from yours in Enumerable.Range(0, 3)
        where mine != yours
        select (Mine: mine, Yours: yours);
    return Matrix<double>.Build.Dense(
        27,
        64,
        (i, j) =>
            deals.Average(d =>
                Hand(d.Mine, d.Yours, Digit(i, 3, d.Mine), Digit(j, 4, d.Yours))
            )
    );
}

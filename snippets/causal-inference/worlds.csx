// A causal model of yes-no variables, and the exact probability of each of its states.
record State(Dictionary<string, int> V, double P); // values and probability

record Variable(
    string Name,
    string[] Parents,
    Func<Dictionary<string, int>, double> Chance // that it is 1, given its parents
);

Dictionary<string, int> With(Dictionary<string, int> v, string name, int value) =>
    new(v) { [name] = value };

// All states of a world; the children of T may be made to read a constant.
List<State> States(Variable[] world, int? read = null)
{
    List<State> states = [new([], 1)];
    foreach (var next in world) // parents come before children
    {
        double Chance(Dictionary<string, int> v, int value)
        {
            var one = next.Chance(read is { } t ? With(v, "T", t) : v);
            return value == 1 ? one : 1 - one;
        }

        states =
        [
            .. from s in states
            from value in new[] { 0, 1 }
            select new State(With(s.V, next.Name, value), s.P * Chance(s.V, value)),
        ];
    }

    return states;
}

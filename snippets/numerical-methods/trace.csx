/// <summary>The steps that a program ran, each with its operands and its slopes there.</summary>
class Trace
{
    public List<(Dual Value, (int Operand, Dual Slope)[] Uses)> Steps { get; } = [];

    public Var Put(Dual value, params (int, Dual)[] uses)
    {
        Steps.Add((value, uses));
        return new(this, Steps.Count - 1);
    }

    /// <summary>The adjoint of every step, for one result.</summary>
    public Dual[] Back(Var result)
    {
        var bar = new Dual[Steps.Count];
        bar[result.At] = 1;
        for (var j = result.At; j >= 0; j--)
        {
            foreach (var (i, slope) in Steps[j].Uses)
            {
                bar[i] += bar[j] * slope;
            }
        }

        return bar;
    }
}

/// <summary>A number whose every operation is put on the trace.</summary>
record Var(Trace Of, int At)
{
    public Dual Value => Of.Steps[At].Value;

    public static Var operator +(Var a, Var b) =>
        a.Of.Put(a.Value + b.Value, (a.At, 1), (b.At, 1));

    public static Var operator -(Var a, Var b) =>
        a.Of.Put(a.Value - b.Value, (a.At, 1), (b.At, -1));

    public static Var operator *(Var a, Var b) =>
        a.Of.Put(a.Value * b.Value, (a.At, b.Value), (b.At, a.Value));

    public static Var operator /(Var a, Var b) =>
        a.Of.Put(
            a.Value / b.Value,
            (a.At, 1 / b.Value),
            (b.At, -1 * a.Value / (b.Value * b.Value))
        );

    public Var Sin() => Of.Put(Value.Sin(), (At, Value.Cos()));
}

using System.Globalization;

namespace MlMath.Engine.Autodiff;

/// <summary>A number that remembers how it was computed, and so knows its derivative. Reverse mode, one scalar at a time.</summary>
/// <remarks>
/// Each operation stores its operands and its local derivatives. <see cref="Backward"/> walks the graph from the
/// result to the inputs and applies the chain rule: an operand receives (gradient of the result) × (local derivative),
/// summed over all the places where it is used.
/// </remarks>
public sealed class Value
{
    private readonly (Value Operand, double Local)[] operands;

    public Value(double data)
        : this(data, []) { }

    private Value(double data, params (Value Operand, double Local)[] operands)
    {
        Data = data;
        this.operands = operands;
    }

    /// <summary>The number itself. Settable so that an optimiser can move a parameter.</summary>
    public double Data { get; set; }

    /// <summary>∂(result) / ∂(this), filled in by <see cref="Backward"/> of the result.</summary>
    public double Grad { get; private set; }

    public static implicit operator Value(double number) => new(number);

    public static Value operator +(Value a, Value b) => new(a.Data + b.Data, (a, 1), (b, 1));

    public static Value operator -(Value a, Value b) => new(a.Data - b.Data, (a, 1), (b, -1));

    public static Value operator -(Value a) => new(-a.Data, (a, -1));

    public static Value operator *(Value a, Value b) => new(a.Data * b.Data, (a, b.Data), (b, a.Data));

    public static Value operator /(Value a, Value b) =>
        new(a.Data / b.Data, (a, 1 / b.Data), (b, -a.Data / (b.Data * b.Data)));

    /// <summary>aⁿ for a constant n.</summary>
    public Value Pow(double n) => new(Math.Pow(Data, n), (this, n * Math.Pow(Data, n - 1)));

    public Value Exp()
    {
        var y = Math.Exp(Data);
        return new(y, (this, y));
    }

    public Value Log() => new(Math.Log(Data), (this, 1 / Data));

    public Value Tanh()
    {
        var y = Math.Tanh(Data);
        return new(y, (this, 1 - (y * y)));
    }

    public Value Sigmoid()
    {
        var y = 1 / (1 + Math.Exp(-Data));
        return new(y, (this, y * (1 - y)));
    }

    public Value Relu() => new(Math.Max(0, Data), (this, Data > 0 ? 1 : 0));

    public Value Sin() => new(Math.Sin(Data), (this, Math.Cos(Data)));

    public Value Cos() => new(Math.Cos(Data), (this, -Math.Sin(Data)));

    /// <summary>Sets <see cref="Grad"/> of every number that this one was computed from. Starts afresh at each call.</summary>
    public void Backward()
    {
        var order = Ordered();
        foreach (var node in order)
        {
            node.Grad = 0;
        }

        Grad = 1;
        for (var i = order.Count - 1; i >= 0; i--)
        {
            foreach (var (operand, local) in order[i].operands)
            {
                operand.Grad += order[i].Grad * local;
            }
        }
    }

    /// <summary>`Value(data, grad)` with four significant digits.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"Value({Data:G4}, grad {Grad:G4})");

    // Operands before results, each node once: a depth-first walk, with its own stack so that a long chain is no danger.
    private List<Value> Ordered()
    {
        var order = new List<Value>();
        var seen = new HashSet<Value>(ReferenceEqualityComparer.Instance);
        var stack = new Stack<(Value Node, bool Done)>();
        stack.Push((this, false));
        while (stack.TryPop(out var item))
        {
            if (item.Done)
            {
                order.Add(item.Node);
            }
            else if (seen.Add(item.Node))
            {
                stack.Push((item.Node, true));
                foreach (var (operand, _) in item.Node.operands)
                {
                    stack.Push((operand, false));
                }
            }
        }

        return order;
    }
}

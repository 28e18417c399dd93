/// <summary>A number with a tangent: v + dε, where ε² = 0.</summary>
readonly record struct Dual(double V, double D)
{
    public static implicit operator Dual(double v) => new(v, 0);

    public static Dual operator +(Dual a, Dual b) => new(a.V + b.V, a.D + b.D);

    public static Dual operator -(Dual a, Dual b) => new(a.V - b.V, a.D - b.D);

    public static Dual operator *(Dual a, Dual b) =>
        new(a.V * b.V, a.D * b.V + a.V * b.D);

    public static Dual operator /(Dual a, Dual b) =>
        new(a.V / b.V, (a.D * b.V - a.V * b.D) / (b.V * b.V));

    public Dual Sin() => new(Math.Sin(V), Math.Cos(V) * D);

    public Dual Cos() => new(Math.Cos(V), -Math.Sin(V) * D);
}

using MlMath.Engine.Backends;
using MlMath.Engine.Nn;
using MlMath.Engine.Numerics;

namespace MlMath.Engine.Training;

/// <summary>How to choose the next token from its scores.</summary>
/// <param name="Temperature">Divides the scores: below 1 bolder, above 1 wilder; 0 always takes the best.</param>
/// <param name="TopK">Only the k best can be chosen; 0 for all.</param>
/// <param name="TopP">Only the fewest best that hold this much probability together can be chosen; 1 for all.</param>
public sealed record SamplerOptions(double Temperature = 1, int TopK = 0, double TopP = 1);

/// <summary>Draws text from a model, token by token.</summary>
public sealed class Sampler(Gpt model, IBackend? backend = null)
{
    private readonly Decoder decoder = new(model, backend);
    private readonly float[] scores = new float[model.Config.Vocabulary];

    /// <summary>Tokens that follow a prompt.</summary>
    /// <param name="prompt">At least one token.</param>
    public int[] Generate(ReadOnlySpan<int> prompt, int count, Philox random, SamplerOptions? options = null)
    {
        if (prompt.IsEmpty)
        {
            throw new ArgumentException("a prompt needs at least one token");
        }

        decoder.Reset();
        foreach (var token in prompt)
        {
            decoder.Feed(token, scores);
        }

        var result = new int[count];
        for (var i = 0; i < count; i++)
        {
            result[i] = Choose(Probabilities(scores, options ?? new SamplerOptions()), random.NextDouble());
            if (i + 1 < count)
            {
                decoder.Feed(result[i], scores);
            }
        }

        return result;
    }

    /// <summary>Probability of each token after temperature, top-k and top-p, in that order; they sum to 1.</summary>
    /// <remarks>Among equal scores the smaller id counts as the better. Holtzman et al. (2020), §3.1, for top-p.</remarks>
    public static double[] Probabilities(ReadOnlySpan<float> scores, SamplerOptions options)
    {
        if (options.Temperature < 0 || options.TopK < 0 || options.TopP is <= 0 or > 1)
        {
            throw new ArgumentException($"temperature and top-k are at least 0, top-p is in (0, 1], not {options}");
        }

        var values = scores.ToArray();
        var order = Enumerable.Range(0, values.Length).ToArray();
        Array.Sort(order, (a, b) => values[a] == values[b] ? a.CompareTo(b) : values[b].CompareTo(values[a]));
        var probabilities = new double[values.Length];
        if (options.Temperature == 0)
        {
            probabilities[order[0]] = 1;
            return probabilities;
        }

        var best = values[order[0]];
        var kept = options.TopK == 0 ? order.Length : Math.Min(options.TopK, order.Length);
        var sum = 0.0;
        for (var i = 0; i < kept; i++)
        {
            var id = order[i];
            probabilities[id] = VectorMath.Exp((float)((values[id] - best) / options.Temperature));
            sum += probabilities[id];
        }

        // Whoever joins while less than p is held so far stays.
        var held = 0.0;
        var total = 0.0;
        for (var i = 0; i < kept; i++)
        {
            var id = order[i];
            probabilities[id] = held < options.TopP * sum || i == 0 ? probabilities[id] : 0;
            held += probabilities[id];
            total += probabilities[id];
        }

        for (var i = 0; i < probabilities.Length; i++)
        {
            probabilities[i] /= total;
        }

        return probabilities;
    }

    /// <summary>The token at which the running sum of probabilities, by id, passes u.</summary>
    /// <param name="u">Uniform in [0, 1).</param>
    public static int Choose(ReadOnlySpan<double> probabilities, double u)
    {
        var sum = 0.0;
        var last = 0;
        for (var id = 0; id < probabilities.Length; id++)
        {
            if (probabilities[id] > 0)
            {
                last = id;
                sum += probabilities[id];
                if (u < sum)
                {
                    return id;
                }
            }
        }

        return last;
    }
}

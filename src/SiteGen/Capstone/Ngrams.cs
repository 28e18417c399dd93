using MlMath.SiteGen.Capstone.Corpora;

namespace MlMath.SiteGen.Capstone;

/// <summary>What guesses cost that know less than a model: levels to read its loss against. Nats per character.</summary>
/// <param name="Uniform">All characters equally likely: ln V.</param>
/// <param name="Unigram">As often as in the training text.</param>
/// <param name="Bigram">As often as after the same character in the training text.</param>
/// <remarks>
/// Counted on the training text, measured on the validation text, so comparable with a validation loss. One is added to
/// each count: Laplace's rule of succession, so that what was never seen is not held impossible.
/// </remarks>
public sealed record Ngrams(double Uniform, double Unigram, double Bigram)
{
    public static Ngrams Of(Corpus corpus)
    {
        var size = corpus.Tokenizer.Count;
        var singles = new double[size];
        var pairs = new double[size, size];
        var before = new double[size];
        for (var i = 0; i < corpus.Training.Length; i++)
        {
            singles[corpus.Training[i]]++;
            if (i > 0)
            {
                pairs[corpus.Training[i - 1], corpus.Training[i]]++;
                before[corpus.Training[i - 1]]++;
            }
        }

        var (unigram, bigram) = (0.0, 0.0);
        for (var i = 1; i < corpus.Validation.Length; i++)
        {
            var (previous, next) = (corpus.Validation[i - 1], corpus.Validation[i]);
            unigram -= Math.Log((singles[next] + 1) / (corpus.Training.Length + size));
            bigram -= Math.Log((pairs[previous, next] + 1) / (before[previous] + size));
        }

        var count = corpus.Validation.Length - 1;
        return new Ngrams(Math.Log(size), unigram / count, bigram / count);
    }
}

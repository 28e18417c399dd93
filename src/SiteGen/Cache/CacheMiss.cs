using System.Collections.Immutable;

namespace MlMath.SiteGen.Cache;

/// <summary>Why a result was not in the store.</summary>
/// <param name="Kind">Of the key.</param>
/// <param name="Subject">Whose result it is.</param>
/// <param name="Known">False when nothing was ever stored for this subject.</param>
/// <param name="Changed">Parts that are not what they were when the subject was last stored, by name, in the key's order.</param>
public sealed record CacheMiss(string Kind, string Subject, bool Known, ImmutableArray<string> Changed)
{
    /// <summary>One line for `--why`.</summary>
    public override string ToString()
    {
        var why = (Known, Changed.IsEmpty) switch
        {
            (false, _) => "not stored yet",
            (true, true) => "no longer stored",
            _ => "changed: " + string.Join(", ", Changed),
        };
        return $"{Kind}: {Subject}: {why}";
    }
}

using MlMath.SiteGen.Cache;

namespace MlMath.SiteGen.Typesetting;

/// <summary>The program that Node runs: `web/typesetter.mjs` beside the assembly, put there by the build.</summary>
/// <param name="Script">Full path.</param>
public sealed record TypesetterBundle(string Script)
{
    public static TypesetterBundle BesideProgram { get; } =
        new(Path.Combine(AppContext.BaseDirectory, "web", "typesetter.mjs"));

    /// <summary>
    /// Changes whenever a typeset result may: part of every cache key. The script names its chunks by their content, and
    /// these theirs, so its hash stands for all of them and for the versions of KaTeX, Plot and Shiki inside.
    /// </summary>
    /// <exception cref="TypesetterUnavailableException">There is no such file (ENV102).</exception>
    public string ReadVersion()
    {
        RequireExists();
        return ContentHash.Of(File.ReadAllBytes(Script));
    }

    /// <exception cref="TypesetterUnavailableException">There is no such file (ENV102).</exception>
    public void RequireExists()
    {
        if (!File.Exists(Script))
        {
            throw TypesetterUnavailableException.BundleMissing(Script);
        }
    }
}

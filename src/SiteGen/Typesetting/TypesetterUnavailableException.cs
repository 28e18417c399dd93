namespace MlMath.SiteGen.Typesetting;

/// <summary>
/// Nothing can be typeset on this machine as it is. Not an author's mistake, so it has no place in a note: a command
/// refuses with it (exit code 2).
/// </summary>
public sealed class TypesetterUnavailableException : Exception
{
    private TypesetterUnavailableException(string code, string message, string help, Exception? inner = null)
        : base(message, inner)
    {
        Code = code;
        Help = help;
    }

    public string Code { get; }

    /// <summary>One line: what to do about it.</summary>
    public string Help { get; }

    public static TypesetterUnavailableException NodeMissing(Exception? inner = null) =>
        new(
            "ENV101",
            "Node.js 20 or newer is needed to build the site",
            "install it, see that `node --version` works, and run again",
            inner
        );

    public static TypesetterUnavailableException BundleMissing(string script) =>
        new(
            "ENV102",
            $"the typesetting program `{Path.GetFileName(script)}` is missing beside sitegen",
            "build it again with `dotnet build src/SiteGen`"
        );

    public static TypesetterUnavailableException StopsAtOnce(string lastWords) =>
        new(
            "ENV103",
            $"the typesetting process stops before it has typeset anything: {lastWords}",
            "see that `node --version` prints 20 or newer, and build sitegen again"
        );
}

using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace MlMath.SiteGen.Diagnostics;

/// <summary>Reads YAML; whatever is wrong with it is one kind of exception.</summary>
internal static class YamlText
{
    /// <returns>The first document's root; null when there is no document.</returns>
    /// <exception cref="YamlException">The text is not YAML.</exception>
    public static YamlNode? Load(string yaml)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(yaml));
        }
        // The scanner meets some texts, such as a flow sequence cut short by a key, with an exception of another kind.
        catch (Exception error) when (error is InvalidOperationException or ArgumentException or InvalidCastException)
        {
            const string CutShort = "a list, a quote or a bracket is cut short";
            throw new YamlException(CutShort, new FormatException(CutShort, error));
        }

        return stream.Documents.Count == 0 ? null : stream.Documents[0].RootNode;
    }

    /// <summary>What is wrong, in one line, and the offset where.</summary>
    public static (int Offset, string What) Explain(YamlException error, int length) =>
        (
            (int)Math.Min(error.Start.Index, length),
            (error.InnerException ?? error).Message.Split('\n')[0].TrimEnd('.', '\r')
        );
}

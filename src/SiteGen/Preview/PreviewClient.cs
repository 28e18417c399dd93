namespace MlMath.SiteGen.Preview;

/// <summary>What preview adds to each page: a script and a style sheet of its own. Never part of a build.</summary>
internal static class PreviewClient
{
    public const string Folder = "/_preview/";

    /// <summary>A file of the client by its name, from the bundle beside the program; null where there is no such file.</summary>
    public static byte[]? Read(string name)
    {
        var file = Path.Combine(AppContext.BaseDirectory, "web", "preview", name);
        return name is "client.js" or "client.css" && File.Exists(file) ? File.ReadAllBytes(file) : null;
    }

    /// <param name="tag">Of the page, so that the script can ask whether there is a newer one.</param>
    public static byte[] Inject(ReadOnlySpan<byte> html, string tag)
    {
        var at = html.LastIndexOf("</body>"u8);
        if (at < 0)
        {
            return html.ToArray();
        }

        var added = System.Text.Encoding.UTF8.GetBytes(
            $"<link rel=\"stylesheet\" href=\"{Folder}client.css\"><script src=\"{Folder}client.js\" data-tag=\"{tag}\" defer></script>"
        );
        return [.. html[..at], .. added, .. html[at..]];
    }
}

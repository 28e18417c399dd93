namespace MlMath.Browsing;

/// <summary>The browser that the machine has. None is a failure, never a skipped test.</summary>
public static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    /// <returns>The path of its program.</returns>
    /// <exception cref="InvalidOperationException">There is none; the message says how to install one.</exception>
    public static string Find()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return Environment.GetEnvironmentVariable("CHROMIUM")
            ?? Names
                .SelectMany(name => folders.Select(folder => Path.Combine(folder, name)))
                .FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException(
                "the browser tests need Chromium: `apt-get install chromium` on Debian, or set CHROMIUM to the path of one"
            );
    }
}

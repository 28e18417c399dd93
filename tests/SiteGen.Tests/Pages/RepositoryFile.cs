namespace MlMath.SiteGen.Tests.Pages;

/// <summary>Files of the repository, found from where the tests run.</summary>
internal static class RepositoryFile
{
    /// <param name="path">From the repository's root.</param>
    public static string Find(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "MlMath.sln")))
            {
                return Path.Combine(folder.FullName, path);
            }
        }

        throw new InvalidOperationException($"no MlMath.sln above {AppContext.BaseDirectory}");
    }
}

namespace MlMath.Browsing;

/// <summary>The checkout that the running program was built from.</summary>
public static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "MlMath.sln"))
            ? folder
            : Find(
                Path.GetDirectoryName(folder)
                    ?? throw new InvalidOperationException(
                        $"{AppContext.BaseDirectory} is not in a checkout of the repository"
                    )
            );
}

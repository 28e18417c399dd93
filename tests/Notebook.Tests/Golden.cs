namespace MlMath.Notebook.Tests;

/// <summary>Recorded files beside the tests. `UPDATE_GOLDEN=1` records.</summary>
internal static class Golden
{
    /// <summary>The repository.</summary>
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    public static void Check(string file, string actual)
    {
        var path = Path.Combine(Root, "tests/Notebook.Tests/Golden", file);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual + "\n");
        }

        File.Exists(path).ShouldBeTrue($"{file} is not recorded; run with UPDATE_GOLDEN=1");
        actual.ShouldBe(File.ReadAllText(path).TrimEnd('\n'), $"{file} differs from its record");
    }

    private static string FindRoot(string folder) =>
        File.Exists(Path.Combine(folder, "MlMath.sln")) ? folder : FindRoot(Path.GetDirectoryName(folder)!);
}

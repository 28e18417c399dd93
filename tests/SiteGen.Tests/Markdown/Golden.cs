using System.Text;

namespace MlMath.SiteGen.Tests.Markdown;

/// <summary>Cases on disk: a folder is a case. `UPDATE_GOLDEN=1` records what a test gives.</summary>
public static class Golden
{
    private static readonly bool IsRecording = Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1";

    /// <summary>The repository's root: the folder above this assembly that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    public static string Cases => Path.Combine(Root, "tests/SiteGen.Tests/Cases");

    public static string Read(string folder, string file) => File.ReadAllText(Path.Combine(Cases, folder, file));

    public static void Check(string folder, string file, string actual)
    {
        var path = Path.Combine(Cases, folder, file);
        if (IsRecording)
        {
            File.WriteAllText(path, actual, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            return;
        }

        File.Exists(path).ShouldBeTrue($"{folder}/{file} is not recorded: run with UPDATE_GOLDEN=1");
        actual.ShouldBe(File.ReadAllText(path), $"{folder}/{file}");
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "MlMath.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName
            ?? throw new InvalidOperationException($"no MlMath.sln above {AppContext.BaseDirectory}");
    }
}

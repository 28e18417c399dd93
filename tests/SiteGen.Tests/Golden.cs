using System.Text;

namespace MlMath.SiteGen.Tests;

/// <summary>Cases on disk: a folder is a case. `UPDATE_GOLDEN=1` records what a test gives.</summary>
public static class Golden
{
    private static readonly bool IsRecording = Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1";

    /// <summary>The repository's root: the folder above this assembly that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The cases of the markdown stage alone, with made-up results of cells and formulas.</summary>
    public static string MarkdownCases => Path.Combine(Root, "tests/SiteGen.Tests/Markdown/Cases");

    /// <summary>The cases of the whole generator: notes that are built together, their cells run.</summary>
    public static string Cases => Path.Combine(Root, "tests/SiteGen.Tests/Cases");

    /// <summary>Whole sites, each built for itself.</summary>
    public static string Sites => Path.Combine(Root, "tests/SiteGen.Tests/Sites");

    /// <summary>The names of the folders in a folder, in order; what begins with `_` is no case.</summary>
    public static IEnumerable<string> NamesIn(string folder) =>
        Directory
            .GetDirectories(folder)
            .Select(f => Path.GetFileName(f)!)
            .Where(name => !name.StartsWith('_'))
            .Order(StringComparer.Ordinal);

    public static TheoryData<string> In(string folder) => [.. NamesIn(folder)];

    /// <summary>Whether a case asks for that file: an empty one is there to be recorded.</summary>
    public static bool Has(string folder, string file) => File.Exists(Path.Combine(folder, file));

    /// <param name="folder">The case, as a path.</param>
    public static void Check(string folder, string file, string actual)
    {
        var path = Path.Combine(folder, file);
        if (IsRecording)
        {
            File.WriteAllText(path, actual, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            return;
        }

        var name = $"{Path.GetFileName(folder)}/{file}";
        File.Exists(path).ShouldBeTrue($"{name} is not recorded: run with UPDATE_GOLDEN=1");
        actual.ShouldBe(File.ReadAllText(path), name);
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

using System.Diagnostics;

namespace MlMath.SiteGen.Tests.Exports;

/// <summary>As much of a clone of the repository as an exported program needs.</summary>
internal static class Clone
{
    public static void Of(string repository, TemporaryFolder clone)
    {
        string[] own = ["Directory.Build.props", "Directory.Packages.props", "global.json", ".editorconfig"];
        var sources = new[] { "Engine", "Notebook" }.SelectMany(project =>
            Directory.EnumerateFiles(Path.Combine(repository, "src", project), "*", SearchOption.AllDirectories)
        );
        foreach (var file in own.Select(f => Path.Combine(repository, f)).Concat(sources))
        {
            var inside = Path.GetRelativePath(repository, file);
            if (!inside.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            {
                clone.Write(inside, File.ReadAllBytes(file));
            }
        }
    }

    /// <returns>What the program printed.</returns>
    public static async Task<string> RunAsync(TemporaryFolder clone, string program)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = clone.Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add("run");
        start.ArgumentList.Add(program);
        // What the test runner sets for itself is not for a build of its own.
        start.Environment.Remove("MSBUILD_EXE_PATH");
        start.Environment.Remove("MSBuildSDKsPath");
        start.Environment.Remove("MSBuildExtensionsPath");
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var printed = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, $"{printed}\n{await errors}");
        return printed.ReplaceLineEndings("\n");
    }
}

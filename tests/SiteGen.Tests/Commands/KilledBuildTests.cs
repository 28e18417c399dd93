using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace MlMath.SiteGen.Tests.Commands;

/// <summary>A build that is killed, whenever that is, leaves nothing behind that a later one would trust.</summary>
public sealed class KilledBuildTests
{
    private const int Seed = 20;
    private const int Kills = 3;

    [Fact]
    public async Task What_follows_a_kill_is_byte_for_byte_a_clean_build()
    {
        using var folder = new TemporaryFolder(Notes(version: 0));
        // What the killed processes leave of their own goes with the test.
        Directory.CreateDirectory(folder["tmp"]);
        var environment = ("TMPDIR", folder["tmp"]);
        var clock = Stopwatch.StartNew();
        (await Sitegen.RunAsync(folder.Root, "build --jobs 2", environment)).ExitCode.ShouldBe(0);
        var whole = clock.Elapsed;
        var random = new Random(Seed);
        for (var version = 1; version <= Kills; version++)
        {
            foreach (var (path, text) in Notes(version))
            {
                folder.Write(path, text);
            }

            // One moment in each third of the time that a build takes.
            var moment = whole * ((version - 1 + random.NextDouble()) / Kills);
            await KillAsync(folder.Root, moment, environment);

            (await Sitegen.RunAsync(folder.Root, "build --jobs 2", environment)).ExitCode.ShouldBe(0);
            var clean = await Sitegen.RunAsync(folder.Root, "build --output clean --cache fresh --jobs 2", environment);
            clean.ExitCode.ShouldBe(0, clean.Errors);
            Digest(folder["output"]).ShouldBe(Digest(folder["clean"]), $"killed after {moment.TotalSeconds:F1} s");
            Directory.Delete(folder["fresh"], recursive: true);
        }
    }

    private static async Task KillAsync(string folder, TimeSpan moment, (string, string) environment)
    {
        using var build = Sitegen.Start(folder, "build --jobs 2", environment);
        var output = build.StandardOutput.ReadToEndAsync();
        var errors = build.StandardError.ReadToEndAsync();
        await Task.Delay(moment);
        // The program alone, as `kill -9` does: that its workers end too is their own affair. They hold no stream of it.
        build.Kill();
        await build.WaitForExitAsync();
        await Task.WhenAll(output, errors);
    }

    private static (string, string)[] Notes(int version) =>
        [
            .. Enumerable
                .Range(0, 3)
                .Select(i =>
                    (
                        $"input/part/module/note-{i}.md",
                        $"""
                        ---
                        title: Note {i}
                        summary: Version {version}.
                        level: beginner
                        ---

                        The formula $x_{i} = {version}$.

                        ```csharp
                        var x = {i} + {version}; // => {i + version}
                        ```

                        ```csharp
                        x * 2 // => {2 * (i + version)}
                        ```

                        """
                    )
                ),
        ];

    private static string Digest(string root)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var files = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
        foreach (var file in files)
        {
            sha.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(root, file)));
            sha.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
        }

        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }
}

using System.Text;

namespace MlMath.SiteGen.Tests;

/// <summary>A folder of files that a test needs, gone afterwards.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder(params (string Path, string Text)[] files)
    {
        Root = Directory.CreateTempSubdirectory("sitegen-test-").FullName;
        foreach (var (path, text) in files)
        {
            Write(path, text);
        }
    }

    public string Root { get; }

    public string this[string path] => Path.Combine(Root, path);

    public void Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    public string Read(string path) => File.ReadAllText(this[path]);

    public void Write(string path, byte[] content)
    {
        var file = this[path];
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, content);
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}

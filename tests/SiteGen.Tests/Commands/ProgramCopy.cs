using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace MlMath.SiteGen.Tests.Commands;

/// <summary>The program in a folder of its own, so that a test can change parts of it.</summary>
internal sealed class ProgramCopy : IDisposable
{
    public ProgramCopy()
    {
        Folder = Directory.CreateTempSubdirectory("sitegen-program-").FullName;
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory))
        {
            File.Copy(file, Path.Combine(Folder, Path.GetFileName(file)));
        }

        foreach (var folder in Directory.EnumerateDirectories(AppContext.BaseDirectory))
        {
            var name = Path.GetFileName(folder);
            if (name != "ref")
            {
                Directory.CreateSymbolicLink(Path.Combine(Folder, name), folder);
            }
        }

        Directory.CreateDirectory(Path.Combine(Folder, "ref"));
        File.Copy(Path.Combine(AppContext.BaseDirectory, Engine), Path.Combine(Folder, Engine));
    }

    private static string Engine { get; } = Path.Combine("ref", "MlMath.Engine.dll");

    public string Folder { get; }

    /// <summary>As if the assembly had been compiled from other sources: its module version id is another.</summary>
    public void GiveNewIdentity(string assembly)
    {
        var file = Path.Combine(Folder, assembly);
        var image = File.ReadAllBytes(file);
        Guid old;
        using (var reader = new PEReader(new MemoryStream(image)))
        {
            var metadata = reader.GetMetadataReader();
            old = metadata.GetGuid(metadata.GetModuleDefinition().Mvid);
        }

        // A reference assembly has it twice.
        var now = Guid.NewGuid();
        for (int at; (at = image.AsSpan().IndexOf(old.ToByteArray())) >= 0; )
        {
            now.TryWriteBytes(image.AsSpan(at));
        }

        File.WriteAllBytes(file, image);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

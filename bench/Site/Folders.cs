namespace MlMath.Bench.Site;

/// <summary>Folders that a bench makes and takes away.</summary>
internal static class Folders
{
    public static void Delete(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

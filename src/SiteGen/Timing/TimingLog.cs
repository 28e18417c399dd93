using System.Text.Json;
using System.Text.Json.Serialization;
using MlMath.SiteGen.Cache;

namespace MlMath.SiteGen.Timing;

/// <summary>The last timings of each cell of a folder of notes, kept beside the cache.</summary>
/// <param name="cache">The cache's folder.</param>
/// <param name="input">The folder of notes.</param>
public sealed class TimingLog(string cache, string input)
{
    public const string Folder = "timings";

    private readonly string _file = Path.Combine(
        cache,
        Folder,
        ContentHash.Of(Path.GetFullPath(input))[..16] + ".json"
    );

    /// <returns>Milliseconds by <see cref="CellTiming.Name"/>; empty before the first run.</returns>
    public IReadOnlyDictionary<string, double> Read()
    {
        try
        {
            return File.Exists(_file)
                ? JsonSerializer.Deserialize(File.ReadAllBytes(_file), TimingJson.Default.DictionaryStringDouble) ?? []
                : [];
        }
        catch (JsonException)
        {
            return new Dictionary<string, double>(StringComparer.Ordinal);
        }
    }

    /// <summary>Replaces the cells' times; those of cells that are not among them stay.</summary>
    public void Write(IEnumerable<CellTiming> cells)
    {
        var all = new SortedDictionary<string, double>(
            Read().ToDictionary(StringComparer.Ordinal),
            StringComparer.Ordinal
        );
        foreach (var cell in cells)
        {
            all[cell.Name] = cell.Milliseconds;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
        var aside = $"{_file}.{Environment.ProcessId}";
        File.WriteAllBytes(
            aside,
            JsonSerializer.SerializeToUtf8Bytes(new(all), TimingJson.Default.DictionaryStringDouble)
        );
        File.Move(aside, _file, overwrite: true);
    }
}

[JsonSerializable(typeof(Dictionary<string, double>))]
internal sealed partial class TimingJson : JsonSerializerContext;

using System.Text;

namespace MlMath.SiteGen.Pipelines;

/// <summary>
/// A file of the site: its path from the site's root, `/` between parts, and its bytes. A page is laid out when its bytes
/// are first asked for: a preview shows one of hundreds.
/// </summary>
public sealed class SiteFile
{
    private readonly Lazy<ReadOnlyMemory<byte>> _content;

    public SiteFile(string path, ReadOnlyMemory<byte> content)
    {
        Path = path;
        _content = new(content);
    }

    private SiteFile(string path, Func<ReadOnlyMemory<byte>> make)
    {
        Path = path;
        _content = new(make);
    }

    public string Path { get; }

    public ReadOnlyMemory<byte> Content => _content.Value;

    /// <summary>Whether the bytes are there already.</summary>
    public bool IsMade => _content.IsValueCreated;

    public static SiteFile Text(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));

    /// <summary>A text that is made when it is asked for.</summary>
    public static SiteFile Text(string path, Func<string> make) => new(path, () => Encoding.UTF8.GetBytes(make()));

    /// <summary>A page, laid out when it is asked for.</summary>
    /// <param name="address">`maths/linear-algebra/`; the home page is empty.</param>
    /// <param name="render">Pages wait for nothing, so what this gives is complete when it returns.</param>
    public static SiteFile Page(string address, Func<Task<string>> render) =>
        Text($"{address}index.html", () => render().GetAwaiter().GetResult());

    /// <summary>Bytes that are made when they are asked for.</summary>
    public static SiteFile Made(string path, Func<ReadOnlyMemory<byte>> make) => new(path, make);

    /// <summary>A file as it is on disk when it is asked for.</summary>
    public static SiteFile Copy(string path, string file) => new(path, () => File.ReadAllBytes(file));
}

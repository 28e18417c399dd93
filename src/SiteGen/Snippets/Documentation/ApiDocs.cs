using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml;
using MlMath.SiteGen.Cache;

namespace MlMath.SiteGen.Snippets.Documentation;

/// <summary>What the libraries that cells use say of their members: the XML files that lie beside the program.</summary>
/// <param name="files">In the order in which they are asked.</param>
public sealed class ApiDocs(ImmutableArray<string> files)
{
    private const string Kind = "docs";

    /// <summary>Those that the build of this program put there; without them there are types and no summaries.</summary>
    public static ApiDocs BesideProgram
    {
        get
        {
            var folder = AppContext.BaseDirectory;
            string[] own = [Path.Combine(folder, "MlMath.Engine.xml"), Path.Combine(folder, "MlMath.Notebook.xml")];
            var docs = Path.Combine(folder, "docs");
            var others = Directory.Exists(docs) ? Directory.GetFiles(docs, "*.xml") : [];
            return new ApiDocs([.. own.Where(File.Exists), .. others.Order(StringComparer.Ordinal)]);
        }
    }

    /// <summary>Changes when a file does: names and sizes.</summary>
    public string Version =>
        string.Join(
            ' ',
            files.Select(f =>
                string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(f)}:{new FileInfo(f).Length}")
            )
        );

    /// <summary>The summaries of several notes' names.</summary>
    /// <param name="notes">Each note's path and the documentation ids of its names.</param>
    /// <returns>By id, for each note in order; what is not documented is left out.</returns>
    public ImmutableArray<ImmutableDictionary<string, string>> Read(
        IReadOnlyList<(string Note, ImmutableSortedSet<string> Ids)> notes,
        ICache cache
    )
    {
        var keys = notes
            .Select(n => new CacheKey(Kind, $"{n.Note} names", [("ids", string.Join('\n', n.Ids)), ("docs", Version)]))
            .ToList();
        var found = keys.Select(cache.TryGet).ToList();
        var missing = notes.Where((_, i) => found[i] is null).SelectMany(n => n.Ids).ToHashSet(StringComparer.Ordinal);
        var summaries = missing.Count > 0 ? Find(missing) : [];
        var read = ImmutableArray.CreateBuilder<ImmutableDictionary<string, string>>(notes.Count);
        for (var i = 0; i < notes.Count; i++)
        {
            if (found[i] is { } stored)
            {
                read.Add(JsonSerializer.Deserialize<ImmutableDictionary<string, string>>(stored)!);
                continue;
            }

            var own = new SortedDictionary<string, string>(StringComparer.Ordinal);
            foreach (var id in notes[i].Ids)
            {
                if (summaries.TryGetValue(id, out var summary))
                {
                    own[id] = summary;
                }
            }

            cache.Put(keys[i], JsonSerializer.SerializeToUtf8Bytes(own));
            read.Add(own.ToImmutableDictionary(StringComparer.Ordinal));
        }

        return read.MoveToImmutable();
    }

    /// <summary>The summaries of members, by documentation id (`T:System.Math`), as plain text.</summary>
    public Dictionary<string, string> Find(IReadOnlySet<string> ids)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            if (found.Count == ids.Count)
            {
                break;
            }

            using var reader = XmlReader.Create(file, new XmlReaderSettings { IgnoreComments = true });
            while (reader.ReadToFollowing("member"))
            {
                if (reader.GetAttribute("name") is { } id && ids.Contains(id) && !found.ContainsKey(id))
                {
                    using var member = reader.ReadSubtree();
                    if (member.ReadToDescendant("summary") && Text(member) is { Length: > 0 } summary)
                    {
                        found[id] = summary;
                    }
                }
            }
        }

        return found;
    }

    // References by the last part of their name; white space of the source file is one blank.
    private static string Text(XmlReader summary)
    {
        var text = new StringBuilder();
        using var inside = summary.ReadSubtree();
        while (inside.Read())
        {
            switch (inside.NodeType)
            {
                case XmlNodeType.Text
                or XmlNodeType.CDATA
                or XmlNodeType.SignificantWhitespace
                or XmlNodeType.Whitespace:
                    text.Append(inside.Value);
                    break;
                case XmlNodeType.Element when inside.IsEmptyElement:
                    text.Append(Named(inside));
                    break;
            }
        }

        return string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Named(XmlReader element)
    {
        if ((element.GetAttribute("name") ?? element.GetAttribute("langword")) is { } word)
        {
            return word;
        }

        var name = (element.GetAttribute("cref") ?? "").Split('(')[0];
        return name[(name.LastIndexOfAny([':', '.']) + 1)..].Split('`')[0];
    }
}

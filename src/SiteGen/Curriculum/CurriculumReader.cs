using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using MlMath.SiteGen.Cache;
using MlMath.SiteGen.Curriculum.Tables;
using MlMath.SiteGen.Diagnostics;

namespace MlMath.SiteGen.Curriculum;

/// <summary>Reads a folder shaped `part/module/note.md`, with or without the tables of `_curriculum/`.</summary>
/// <param name="root">The folder.</param>
/// <param name="display">How paths begin in messages, e.g. `input`.</param>
/// <param name="memory">What an earlier reading found: files that are as they were are not read again.</param>
public sealed class CurriculumReader(string root, string display, DiagnosticBag diagnostics, WorkMemory? memory = null)
{
    private const string IndexFile = "index.md";

    /// <summary>A folder of pages that are no notes: `paths/beginner.md` introduces the path of that name.</summary>
    private const string PathsFolder = "paths";

    /// <summary>Pages that stand among those that show the capstone: `capstone/ledger.md`.</summary>
    private const string CapstoneFolder = "capstone";

    private const string TablesFolder = "_curriculum";

    private static readonly Regex Slug = new(
        "^[a-z0-9]+(-[a-z0-9]+)*$",
        RegexOptions.ExplicitCapture,
        Patterns.Patience
    );

    private readonly WorkMemory _memory = memory ?? new WorkMemory();

    public CurriculumModel Read()
    {
        var tables = ReadTables();
        var order = tables
            .Notes.Select((n, i) => (n.Address.Path, i))
            .DistinctBy(n => n.Path)
            .ToDictionary(n => n.Path, n => n.i);
        var notes = new List<Note>();
        var indexes = new Dictionary<string, Note>(StringComparer.Ordinal);
        var pages = ImmutableArray.CreateBuilder<Note>();
        foreach (var path in MarkdownFiles())
        {
            var parts = path.Split('/');
            if (ReadNote(path, parts, tables) is not { } note)
            {
                continue;
            }

            if (parts[^1] == IndexFile)
            {
                indexes[string.Join('/', parts[..^1])] = note;
            }
            else if (IsPage(parts))
            {
                pages.Add(note);
            }
            else
            {
                notes.Add(note);
            }
        }

        ReportDuplicateModules(notes);
        var ordered = notes
            .OrderBy(n => order.GetValueOrDefault(n.Address.Path, int.MaxValue))
            .ThenBy(n => n.Address.Path, StringComparer.Ordinal)
            .ToList();
        FormerAddresses.Check(ordered, diagnostics);
        var built = ordered
            .GroupBy(n => n.Address.Part)
            .Select(part => new Part(
                part.Key,
                tables.Notes.FirstOrDefault(n => n.Address.Part == part.Key)?.PartTitle ?? TitleOf(indexes, part.Key),
                indexes.GetValueOrDefault(part.Key),
                [
                    .. part.GroupBy(n => n.Address.Module)
                        .Select(module => BuildModule(part.Key, module, tables, indexes)),
                ]
            ));
        return new CurriculumModel([.. built], pages.ToImmutable(), indexes.GetValueOrDefault(""), tables);
    }

    private static Module BuildModule(
        string part,
        IGrouping<string, Note> notes,
        CurriculumTables tables,
        Dictionary<string, Note> indexes
    ) =>
        new(
            part,
            notes.Key,
            tables.Notes.FirstOrDefault(n => n.Address.Module == notes.Key)?.ModuleTitle ?? TitleOf(
                    indexes,
                    $"{part}/{notes.Key}"
                ),
            indexes.GetValueOrDefault($"{part}/{notes.Key}"),
            [.. notes]
        );

    private Note? ReadNote(string path, string[] parts, CurriculumTables tables)
    {
        if (ReadText(path) is not { } source)
        {
            return null;
        }

        var isIndex = parts[^1] == IndexFile;
        var slug = Path.GetFileNameWithoutExtension(parts[^1]);
        if (parts.SkipLast(1).Append(slug).FirstOrDefault(p => !Slug.IsMatch(p)) is { } bad)
        {
            diagnostics.Add(CurriculumDiagnostics.BadSlug(source, bad));
            return null;
        }

        if (isIndex ? parts.Length > 3 : !IsPage(parts) && parts.Length != 3)
        {
            diagnostics.Add(CurriculumDiagnostics.Misplaced(source));
            return null;
        }

        if (ReadFrontMatter(source) is not { } read)
        {
            return null;
        }

        var address = new NoteAddress(
            parts.Length > 1 ? parts[0] : "",
            parts.Length > 2 ? parts[1] : "",
            isIndex ? "" : slug
        );
        var note = new Note(address, read.FrontMatter, source, read.BodyStart);
        new NoteChecks(tables, diagnostics).Check(
            note,
            isIndex || IsPage(parts),
            file => File.Exists(Path.Combine(root, address.Part, address.Module, file))
        );
        return note;
    }

    private (FrontMatter FrontMatter, int BodyStart)? ReadFrontMatter(SourceText source)
    {
        var (read, found) = _memory.Of(
            "front matter read",
            source.Path,
            [source],
            () =>
            {
                var own = new DiagnosticBag();
                return (new FrontMatterReader(source, own).Read(), own.ToSorted());
            }
        );
        diagnostics.AddRange(found);
        return read;
    }

    private CurriculumTables ReadTables()
    {
        var folder = Path.Combine(root, TablesFolder);
        var files = Directory.Exists(folder)
            ? Directory
                .EnumerateFiles(folder, "*.csv")
                .Select(f => Path.GetFileName(f))
                .Order(StringComparer.Ordinal)
                .ToDictionary(name => name, name => ReadText($"{TablesFolder}/{name}"), StringComparer.Ordinal)
            : [];
        var (tables, found) = _memory.Of(
            "tables read",
            $"{display}/{TablesFolder}",
            [.. files.SelectMany(f => new object?[] { f.Key, f.Value })],
            () =>
            {
                var own = new DiagnosticBag();
                return (new TablesReader(files.GetValueOrDefault, own).Read(), own.ToSorted());
            }
        );
        diagnostics.AddRange(found);
        return tables;
    }

    private static bool IsPage(string[] parts) => parts is [_] or [PathsFolder or CapstoneFolder, _];

    // Files and folders that begin with `_` or `.` are never notes.
    private IEnumerable<string> MarkdownFiles() =>
        Directory
            .EnumerateFiles(
                root,
                "*.md",
                new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 8 }
            )
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(p => p.StartsWith('_') || p.StartsWith('.')))
            .Order(StringComparer.Ordinal);

    private SourceText? ReadText(string path)
    {
        var file = Path.Combine(root, path);
        if (!File.Exists(file))
        {
            return null;
        }

        var shown = $"{display}/{path}";
        try
        {
            var bytes = File.ReadAllBytes(file);
            return _memory.Of("file decoded", shown, [ContentHash.Of(bytes)], () => SourceText.FromUtf8(shown, bytes));
        }
        catch (DecoderFallbackException)
        {
            diagnostics.Add(CurriculumDiagnostics.NotUtf8(new SourceText(shown, "")));
            return null;
        }
    }

    private void ReportDuplicateModules(List<Note> notes)
    {
        foreach (var module in notes.GroupBy(n => n.Address.Module))
        {
            var parts = module.DistinctBy(n => n.Address.Part).ToList();
            foreach (var other in parts.Skip(1))
            {
                diagnostics.Add(CurriculumDiagnostics.DuplicateModule(other.Source, module.Key, parts[0].Address.Part));
            }
        }
    }

    private static string TitleOf(Dictionary<string, Note> indexes, string folder) =>
        indexes.TryGetValue(folder, out var index) ? index.FrontMatter.Title : Humanise(folder.Split('/')[^1]);

    private static string Humanise(string slug)
    {
        var words = slug.Replace('-', ' ');
        return words.Length == 0 ? "Notes" : char.ToUpperInvariant(words[0]) + words[1..];
    }
}

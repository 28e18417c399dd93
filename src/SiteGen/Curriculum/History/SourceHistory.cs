using System.Collections.Immutable;
using System.Globalization;

namespace MlMath.SiteGen.Curriculum.History;

/// <summary>When the author's files last changed, as the repository that holds them says; equal commits say the same.</summary>
/// <param name="Latest">The last change of any file; null where that is not known.</param>
/// <param name="Changes">By path inside the input folder, `/` between parts. A file whose date is not known is absent.</param>
public sealed record SourceHistory(DateOnly? Latest, ImmutableDictionary<string, DateOnly> Changes)
{
    /// <summary>Begins a commit's line in the log that <see cref="Parse"/> reads.</summary>
    internal const char CommitMark = '\u0001';

    // How git marks a commit whose parents a shallow clone left behind.
    private const string Grafted = "grafted";

    /// <summary>What is known outside of a repository: nothing.</summary>
    public static SourceHistory Empty { get; } = new(null, ImmutableDictionary<string, DateOnly>.Empty);

    /// <param name="path">Inside the input folder: `maths/linear-algebra/svd-qr-lu.md`.</param>
    public DateOnly? Of(string path) => Changes.TryGetValue(path, out var date) ? date : null;

    /// <summary>
    /// Reads what <see cref="GitRepository"/> gives: commits from new to old, each its mark, date, mark and
    /// decorations, then its files, all separated by NUL.
    /// </summary>
    /// <remarks>
    /// The oldest commit of a shallow clone seems to add every file. What last changed there or earlier has no date.
    /// </remarks>
    public static SourceHistory Parse(string log)
    {
        var changes = ImmutableDictionary.CreateBuilder<string, DateOnly>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        DateOnly? latest = null;
        DateOnly? date = null;
        var isFirst = true;
        foreach (var field in log.Split('\0'))
        {
            if (field.StartsWith(CommitMark))
            {
                date = DateOf(field);
                latest = isFirst ? date : latest;
                isFirst = false;
                continue;
            }

            // The names of a commit follow its line end.
            var file = field.TrimStart('\n');
            if (file.Length > 0 && seen.Add(file) && date is { } known)
            {
                changes[file] = known;
            }
        }

        return new SourceHistory(latest, changes.ToImmutable());
    }

    private static DateOnly? DateOf(string commit)
    {
        var parts = commit.Split(CommitMark);
        return parts[2].Split(", ").Contains(Grafted, StringComparer.Ordinal)
            ? null
            : DateOnly.ParseExact(parts[1], "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}

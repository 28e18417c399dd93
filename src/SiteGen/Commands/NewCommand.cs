using System.Text.RegularExpressions;
using MlMath.SiteGen.Curriculum.Tables;
using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Pipelines;
using MlMath.SiteGen.Reporting;

namespace MlMath.SiteGen.Commands;

/// <summary>`sitegen new part/module/note`: a note that verifies as it stands, with its planned title, topics and labs.</summary>
internal static partial class NewCommand
{
    public static int Run(SiteOptions options, string address, IReporter reporter)
    {
        if (!Address().IsMatch(address))
        {
            reporter.Refuse(
                "ENV116",
                $"`{address}` is no address of a note",
                "write part/module/note in lower-case letters, digits and hyphens"
            );
            return CommandLine.WrongUse;
        }

        var parts = address.Split('/');
        var file = Path.Combine(options.Input, parts[0], parts[1], $"{parts[2]}.md");
        if (File.Exists(file))
        {
            reporter.Refuse("ENV117", $"`{SiteOptions.Shown(file)}` exists", "choose another name, or edit that note");
            return CommandLine.WrongUse;
        }

        var tables = ReadTables(options);
        var planned = tables.Notes.FirstOrDefault(n => n.Address.Path == address);
        if (planned is null && !tables.Notes.IsEmpty)
        {
            var suggestion = Suggestion.For(address, tables.Notes.Select(n => n.Address.Path));
            reporter.Refuse(
                "ENV118",
                $"notes.csv has no note `{address}`",
                suggestion is null ? "add a row for it first" : $"did you mean `{suggestion}`?"
            );
            return CommandLine.WrongUse;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, NoteTemplate.Text(planned, parts[2], tables));
        reporter.Line($"wrote {SiteOptions.Shown(file)}");
        return CommandLine.Clean;
    }

    private static CurriculumTables ReadTables(SiteOptions options)
    {
        SourceText? Read(string name)
        {
            var file = Path.Combine(options.Input, "_curriculum", name);
            return File.Exists(file) ? SourceText.FromUtf8(name, File.ReadAllBytes(file)) : null;
        }

        return new TablesReader(Read, new DiagnosticBag()).Read();
    }

    [GeneratedRegex(
        "^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*){2}$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: Patterns.PatienceMilliseconds
    )]
    private static partial Regex Address();
}

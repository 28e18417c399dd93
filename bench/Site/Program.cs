using System.Globalization;
using MlMath.Bench.Site;
using MlMath.Bench.Site.Pages;

// Build times of a made-up curriculum beside a floor and three peers, all in one run:
//   dotnet run -c Release --project bench/Site [-- --notes 164 --cells 4 --rounds 3]
// What a save takes in a preview of the same notes, or of a folder that holds `input/` and `snippets/` (a copy is edited):
//   dotnet run -c Release --project bench/Site -- preview [--folder . --note maths/linear-algebra/svd-qr-lu --edits 20]
//   dotnet run -c Release --project bench/Site -- soak [--edits 500]
// A peer that is not installed has a row that says how to install it, and no number.
// The pages of a built site, in `output` or in the folder after --site:
//   dotnet run -c Release --project bench/Site -- weights|lighthouse|screenshots [--site output]
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var notes = new SyntheticNotes(Number("--notes", 164), Number("--cells", 4));
var prelude = Path.Combine(AppContext.BaseDirectory, "prelude.csx");
if (args.Contains("bare"))
{
    return await BareLoop.RunAsync(notes, prelude);
}

if (args.Contains("preview") || args.Contains("soak"))
{
    var root = Directory.CreateTempSubdirectory("preview-bench-").FullName;
    try
    {
        PreviewFolder.Make(root, Text("--folder"), notes);
        var bench = new PreviewBench(root, Text("--note") ?? PreviewFolder.FirstNote(root));
        if (args.Contains("soak"))
        {
            return await bench.SoakAsync(Number("--edits", 500), Text("--signal") ?? "INT");
        }

        await bench.LatenciesAsync(Number("--edits", 20));
        return 0;
    }
    finally
    {
        Directory.Delete(root, recursive: true);
    }
}

switch (args.FirstOrDefault())
{
    case "weights":
        return await PageTable.RunAsync(SiteFolder());
    case "lighthouse":
        return await LighthouseTable.RunAsync(SiteFolder());
    case "screenshots":
        return await Screenshots.RunAsync(SiteFolder(), Path.GetFullPath(Text("--to") ?? "artifacts/screenshots"));
}

return await new Comparison(notes, Number("--rounds", 3)).RunAsync();

int Number(string name, int otherwise) =>
    Text(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

string? Text(string name)
{
    var at = Array.IndexOf(args, name);
    return at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
}

string SiteFolder()
{
    var folder = Path.GetFullPath(Text("--site") ?? "output");
    return File.Exists(Path.Combine(folder, "index.html"))
        ? folder
        : throw new DirectoryNotFoundException($"{folder} holds no site: build one, or name another with --site");
}

using System.Globalization;
using MlMath.Bench.Site;

// Build times of a made-up curriculum beside a floor and two peers, all in one run:
//   dotnet run -c Release --project bench/Site [-- --notes 164 --cells 4 --rounds 3]
// Peers that are not installed are left out and named: `fsdocs` (dotnet tool fsdocs-tool 22.2.0), `hugo` (Debian).
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var notes = new SyntheticNotes(Number("--notes", 164), Number("--cells", 4));
var prelude = Path.Combine(AppContext.BaseDirectory, "prelude.csx");
if (args.Contains("bare"))
{
    return await BareLoop.RunAsync(notes, prelude);
}

return await new Comparison(notes, Number("--rounds", 3)).RunAsync();

int Number(string name, int otherwise)
{
    var at = Array.IndexOf(args, name);
    return at >= 0 && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;
}

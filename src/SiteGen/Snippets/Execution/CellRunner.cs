using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis.CSharp;
using MlMath.Notebook;

namespace MlMath.SiteGen.Snippets.Execution;

/// <summary>Compiles and runs one cell in a state that earlier cells built.</summary>
internal sealed class CellRunner(CellCompiler compiler, CellConsole console)
{
    /// <param name="highlight">Whether the run carries tokens; a cell that is replayed for its state alone needs none.</param>
    /// <param name="exact">Unoptimised, so that the place of an exception is exact.</param>
    /// <param name="frames">Whether a slider's cell runs for all its values; always so with either of the others.</param>
    /// <param name="variant">Whether its code is one of many that are tried once: none is kept compiled.</param>
    public SnippetRun Run(
        CellRequest cell,
        CellState state,
        SnippetLimits limits,
        bool highlight,
        bool exact = false,
        bool frames = false,
        bool variant = false
    ) =>
        cell.Language == SnippetLanguage.Sql
            ? RunSql(cell, state, limits, highlight)
            : RunCSharp(cell, state, limits, highlight, exact, frames || highlight || exact, variant);

    private SnippetRun RunSql(CellRequest cell, CellState state, SnippetLimits limits, bool highlight)
    {
        var run = new SnippetRun { Status = SnippetStatus.Ok, Tokens = highlight ? SqlLexer.Tokens(cell.Code) : [] };
        if (cell.Mode == SnippetMode.NoRun)
        {
            return run;
        }

        var output = new CellOutput(limits, [], 0);
        try
        {
            var error = SqlScript.Run(state.OpenDatabase(), cell.Code, output);
            output.Close();
            return error is null
                ? run with
                {
                    Outputs = output.Items,
                }
                : run with
                {
                    Status = SnippetStatus.DidNotCompile,
                    Outputs = output.Items,
                    Messages = [error],
                };
        }
        catch (OutputLimitException e)
        {
            output.Close();
            return run with { Status = SnippetStatus.Threw, Outputs = output.Items, Exception = Limit(e.Message) };
        }
    }

    private SnippetRun RunCSharp(
        CellRequest cell,
        CellState state,
        SnippetLimits limits,
        bool highlight,
        bool exact,
        bool frames,
        bool variant
    )
    {
        var firstPlace = state.NextPlace;
        var marked =
            cell.Mode == SnippetMode.Fails
                ? new ValueCode(new(cell.Code, []), [], [])
                : ValueComments.Instrument(cell.Code, compiler.Parsing, firstPlace);
        state.NextPlace += marked.Places.Length;

        var before = state.Last;
        var slider = cell.Slider is null ? null : Slider(cell.Slider, state, before, variant);
        var (name, text, previous) = (state.NextName(), marked.Code.Text, slider?.Compilation ?? before);
        var (compilation, compiled, errors) =
            exact || variant
                ? compiler.CompileAnew(name, text, previous, exact)
                : compiler.Compile(name, text, previous);
        state.UsesEngine |= EngineUse.In(cell.Code);
        state.Chance.Follow(compilation.SyntaxTrees[0].GetRoot());
        var run = new SnippetRun { Status = SnippetStatus.Ok };
        ImmutableArray<CompilerMessage> messages =
        [
            .. CellCompiler.Messages(errors, marked.Code).Concat(marked.Misplaced).OrderBy(m => m.Start),
        ];
        if (!messages.IsEmpty)
        {
            var expected =
                cell.Mode == SnippetMode.Fails
                && messages.Any(m => m.Id.Equals(cell.ExpectedError, StringComparison.OrdinalIgnoreCase));
            run = run with { Status = expected ? SnippetStatus.Ok : SnippetStatus.DidNotCompile, Messages = messages };
        }
        else if (cell.Mode is SnippetMode.Run or SnippetMode.Throws && compiled is not null)
        {
            run = Execute(cell, state.Load(compiled), slider, marked, firstPlace, state, limits, frames);
        }
        else if (cell.Mode == SnippetMode.Run)
        {
            // Usings alone are no code, but later cells see them.
            state.Keep(compilation);
        }

        return highlight ? Described(run, cell, compilation, marked.Code, state) : run;
    }

    // After the run, so that variables have the values that the next cell sees.
    private static SnippetRun Described(
        SnippetRun run,
        CellRequest cell,
        CSharpCompilation compilation,
        InstrumentedCode code,
        CellState state
    )
    {
        var leavesValues = cell.Mode == SnippetMode.Run && run.Status == SnippetStatus.Ok;
        var model = compilation.GetSemanticModel(compilation.SyntaxTrees[0]);
        var symbols = new CellSymbols(
            model,
            variable =>
                leavesValues || variable.ContainingAssembly.Name != compilation.AssemblyName
                    ? state.ValueOf(variable.ContainingAssembly.Name, variable.Name)
                    : null
        );
        var tokens = Highlighter.Tokens(model, code, symbols);
        return run with { Tokens = tokens, Symbols = symbols.All };
    }

    // A submission of its own declares the variable, so that the cell is compiled once and its columns are its own.
    private LoadedCell Slider(SliderRange slider, CellState state, CSharpCompilation? previous, bool variant)
    {
        var (name, text) = (state.NextName(), $"double {slider.Name} = 0;");
        var compiled = variant ? compiler.CompileAnew(name, text, previous) : compiler.Compile(name, text, previous);
        var loaded = state.Load(
            compiled.Cell
                ?? throw new InvalidOperationException(
                    $"a slider cannot be named `{slider.Name}`: {compiled.Errors[0]}"
                )
        );
        state.RunAsync(loaded).GetAwaiter().GetResult();
        return loaded;
    }

    private SnippetRun Execute(
        CellRequest cell,
        LoadedCell loaded,
        LoadedCell? slider,
        ValueCode marked,
        int firstPlace,
        CellState state,
        SnippetLimits limits,
        bool frames
    )
    {
        if (cell.Slider is null || slider is null)
        {
            if (cell.Mode == SnippetMode.Throws)
            {
                using var snapshot = StateSnapshot.Take(state);
                var threw = Once(cell, loaded, marked, firstPlace, state, limits);
                snapshot.Restore();
                return IsExpected(threw.Exception, cell.ExpectedError)
                    ? threw with
                    {
                        Status = SnippetStatus.Ok,
                    }
                    : threw;
            }

            var run = Once(cell, loaded, marked, firstPlace, state, limits);
            state.Keep(loaded.Compilation);
            return run;
        }

        var values = cell.Slider.Values;
        var middle = values.Length / 2;
        var shown = new Display[values.Length];
        if (frames)
        {
            using var snapshot = StateSnapshot.Take(state);
            for (var i = 0; i < values.Length; i++)
            {
                if (i == middle)
                {
                    continue;
                }

                Set(slider, cell.Slider.Name, values[i], state);
                var frame = Once(cell, loaded, marked, firstPlace, state, limits);
                snapshot.Restore();
                if (Frame(frame, cell.Slider.Name, values[i], out shown[i]) is { } failed)
                {
                    return failed;
                }
            }
        }

        Set(slider, cell.Slider.Name, values[middle], state);
        var last = Once(cell, loaded, marked, firstPlace, state, limits);
        state.Keep(loaded.Compilation);
        return Frame(last, cell.Slider.Name, values[middle], out shown[middle])
            ?? (frames ? last with { Frames = [.. shown] } : last);
    }

    /// <returns>Null if the run gave a display; else the run, failed, with the slider's value in its message.</returns>
    private static SnippetRun? Frame(SnippetRun run, string name, double value, out Display display)
    {
        display = run.Outputs.LastOrDefault(o => o.Display is not null)?.Display!;
        if (run.Exception is { } thrown)
        {
            return run with
            {
                Exception = thrown with { Message = $"with {name} = {Displays.Text(value)}: {thrown.Message}" },
            };
        }

        return display is not null
            ? null
            : run with
            {
                Status = SnippetStatus.Threw,
                Exception = new(
                    "SliderShowsNothing",
                    $"with {name} = {Displays.Text(value)} the cell showed nothing",
                    null
                ),
            };
    }

    private static void Set(LoadedCell slider, string name, double value, CellState state)
    {
        var holder = state.Submissions.Single(s => s.GetType().Assembly == slider.Assembly);
        holder
            .GetType()
            .GetField(name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)!
            .SetValue(holder, value);
    }

    private SnippetRun Once(
        CellRequest cell,
        LoadedCell loaded,
        ValueCode marked,
        int firstPlace,
        CellState state,
        SnippetLimits limits
    )
    {
        var output = new CellOutput(limits, marked.Places, firstPlace);
        var run = new SnippetRun { Status = SnippetStatus.Ok };
        console.Current = output;
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var hasRun = false;
        try
        {
            var value = state.RunAsync(loaded).GetAwaiter().GetResult();
            hasRun = true;
            if (value is not null)
            {
                output.Show(value);
            }
        }
        catch (OutOfMemoryException)
        {
            run = run with
            {
                Status = SnippetStatus.OutOfMemory,
                Exception = new(
                    "System.OutOfMemoryException",
                    $"the cell needs more than {limits.MemoryBytes >> 20} MiB",
                    null
                ),
            };
        }
        catch (Exception e)
        {
            run = run with
            {
                Status = SnippetStatus.Threw,
                Exception = ThrownExceptions.Describe(e, loaded.Assembly, marked.Code, hasRun),
            };
        }
        finally
        {
            console.Current = null;
            output.Close();
        }

        if (output.Exceeded is { } exceeded)
        {
            run = run with { Status = SnippetStatus.Threw, Exception = Limit(exceeded) };
        }

        return run with
        {
            Outputs = output.Items,
            Values = output.Values,
            Allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated,
        };
    }

    private static ThrownException Limit(string message) => new("OutputLimit", message, null);

    private static bool IsExpected(ThrownException? thrown, string? expected) =>
        thrown is not null
        && (thrown.Type == expected || thrown.Type[(thrown.Type.LastIndexOfAny(['.', '+']) + 1)..] == expected);
}

using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using MlMath.Notebook;

namespace MlMath.SiteGen.Snippets.Execution;

/// <summary>A cell's assembly, and the name of the method that runs it.</summary>
internal sealed record CompiledCell(
    CSharpCompilation Compilation,
    byte[] Image,
    byte[] Symbols,
    string Type,
    string Method
);

/// <summary>What compiling a submission came to.</summary>
/// <param name="Cell">Null where something is wrong, and where there is no code to run.</param>
internal sealed record CompiledSubmission(
    CSharpCompilation Compilation,
    CompiledCell? Cell,
    ImmutableArray<Diagnostic> Errors
);

/// <summary>
/// Compiles cells as a chain of script submissions. One of these lives as long as its worker: the references are read
/// once.
/// </summary>
internal sealed class CellCompiler
{
    private static readonly EmitOptions Emitting = new(debugInformationFormat: DebugInformationFormat.PortablePdb);

    private readonly ImmutableArray<MetadataReference> _references = CellReferences.Read();
    private Dictionary<Submission, CompiledSubmission> _known = [];
    private Dictionary<Submission, CompiledSubmission> _asked = [];

    /// <summary>How every cell is parsed.</summary>
    public static CSharpParseOptions Script { get; } =
        new(LanguageVersion.Latest, DocumentationMode.None, SourceCodeKind.Script);

    /// <inheritdoc cref="Script"/>
    public CSharpParseOptions Parsing => Script;

    /// <summary>
    /// Compiles a submission; one that the last chain had too is taken from there. A note is replayed up to the cell that
    /// its author works on, and compiling is most of the time that light cells take.
    /// </summary>
    /// <inheritdoc cref="Create"/>
    public CompiledSubmission Compile(string name, string text, CSharpCompilation? previous)
    {
        var submission = new Submission(name, text, previous);
        if (!_known.TryGetValue(submission, out var compiled))
        {
            compiled = CompileAnew(name, text, previous);
        }

        return _asked[submission] = compiled;
    }

    /// <summary>As <see cref="Compile"/>, remembering nothing.</summary>
    public CompiledSubmission CompileAnew(string name, string text, CSharpCompilation? previous, bool exact = false)
    {
        var compilation = Create(name, text, previous, exact);
        var cell = Emit(compilation, out var errors);
        return new CompiledSubmission(compilation, cell, errors);
    }

    /// <summary>A chain ends: what it had no use for is forgotten.</summary>
    public void EndChain() => (_known, _asked) = (_asked, []);

    /// <param name="name">Of the assembly; unique in its chain.</param>
    /// <param name="previous">The submission whose variables and usings the cell sees.</param>
    /// <param name="exact">Unoptimised, so that an exception's place is exact.</param>
    private CSharpCompilation Create(string name, string text, CSharpCompilation? previous, bool exact = false) =>
        CSharpCompilation.CreateScriptCompilation(
            name,
            CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), Parsing, path: name),
            _references,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                scriptClassName: "Submission#" + name,
                optimizationLevel: exact ? OptimizationLevel.Debug : OptimizationLevel.Release,
                nullableContextOptions: NullableContextOptions.Enable,
                concurrentBuild: false,
                deterministic: true
            ),
            previous,
            typeof(object),
            typeof(NotebookGlobals)
        );

    // Null, and what is wrong; without code there is neither.
    private static CompiledCell? Emit(CSharpCompilation compilation, out ImmutableArray<Diagnostic> errors)
    {
        using var image = new MemoryStream();
        using var symbols = new MemoryStream();
        var result = compilation.Emit(image, symbols, options: Emitting);
        errors =
        [
            .. result
                .Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)
                .OrderBy(d => d.Location.SourceSpan.Start)
                .ThenBy(d => d.Id, StringComparer.Ordinal),
        ];
        if (!result.Success)
        {
            return null;
        }

        var entry =
            compilation.GetEntryPoint(CancellationToken.None)
            ?? throw new InvalidOperationException($"the submission {compilation.AssemblyName} has no entry point");
        return new(
            compilation,
            image.ToArray(),
            symbols.ToArray(),
            entry.ContainingType.MetadataName,
            entry.MetadataName
        );
    }

    /// <summary>Places the compiler's errors in the author's code.</summary>
    public static ImmutableArray<CompilerMessage> Messages(ImmutableArray<Diagnostic> errors, InstrumentedCode code) =>
        [
            .. errors
                .Select(e =>
                {
                    var span = e.Location.IsInSource ? e.Location.SourceSpan : default;
                    var start = code.ToOriginal(span.Start);
                    var length = Math.Max(0, code.ToOriginal(span.End) - start);
                    return HasNoValue(e, code, span)
                        ? new CompilerMessage(
                            CompilerMessage.MisplacedValue,
                            start,
                            length,
                            "`// =>` stands behind an expression that has no value"
                        )
                        : new CompilerMessage(e.Id, start, length, e.GetMessage(CultureInfo.InvariantCulture));
                })
                .Distinct(),
        ];

    // An argument of the recording call that the compiler rejects is an expression without a value.
    private static bool HasNoValue(Diagnostic error, InstrumentedCode code, TextSpan span)
    {
        var message = error.GetMessage(CultureInfo.InvariantCulture);
        return error.Id is "CS1503" or "CS0411"
            && (
                message.Contains("'void'", StringComparison.Ordinal)
                || message.Contains("RecordedValue", StringComparison.Ordinal)
            )
            && (code.IsInserted(span.Start) || (span.Start > 0 && code.IsInserted(span.Start - 1)));
    }

    // All that the result depends on: with the submission before it, which is the very object, all earlier ones.
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Submission(string Name, string Text, CSharpCompilation? Previous);
}

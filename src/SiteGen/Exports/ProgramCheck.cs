using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using MlMath.SiteGen.Snippets.Execution;

namespace MlMath.SiteGen.Exports;

/// <summary>Whether an exported program compiles: it is offered only if it does.</summary>
internal sealed class ProgramCheck
{
    private static readonly CSharpParseOptions Parsing = CSharpParseOptions
        .Default.WithLanguageVersion(LanguageVersion.Latest)
        .WithDocumentationMode(DocumentationMode.None)
        .WithFeatures([new("FileBasedProgram", "true")]);

    private static readonly CSharpCompilationOptions Compiling = new(
        OutputKind.ConsoleApplication,
        nullableContextOptions: NullableContextOptions.Enable,
        concurrentBuild: false,
        deterministic: true
    );

    private readonly Lazy<ImmutableArray<MetadataReference>> _references = new(CellReferences.Read);

    /// <returns>Null when it compiles; else the first error, and where in the text.</returns>
    public ProgramError? FirstError(string program)
    {
        var compilation = CSharpCompilation.Create(
            "note",
            [CSharpSyntaxTree.ParseText(program, Parsing)],
            _references.Value,
            Compiling
        );
        var error = compilation
            .GetDiagnostics()
            .Where(d => d.Severity == DiagnosticSeverity.Error)
            .OrderBy(d => d.Location.SourceSpan.Start)
            .ThenBy(d => d.Id, StringComparer.Ordinal)
            .FirstOrDefault();
        return error is null
            ? null
            : new ProgramError(
                error.Location.SourceSpan.Start,
                error.Id,
                error.GetMessage(CultureInfo.InvariantCulture)
            );
    }
}

/// <summary>Why a program does not compile.</summary>
internal sealed record ProgramError(int Start, string Id, string Message)
{
    /// <summary>The last expression of a cell is a call that gives nothing, so there is nothing to print.</summary>
    public bool IsPrintedVoid => Id is "CS1503" && Message.Contains("'void'", StringComparison.Ordinal);
}

using MlMath.SiteGen.Capstone;
using MlMath.SiteGen.Capstone.Corpora;
using MlMath.SiteGen.Capstone.Runs;
using MlMath.SiteGen.Diagnostics;

namespace MlMath.SiteGen.Pipelines.Modules;

/// <summary>Holds the published runs against their record.</summary>
public sealed class CheckCapstone : IModule
{
    public string Name => "Checking the capstone's runs";

    public Task<BuildState> RunAsync(BuildState state, BuildContext context, CancellationToken stop)
    {
        if (state.Capstone is { Mode: CapstoneMode.Full, Corpus.Origin: CorpusOrigin.Snapshot } capstone)
        {
            var file = Snapshot.RecordFile(context.Options);
            var shown = SiteOptions.Shown(file);
            var record = File.Exists(file)
                ? NoteFiles.Read(file, shown, context.Diagnostics)
                : new SourceText(shown, "");
            context.Diagnostics.AddRange(RunRecords.Check(record, capstone));
        }

        return Task.FromResult(state);
    }
}

using System.Buffers.Binary;
using System.Text.Json;
using MlMath.Engine.Training;
using MlMath.SiteGen.Cache;

namespace MlMath.SiteGen.Capstone.Runs;

/// <summary>Keeps runs, finished or on their way, by their identity: 4 bytes of length, the record in JSON, the checkpoint.</summary>
public sealed class RunStore(ICache cache)
{
    // Raised when a record holds other things, or a sample is drawn another way.
    private const string Version = "1";

    /// <returns>Null where nothing is kept, or what is kept cannot be read.</returns>
    public TrainedRun? TryGet(RunPlan plan, string identity)
    {
        if (cache.TryGet(Key(plan, identity)) is not { } bytes)
        {
            return null;
        }

        try
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(bytes);
            var record = JsonSerializer.Deserialize<RunRecord>(bytes.AsSpan(sizeof(int), length))!;
            return new TrainedRun(plan, record, CheckpointFile.FromBytes(bytes.AsSpan(sizeof(int) + length)));
        }
        catch (Exception e) when (e is JsonException or CheckpointException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    public void Put(TrainedRun run)
    {
        var record = JsonSerializer.SerializeToUtf8Bytes(run.Record);
        var length = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, record.Length);
        cache.Put(
            Key(run.Plan, run.Record.Identity),
            [.. length, .. record, .. CheckpointFile.ToBytes(run.Checkpoint)]
        );
    }

    private static CacheKey Key(RunPlan plan, string identity) =>
        new(
            "capstone",
            $"run {plan.Name}",
            [("identity", identity), ("samples", $"{plan.SampleEvery}"), ("format", Version)]
        );
}

using System.Text;
using MlMath.Engine.Nn;
using MlMath.Engine.Text;
using MlMath.Engine.Training;

namespace MlMath.Engine.Tests;

public class CheckpointTests
{
    private static readonly GptConfig Small = new()
    {
        Width = 16,
        Heads = 2,
        Layers = 1,
        Context = 16,
    };

    private static readonly byte[] Bytes = CheckpointFile.ToBytes(
        Checkpoint.Of(Samples.Model(Small), new CharTokenizer("hello"), "name", 3)
    );

    [Fact]
    public void What_is_written_is_read()
    {
        var read = CheckpointFile.FromBytes(Bytes);
        read.Identity.ShouldBe("name");
        read.Step.ShouldBe(3);
        read.Config.ShouldBe(Small);
        read.Tokenizer.ToTokenizer().Decode([1, 0, 2, 2, 3]).ShouldBe("hello");
        var model = read.ToModel();
        foreach (var (got, want) in model.Parameters().Zip(Samples.Model(Small).Parameters()))
        {
            got.Tensor.ToArray().ShouldBe(want.Tensor.ToArray());
        }

        CheckpointFile.ToBytes(read).ShouldBe(Bytes);
    }

    [Fact]
    public void Numbers_start_on_a_multiple_of_64_bytes() => ((16 + BitConverter.ToInt32(Bytes, 12)) % 64).ShouldBe(0);

    [Fact]
    public void A_run_that_continues_ends_with_the_same_bytes()
    {
        using var whole = Samples.Trainer(1, Small);
        whole.Run();

        using var first = Samples.Trainer(1, Small);
        for (var i = 0; i < 20; i++)
        {
            first.Step();
        }

        var kept = CheckpointFile.ToBytes(Checkpoint.Of(first, new CharTokenizer("abc"), "name"));
        using var second = Samples.Trainer(2, Small);
        CheckpointFile.FromBytes(kept).Restore(second);
        second.Run();

        Samples.Hash(second).ShouldBe(Samples.Hash(whole));
    }

    [Fact]
    public void Every_cut_is_refused()
    {
        for (var length = 0; length < Bytes.Length; length += 97)
        {
            Should.Throw<CheckpointException>(() => CheckpointFile.FromBytes(Bytes.AsSpan(0, length)));
        }

        Message(Bytes[..^1])
            .ShouldBe("the checkpoint is cut short or damaged: its SHA-256 does not match its contents");
    }

    [Fact]
    public void Every_flipped_bit_is_refused()
    {
        for (var at = 0; at < Bytes.Length; at += at < 64 ? 1 : 101)
        {
            var damaged = (byte[])Bytes.Clone();
            damaged[at] ^= (byte)(1 << (at % 8));
            Should.Throw<CheckpointException>(() => CheckpointFile.FromBytes(damaged));
        }
    }

    [Fact]
    public void A_foreign_file_is_refused()
    {
        Message(Encoding.UTF8.GetBytes("PK\u0003\u0004 something else entirely"))
            .ShouldBe("this is not a checkpoint: it does not begin with the letters MLMATHGP");
        var newer = (byte[])Bytes.Clone();
        newer[8] = 2;
        Message(newer).ShouldBe("the checkpoint has format version 2; this engine reads version 1");
    }

    [Fact]
    public void A_file_is_replaced_in_one_move()
    {
        var folder = Directory.CreateTempSubdirectory("checkpoint");
        var path = Path.Combine(folder.FullName, "model.bin");
        var checkpoint = CheckpointFile.FromBytes(Bytes);
        CheckpointFile.Save(checkpoint, path);
        CheckpointFile.Save(checkpoint with { Step = 4 }, path);
        CheckpointFile.Load(path).Step.ShouldBe(4);
        folder.GetFiles().Length.ShouldBe(1);
        folder.Delete(recursive: true);
    }

    private static string Message(byte[] bytes) =>
        Should.Throw<CheckpointException>(() => CheckpointFile.FromBytes(bytes)).Message;
}

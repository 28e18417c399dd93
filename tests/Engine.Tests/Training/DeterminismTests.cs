using System.Diagnostics;
using System.Runtime.Intrinsics;
using MlMath.Engine.Training;

namespace MlMath.Engine.Tests;

/// <summary>Same identity, same bytes.</summary>
public class DeterminismTests
{
    // Changes only together with RunIdentity.ArithmeticVersion.
    private const string Golden = "8b43ef300e7fbc4cda0fe1a1fa3e554b9ca2fdc032f2359cd0f87b34f039789f";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public void Any_number_of_threads_gives_the_golden_weights(int threads) =>
        Samples.HashAfter50Steps(threads).ShouldBe(Golden);

    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    public void Vectors_of_256_and_512_bits_give_the_golden_weights(string wide)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            ArgumentList = { "exec", typeof(Samples).Assembly.Location },
            Environment = { ["DOTNET_EnableAVX512"] = wide },
        };
        using var process = Process.Start(start)!;
        var words = process.StandardOutput.ReadToEnd().Trim().Split(' ');
        process.WaitForExit();

        process.ExitCode.ShouldBe(0);
        words[0].ShouldBe((wide == "1" && Vector512.IsHardwareAccelerated).ToString(), "the knob has to take effect");
        words[1].ShouldBe(Golden);
    }

    [Fact]
    public void Another_seed_is_another_run()
    {
        using var trainer = new Trainer(
            Samples.Model(),
            Samples.Tokens(4000),
            [],
            Samples.Options with
            {
                Seed = "other",
            }
        );
        trainer.Run();
        Samples.Hash(trainer).ShouldNotBe(Golden);
    }

    [Fact]
    public void A_step_allocates_nothing()
    {
        using var trainer = Samples.Trainer();
        trainer.Step();
        trainer.Step();
        var before = GC.GetAllocatedBytesForCurrentThread();
        trainer.Step();
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    public void The_identity_names_everything_but_the_threads()
    {
        var model = new Nn.GptConfig();
        var tokens = Samples.Tokens(100);
        var identity = RunIdentity.Of(model, Samples.Options, tokens, []);
        RunIdentity.Of(model, Samples.Options with { Threads = 7 }, tokens, []).ShouldBe(identity);
        RunIdentity.Of(model, Samples.Options with { Seed = "x" }, tokens, []).ShouldNotBe(identity);
        RunIdentity.Of(model with { Layers = 3 }, Samples.Options, tokens, []).ShouldNotBe(identity);
        RunIdentity.Of(model, Samples.Options, tokens[1..], []).ShouldNotBe(identity);
    }
}

using Microsoft.Playwright;
using MlMath.Engine.Numerics;
using MlMath.Engine.Training;

namespace MlMath.Site.Tests;

/// <summary>The model in the browser is the engine's: equal scores, equal text for equal seeds, equal refusals.</summary>
public sealed class PlaygroundModelTests(PlaygroundSite site) : IClassFixture<PlaygroundSite>
{
    // Asks the playground's own worker, one request after another, and gives back the last reply.
    private const string Ask = """
        async (requests) => {
          const worker = new Worker("assets/capstone.js");
          let reply;
          for (const request of requests) {
            reply = await new Promise((done) => {
              worker.onmessage = (event) => done(event.data);
              worker.onerror = (event) => done({ sentence: "error: " + event.message });
              worker.postMessage(request);
            });
            if (reply.kind === "failed") {
              break;
            }
          }
          worker.terminate();
          return { ...reply, scores: undefined, numbers: [...(reply.scores ?? [])].map((x) => Array.from(x.length ? x : [x])).flat() };
        }
        """;

    [Theory]
    [InlineData("trained")]
    [InlineData("odd")]
    public async Task Scores_are_the_engines_within_and_beyond_the_context(string name)
    {
        var checkpoint = name == "odd" ? site.Odd : site.Trained;
        var model = checkpoint.ToModel();
        var page = await OpenAsync();
        var random = new Philox("prompts");
        foreach (var length in new[] { 1, 2, 10, 11, 12, 40, 63, 64, 65, 66, 96, 97, 98, 300, 1000 })
        {
            var prompt = Enumerable.Range(0, length).Select(_ => random.NextInt(model.Config.Vocabulary)).ToArray();
            var decoder = new Decoder(model);
            var scores = new float[model.Config.Vocabulary];
            foreach (var token in prompt)
            {
                decoder.Feed(token, scores);
            }

            var reply = await page.EvaluateAsync<Reply>(
                Ask,
                new[] { Load(name), Begin(prompt, "1", new SamplerOptions()) }
            );

            reply.Numbers.Length.ShouldBe(scores.Length);
            var worst = reply.Numbers.Zip(scores, (a, b) => Math.Abs(a - b)).Max();
            // Equal bits but for a rare last one (arithmetic.ts says which).
            worst.ShouldBeLessThanOrEqualTo(2e-6f, $"{length} tokens");
        }
    }

    [Theory]
    [InlineData("trained", 1, 0, 1)]
    [InlineData("trained", 0, 0, 1)]
    [InlineData("trained", 0.8, 10, 1)]
    [InlineData("trained", 1.3, 0, 0.9)]
    [InlineData("trained", 0.7, 40, 0.95)]
    [InlineData("trained", 2, 5, 0.5)]
    [InlineData("odd", 0.9, 20, 0.97)]
    public async Task Text_is_the_samplers_for_the_same_seed(string name, double temperature, int topK, double topP)
    {
        const int count = 400;
        var options = new SamplerOptions(temperature, topK, topP);
        var checkpoint = name == "odd" ? site.Odd : site.Trained;
        var prompt = checkpoint.Tokenizer.ToTokenizer().Encode(name == "odd" ? "ABC" : "A matrix is ");
        var page = await OpenAsync();
        foreach (
            var seed in new[]
            {
                "1",
                "ünï & 🎲",
                "a seed that is longer than one block of the hash, which has sixty-four bytes",
            }
        )
        {
            var expected = new Sampler(checkpoint.ToModel()).Generate(prompt, count, new Philox(seed), options);

            var reply = await page.EvaluateAsync<Reply>(
                Ask,
                new[]
                {
                    Load(name),
                    Begin(prompt, seed, options),
                    new
                    {
                        kind = "draw",
                        text = 1,
                        count,
                    },
                }
            );

            reply.Ids.ShouldBe(expected, seed);
        }
    }

    [Fact]
    public async Task A_damaged_file_is_refused_in_the_engines_words()
    {
        var whole = CheckpointFile.ToBytes(site.Odd);
        List<byte[]> damaged =
        [
            [],
            "MLMAT"u8.ToArray(),
            "<!DOCTYPE html><title>Not a model</title>"u8.ToArray(),
            whole[..8],
            whole[..47],
            whole[..48],
            whole[..(whole.Length / 2)],
            whole[..^1],
            [.. whole, 0],
            With(whole, 12, 0xFF, 0xFF, 0xFF, 0xFF),
            With(whole, 12, 0, 0, 0, 0x7F),
        ];
        var random = new Philox("damage");
        for (var i = 0; i < 40; i++)
        {
            var at = random.NextInt(whole.Length);
            damaged.Add(With(whole, at, (byte)(whole[at] ^ (1 << random.NextInt(8)))));
        }

        var page = await OpenAsync();
        foreach (var bytes in damaged)
        {
            var expected = Should.Throw<CheckpointException>(() => CheckpointFile.FromBytes(bytes)).Message;
            (await RefusalAsync(page, bytes)).ShouldBe(expected);
        }

        (await RefusalAsync(page, With(whole, 8, 2))).ShouldBe(
            "the checkpoint has format version 2; this page reads version 1"
        );
    }

    [Fact]
    public async Task A_whole_file_that_does_not_hold_such_a_model_is_refused()
    {
        var odd = site.Odd;
        var page = await OpenAsync();

        await Refuse(
            odd with
            {
                Tensors = odd.Tensors.Skip(1).ToArray(),
            },
            "the checkpoint has no tensor `tokens.table`"
        );
        await Refuse(
            odd with
            {
                Tensors = [new CheckpointTensor("tokens.table", [3], [1, 2, 3]), .. odd.Tensors.Skip(1)],
            },
            "tensor `tokens.table` of the checkpoint holds 3 numbers instead of 693"
        );
        await Refuse(
            odd with
            {
                Config = odd.Config with { Heads = 4 },
            },
            "the checkpoint's header makes no sense: 4 heads do not divide a width of 21"
        );
        await Refuse(
            odd with
            {
                Config = odd.Config with { Layers = 0 },
            },
            "the checkpoint's header makes no sense: layers is 0; it has to be at least 1"
        );
        await Refuse(
            odd with
            {
                Tokenizer = new TokenizerSpec("bpe", null, [97, 98]),
            },
            "this page reads models of single characters; the checkpoint's tokenizer is `bpe`"
        );
        await Refuse(
            odd with
            {
                Tokenizer = new TokenizerSpec("char", "abc", null),
            },
            "the checkpoint's alphabet has 3 characters and its model 33"
        );

        async Task Refuse(Checkpoint checkpoint, string sentence) =>
            (await RefusalAsync(page, CheckpointFile.ToBytes(checkpoint))).ShouldBe(sentence);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_said_to_be_so()
    {
        var page = await OpenAsync();
        var reply = await page.EvaluateAsync<Reply>(Ask, new[] { Load("nothing") });
        reply.Sentence.ShouldBe("the checkpoint did not arrive: the server answered 404");
    }

    [Fact]
    public void The_script_is_at_most_30_kilobytes() =>
        new FileInfo(PlaygroundSite.Script).Length.ShouldBeInRange(1, 30_000);

    private async Task<string?> RefusalAsync(IPage page, byte[] bytes)
    {
        site.Keep("damaged.bin", bytes);
        return (await page.EvaluateAsync<Reply>(Ask, new[] { Load("damaged") })).Sentence;
    }

    private static byte[] With(byte[] bytes, int at, params byte[] replacement)
    {
        var copy = bytes.ToArray();
        replacement.CopyTo(copy, at);
        return copy;
    }

    private async Task<IPage> OpenAsync()
    {
        var page = await site.OpenAsync();
        await page.GotoAsync("404.html");
        return page;
    }

    private static object Load(string name) => new { kind = "load", address = $"/{name}.bin" };

    private static object Begin(int[] prompt, string seed, SamplerOptions options) =>
        new
        {
            kind = "begin",
            text = 1,
            prompt,
            seed,
            options = new
            {
                temperature = options.Temperature,
                topK = options.TopK,
                topP = options.TopP,
            },
        };

    private sealed class Reply
    {
        public string? Sentence { get; set; }

        public int[] Ids { get; set; } = [];

        public float[] Numbers { get; set; } = [];
    }
}

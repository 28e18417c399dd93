import { CheckpointError, readCheckpoint } from "./checkpoint";
import { Decoder } from "./decoder";
import { readGpt } from "./gpt";
import { Philox } from "./philox";
import type { Reply, Request } from "./protocol";
import { choose, probabilities, type SamplerOptions } from "./sampler";

/** Holds the model in a thread of its own, so that the page stays at hand while it writes. */
export function workAsWorker(): void {
  const reply = (message: Reply): void => postMessage(message);
  let decoder: Decoder;
  let text: Text | undefined;

  addEventListener("message", ({ data: request }: MessageEvent<Request>) => {
    if (request.kind === "load") {
      void load(request.address).then(
        (loaded) => {
          decoder = loaded.decoder;
          reply(loaded.reply);
        },
        (error: Error) => reply({ kind: "failed", sentence: sentenceOf(error) }),
      );
    } else if (request.kind === "begin") {
      text = new Text(request, decoder);
      reply({ kind: "begun", text: request.text, scores: text.scores });
    } else if (text?.name === request.text) {
      reply(text.draw(request.count));
    }
  });
}

/** One text on its way. */
class Text {
  readonly name: number;
  scores: Float32Array;
  readonly #decoder: Decoder;
  readonly #options: SamplerOptions;
  readonly #random: Philox;

  constructor(request: Request & { kind: "begin" }, decoder: Decoder) {
    this.name = request.text;
    this.scores = decoder.feedAll(request.prompt);
    this.#decoder = decoder;
    this.#options = request.options;
    this.#random = new Philox(request.seed);
  }

  draw(count: number): Reply & { kind: "drawn" } {
    const start = performance.now();
    const ids: number[] = [];
    const scores: Float32Array[] = [];
    for (let i = 0; i < count; i++) {
      const id = choose(probabilities(this.scores, this.#options), this.#random.nextDouble());
      this.scores = this.#decoder.feed(id);
      ids.push(id);
      scores.push(this.scores);
    }
    return { kind: "drawn", text: this.name, ids, scores, milliseconds: performance.now() - start };
  }
}

async function load(address: string): Promise<{ decoder: Decoder; reply: Reply }> {
  const response = await fetch(address);
  if (!response.ok) {
    throw new CheckpointError(`the checkpoint did not arrive: the server answered ${response.status}`);
  }
  const checkpoint = readCheckpoint(await response.arrayBuffer());
  const gpt = readGpt(checkpoint);
  const { alphabet, step } = checkpoint;
  return {
    decoder: new Decoder(gpt),
    reply: { kind: "loaded", alphabet, step, parameters: gpt.parameters, context: gpt.config.context },
  };
}

const sentenceOf = (error: Error): string =>
  error instanceof CheckpointError ? error.message : `the checkpoint did not arrive: ${error.message}`;

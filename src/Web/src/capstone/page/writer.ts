import type { Reply, Request } from "../protocol";
import type { SamplerOptions } from "../sampler";

export type Loaded = Reply & { kind: "loaded" };
export type Drawn = Reply & { kind: "drawn" };

export interface WriterEvents {
  loaded(model: Loaded): void;
  failed(sentence: string): void;
  begun(scores: Float32Array): void;
  drawn(more: Drawn): void;
}

/** The model at work in its own thread. Of several texts only the one begun last is heard of. */
export class Writer {
  readonly #worker: Worker;
  #text = 0;

  constructor(script: string, checkpoint: string, events: WriterEvents) {
    this.#worker = new Worker(script);
    this.#worker.addEventListener("message", ({ data: reply }: MessageEvent<Reply>) => {
      if (reply.kind === "loaded") {
        events.loaded(reply);
      } else if (reply.kind === "failed") {
        events.failed(reply.sentence);
      } else if (reply.text !== this.#text) {
        return;
      } else if (reply.kind === "begun") {
        events.begun(reply.scores);
      } else {
        events.drawn(reply);
      }
    });
    this.#worker.addEventListener("error", () => events.failed("this browser does not start the model's own thread"));
    this.#send({ kind: "load", address: checkpoint });
  }

  begin(prompt: number[], seed: string, options: SamplerOptions): void {
    this.#send({ kind: "begin", text: ++this.#text, prompt, seed, options });
  }

  draw(count: number): void {
    this.#send({ kind: "draw", text: this.#text, count });
  }

  stop(): void {
    this.#worker.terminate();
  }

  #send(request: Request): void {
    this.#worker.postMessage(request);
  }
}

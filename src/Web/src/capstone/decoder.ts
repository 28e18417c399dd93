import { accumulate, gelu, layerNorm, softmax } from "./arithmetic";
import type { Gpt, Linear } from "./gpt";

/**
 * A GPT one token at a time, as in src/Engine/Training/Decoder.cs: keys and values of earlier tokens are kept. When the
 * context is full, its later half is fed again as a new beginning, since positions are learned.
 */
export class Decoder {
  readonly #gpt: Gpt;
  readonly #kept: number;
  #window: number[] = [];
  /** Per layer, (width, context): inner loops then run along positions. */
  readonly #keys: Float32Array[];
  /** Per layer, (context, width). */
  readonly #values: Float32Array[];
  readonly #stream: Float32Array;
  readonly #normal: Float32Array;
  readonly #qkv: Float32Array;
  readonly #mixed: Float32Array;
  readonly #wide: Float32Array;
  readonly #branch: Float32Array;
  readonly #weights: Float32Array;

  constructor(gpt: Gpt) {
    const { context, width, layers } = gpt.config;
    this.#gpt = gpt;
    this.#kept = Math.floor(context / 2);
    this.#keys = Array.from({ length: layers }, () => new Float32Array(width * context));
    this.#values = Array.from({ length: layers }, () => new Float32Array(context * width));
    this.#stream = new Float32Array(width);
    this.#normal = new Float32Array(width);
    this.#qkv = new Float32Array(3 * width);
    this.#mixed = new Float32Array(width);
    this.#wide = new Float32Array(4 * width);
    this.#branch = new Float32Array(width);
    this.#weights = new Float32Array(context);
  }

  /** Appends a token; the scores of every possible next one. */
  feed(token: number): Float32Array {
    if (this.#window.length === this.#gpt.config.context) {
      const kept = this.#window.slice(this.#window.length - this.#kept);
      this.#window = [];
      kept.forEach((earlier) => this.#advance(earlier));
    }
    this.#advance(token);
    return this.#scores();
  }

  /** The scores after a whole text, as if its tokens had been fed one by one to a new decoder. */
  feedAll(tokens: readonly number[]): Float32Array {
    const seen = this.#seenOf(tokens);
    let same = 0;
    while (same < seen.length - 1 && same < this.#window.length && seen[same] === this.#window[same]) {
      same++;
    }
    this.#window.length = same;
    seen.slice(same).forEach((token) => this.#advance(token));
    return this.#scores();
  }

  // The tokens that are in the window once all have been fed.
  #seenOf(tokens: readonly number[]): readonly number[] {
    const { context } = this.#gpt.config;
    const beyond = tokens.length - context;
    return beyond <= 0 ? tokens : tokens.slice(-(this.#kept + 1 + ((beyond - 1) % (context - this.#kept))));
  }

  #scores(): Float32Array {
    const { norm, head, config } = this.#gpt;
    layerNorm(this.#stream, norm.gain, norm.bias, this.#normal);
    const scores = new Float32Array(config.vocabulary);
    accumulate(this.#normal, 0, config.width, head, 0, config.vocabulary, scores, 0, config.vocabulary);
    return scores;
  }

  #advance(token: number): void {
    const { config, tokens, positions, blocks } = this.#gpt;
    const { width } = config;
    const stream = this.#stream;
    const position = this.#window.length;
    stream.set(tokens.subarray(token * width, (token + 1) * width));
    if (config.positions) {
      add(stream, positions.subarray(position * width, (position + 1) * width));
    }
    blocks.forEach((block, layer) => {
      layerNorm(stream, block.norm1.gain, block.norm1.bias, this.#normal);
      apply(block.attend, this.#normal, this.#qkv);
      this.#attend(layer, position);
      apply(block.attended, this.#mixed, this.#branch);
      this.#join();
      layerNorm(stream, block.norm2.gain, block.norm2.bias, this.#normal);
      apply(block.expand, this.#normal, this.#wide);
      gelu(this.#wide);
      apply(block.project, this.#wide, this.#branch);
      this.#join();
    });
    this.#window.push(token);
  }

  #join(): void {
    if (this.#gpt.config.residual) {
      add(this.#stream, this.#branch);
    } else {
      this.#stream.set(this.#branch);
    }
  }

  #attend(layer: number, position: number): void {
    const { context, width, heads } = this.#gpt.config;
    const size = width / heads;
    const scale = Math.fround(1 / Math.sqrt(size));
    const keys = this.#keys[layer]!;
    const values = this.#values[layer]!;
    for (let i = 0; i < width; i++) {
      keys[i * context + position] = this.#qkv[width + i]!;
      values[position * width + i] = this.#qkv[2 * width + i]!;
    }
    const seen = position + 1;
    const weights = this.#weights;
    this.#mixed.fill(0);
    for (let start = 0; start < width; start += size) {
      weights.fill(0);
      accumulate(this.#qkv, start, size, keys, start * context, context, weights, 0, seen);
      for (let i = 0; i < seen; i++) {
        weights[i] = weights[i]! * scale;
      }
      softmax(weights, seen);
      accumulate(weights, 0, seen, values, start, width, this.#mixed, start, size);
    }
  }
}

function apply({ weight, bias }: Linear, x: Float32Array, y: Float32Array): void {
  y.set(bias);
  accumulate(x, 0, x.length, weight, 0, y.length, y, 0, y.length);
}

function add(x: Float32Array, y: Float32Array): void {
  for (let i = 0; i < x.length; i++) {
    x[i] = x[i]! + y[i]!;
  }
}

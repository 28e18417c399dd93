import { sha256 } from "./sha256";

/** The engine's random numbers (src/Engine/Numerics/Philox.cs): number n of a seed is a pure function of both. */
export class Philox {
  readonly #keys: [number, number];
  #block = 0;
  #words: number[] = [];

  constructor(seed: string) {
    const hash = new DataView(sha256(new TextEncoder().encode(seed)).buffer);
    this.#keys = [hash.getUint32(0, true), hash.getUint32(4, true)];
  }

  /** Uniform in [0, 1), 53 bits. */
  nextDouble(): number {
    const high = this.#nextWord() >>> 5;
    const low = this.#nextWord() >>> 6;
    return (high * 2 ** 26 + low) / 2 ** 53;
  }

  #nextWord(): number {
    if (this.#words.length === 0) {
      this.#words = rounds(this.#block++, ...this.#keys);
    }
    return this.#words.shift()!;
  }
}

// Philox 4×32-10: Salmon, Moraes, Dror, Shaw (SC 2011).
function rounds(counter: number, k0: number, k1: number): number[] {
  let [a, b, c, d] = [counter >>> 0, Math.floor(counter / 2 ** 32), 0, 0];
  for (let round = 0; round < 10; round++) {
    const first = BigInt(a) * 0xd2511f53n;
    const second = BigInt(c) * 0xcd9e8d57n;
    [a, b, c, d] = [high(second) ^ b ^ k0, low(second), high(first) ^ d ^ k1, low(first)];
    [a, c] = [a >>> 0, c >>> 0];
    k0 = (k0 + 0x9e3779b9) | 0;
    k1 = (k1 + 0xbb67ae85) | 0;
  }
  return [a, b, c, d];
}

const high = (product: bigint): number => Number(product >> 32n);
const low = (product: bigint): number => Number(product & 0xffffffffn);

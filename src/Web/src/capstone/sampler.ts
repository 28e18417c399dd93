import { exp } from "./arithmetic";

/** How to choose the next character from the scores, as in src/Engine/Training/Sampler.cs. */
export interface SamplerOptions {
  /** Divides the scores; 0 always takes the best. */
  temperature: number;
  /** Only the k best can be chosen; 0 for all. */
  topK: number;
  /** Only the fewest best that hold this much together can be chosen; 1 for all. */
  topP: number;
}

/** Ids from the best score down; among equal scores the smaller id comes first. */
export function ranking(scores: Float32Array): number[] {
  return Array.from(scores, (_, id) => id).sort((a, b) => scores[b]! - scores[a]! || a - b);
}

/** Probability of each id after temperature, top-k and top-p, in that order. */
export function probabilities(scores: Float32Array, options: SamplerOptions): Float64Array {
  const order = ranking(scores);
  const result = new Float64Array(scores.length);
  const first = order[0]!;
  if (options.temperature === 0) {
    result[first] = 1;
    return result;
  }

  const kept = order.slice(0, options.topK === 0 ? order.length : options.topK);
  let sum = 0;
  for (const id of kept) {
    const distance = Math.fround(scores[id]! - scores[first]!);
    result[id] = exp(Math.fround(distance / options.temperature));
    sum += result[id]!;
  }

  // Whoever joins while less than p is held so far stays.
  let held = 0;
  for (const id of kept) {
    if (held >= options.topP * sum && id !== first) {
      result[id] = 0;
    }
    held += result[id]!;
  }
  return result.map((p) => p / held);
}

/** The id at which the running sum passes u, uniform in [0, 1). */
export function choose(odds: Float64Array, u: number): number {
  let sum = 0;
  let last = 0;
  for (let id = 0; id < odds.length; id++) {
    if (odds[id]! > 0) {
      last = id;
      sum += odds[id]!;
      if (u < sum) {
        break;
      }
    }
  }
  return last;
}

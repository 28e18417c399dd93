import type { SamplerOptions } from "./sampler";

/** What the page asks of the worker that holds the model. */
export type Request =
  | { kind: "load"; address: string }
  /** A new text: at least one id to begin with. Ends the text before it. */
  | { kind: "begin"; text: number; prompt: number[]; seed: string; options: SamplerOptions }
  /** More of the text that was begun last. */
  | { kind: "draw"; text: number; count: number };

export type Reply =
  | { kind: "loaded"; alphabet: string; parameters: number; step: number; context: number }
  | { kind: "failed"; sentence: string }
  /** The scores of every possible first character. */
  | { kind: "begun"; text: number; scores: Float32Array }
  /** Characters, the scores after each of them, and how long they took. */
  | { kind: "drawn"; text: number; ids: number[]; scores: Float32Array[]; milliseconds: number };

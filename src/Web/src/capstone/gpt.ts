import type { Checkpoint, Config } from "./checkpoint";

/** y = x W + b, W row by row in the shape (inputs, outputs). */
export interface Linear {
  weight: Float32Array;
  bias: Float32Array;
}

export interface Norm {
  gain: Float32Array;
  bias: Float32Array;
}

export interface Block {
  norm1: Norm;
  attend: Linear;
  attended: Linear;
  norm2: Norm;
  expand: Linear;
  project: Linear;
}

/** The numbers of a GPT, found by the names that src/Engine/Nn gives them. */
export interface Gpt {
  config: Config;
  /** (vocabulary, width). */
  tokens: Float32Array;
  /** The same table as (width, vocabulary): the tied head. */
  head: Float32Array;
  /** (context, width). */
  positions: Float32Array;
  blocks: Block[];
  norm: Norm;
  /** How many numbers training could move. */
  parameters: number;
}

export function readGpt(checkpoint: Checkpoint): Gpt {
  const { config } = checkpoint;
  const { width, vocabulary } = config;
  let parameters = 0;
  const tensor = (name: string, count: number): Float32Array => {
    parameters += count;
    return checkpoint.tensor(name, count);
  };
  const norm = (name: string): Norm => ({ gain: tensor(`${name}.gain`, width), bias: tensor(`${name}.bias`, width) });
  const linear = (name: string, inputs: number, outputs: number): Linear => ({
    weight: tensor(`${name}.weight`, inputs * outputs),
    bias: tensor(`${name}.bias`, outputs),
  });
  const tokens = tensor("tokens.table", vocabulary * width);
  const gpt = {
    config,
    tokens,
    head: tokens.map((_, i) => tokens[(i % vocabulary) * width + Math.floor(i / vocabulary)]!),
    positions: tensor("positions.table", config.context * width),
    blocks: Array.from({ length: config.layers }, (_, i) => ({
      norm1: norm(`blocks.${i}.norm1`),
      attend: linear(`blocks.${i}.attention.attend`, width, 3 * width),
      attended: linear(`blocks.${i}.attention.project`, width, width),
      norm2: norm(`blocks.${i}.norm2`),
      expand: linear(`blocks.${i}.mlp.expand`, width, 4 * width),
      project: linear(`blocks.${i}.mlp.project`, 4 * width, width),
    })),
    norm: norm("norm"),
  };
  return { ...gpt, parameters };
}

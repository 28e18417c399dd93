import { sha256 } from "./sha256";

/** Sizes of a model: src/Engine/Nn/GptConfig.cs. */
export interface Config {
  vocabulary: number;
  context: number;
  width: number;
  heads: number;
  layers: number;
  positions: boolean;
  residual: boolean;
}

/** A trained model as its file holds it. */
export interface Checkpoint {
  identity: string;
  step: number;
  config: Config;
  /** All characters in the order of their ids. */
  alphabet: string;
  /** The numbers of a tensor. Throws when there are none of that name or not `count` of them. */
  tensor(name: string, count: number): Float32Array;
}

/** Why a checkpoint cannot be used, in one sentence. */
export class CheckpointError extends Error {}

interface Header {
  identity: string;
  step: number;
  config: Config;
  tokenizer: { kind: string; alphabet: string | null };
  floats: number;
  tensors: { name: string; shape: number[]; start: number }[];
}

const MAGIC = "MLMATHGP";
const VERSION = 1;
const HEADER_START = 16;
const HASH_LENGTH = 32;

/** Reads the file that src/Engine/Training/CheckpointFile.cs describes and writes; everything is little-endian. */
export function readCheckpoint(file: ArrayBuffer): Checkpoint {
  const bytes = new Uint8Array(file);
  if (String.fromCharCode(...bytes.subarray(0, MAGIC.length)) !== MAGIC) {
    throw new CheckpointError(`this is not a checkpoint: it does not begin with the letters ${MAGIC}`);
  }
  if (bytes.length < HEADER_START + HASH_LENGTH) {
    throw new CheckpointError(`the checkpoint is cut short: it ends after ${bytes.length} bytes`);
  }

  const view = new DataView(file);
  const version = view.getInt32(8, true);
  if (version !== VERSION) {
    throw new CheckpointError(
      `the checkpoint has format version ${version}; this page reads version ${VERSION}`,
    );
  }

  const headerLength = view.getInt32(12, true);
  if (headerLength < 0 || headerLength > bytes.length - HEADER_START - HASH_LENGTH) {
    throw new CheckpointError(
      `the checkpoint is cut short or damaged: its header is said to have ${headerLength} bytes, the file has ${bytes.length}`,
    );
  }

  const end = bytes.length - HASH_LENGTH;
  const hash = sha256(bytes.subarray(0, end));
  if (hash.some((byte, i) => byte !== bytes[end + i])) {
    throw new CheckpointError("the checkpoint is cut short or damaged: its SHA-256 does not match its contents");
  }

  const start = HEADER_START + headerLength;
  return parse(bytes.subarray(HEADER_START, start), file.slice(start, end));
}

function parse(json: Uint8Array, numbers: ArrayBuffer): Checkpoint {
  let header: Header;
  try {
    header = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(json)) as Header;
    check(header.config);
  } catch (error) {
    throw new CheckpointError(`the checkpoint's header makes no sense: ${(error as Error).message}`);
  }

  if (numbers.byteLength !== 4 * header.floats) {
    throw new CheckpointError(
      `the checkpoint announces ${header.floats} numbers and holds ${numbers.byteLength} bytes of them`,
    );
  }

  const { config, tokenizer } = header;
  if (tokenizer.kind !== "char") {
    throw new CheckpointError(`this page reads models of single characters; the checkpoint's tokenizer is \`${tokenizer.kind}\``);
  }

  const alphabet = tokenizer.alphabet ?? "";
  const known = new Set(alphabet).size;
  if (known !== config.vocabulary) {
    throw new CheckpointError(`the checkpoint's alphabet has ${known} characters and its model ${config.vocabulary}`);
  }

  return {
    identity: header.identity,
    step: header.step,
    config,
    alphabet,
    tensor: (name, count) => {
      const entry = header.tensors.find((t) => t.name === name);
      if (!entry) {
        throw new CheckpointError(`the checkpoint has no tensor \`${name}\``);
      }
      const held = entry.shape.reduce((a, b) => a * b, 1);
      if (held !== count || !(entry.start >= 0 && entry.start + held <= header.floats)) {
        throw new CheckpointError(`tensor \`${name}\` of the checkpoint holds ${held} numbers instead of ${count}`);
      }
      // Every machine that runs a browser today is little-endian.
      return new Float32Array(numbers, 4 * entry.start, count);
    },
  };
}

function check(config: Config): void {
  const { vocabulary, context, width, heads, layers } = config;
  for (const [name, size] of Object.entries({ vocabulary, context, width, heads, layers })) {
    if (!Number.isInteger(size) || size < 1) {
      throw new Error(`${name} is ${size}; it has to be at least 1`);
    }
  }
  if (width % heads !== 0) {
    throw new Error(`${heads} heads do not divide a width of ${width}`);
  }
}

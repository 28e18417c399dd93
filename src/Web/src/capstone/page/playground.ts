import { Alphabet } from "../alphabet";
import { Bars } from "./bars";
import { glyphOf } from "./characters";
import { Controls } from "./controls";
import { Paper } from "./paper";
import { part } from "./parts";
import { type Drawn, type Loaded, Writer } from "./writer";

// How long the reader has to be still before the model writes on, in milliseconds.
const PATIENCE = 250;
// How many characters that are left out are named.
const MOST_NAMED = 8;

/** Fetches the model of every playground on the page and brings its controls to life. */
export function startPlayground(script: string): void {
  for (const root of document.querySelectorAll<HTMLElement>(".playground")) {
    load(root, script);
  }
}

function load(root: HTMLElement, script: string): void {
  const still = part(root, ".playground-still");
  still.textContent = "Fetching the model…";
  const checkpoint = new URL(root.dataset.checkpoint!, document.baseURI).href;
  let playground: Playground | undefined;
  const writer = new Writer(script, checkpoint, {
    loaded: (model) => {
      playground = new Playground(root, writer, model);
      playground.begin(0);
    },
    failed: (sentence) => {
      writer.stop();
      root.dataset.state = "failed";
      still.setAttribute("role", "alert");
      still.textContent = `The model cannot write: ${sentence}. `;
      if (playground) {
        return;
      }
      const retry = document.createElement("button");
      retry.type = "button";
      retry.textContent = "Try again";
      retry.addEventListener("click", () => {
        delete root.dataset.state;
        load(root, script);
      });
      still.append(retry);
    },
    // Shown once there is something on every part of it.
    begun: (scores) => {
      playground?.begun(scores);
      root.dataset.state = "ready";
    },
    drawn: (more) => playground?.drawn(more),
  });
}

/** The prompt, the text that follows it and the odds of one of its characters, kept in step with each other. */
class Playground {
  readonly #writer: Writer;
  readonly #alphabet: Alphabet;
  readonly #prompt: HTMLTextAreaElement;
  readonly #seed: HTMLInputElement;
  readonly #leftOut: HTMLElement;
  readonly #controls: Controls;
  readonly #bars: Bars;
  readonly #paper: Paper;
  /** Of each character of the text that was begun last. */
  #scores: Float32Array[] = [];
  #timer = 0;

  constructor(root: HTMLElement, writer: Writer, model: Loaded) {
    this.#writer = writer;
    this.#alphabet = new Alphabet(model.alphabet);
    this.#prompt = part(root, "#playground-prompt");
    this.#seed = part(root, "[name='seed']");
    this.#leftOut = part(root, ".playground-left-out");
    this.#controls = new Controls(root, this.#alphabet.characters.length, () => {
      this.#showBars();
      this.#beginSoon();
    });
    this.#bars = new Bars(root, this.#alphabet.characters, (character) => {
      this.#prompt.value = (this.#paper.place === 0 ? this.#prompt.value : this.#paper.textBefore) + character;
      this.#prompt.scrollTop = this.#prompt.scrollHeight;
      this.begin(PATIENCE);
    });
    this.#paper = new Paper(root, { draw: (count) => writer.draw(count), marked: () => this.#showBars() });
    this.#prompt.addEventListener("input", () => this.begin(PATIENCE));
    // Whoever comes by the keyboard types on at the end.
    this.#prompt.setSelectionRange(this.#prompt.value.length, this.#prompt.value.length);
    this.#seed.addEventListener("input", () => this.#beginSoon());
    part(root, "[data-action='again']").addEventListener("click", () => {
      this.#seed.value = nextSeed(this.#seed.value);
      this.begin(0);
    });
  }

  /** A new text from the prompt: the odds at once, the characters after `patience` milliseconds. */
  begin(patience: number): void {
    const { ids, unknown } = this.#alphabet.encode(this.#prompt.value);
    this.#sayLeftOut(unknown);
    // A text has to begin with something; an empty prompt stands at the start of a line.
    const start = ids.length > 0 ? ids : this.#alphabet.encode("\n").ids;
    this.#writer.begin(start.length > 0 ? start : [0], this.#seed.value, this.#controls.options);
    this.#later(patience, () => this.#paper.start(this.#alphabet.decode(ids)));
  }

  begun(scores: Float32Array): void {
    this.#scores = [scores];
    this.#paper.unmark();
    this.#showBars();
  }

  drawn({ ids, scores, milliseconds }: Drawn): void {
    this.#scores.push(...scores);
    this.#paper.take(
      ids.map((id) => this.#alphabet.characters[id]!),
      milliseconds,
    );
  }

  #beginSoon(): void {
    this.#later(PATIENCE, () => this.begin(0));
  }

  // The text that stands there fades meanwhile.
  #later(milliseconds: number, action: () => void): void {
    this.#paper.wait();
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(action, milliseconds);
  }

  // Said anew only when it changes, so that it is read aloud once.
  #sayLeftOut(unknown: string[]): void {
    const names = unknown.slice(0, MOST_NAMED).map((character) => glyphOf(character).name).join(" ");
    const more = unknown.length > MOST_NAMED ? ` and ${unknown.length - MOST_NAMED} more` : "";
    const said = names && `Left out, as the model has never seen them: ${names}${more}`;
    if (this.#leftOut.textContent !== said) {
      this.#leftOut.textContent = said;
    }
  }

  #showBars(): void {
    const scores = this.#scores[this.#paper.place];
    if (scores) {
      this.#bars.show(scores, this.#controls.options, this.#paper.marked);
    }
  }
}

/** The number at the end of a seed, one higher: `1` → `2`, `my seed` → `my seed 2`. */
export function nextSeed(seed: string): string {
  const [, name, number] = /^(.*?)(\d*)$/s.exec(seed)!;
  if (number) {
    return name + String(BigInt(number) + 1n).padStart(number.length, "0");
  }
  return name ? `${name} 2` : "1";
}

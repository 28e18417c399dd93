import { probabilities, ranking, type SamplerOptions } from "../sampler";
import { glyphOf, percent } from "./characters";
import { part } from "./parts";

/** The likeliest next characters, each a button that appends it. Those that top-k or top-p cut off stay, faded. */
export class Bars {
  readonly #rows: HTMLButtonElement[];
  readonly #others: HTMLElement;
  readonly #characters: readonly string[];
  #order: number[] = [];

  constructor(root: HTMLElement, characters: readonly string[], choose: (character: string) => void) {
    this.#characters = characters;
    this.#others = part(root, ".playground-others");
    this.#rows = [...root.querySelectorAll<HTMLButtonElement>(".playground-bars button")];
    this.#rows.forEach((row, rank) => {
      row.parentElement!.hidden = rank >= characters.length;
      row.addEventListener("click", () => choose(characters[this.#order[rank]!]!));
    });
  }

  /** @param drawn The character that was drawn by these odds. */
  show(scores: Float32Array, options: SamplerOptions, drawn: string | undefined): void {
    const chosen = probabilities(scores, options);
    const uncut = probabilities(scores, { ...options, topK: 0, topP: 1 });
    this.#order = ranking(scores);
    this.#rows.forEach((row, rank) => {
      const id = this.#order[rank];
      if (id === undefined) {
        return;
      }
      const cut = chosen[id] === 0 && uncut[id]! > 0;
      const share = cut ? uncut[id]! : chosen[id]!;
      const character = this.#characters[id]!;
      const { glyph, name } = glyphOf(character);
      row.classList.toggle("cut", cut);
      row.classList.toggle("drawn", character === drawn);
      row.style.setProperty("--share", share.toFixed(4));
      part(row, ".glyph").textContent = glyph;
      part(row, ".share").textContent = percent(share);
      part(row, ".visually-hidden").textContent = [
        name === glyph ? "" : name,
        cut ? "cut off" : "",
        character === drawn ? "drawn" : "",
      ].join(" ");
    });

    const rest = this.#order.slice(this.#rows.length);
    const share = rest.reduce((sum, id) => sum + chosen[id]!, 0);
    const among = rest.find((id) => this.#characters[id] === drawn);
    this.#others.textContent =
      (rest.length === 0 ? "" : `${rest.length} others together ${percent(share)}`) +
      (among === undefined ? "" : `, ${glyphOf(drawn!).name} was drawn`);
  }
}

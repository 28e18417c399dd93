import type { SamplerOptions } from "../sampler";
import { part } from "./parts";

/** The three sliders. */
export class Controls {
  readonly #temperature: HTMLInputElement;
  readonly #topK: HTMLInputElement;
  readonly #topP: HTMLInputElement;

  /** @param changed Called while a slider moves. */
  constructor(root: HTMLElement, vocabulary: number, changed: () => void) {
    this.#temperature = part(root, "[name='temperature']");
    this.#topK = part(root, "[name='top-k']");
    this.#topP = part(root, "[name='top-p']");
    const all = this.#topK.value === this.#topK.max;
    this.#topK.max = String(vocabulary);
    this.#topK.value = all ? this.#topK.max : this.#topK.value;
    for (const input of [this.#temperature, this.#topK, this.#topP]) {
      input.addEventListener("input", () => {
        this.#say();
        changed();
      });
    }
    this.#say();
  }

  get options(): SamplerOptions {
    return {
      temperature: Number(this.#temperature.value),
      topK: this.#topK.value === this.#topK.max ? 0 : Number(this.#topK.value),
      topP: Number(this.#topP.value),
    };
  }

  #say(): void {
    const { temperature, topK, topP } = this.options;
    say(this.#temperature, temperature === 0 ? "0, always the best" : temperature.toFixed(2));
    say(this.#topK, topK === 0 ? `all ${this.#topK.max}` : String(topK));
    say(this.#topP, topP === 1 ? "all" : topP.toFixed(2));
  }
}

function say(input: HTMLInputElement, value: string): void {
  input.setAttribute("aria-valuetext", value);
  part(input.parentElement!, ".value").textContent = value;
}

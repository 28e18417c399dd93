import { part } from "./parts";

// Characters in a second: as fast as one can follow.
const PACE = 70;
// Characters until the model waits to be asked for more.
const PORTION = 400;
// Characters that the worker keeps ahead of the reader.
const AHEAD = 40;

/** What the model writes, at a pace that can be read, with the button that stops it and lets it go on. */
export class Paper {
  readonly #sheet: HTMLElement;
  readonly #button: HTMLButtonElement;
  readonly #facts: HTMLElement;
  readonly #draw: (count: number) => void;
  #text = new Text();
  /** Characters that have come from the worker. */
  #characters: string[] = [];
  #asked = 0;
  #shown = 0;
  #limit = PORTION;
  #milliseconds = 0;
  #frame = 0;
  #paused = false;

  /** @param draw Asks for characters, which come to `take`. */
  constructor(root: HTMLElement, draw: (count: number) => void) {
    this.#draw = draw;
    this.#sheet = part(root, ".playground-paper");
    this.#facts = part(root, ".playground-facts");
    this.#button = part(root, "[data-action='pause']");
    this.#button.addEventListener("click", () => this.#press());
  }

  /** A new text is coming: the old one fades, and nothing is written. */
  wait(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#sheet.classList.add("old");
  }

  /** Writes the text that was begun last, from its first character; what it follows stands before it. */
  start(given: string): void {
    const before = document.createElement("span");
    before.className = "given";
    before.textContent = given;
    this.#text = new Text();
    this.#sheet.replaceChildren(before, this.#text);
    this.#sheet.classList.remove("old");
    this.#sheet.scrollTop = this.#sheet.scrollHeight;
    this.#facts.textContent = "";
    this.#characters = [];
    this.#asked = this.#shown = this.#milliseconds = 0;
    this.#limit = PORTION;
    this.#paused = false;
    this.#run();
  }

  take(characters: string[], milliseconds: number): void {
    this.#characters.push(...characters);
    this.#milliseconds += milliseconds;
  }

  #press(): void {
    if (this.#frame !== 0) {
      this.#paused = true;
      this.#rest();
    } else {
      this.#limit += this.#paused ? 0 : PORTION;
      this.#paused = false;
      this.#run();
    }
  }

  #run(): void {
    this.#button.textContent = "Pause";
    let last = performance.now();
    const step = (now: number): void => {
      const due = Math.floor(((now - last) * PACE) / 1000);
      if (due > 0) {
        last = now;
        this.#write(due);
      }
      this.#ask();
      if (this.#shown < this.#limit) {
        this.#frame = requestAnimationFrame(step);
      } else {
        this.#rest();
      }
    };
    this.#frame = requestAnimationFrame(step);
  }

  #write(due: number): void {
    const atEnd = this.#sheet.scrollTop + this.#sheet.clientHeight >= this.#sheet.scrollHeight - 2;
    const ready = this.#characters.slice(this.#shown, Math.min(this.#shown + Math.min(due, PACE / 10), this.#limit));
    this.#shown += ready.length;
    this.#text.appendData(ready.join(""));
    if (atEnd) {
      this.#sheet.scrollTop = this.#sheet.scrollHeight;
    }
  }

  #ask(): void {
    const wanted = Math.min(this.#limit, this.#shown + AHEAD) - this.#asked;
    if (wanted >= AHEAD / 2 || (wanted > 0 && this.#asked + wanted === this.#limit)) {
      this.#asked += wanted;
      this.#draw(wanted);
    }
  }

  #rest(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#button.textContent = this.#paused ? "Resume" : "More";
    const rate = (1000 * this.#characters.length) / this.#milliseconds;
    const speed = Number.isFinite(rate) ? `; this browser can do ${thousands(rate)} a second` : "";
    this.#facts.textContent = `${this.#shown} characters${speed}`;
  }
}

/** Two significant digits, with a comma between thousands: `4,100`. */
function thousands(rate: number): string {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(rate)) - 1);
  return (Math.round(rate / unit) * unit).toLocaleString("en");
}

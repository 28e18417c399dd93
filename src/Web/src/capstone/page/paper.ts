import { glyphOf } from "./characters";
import { part } from "./parts";
import { Place } from "./place";

// Characters in a second: as fast as one can follow.
const PACE = 70;
// Characters until the model waits to be asked for more.
const PORTION = 400;
// Characters that the worker keeps ahead of the reader.
const AHEAD = 40;

export interface PaperEvents {
  /** Characters are wanted; they come to `take`. */
  draw(count: number): void;
  /** The mark has come to another character, or the marked one has just been written. */
  marked(): void;
}

/**
 * What the model writes, at a pace that can be read, with the button that stops it and lets it go on. One character is
 * marked: the one whose odds are shown, at first the first.
 */
export class Paper {
  readonly #sheet: HTMLElement;
  readonly #button: HTMLButtonElement;
  readonly #facts: HTMLElement;
  readonly #place: Place;
  readonly #events: PaperEvents;
  readonly #given = document.createElement("span");
  readonly #before = new Text();
  readonly #mark = document.createElement("mark");
  readonly #after = new Text();
  /** Characters that have come from the worker. */
  #characters: string[] = [];
  #asked = 0;
  #shown = 0;
  #limit = PORTION;
  #milliseconds = 0;
  #frame = 0;
  #paused = false;

  constructor(root: HTMLElement, events: PaperEvents) {
    this.#events = events;
    this.#sheet = part(root, ".playground-paper");
    this.#facts = part(root, ".playground-facts");
    this.#button = part(root, "[data-action='pause']");
    this.#button.addEventListener("click", () => this.#press());
    this.#given.className = "given";
    this.#sheet.append(this.#given, this.#before, this.#mark, this.#after);
    this.#place = new Place(part(root, "[name='place']"), this.#sheet, [this.#before, this.#mark, this.#after], () => {
      this.#markPlace();
      this.#scrollToMark();
      events.marked();
    });
  }

  /** How many characters stand before the marked one. */
  get place(): number {
    return this.#place.value;
  }

  /** The marked character; undefined where the text is not yet written. */
  get marked(): string | undefined {
    return this.#characters.slice(0, this.#shown)[this.place];
  }

  /** All that stands before the marked character. */
  get textBefore(): string {
    return this.#given.textContent + this.#characters.slice(0, this.place).join("");
  }

  /** A new text is coming: the old one fades, and nothing is written. */
  wait(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#sheet.classList.add("old");
  }

  /** The odds are a new text's: nothing of the old one, which may still stand there, is marked. */
  unmark(): void {
    this.#characters = [];
    this.#shown = 0;
    this.#place.reset(PORTION);
  }

  /** Writes the text that was begun last, from its first character; what it follows stands before it. */
  start(given: string): void {
    this.#given.textContent = given;
    this.#facts.textContent = "";
    this.#asked = this.#milliseconds = 0;
    this.#limit = PORTION;
    this.#paused = false;
    this.unmark();
    this.#markPlace();
    this.#sheet.classList.remove("old");
    this.#sheet.scrollTop = this.#sheet.scrollHeight;
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
        // After a long frame the text goes on; it does not jump.
        this.#write(Math.min(due, PACE / 10));
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

  #write(count: number): void {
    const atEnd = this.#sheet.scrollTop + this.#sheet.clientHeight >= this.#sheet.scrollHeight - 2;
    const ready = this.#characters.slice(this.#shown, Math.min(this.#shown + count, this.#limit));
    const marked = this.place - this.#shown;
    this.#shown += ready.length;
    this.#place.limit(this.#shown, this.#limit);
    if (marked >= 0 && marked < ready.length) {
      this.#markPlace();
      this.#events.marked();
    } else {
      this.#after.appendData(ready.join(""));
    }
    if (atEnd) {
      this.#sheet.scrollTop = this.#sheet.scrollHeight;
    }
  }

  #markPlace(): void {
    const written = this.#characters.slice(0, this.#shown);
    const marked = written[this.place] ?? "";
    this.#before.data = written.slice(0, this.place).join("");
    this.#mark.textContent = marked;
    this.#mark.dataset.sign = marked === "\n" ? glyphOf(marked).glyph : "";
    this.#after.data = written.slice(this.place + 1).join("");
    this.#place.say(marked);
  }

  #scrollToMark(): void {
    const { offsetTop } = this.#mark;
    const { scrollTop, clientHeight } = this.#sheet;
    if (offsetTop < scrollTop || offsetTop > scrollTop + 0.9 * clientHeight) {
      this.#sheet.scrollTop = offsetTop - clientHeight / 2;
    }
  }

  #ask(): void {
    const wanted = Math.min(this.#limit, this.#shown + AHEAD) - this.#asked;
    if (wanted >= AHEAD / 2 || (wanted > 0 && this.#asked + wanted === this.#limit)) {
      this.#asked += wanted;
      this.#events.draw(wanted);
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

import { glyphOf } from "./characters";

/** A place in the text, chosen with a slider or by pointing at a character. */
export class Place {
  readonly #slider: HTMLInputElement;
  #written = 0;

  /** @param parts The nodes that hold the text, in order. */
  constructor(slider: HTMLInputElement, sheet: HTMLElement, parts: readonly Node[], moved: () => void) {
    this.#slider = slider;
    slider.addEventListener("input", () => {
      slider.valueAsNumber = Math.min(slider.valueAsNumber, this.#written);
      moved();
    });
    sheet.addEventListener("click", (event) => {
      const range = getSelection()?.isCollapsed === false ? undefined : characterAt(event.clientX, event.clientY);
      const holder = range && parts.findIndex((node) => node.contains(range.startContainer));
      if (range && holder !== undefined && holder >= 0) {
        range.setStartBefore(parts[0]!);
        slider.valueAsNumber = Math.min([...range.toString()].length, this.#written);
        moved();
      }
    });
  }

  /** How many characters stand before it. */
  get value(): number {
    return this.#slider.valueAsNumber;
  }

  /** Back to the beginning of a text that may grow to `most` characters. */
  reset(most: number): void {
    this.#slider.valueAsNumber = 0;
    this.limit(0, most);
  }

  limit(written: number, most: number): void {
    this.#written = written;
    this.#slider.max = String(most);
  }

  /** What stands there, for those who hear it; nothing at the end of the text. */
  say(character: string): void {
    const what = character === "" ? "the end of the text" : glyphOf(character).name;
    this.#slider.setAttribute("aria-valuetext", `character ${this.value + 1}, ${what}`);
  }
}

/** A range that ends before the character at a point of the screen. */
function characterAt(x: number, y: number): Range | undefined {
  const range = caretAt(x, y);
  if (!range) {
    return undefined;
  }
  // The caret nearest to the point may stand behind the character that was pointed at.
  const { startContainer: node, startOffset: offset } = range;
  if (offset > 0 && node.nodeType === Node.TEXT_NODE) {
    const last = document.createRange();
    last.setStart(node, offset - 1);
    last.setEnd(node, offset);
    const { left, right, top, bottom } = last.getBoundingClientRect();
    if (x >= left && x < right && y >= top && y < bottom) {
      range.setStart(node, offset - 1);
      range.collapse(true);
    }
  }
  return range;
}

function caretAt(x: number, y: number): Range | undefined {
  if (!document.caretPositionFromPoint) {
    return document.caretRangeFromPoint(x, y) ?? undefined;
  }
  const position = document.caretPositionFromPoint(x, y);
  if (!position) {
    return undefined;
  }
  const range = document.createRange();
  range.setStart(position.offsetNode, position.offset);
  return range;
}

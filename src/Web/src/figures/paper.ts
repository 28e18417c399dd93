// The part of a document that Observable Plot draws on. A browser's document in Node takes longer to load than a note's
// figures take to draw, and Plot asks for little of it.
import { escape } from "./escape.ts";
import { round, richText } from "./text.ts";

const defaultFontSize = 12;

class Node {
  parentNode: PaperElement | null = null;
}

class Text extends Node {
  constructor(readonly data: string) {
    super();
  }
}

/** Markup that is finished already. */
class Raw extends Node {
  constructor(readonly markup: string) {
    super();
  }
}

export class PaperElement extends Node {
  readonly namespaceURI = "http://www.w3.org/2000/svg";
  private readonly attributes = new Map<string, string>();
  private children: Node[] = [];

  constructor(
    readonly ownerDocument: Paper,
    readonly tagName: string,
  ) {
    super();
  }

  setAttribute(name: string, value: unknown) {
    this.attributes.set(name, String(value));
  }

  setAttributeNS(_space: string, name: string, value: unknown) {
    this.setAttribute(name, value);
  }

  getAttribute(name: string) {
    return this.attributes.get(name) ?? null;
  }

  hasAttribute(name: string) {
    return this.attributes.has(name);
  }

  removeAttribute(name: string) {
    this.attributes.delete(name);
  }

  appendChild(child: Node) {
    return this.insertBefore(child, null);
  }

  insertBefore(child: Node, next: Node | null) {
    child.parentNode?.removeChild(child);
    const index = next === null ? this.children.length : this.children.indexOf(next);
    this.children.splice(index, 0, child);
    child.parentNode = this;
    return child;
  }

  removeChild(child: Node) {
    this.children = this.children.filter((c) => c !== child);
    child.parentNode = null;
  }

  append(...children: (Node | string)[]) {
    children.forEach((c) => this.appendChild(typeof c === "string" ? new Text(c) : c));
  }

  get firstChild() {
    return this.children[0] ?? null;
  }

  get textContent(): string {
    return this.children.map((c) => (c instanceof PaperElement ? c.textContent : c instanceof Text ? c.data : "")).join("");
  }

  set textContent(text: string) {
    this.children = [new Text(text)];
  }

  /** The children as SVG: no style, no ARIA (the whole drawing is one image), coordinates to a hundredth. */
  inner(fontSize = defaultFontSize): string {
    return this.children
      .map((c) => (c instanceof PaperElement ? c.outer(fontSize) : c instanceof Text ? richText(c.data, fontSize) : (c as Raw).markup))
      .join("");
  }

  private outer(inherited: number): string {
    if (this.tagName === "style") {
      return "";
    }

    const fontSize = Number(this.attributes.get("font-size") ?? inherited);
    const attributes = [...this.attributes]
      .filter(([name]) => !name.startsWith("aria-") && name !== "class" && name !== "style")
      .map(([name, value]) => ` ${name}="${escape(value.replace(/-?\d*\.\d{3,}(?:e-?\d+)?/g, (n) => round(Number(n))))}"`)
      .join("");
    const inner = this.inner(fontSize);
    return inner === "" ? `<${this.tagName}${attributes}/>` : `<${this.tagName}${attributes}>${inner}</${this.tagName}>`;
  }
}

export class Paper {
  readonly documentElement = new PaperElement(this, "svg");

  createElementNS(_space: string, name: string) {
    return new PaperElement(this, name);
  }

  createElement(name: string) {
    return new PaperElement(this, name);
  }

  createTextNode(text: string) {
    return new Text(text);
  }

  raw(markup: string) {
    return new Raw(markup);
  }
}

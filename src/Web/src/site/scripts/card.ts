const gap = 8;
const margin = 12;

/** The card beside a link: one for the whole page, in nobody's way, and no part of the text's layout. */
export class Card {
  private readonly element = document.createElement("div");
  private link: HTMLElement | undefined;

  constructor() {
    this.element.className = "preview prose";
    this.element.id = "preview";
    this.element.setAttribute("role", "tooltip");
    this.element.hidden = true;
  }

  get shownFor(): HTMLElement | undefined {
    return this.link;
  }

  holds(node: EventTarget | null): boolean {
    return node instanceof Node && this.element.contains(node);
  }

  /** @param near The line of the link that is pointed at, in the window. */
  show(link: HTMLElement, content: Node, near: DOMRect): void {
    this.hide();
    this.link = link;
    link.setAttribute("aria-describedby", this.element.id);
    this.element.replaceChildren(content);
    this.element.hidden = false;
    document.body.append(this.element);
    this.place(near);
  }

  hide(): void {
    this.link?.removeAttribute("aria-describedby");
    this.link = undefined;
    this.element.hidden = true;
  }

  // Below the link where there is room, else above; never beyond the window's sides.
  private place(near: DOMRect): void {
    const { style, offsetWidth: width, offsetHeight: height } = this.element;
    const window = document.documentElement;
    const below = near.bottom + gap;
    const above = near.top - gap - height;
    const top = below + height <= window.clientHeight || above < 0 ? below : above;
    const left = Math.max(margin, Math.min(near.left, window.clientWidth - width - margin));
    style.top = `${top + scrollY}px`;
    style.left = `${left + scrollX}px`;
    this.element.classList.toggle("cut", this.element.scrollHeight > height);
  }
}

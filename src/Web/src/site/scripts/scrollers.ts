/**
 * What may scroll sideways takes the keyboard's focus. Where all of it fits there is nothing to scroll, so it is left
 * out of the tab order and of what a screen reader names. A cell's listing stays: its names are reached through it.
 */
export function focusOnlyWhatScrolls(): void {
  const scrollers = [...document.querySelectorAll<HTMLElement>("main [tabindex='0'][role='group'][aria-label]:not(.cell-code > pre)")];
  const names = new Map(scrollers.map((s) => [s, s.getAttribute("aria-label")!]));
  const follow = (changed: HTMLElement[]): void => {
    // Read all, then write all: one layout.
    const wide = changed.map((s) => s.scrollWidth > s.clientWidth + 1 || s === document.activeElement);
    changed.forEach((s, i) => {
      if (wide[i]) {
        s.tabIndex = 0;
        s.setAttribute("role", "group");
        s.setAttribute("aria-label", names.get(s)!);
      } else {
        ["tabindex", "role", "aria-label"].forEach((name) => s.removeAttribute(name));
      }
    });
  };
  // What is not laid out yet is not told of, and not asked: an answer would need its layout.
  const told = new Set<HTMLElement>();
  const observer = new ResizeObserver((entries) => {
    const changed = entries.map((e) => e.target as HTMLElement);
    changed.forEach((s) => told.add(s));
    follow(changed);
  });
  scrollers.forEach((s) => observer.observe(s));
  // A face that arrives late changes what is inside, not the box.
  document.fonts.addEventListener("loadingdone", () => follow([...told]));
}

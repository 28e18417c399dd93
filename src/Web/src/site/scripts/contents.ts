/** Marks in the contents the section that is being read: the last one whose heading has passed the upper third. */
export function followSections(): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>(".toc a[href^='#']")];
  const sections = links.flatMap((link) => {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    return heading ? [{ link, heading }] : [];
  });
  if (sections.length === 0) {
    return;
  }

  let current: HTMLAnchorElement | undefined;
  let waiting = false;
  const mark = (): void => {
    waiting = false;
    const line = innerHeight / 3;
    const next = sections.findLast(({ heading }) => heading.getBoundingClientRect().top <= line)?.link;
    if (next !== current) {
      current?.removeAttribute("aria-current");
      next?.setAttribute("aria-current", "location");
      current = next;
    }
  };
  const soon = (): void => {
    if (!waiting) {
      waiting = true;
      requestAnimationFrame(mark);
    }
  };
  addEventListener("scroll", soon, { passive: true });
  addEventListener("resize", soon, { passive: true });
  soon();
}

/** A part of the page that its markup promises. */
export function part<T extends HTMLElement = HTMLElement>(root: ParentNode, selector: string): T {
  const found = root.querySelector<T>(selector);
  if (!found) {
    throw new Error(`the playground has no ${selector}`);
  }
  return found;
}

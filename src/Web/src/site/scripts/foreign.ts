import { declarationsOf } from "../../formula-classes";

const sheet = new CSSStyleSheet();
const known = new Set<string>();

/** A page's sheet has the classes of its own formulas alone; this gives what comes from another page the rules of its own. */
export function styleFormulas(brought: ParentNode): void {
  for (const { classList } of brought.querySelectorAll("[class*='ks-']")) {
    for (const name of classList) {
      if (name.startsWith("ks-") && !known.has(name)) {
        known.add(name);
        sheet.insertRule(`.${name}{${declarationsOf(name).replace(/;|$/g, "!important$&")}}`);
      }
    }
  }

  if (!document.adoptedStyleSheets.includes(sheet)) {
    document.adoptedStyleSheets.push(sheet);
  }
}

import { classNameOf } from "./formula-classes.ts";
import type { StyleRule } from "./protocol.ts";

/**
 * Turns each style attribute into a class, and gives back the classes' rules, in order of first use. A page with these
 * classes works under a content security policy that forbids inline styles.
 *
 * The markup is KaTeX's: it escapes `<`, `>` and quotes in text and in attributes, so a tag ends at the first `>`.
 */
export function styleAttributesToClasses(markup: string): { markup: string; rules: StyleRule[] } {
  const rules = new Map<string, string>();
  const rewritten = markup.replace(/<[^<>]*?\sstyle=(?:"[^"]*"|'[^']*')[^<>]*>/g, (tag) => {
    const style = /\sstyle=(?:"([^"]*)"|'([^']*)')/.exec(tag)!;
    const declarations = normalise(style[1] ?? style[2] ?? "");
    const plain = tag.replace(style[0], "");
    if (declarations === "") {
      return plain;
    }

    const name = classNameOf(declarations);
    rules.set(name, declarations);
    return withClass(plain, name);
  });
  return {
    markup: rewritten,
    rules: Array.from(rules, ([name, declarations]) => ({ class: name, declarations })),
  };
}

function normalise(style: string): string {
  return style
    .split(";")
    .map((d) => d.trim())
    .filter((d) => d !== "")
    .map((d) => d.replace(/\s*:\s*/, ":"))
    .join(";");
}

function withClass(tag: string, name: string): string {
  return /\sclass="/.test(tag)
    ? tag.replace(/\sclass="([^"]*)"/, (_, names: string) => ` class="${names === "" ? name : `${names} ${name}`}"`)
    : tag.replace(/^<[\w-]+/, (start) => `${start} class="${name}"`);
}

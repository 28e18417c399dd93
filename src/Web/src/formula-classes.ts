// A class says by its name what it declares. Names repeat each other's parts and so compress well, and a script that shows
// a formula of another page can tell its rules without asking for that page's sheet.
const signs: Readonly<Record<string, string>> = { ".": "_", ":": "C", ";": "S" };
const meanings: Readonly<Record<string, string>> = { _: ".", C: ":", S: ";" };

/** `height:0.5em;top:-3em` is `ks-heightC0_5emStopC-3em`. Any text has a name, and no two have the same. */
export function classNameOf(declarations: string): string {
  return `ks-${declarations.replace(/[^a-z0-9-]/g, (c) => signs[c] ?? `X${c.charCodeAt(0).toString(16).padStart(4, "0")}`)}`;
}

/** The declarations that {@link classNameOf} gave this name. */
export function declarationsOf(className: string): string {
  return className
    .slice("ks-".length)
    .replace(/X([0-9a-f]{4})|[_CS]/g, (sign, code?: string) => (code ? String.fromCharCode(Number.parseInt(code, 16)) : meanings[sign]!));
}

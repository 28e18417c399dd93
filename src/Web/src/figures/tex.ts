// TeX in a figure's labels as runs of text. KaTeX's HTML needs a browser's layout, which a drawing does not have; labels
// need little, and what they need more is named in the error.
import macroList from "../macros.json" with { type: "json" };
import { accents, alphabets, functions, relations, operators, symbols } from "./symbols.ts";

/** A stretch of text in one style. `size` is relative to the label's; `rise` is in its ems, upwards. */
export interface Run {
  text: string;
  size: number;
  rise: number;
  math?: boolean;
  italic?: boolean;
  bold?: boolean;
}

interface Style {
  size: number;
  rise: number;
  bold?: boolean;
  upright?: boolean;
  alphabet?: string;
  /** Plain words: spaces count. */
  words?: boolean;
}

const macros = new Map<string, string>();
for (const { macro, tex, letters } of macroList as { macro: string; tex: string; letters?: string }[]) {
  for (const letter of letters ?? [""]) {
    macros.set(macro.slice(1) + letter, tex.replaceAll("@", letter));
  }
}

export function parseTex(source: string): Run[] {
  const parser = new TexParser(source);
  const runs = parser.sequence({ size: 1, rise: 0 });
  parser.end();
  return merge(runs);
}

class TexParser {
  private readonly tokens: string[];
  private at = 0;
  private expansions = 0;

  constructor(private readonly source: string) {
    this.tokens = tokenize(source);
  }

  end() {
    if (this.at < this.tokens.length) {
      throw this.error(`has a \`${this.tokens[this.at]}\` too many`);
    }
  }

  sequence(style: Style, stop?: string): Run[] {
    const runs: Run[] = [];
    while (this.at < this.tokens.length && this.peek() !== "}" && this.peek() !== stop) {
      runs.push(...this.item(style, runs.length > 0));
    }

    return runs;
  }

  private item(style: Style, afterOperand: boolean): Run[] {
    const token = this.tokens[this.at++]!;
    if (token === "^" || token === "_") {
      return this.script(token, style);
    }

    if (token === "{") {
      this.at--;
      return this.group(style);
    }

    if (token.startsWith("\\")) {
      return this.command(token.slice(1), style, afterOperand);
    }

    if (/\s/.test(token)) {
      return style.words ? [this.run(" ", style)] : [];
    }

    if (style.words) {
      return [this.run(token, style, { upright: true })];
    }

    if (token === "'") {
      return [this.run("′", style, { upright: true })];
    }

    if (token === "~") {
      return [this.run(" ", style, { upright: true })];
    }

    if (/[=<>]/.test(token)) {
      return [this.run(` ${token} `, style, { upright: true })];
    }

    if (/[+\-*]/.test(token)) {
      return [this.operator({ "-": "−", "*": "∗" }[token] ?? token, style, afterOperand)];
    }

    return [this.run(token === "," ? ", " : token, style, { upright: !/[a-zA-Z]/.test(token) })];
  }

  private command(name: string, style: Style, afterOperand: boolean): Run[] {
    const macro = macros.get(name);
    if (macro !== undefined) {
      this.expand(macro);
      return [];
    }

    if (name in symbols) {
      const symbol = symbols[name]!;
      return [this.run(symbol, style, { upright: !/[α-ωϑϕϵ]/.test(symbol) })];
    }

    if (name in relations) {
      return [this.run(` ${relations[name]} `, style, { upright: true })];
    }

    if (name in operators) {
      return [this.operator(operators[name]!, style, afterOperand)];
    }

    if (functions.has(name)) {
      const next = this.peek();
      const gap = next === undefined || /^[({^_}]$/.test(next) ? "" : "\u2009";
      return [this.run((afterOperand ? "\u2009" : "") + name + gap, style, { upright: true })];
    }

    if (name in accents) {
      const inside = this.group(style);
      const last = inside[inside.length - 1];
      if (last) {
        last.text += accents[name]!;
      }

      return inside;
    }

    if (name in alphabets) {
      return this.group({ ...style, alphabet: name, upright: true });
    }

    switch (name) {
      case "mathbf":
      case "boldsymbol":
      case "bm":
        return this.group({ ...style, bold: true, upright: name === "mathbf" });
      case "mathrm":
      case "mathsf":
      case "mathit":
        return this.group({ ...style, upright: name !== "mathit" });
      case "operatorname":
        if (this.peek() === "*") {
          this.at++;
        }

        return this.group({ ...style, upright: true });
      case "text":
      case "textrm":
        return this.group({ ...style, upright: true, words: true });
      case "frac":
      case "tfrac":
      case "dfrac":
        return [...this.atom(style), this.run("/", style, { upright: true }), ...this.atom(style)];
      case "sqrt":
        return [this.run("√", style, { upright: true }), ...this.atom(style)];
      case "left":
      case "right":
      case "big":
      case "Big":
        if (this.peek() === ".") {
          this.at++;
        }

        return [];
      case "displaystyle":
      case "textstyle":
      case "limits":
        return [];
      default:
        throw this.error(`uses \`\\${name}\`, which a label cannot draw: say it in the caption`);
    }
  }

  /** An argument, in brackets when it is more than one sign. */
  private atom(style: Style): Run[] {
    const inside = this.group(style);
    const text = inside.map((r) => r.text).join("");
    return /^(?:.\p{M}*|\d+(?:\.\d+)?)$/u.test(text)
      ? inside
      : [this.run("(", style, { upright: true }), ...inside, this.run(")", style, { upright: true })];
  }

  private script(sign: "^" | "_", style: Style): Run[] {
    const size = style.size * 0.72;
    const rise = style.rise + style.size * (sign === "^" ? 0.38 : -0.2);
    return this.group({ ...style, size, rise });
  }

  /** What stands in braces, or one sign. */
  private group(style: Style): Run[] {
    for (let next = this.peek(); next !== undefined; next = this.peek()) {
      const macro = next.startsWith("\\") ? macros.get(next.slice(1)) : undefined;
      if (macro !== undefined) {
        this.at++;
        this.expand(macro);
      } else if (/^\s+$/.test(next)) {
        this.at++;
      } else {
        break;
      }
    }

    if (this.peek() === undefined) {
      throw this.error("ends where something should follow");
    }

    if (this.peek() !== "{") {
      return this.item(style, false);
    }

    this.at++;
    const inside = this.sequence(style);
    if (this.tokens[this.at++] !== "}") {
      throw this.error("lacks a `}`");
    }

    return inside;
  }

  /** Puts the macro's meaning in its place. */
  private expand(macro: string) {
    if (++this.expansions > 100) {
      throw this.error("uses macros without end");
    }

    const count = Math.max(0, ...[...macro.matchAll(/#(\d)/g)].map((m) => Number(m[1])));
    const given = Array.from({ length: count }, () => this.argument());
    const body = tokenize(macro.replace(/#(\d)/g, (_, n: string) => `{${given[Number(n) - 1]}}`));
    this.tokens.splice(this.at, 0, ...body);
  }

  /** The next argument as source. */
  private argument(): string {
    while (this.peek() === " ") {
      this.at++;
    }

    let depth = 0;
    let text = "";
    do {
      const token = this.tokens[this.at++];
      if (token === undefined) {
        throw this.error("ends where something should follow");
      }

      depth += token === "{" ? 1 : token === "}" ? -1 : 0;
      text += /^\\[a-zA-Z]+$/.test(token) ? `${token} ` : token;
    } while (depth > 0);

    return text.startsWith("{") ? text.slice(1, -1) : text;
  }

  private operator(sign: string, style: Style, binary: boolean): Run {
    return this.run(binary && style.size === 1 ? `\u2009${sign}\u2009` : sign, style, { upright: true });
  }

  private run(text: string, style: Style, { upright = style.upright ?? false } = {}): Run {
    const letters = style.alphabet ? [...text].map((c) => alphabets[style.alphabet!]!(c)).join("") : text;
    return {
      text: letters,
      size: style.size,
      rise: style.rise,
      math: !style.words,
      ...(upright || style.upright ? {} : { italic: true }),
      ...(style.bold ? { bold: true } : {}),
    };
  }

  private peek() {
    return this.tokens[this.at];
  }

  private error(what: string) {
    return new Error(`the label \`$${this.source}$\` ${what}`);
  }
}

function tokenize(source: string): string[] {
  return source.match(/\\[a-zA-Z]+\s*|\\.|\d+(?:\.\d+)?|\s+|[^]/gu)?.map((t) => (/^\\[a-zA-Z]/.test(t) ? t.trimEnd() : t)) ?? [];
}

/** Neighbours in one style become one run; doubled spaces one. */
function merge(runs: Run[]): Run[] {
  const merged: Run[] = [];
  for (const run of runs) {
    const last = merged[merged.length - 1];
    if (last && last.size === run.size && last.rise === run.rise && last.italic === run.italic && last.bold === run.bold && last.math === run.math) {
      last.text = (last.text + run.text).replace(/ {2,}/g, " ");
    } else {
      merged.push({ ...run });
    }
  }

  return merged;
}

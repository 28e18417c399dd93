import katex from "katex";
import notation from "./macros.json" with { type: "json" };
import type { Answer, FormulaRequest } from "./protocol.ts";
import { styleAttributesToClasses } from "./styles.ts";

interface Macro {
  macro: string;
  tex: string;
  meaning: string;
  /** Makes one macro for each letter: its name ends with the letter, which also replaces the @ in `tex`. */
  letters?: string;
}

const macros: Readonly<Record<string, string>> = Object.fromEntries(
  (notation as Macro[]).flatMap(({ macro, tex, letters }) =>
    letters === undefined ? [[macro, tex]] : [...letters].map((l) => [macro + l, tex.replace("@", l)]),
  ),
);

/** TeX to HTML and MathML, without a style attribute, so that a page needs no 'unsafe-inline'. */
export function typesetFormula({ tex, display }: FormulaRequest): Answer {
  try {
    const html = katex.renderToString(tex, {
      displayMode: display,
      output: "htmlAndMathml",
      throwOnError: true,
      strict: "error",
      maxSize: 50,
      // \gdef writes into this object: a fresh one keeps formulas from seeing each other.
      macros: { ...macros },
      // Without this KaTeX prints a command that needs trust in red and says nothing.
      trust: ({ command }) => {
        throw new Refused(command);
      },
    });
    return styleAttributesToClasses(html);
  } catch (error) {
    return explain(error, tex);
  }
}

class Refused extends Error {
  constructor(readonly command: string) {
    super(`the command \`${command}\` is not allowed`);
  }
}

function explain(error: unknown, tex: string): Answer {
  if (error instanceof Refused) {
    return { error: error.message, ...offsetIn(tex, tex.indexOf(error.command)) };
  }

  if (error instanceof katex.ParseError) {
    const { rawMessage, position } = error;
    if (rawMessage.includes("[commentAtEnd]")) {
      return { error: "`%` starts a comment: write `\\%`", ...offsetIn(tex, /(?<!\\)%/.exec(tex)?.index) };
    }

    const environment = /^\{(\w+\*?)\} (.+?)\.?$/.exec(rawMessage);
    if (environment !== null) {
      const [, name, rest] = environment;
      return { error: `the environment \`${name}\` ${rest}`, ...offsetIn(tex, tex.indexOf(`{${name}}`)) };
    }

    return { error: inHouseStyle(rawMessage), ...offsetIn(tex, position) };
  }

  if (error instanceof RangeError) {
    return { error: "the formula is nested too deeply" };
  }

  throw error;
}

// An error inside the text of a macro has a position in that text, which may lie beyond the formula.
function offsetIn(tex: string, offset: number | undefined): { offset?: number } {
  return offset !== undefined && offset >= 0 && offset <= tex.length ? { offset } : {};
}

// "Undefined control sequence: \foo" becomes "undefined control sequence `\foo`".
function inHouseStyle(message: string): string {
  const text = message
    .replace(/^LaTeX-incompatible input and strict mode is set to 'error': /, "")
    .replace(/ \[\w+\]$/, "")
    .replace(/^([^:'`]+): (\S+)$/, "$1 `$2`")
    .replace(/'EOF'/g, "the end of the formula")
    .replace(/'([^']+)'|"([^"]+)"/g, "`$1$2`")
    .replace(/\s+/g, " ")
    .replace(/\.$/, "");
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

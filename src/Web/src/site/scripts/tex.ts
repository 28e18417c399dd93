import notation from "../../macros.json" with { type: "json" };

const macros = new Map(
  (notation as { macro: string; tex: string; letters?: string }[]).flatMap(({ macro, tex, letters }): [string, string][] =>
    letters ? [...letters].map((l) => [macro + l, tex.replace("@", l)]) : [[macro, tex]],
  ),
);

/** TeX that means the same outside of this site: its own macros are written out. */
export function plainTex(tex: string): string {
  let rest = tex;
  let plain = "";
  for (let found; (found = /\\([a-zA-Z]+|.)/s.exec(rest)); ) {
    const body = macros.get(found[0]);
    plain += rest.slice(0, found.index);
    rest = rest.slice(found.index + found[0].length);
    if (body === undefined) {
      plain += found[0];
      continue;
    }

    const filled = body.replace(/#\d/g, () => {
      const [argument, after] = firstArgument(rest);
      rest = after;
      return plainTex(argument);
    });
    // A command at the end of what was written out must not run into a letter.
    plain += filled + (/\\[a-zA-Z]+$/.test(filled) && /^[a-zA-Z]/.test(rest) ? " " : "");
  }
  return plain + rest;
}

/** The group in braces, or the one sign or command, that a macro takes; and what follows it. */
function firstArgument(tex: string): [string, string] {
  const text = tex.trimStart();
  if (!text.startsWith("{")) {
    const one = /^(\\([a-zA-Z]+|.)|.)/s.exec(text)?.[0] ?? "";
    return [one, text.slice(one.length)];
  }

  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === "\\") {
      i++;
    } else if (text[i] === "{") {
      depth++;
    } else if (text[i] === "}" && --depth === 0) {
      return [text.slice(1, i), text.slice(i + 1)];
    }
  }
  return [text, ""];
}

import { createHighlighterCore, type HighlighterCore, type LanguageInput } from "@shikijs/core";
import { createJavaScriptRegexEngine } from "@shikijs/engine-javascript";
import languages from "./languages.json" with { type: "json" };
import type { Answer, ListingRequest } from "./protocol.ts";
import { tokenKind } from "./tokens.ts";

type Language = keyof typeof languages;

// Written out one by one, because the bundler follows only names that it can read. Each grammar is its own chunk.
const grammars: Readonly<Record<Exclude<Language, "text">, LanguageInput>> = {
  bash: () => import("@shikijs/langs/bash"),
  c: () => import("@shikijs/langs/c"),
  cpp: () => import("@shikijs/langs/cpp"),
  csharp: () => import("@shikijs/langs/csharp"),
  css: () => import("@shikijs/langs/css"),
  dockerfile: () => import("@shikijs/langs/dockerfile"),
  hcl: () => import("@shikijs/langs/hcl"),
  html: () => import("@shikijs/langs/html"),
  http: () => import("@shikijs/langs/http"),
  ini: () => import("@shikijs/langs/ini"),
  javascript: () => import("@shikijs/langs/javascript"),
  json: () => import("@shikijs/langs/json"),
  proto: () => import("@shikijs/langs/proto"),
  python: () => import("@shikijs/langs/python"),
  sql: () => import("@shikijs/langs/sql"),
  toml: () => import("@shikijs/langs/toml"),
  typescript: () => import("@shikijs/langs/typescript"),
  xml: () => import("@shikijs/langs/xml"),
  yaml: () => import("@shikijs/langs/yaml"),
};

const names = new Map<string, Language>(
  (Object.entries(languages) as [Language, string[]][]).flatMap(([name, aliases]) =>
    [name, ...aliases].map((n) => [n, name] as const),
  ),
);

let highlighter: Promise<HighlighterCore> | undefined;

/** The inside of a `code` element: spans with the same classes that the C# cells' tokens have. */
export async function typesetListing({ language, code }: ListingRequest): Promise<Answer> {
  const name = names.get(language.toLowerCase());
  if (name === undefined) {
    return { error: `unknown language \`${language}\`` };
  }

  if (name === "text") {
    return { markup: escape(code) };
  }

  highlighter ??= createHighlighterCore({ themes: [], langs: [], engine: createJavaScriptRegexEngine() });
  const shiki = await highlighter;
  await shiki.loadLanguage(grammars[name]);
  const grammar = shiki.getLanguage(name);
  let state = null;
  const lines: string[] = [];
  for (const line of code.replace(/\r\n?/g, "\n").split("\n")) {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    const parts = tokens
      .map((t) => ({ text: line.slice(t.startIndex, t.endIndex), scopes: t.scopes }))
      .filter((t) => t.text !== "")
      .map((t) => ({ text: t.text, kind: tokenKind(t.scopes, t.text) }));
    lines.push(markup(parts));
  }

  return { markup: lines.join("\n") };
}

function markup(parts: { text: string; kind: string | undefined }[]): string {
  let html = "";
  for (let i = 0; i < parts.length; ) {
    const { kind } = parts[i]!;
    let text = "";
    for (; i < parts.length && parts[i]!.kind === kind; i++) {
      text += parts[i]!.text;
    }

    html += kind === undefined ? escape(text) : `<span class="tok-${kind}">${escape(text)}</span>`;
  }

  return html;
}

function escape(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

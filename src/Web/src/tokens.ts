/** The few kinds of token that the style sheet knows, the same ones that Roslyn's classification is mapped to. */
export type TokenKind =
  | "keyword"
  | "control"
  | "type"
  | "method"
  | "property"
  | "field"
  | "local"
  | "parameter"
  | "number"
  | "string"
  | "comment"
  | "operator"
  | "punctuation"
  | "namespace";

// First match wins, so the special stands before the general. Scope names follow TextMate's conventions
// (https://macromates.com/manual/en/language_grammars, "Naming Conventions").
const rules: readonly (readonly [RegExp, TokenKind])[] = [
  [/^comment|^punctuation\.definition\.comment/, "comment"],
  [/^punctuation\.definition\.(template-expression|interpolation)/, "punctuation"],
  [/^constant\.numeric|^keyword\.other\.unit|^constant\.other\.timestamp/, "number"],
  [/^support\.type\.property-name|^entity\.name\.tag|^entity\.other\.attribute-name/, "property"],
  [/^string|^punctuation\.definition\.string|^constant\.character|^constant\.other\.placeholder/, "string"],
  [/^constant\.language|^variable\.language|^support\.constant/, "keyword"],
  [/^keyword\.control/, "control"],
  [/^keyword\.operator|^storage\.type\.function\.arrow/, "operator"],
  [/^keyword|^storage/, "keyword"],
  [/^entity\.name\.(type\.)?(namespace|module|package)/, "namespace"],
  [/^entity\.name\.function|^support\.function|^meta\.function-call\.generic/, "method"],
  [/^entity\.name\.variable\.parameter|^variable\.parameter/, "parameter"],
  [/^entity\.name\.variable\.(field|property)|^variable\.other\.(object\.)?property/, "property"],
  [/^entity\.name\.(type|class)|^entity\.other\.inherited-class|^support\.(type|class)/, "type"],
  [/^variable\.other\.constant|^constant/, "field"],
  [/^variable|^entity\.name\.variable|^support\.variable/, "local"],
  [/^punctuation/, "punctuation"],
];

/** @param scopes From the outermost to the innermost, as the grammar gives them. */
export function tokenKind(scopes: readonly string[], text: string): TokenKind | undefined {
  for (let i = scopes.length - 1; i >= 0; i--) {
    const scope = scopes[i]!;
    // Code inside a string is not a string: do not look further out.
    if (/^meta\.(template\.expression|embedded|interpolation|fstring)|^source\./.test(scope)) {
      return undefined;
    }

    const rule = rules.find(([pattern]) => pattern.test(scope));
    if (rule !== undefined) {
      return rule[1] === "operator" && /^\w+$/.test(text) ? "keyword" : rule[1];
    }
  }

  return undefined;
}

/** One id for each character (Unicode scalar), in code point order: src/Engine/Text/CharTokenizer.cs. */
export class Alphabet {
  readonly characters: string[];
  readonly #ids: Map<string, number>;

  constructor(text: string) {
    this.characters = [...new Set(text)].sort((a, b) => a.codePointAt(0)! - b.codePointAt(0)!);
    this.#ids = new Map(this.characters.map((character, id) => [character, id]));
  }

  /** The ids of a text, and the characters that have none, each once. */
  encode(text: string): { ids: number[]; unknown: string[] } {
    const ids: number[] = [];
    const unknown = new Set<string>();
    for (const character of text) {
      const id = this.#ids.get(character);
      if (id === undefined) {
        unknown.add(character);
      } else {
        ids.push(id);
      }
    }
    return { ids, unknown: [...unknown] };
  }

  decode(ids: readonly number[]): string {
    return ids.map((id) => this.characters[id]).join("");
  }
}

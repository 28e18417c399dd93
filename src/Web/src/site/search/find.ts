import { createInstance, type Fragment, type Result } from "pagefind";
import { type Spelling, spellingBy } from "./spelling";
import { stemOf, wordsOf } from "./words";

/** A section, or the page as a whole, whose address then has no anchor. */
export interface Found {
  readonly address: string;
  readonly heading: string;
  readonly excerpt: string;
}

export interface FoundPage {
  readonly address: string;
  readonly title: string;
  readonly where: string;
  readonly excerpt: string;
  readonly sections: Found[];
}

const pagesShown = 6;
const sectionsShown = 3;
// Each costs a request of about 1 KB.
const recordsRead = 8;

/** A record by Pagefind's id, and how well it fits: 1 for each of the words that it has, and up to 1 for how it has them. */
interface Ranked {
  readonly result: Result;
  readonly score: number;
}

export interface Answer {
  readonly pages: FoundPage[];
  /** What was searched in place of a query with words that the site does not have. */
  readonly instead?: string;
}

export type Find = (query: string) => Promise<Answer>;

/** @param folder Where the index is. */
export function openIndex(folder: URL): Find {
  const index = createInstance({
    basePath: folder.href,
    noWorker: true,
    metaCacheTag: "",
    excerptLength: 22,
    ranking: { pageLength: 0.75, termFrequency: 0.6, metaWeights: { title: 6, heading: 4, topics: 3, page: 1, where: 0 } },
  });
  let spelling: Promise<Spelling> | undefined;
  return async (query) => {
    const words = wordsOf(query);
    const found = await pagesWith(words);
    const unknown = words.filter((word) => /^\p{L}{4,}$/u.test(word) && !found.words.some((known) => known.startsWith(stemOf(word))));
    const meant = unknown.length > 0 ? await corrected(words, unknown) : words;
    return meant === words ? found : { pages: (await pagesWith(meant)).pages, instead: meant.join(" ") };
  };

  async function pagesWith(words: readonly string[]): Promise<{ pages: FoundPage[]; words: string[] }> {
    const best = words.length === 0 ? [] : await ranked(words);
    const fragments = await Promise.all(best.map((r) => r.result.data()));
    const texts = fragments.map(wordsIn);
    return {
      pages: grouped(fragments.map((fragment, i) => ({ fragment, score: best[i]!.score + (sideBySide(words, texts[i]!) ? 1 : 0) }))),
      words: texts.flat(),
    };
  }

  /** The same words where none is like one of the site's. */
  async function corrected(words: string[], unknown: readonly string[]): Promise<string[]> {
    spelling ??= fetch(new URL("words.txt", folder)).then(async (answer) => spellingBy(answer.ok ? await answer.text() : ""));
    try {
      const meant = await spelling;
      const right: string[] = [];
      for (let i = 0; i < words.length; i++) {
        const word = words[i]!;
        const next = words[i + 1];
        // One word may have been written as two: «eigan values».
        const both = unknown.includes(word) && next !== undefined ? meant(word + next) : undefined;
        right.push(both ?? (unknown.includes(word) ? (meant(word) ?? word) : word));
        i += both === undefined ? 0 : 1;
      }
      return right.some((word, i) => word !== words[i]) ? right : words;
    } catch {
      // Without a network there is no correction; a later query may find one.
      spelling = undefined;
      return words;
    }
  }

  /**
   * The records to read: what has every word, then what has most of them. The words are searched one by one from parts
   * that are there already; where no record has all, the best one of each is read: it tells whether the site has the word.
   */
  async function ranked(words: readonly string[]): Promise<Ranked[]> {
    const whole = await scored(words.join(" "), words.length);
    const all = new Map(whole.map((r) => [r.result.id, r]));
    const telling = new Set<string>();
    if (words.length > 1 && whole.length < recordsRead) {
      for (const word of words) {
        const found = await scored(word, 1);
        const [first] = found;
        if (first && whole.length === 0) {
          telling.add(first.result.id);
        }

        for (const { result, score } of found) {
          const before = all.get(result.id)?.score ?? 0;
          if (before < words.length) {
            all.set(result.id, { result, score: Math.min(before + score - 1 / words.length, words.length - 1e-6) });
          }
        }
      }
    }

    const ordered = [...all.values()].sort((a, b) => b.score - a.score);
    const told = ordered.filter((r) => telling.has(r.result.id)).slice(0, recordsRead / 2);
    const others = ordered.filter((r) => !told.includes(r)).slice(0, recordsRead - told.length);
    return [...told, ...others].sort((a, b) => b.score - a.score);
  }

  async function scored(words: string, count: number): Promise<Ranked[]> {
    const { results } = await index.search(words);
    const best = results[0]?.score ?? 1;
    return results.map((result) => ({ result, score: count + result.score / best }));
  }
}

/** All words of a record: where a word of the query is among them, nothing was misspelled. */
function wordsIn({ content, meta }: Fragment): string[] {
  return `${content} ${Object.values(meta).join(" ")}`.toLowerCase().match(/\p{L}+/gu) ?? [];
}

/** Whether a query's words stand side by side, in their order: «gaussian elimination» is one thing and not two. */
function sideBySide(query: readonly string[], words: readonly string[]): boolean {
  const stems = query.map(stemOf);
  return stems.length > 1 && words.some((_, at) => stems.every((stem, i) => words[at + i]?.startsWith(stem)));
}

/** Pages in the order of what their records come to: the best counts whole, the next half, and so on. */
function grouped(records: readonly { fragment: Fragment; score: number }[]): FoundPage[] {
  const pages = new Map<string, { page: FoundPage; score: number; share: number }>();
  for (const { fragment, score } of records) {
    const { raw_url, meta } = fragment;
    const excerpt = joined(fragment.excerpt);
    const [, address = "", anchor = ""] = /^\/?(.*\/)(?:([^/]+)\.html)?$/.exec(raw_url) ?? [];
    const known = pages.get(address) ?? {
      page: { address, title: joined(meta.title ?? meta.page), where: joined(meta.where), excerpt: "", sections: [] },
      score: 0,
      share: 1,
    };
    const page = anchor === "" ? { ...known.page, excerpt } : known.page;
    if (anchor !== "" && page.sections.length < sectionsShown) {
      page.sections.push({ address: `${address}#${anchor}`, heading: joined(meta.heading), excerpt });
    }

    pages.set(address, { page, score: known.score + known.share * score, share: known.share / 2 });
  }

  return [...pages.values()]
    .sort((a, b) => b.score - a.score)
    .slice(0, pagesShown)
    .map((p) => p.page);
}

/** The index has `low-rank` as two words; a hyphen that two words share (`one- and two-sided`) stands before a blank of its own. */
function joined(text = ""): string {
  return text.replace(/(?<=\p{L})([-–](?:<\/mark>)?) (?=(?:<mark>)?\p{L})(?!(?:<mark>)?(?:and|or|to)\b)/gu, "$1");
}

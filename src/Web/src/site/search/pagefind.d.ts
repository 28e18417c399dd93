/** What is used of the script that Pagefind's program brings (pagefind.app/docs/api). */
declare module "pagefind" {
  export interface Fragment {
    /** Path of the record's document. */
    readonly raw_url: string;
    /** The record's whole text. */
    readonly content: string;
    /** Words around what was found, escaped, what was found in `mark`. */
    readonly excerpt: string;
    readonly meta: Readonly<Record<string, string>>;
  }

  export interface Result {
    readonly id: string;
    readonly score: number;
    data(): Promise<Fragment>;
  }

  export interface Options {
    readonly basePath: string;
    readonly noWorker: boolean;
    readonly metaCacheTag: string;
    readonly excerptLength: number;
    readonly ranking: {
      readonly pageLength?: number;
      readonly termFrequency?: number;
      readonly termSaturation?: number;
      readonly termSimilarity?: number;
      readonly metaWeights?: Readonly<Record<string, number>>;
    };
  }

  export interface Index {
    init(): Promise<void>;
    search(words: string): Promise<{ readonly results: readonly Result[] }>;
  }

  export function createInstance(options: Options): Index;
}

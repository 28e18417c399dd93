import { type Card, type Day, waits } from "./schedule";

/** A page's address from the site's root: `maths/linear-algebra/svd-qr-lu/`. */
export type Page = string;

/** All that the site remembers of a reader. It never leaves the browser, unless the reader saves it as a file. */
export interface StudyRecord {
  readonly version: 1;
  readonly read: Readonly<Record<Page, Day>>;
  /** By page or `page#section`, in the order in which they were set. */
  readonly bookmarks: Readonly<Record<string, Bookmark>>;
  /** By `page#question`. */
  readonly recall: Readonly<Record<string, Card>>;
  /** What was being read last. */
  readonly place?: Place;
}

export interface Bookmark {
  readonly title: string;
  /** Of the section; empty for the whole note. */
  readonly heading: string;
}

export interface Place extends Bookmark {
  readonly page: Page;
  /** The section's id; empty at the top. */
  readonly section: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export const nothing: StudyRecord = { version: 1, read: {}, bookmarks: {}, recall: {} };

const longest = 300;
const page = /^(?:[a-z0-9-]+\/)+$/;
const section = /^[^\s#]*$/;
const pageOrSection = /^(?:[a-z0-9-]+\/)+(?:#[^\s#]+)?$/;
const question = /^(?:[a-z0-9-]+\/)+#q-[0-9a-f]{8}$/;

/**
 * What is sound of a record that someone else may have written; whatever is not is left out.
 *
 * @returns Undefined when it is no record of this version at all.
 */
export function recordOf(value: unknown): StudyRecord | undefined {
  if (!isObject(value) || value.version !== 1) {
    return undefined;
  }

  const place = placeOf(value.place);
  return {
    version: 1,
    read: entriesOf(value.read, page, (v) => (isDay(v) ? v : undefined)),
    bookmarks: entriesOf(value.bookmarks, pageOrSection, bookmarkOf),
    recall: entriesOf(value.recall, question, cardOf),
    ...(place && { place }),
  };
}

function entriesOf<T>(value: unknown, key: RegExp, read: (value: unknown) => T | undefined): Record<string, T> {
  const sound = Object.entries(isObject(value) ? value : {}).flatMap(([name, entry]) => {
    const known = key.test(name) && name.length <= longest ? read(entry) : undefined;
    return known === undefined ? [] : [[name, known] as const];
  });
  return Object.fromEntries(sound);
}

function bookmarkOf(value: unknown): Bookmark | undefined {
  return isObject(value) && isText(value.title) && isText(value.heading) ? { title: value.title, heading: value.heading } : undefined;
}

function cardOf(value: unknown): Card | undefined {
  return isObject(value) && isDay(value.due) && Number.isInteger(value.rung) && waits[value.rung as number] !== undefined
    ? { rung: value.rung as number, due: value.due }
    : undefined;
}

function placeOf(value: unknown): Place | undefined {
  const known = bookmarkOf(value);
  const { page: at, section: within, at: time } = isObject(value) ? value : {};
  return known && isText(at) && page.test(at) && isText(within) && section.test(within) && Number.isFinite(time)
    ? { ...known, page: at, section: within, at: time as number }
    : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value.length <= longest;
}

function isDay(value: unknown): value is Day {
  return typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value));
}

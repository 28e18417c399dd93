import { type StudyRecord } from "./record";
import { answeredOn } from "./schedule";

/** What a file brought that was not known, or known from earlier. */
export interface Brought {
  readonly notes: number;
  readonly bookmarks: number;
  readonly questions: number;
}

/** Puts two records together: nothing is lost, and of two answers to one question the later one holds. */
export function merged(own: StudyRecord, other: StudyRecord): readonly [StudyRecord, Brought] {
  const notes = absentFrom(own.read, other.read);
  const bookmarks = absentFrom(own.bookmarks, other.bookmarks);
  const questions = Object.entries(other.recall).filter(([key, card]) => {
    const known = own.recall[key];
    return !known || answeredOn(known) < answeredOn(card);
  });
  const place = !own.place || (other.place && own.place.at < other.place.at) ? other.place : own.place;
  const record: StudyRecord = {
    version: 1,
    read: { ...own.read, ...Object.fromEntries(notes) },
    bookmarks: { ...own.bookmarks, ...Object.fromEntries(bookmarks) },
    recall: { ...own.recall, ...Object.fromEntries(questions) },
    ...(place && { place }),
  };
  return [record, { notes: notes.length, bookmarks: bookmarks.length, questions: questions.length }];
}

function absentFrom<T>(known: Readonly<Record<string, T>>, other: Readonly<Record<string, T>>): [string, T][] {
  return Object.entries(other).filter(([key]) => !(key in known));
}

// The study page: asks what is due, lists bookmarks, saves and adds what is kept. The page explains itself without it.
import { listPlaces } from "./scripts/study/places";
import { review } from "./scripts/study/review";
import { offerTransfer } from "./scripts/study/transfer";

const on = (selector: string, work: (slot: HTMLElement) => void): void => {
  document.querySelectorAll<HTMLElement>(selector).forEach(work);
};

on(".review", review);
on(".where", listPlaces);
on(".record", offerTransfer);

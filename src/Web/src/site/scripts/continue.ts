import { labelOf, linkTo } from "./study/here";
import { type Place } from "./study/record";
import { follow } from "./study/store";

/** On the home page, for whoever comes back. Its room is there from the first paint: see theme.ts. */
export function offerToContinue(): void {
  const slot = document.querySelector<HTMLElement>(".continue");
  if (slot) {
    follow(({ place }) => slot.replaceChildren(...(place ? [continueLink(place)] : [])));
  }
}

export function continueLink(place: Place): HTMLAnchorElement {
  const link = linkTo(place.section ? `${place.page}#${place.section}` : place.page);
  const what = document.createElement("small");
  what.textContent = "Continue reading";
  link.append(what, " ", ...labelOf(place));
  return link;
}

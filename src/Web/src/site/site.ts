// Small comforts. Every page is complete without this script.
import { addBookmarks } from "./scripts/bookmarks";
import { offerToContinue } from "./scripts/continue";
import { addCopyButtons } from "./scripts/copy";
import { followSections } from "./scripts/contents";
import { markAsRead, rememberPlace } from "./scripts/finish";
import { markWhatIsRead } from "./scripts/marks";
import { tellNames } from "./scripts/names";
import { previewLinks } from "./scripts/previews";
import { workPlan } from "./scripts/plan";
import { layOutForJumps } from "./scripts/pieces";
import { openForPrint } from "./scripts/print";
import { offerSearch } from "./scripts/search-button";
import { gradeAnswers } from "./scripts/recall";
import { focusOnlyWhatScrolls } from "./scripts/scrollers";
import { openSideWhereWide } from "./scripts/side";
import { workSliders } from "./scripts/slider";
import { workThemeButton } from "./scripts/theme-button";
import { zoomFigures } from "./scripts/zoom";

const starts = [
  layOutForJumps,
  workThemeButton,
  openSideWhereWide,
  offerSearch,
  workSliders,
  addCopyButtons,
  followSections,
  openForPrint,
  tellNames,
  zoomFigures,
  previewLinks,
  focusOnlyWhatScrolls,
  workPlan,
  markWhatIsRead,
  offerToContinue,
  markAsRead,
  rememberPlace,
  addBookmarks,
  gradeAnswers,
];

// A few at a time, so that the page answers in between.
const go = (): void => {
  const until = performance.now() + 4;
  while (starts.length > 0 && performance.now() < until) {
    starts.shift()!();
  }
  if (starts.length > 0) {
    setTimeout(go);
  }
};
go();

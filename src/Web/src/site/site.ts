// Small comforts. Every page is complete without this script.
import { addCopyButtons } from "./scripts/copy";
import { followSections } from "./scripts/contents";
import { tellNames } from "./scripts/names";
import { previewLinks } from "./scripts/previews";
import { workPlan } from "./scripts/plan";
import { openForPrint } from "./scripts/print";
import { offerSearch } from "./scripts/search-button";
import { focusOnlyWhatScrolls } from "./scripts/scrollers";
import { openSideWhereWide } from "./scripts/side";
import { workSliders } from "./scripts/slider";
import { workThemeButton } from "./scripts/theme-button";
import { zoomFigures } from "./scripts/zoom";

workThemeButton();
openSideWhereWide();
offerSearch();
addCopyButtons();
followSections();
openForPrint();
workSliders();
tellNames();
zoomFigures();
previewLinks();
focusOnlyWhatScrolls();
workPlan();

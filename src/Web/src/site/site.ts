// Small comforts. Every page is complete without this script.
import { addCopyButtons } from "./scripts/copy";
import { followSections } from "./scripts/contents";
import { tellNames } from "./scripts/names";
import { openForPrint } from "./scripts/print";
import { openSideWhereWide } from "./scripts/side";
import { workSliders } from "./scripts/slider";
import { workThemeButton } from "./scripts/theme-button";

workThemeButton();
openSideWhereWide();
addCopyButtons();
followSections();
openForPrint();
workSliders();
tellNames();

// As long as a browser shows nothing in the place of letters that are still to come.
const PATIENCE = 3000;

/**
 * Until the letters of formulas have come, their places have their widths, so that nothing moves when they appear. When
 * they do not come, formulas are shown in the letters that the machine has. Runs after the style sheets and before the
 * body: a face that stands in a sheet is there a moment after it is asked for, and what is laid out before that moves.
 */
export function keepPlaceOfLetters(): void {
  const { fonts, documentElement: root } = document;
  const giveUp = (): void => {
    delete root.dataset.waiting;
  };
  root.dataset.waiting = "";
  fonts.addEventListener("loadingerror", giveUp);
  fonts.addEventListener("loading", () => {
    setTimeout(() => {
      if (fonts.status === "loading") {
        giveUp();
      }
    }, PATIENCE);
  });
  for (const face of fonts) {
    if (face.family.endsWith("_Waiting")) {
      face.load();
    }
  }
}

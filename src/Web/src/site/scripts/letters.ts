// As long as a browser shows nothing in the place of letters that are still to come.
const PATIENCE = 3000;

/**
 * Until the letters of formulas have come, their places have their widths, so that nothing moves when they appear. When
 * they do not come, formulas are shown in the letters that the machine has.
 */
export function keepPlaceOfLetters(): void {
  const root = document.documentElement;
  const done = (): void => {
    delete root.dataset.waiting;
  };
  root.dataset.waiting = "";
  document.fonts.addEventListener("loadingerror", done);
  addEventListener("load", () => {
    document.fonts.ready.then(done);
    setTimeout(done, PATIENCE);
  });
}

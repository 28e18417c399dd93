/**
 * On a wide screen the style sheet shows the folded list beside the text. Opening it there for real tells assistive
 * technology the same.
 */
export function openSideWhereWide(): void {
  const folded = document.querySelector<HTMLDetailsElement>(".side > details");
  const wide = matchMedia("(min-width: 62rem)");
  const follow = () => {
    if (folded) {
      folded.open = wide.matches;
    }
  };
  wide.addEventListener("change", follow);
  follow();
}

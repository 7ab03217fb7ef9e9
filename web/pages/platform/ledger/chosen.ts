/** So many may be edited at once. */
const most = 1000;

/**
 * The codes that are chosen after a page's own were chosen anew: what was chosen on other pages stays.
 * @param rows of the page @param here the codes chosen on it, perhaps with those of other pages
 */
export function chooseOn(chosen: readonly string[], rows: readonly { readonly code: string }[], here: readonly string[]): string[] {
  const shown = new Set(rows.map(({ code }) => code));
  return [...chosen.filter((code) => !shown.has(code)), ...here.filter((code) => shown.has(code))].slice(0, most);
}

/** The maximum number that may be edited together. */
const most = 1000;

/**
 * The selected codes after the selection on a page has changed: the selection on other pages stays.
 * @param rows of the page @param here the codes selected on it, perhaps with those of other pages
 */
export function chooseOn(chosen: readonly string[], rows: readonly { readonly code: string }[], here: readonly string[]): string[] {
  const shown = new Set(rows.map(({ code }) => code));
  return [...chosen.filter((code) => !shown.has(code)), ...here.filter((code) => shown.has(code))].slice(0, most);
}

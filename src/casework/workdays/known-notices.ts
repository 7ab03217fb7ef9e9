import type { YearNotice } from './facts.ts';

/**
 * The notices known by a local day: for each calendar the highest version published by then, superseded ones left out, in order of
 * precedence: if several name a day, the last one decides.
 * @param all every version
 * @param known a day, `2025-11-04`; what was published on that day is known
 */
export function noticesKnown(all: readonly YearNotice[], known: string): YearNotice[] {
  const newest = new Map<string, YearNotice>();
  for (const notice of all) {
    if (notice.published !== undefined && notice.published > known) continue;
    const other = newest.get(notice.id);
    if (other === undefined || other.version < notice.version) newest.set(notice.id, notice);
  }
  const givenWay = new Set([...newest.values()].map(({ supersedes }) => supersedes));
  return [...newest.values()].filter(({ id }) => !givenWay.has(id)).toSorted(byPublication);
}

/** With the same day of publication, or none, the later year decides; then the city's own, which is no `calendar/…`. */
function byPublication(a: YearNotice, b: YearNotice): number {
  const order = (one: YearNotice) => `${one.published ?? ''} ${one.year} ${one.id.startsWith('calendar/') ? 0 : 1} ${one.id}`;
  return order(a) < order(b) ? -1 : 1;
}

/** The result of a boundary, as its colour on the map shows it. */
type Row = { readonly savings: number | null; readonly low: number | null; readonly high: number | null };

/**
 * The class of a boundary: 0 saved, 1 undecided (the interval includes zero), 2 used more, 3 without an interval, 4 not modelled.
 * @example savingClassOf({ savings: 12, low: 3, high: 21 }) // 0
 */
export function savingClassOf({ savings, low, high }: Row): number {
  if (savings === null) return 4;
  if (low === null || high === null) return 3;
  return low > 0 ? 0 : high < 0 ? 2 : 1;
}

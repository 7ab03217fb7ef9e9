import type { Point } from '#platform/ledger/fold.ts';

/** Which household has a meter, from when to when: `until` excluded; null for an open beginning or end. */
export type Claim = { readonly household: string; readonly meter: string; readonly from: string | null; readonly until: string | null };

/** A household's meters over its days. */
export function claimsOf(household: string, line: readonly Point[]): Claim[] {
  return line.flatMap(({ from, value }, at) =>
    typeof value === 'string' ? [{ household, meter: value, from, until: line[at + 1]?.from ?? null }] : [],
  );
}

/** A line overlaid with the rows of a file, each from its day on. */
export function laidOn(line: readonly Point[], rows: readonly Point[]): Point[] {
  let laid = [...line];
  for (const row of rows)
    laid = row.from === null ? [row, ...laid.filter(({ from }) => from !== null)] : [...laid.filter(({ from }) => from !== row.from), row];
  return laid.toSorted((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1));
}

/**
 * The first day on which two households would have one meter, by household and meter: if a file names both, the later by code is reported,
 * otherwise the one that the file names.
 */
export function doubled(claims: readonly Claim[], named: ReadonlySet<string>): Map<string, Claim> {
  const byMeter = Map.groupBy(claims, ({ meter }) => meter);
  const found = new Map<string, Claim>();
  for (const own of claims) {
    if (!named.has(own.household)) continue;
    const other = (byMeter.get(own.meter) ?? []).find(
      (one) => one.household !== own.household && (!named.has(one.household) || one.household < own.household) && overlaps(own, one),
    );
    if (other !== undefined) found.set(claimKey(own.household, own.meter), other);
  }
  return found;
}

export const claimKey = (household: string, meter: string): string => `${household}\n${meter}`;

const overlaps = (a: Claim, b: Claim): boolean => startsBefore(a.from, b.until) && startsBefore(b.from, a.until);

const startsBefore = (from: string | null, until: string | null): boolean => until === null || from === null || from < until;

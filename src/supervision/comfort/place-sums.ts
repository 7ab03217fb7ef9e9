import type { ControlSum } from './facts.ts';

type Counts = { readonly due: number; readonly measured: number; readonly hours: number; readonly outside: number };

type Below = { readonly code: string; readonly name: string; readonly parent: string | null };

/** The result for a place below another; `buildings` all of it, `judged` those with a judged hour. */
export type PlaceSum = ControlSum & {
  readonly code: string;
  readonly name: string;
  readonly buildings: number;
  readonly judged: number;
};

const part = (some: number, whole: number): number | null => (whole === 0 ? null : Math.round((some / whole) * 1e4) / 1e4);

/**
 * Judged and outside hours of points or buildings together; shares are of these sums, to 0.0001.
 * @param floor of coverage (`knowledge/figure-floors.yaml`): below it there is no share
 */
export function sumOf(counted: readonly Counts[], floor: number): ControlSum {
  const sum = { due: 0, measured: 0, hours: 0, outside: 0 };
  for (const one of counted) for (const name of ['due', 'measured', 'hours', 'outside'] as const) sum[name] += one[name];
  const coverage = part(sum.measured, sum.due);
  const share = coverage !== null && sum.measured < floor * sum.due ? null : part(sum.outside, sum.hours);
  return { hours: sum.hours, outside: sum.outside, share, coverage };
}

/**
 * The places directly below one, each with everything in it, those most outside first; what is in the place itself is listed under its own
 * code.
 * @param below all places below it, at any depth
 */
export function placeSums(
  place: Omit<Below, 'parent'>,
  below: readonly Below[],
  buildings: readonly { readonly region: string; readonly points: readonly Counts[] }[],
  floor: number,
): PlaceSum[] {
  const known = new Map(below.map((one) => [one.code, one]));
  const branch = (code: string): string => {
    const one = known.get(code);
    return one === undefined ? place.code : one.parent === place.code ? code : branch(one.parent ?? '');
  };
  const sums = [...Map.groupBy(buildings, ({ region }) => branch(region))].map(([code, own]): PlaceSum => ({
    code,
    name: known.get(code)?.name ?? place.name,
    buildings: own.length,
    judged: own.filter(({ points }) => points.some(({ hours }) => hours > 0)).length,
    ...sumOf(
      own.flatMap(({ points }) => points),
      floor,
    ),
  }));
  return sums.toSorted((a, b) => (b.share ?? -1) - (a.share ?? -1) || b.outside - a.outside || (a.code < b.code ? -1 : 1));
}

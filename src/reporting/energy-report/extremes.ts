import { figureId } from '#kernel/figure.ts';
import type { PlaceYear, YearBuilding } from '#supervision/benchmarking/public/year-buildings.ts';
import type { MeasuredPart } from '#supervision/overview/public/key-figures.ts';

/** A building compared with the median of its own use: 1.5 is half as much again. */
export type Extreme = {
  readonly code: string;
  readonly name: string;
  readonly use: string;
  readonly heating: string | null;
  /** kgce/m2. */
  readonly intensity: number;
  readonly times: number;
  readonly figure: string;
};

/** With fewer buildings of a use, what is usual is unknown. */
const fewestOfUse = 5;

/**
 * The buildings furthest above and below the median of their own use, by energy per square metre; only those measured well. Uses are never
 * mixed: data centres would always come first.
 */
export function extremesOf(
  { year, month, known }: PlaceYear,
  parts: ReadonlyMap<YearBuilding, MeasuredPart>,
  most: number,
): { readonly highest: Extreme[]; readonly lowest: Extreme[] } {
  const byUse = Map.groupBy(parts, ([{ building }]) => building.use);
  const all = [...byUse].flatMap(([use, own]) => {
    if (use === null || own.length < fewestOfUse) return [];
    const rows = own.map(([{ building }, { kgce, areaM2 }]) => ({ building, intensity: kgce / areaM2 }));
    const median = medianOf(rows.map(({ intensity }) => intensity));
    if (median <= 0) return [];
    return rows.map(({ building: { code, name, fields }, intensity }): Extreme => {
      const heating = typeof fields['heating'] === 'string' ? fields['heating'] : null;
      const figure = figureId({
        kind: 'intensity',
        building: code,
        year,
        ...(month !== undefined && { month }),
        carrier: 'total',
        ...known,
      });
      return { code, name, use, heating, intensity, times: intensity / median, figure };
    });
  });
  const rising = all.toSorted((a, b) => a.times - b.times || (a.code < b.code ? -1 : 1));
  return {
    highest: rising
      .toReversed()
      .filter(({ times }) => times > 1)
      .slice(0, most),
    lowest: rising.filter(({ times }) => times < 1).slice(0, most),
  };
}

/** For an even number, the mean of the two in the middle. */
function medianOf(values: readonly number[]): number {
  const rising = values.toSorted((a, b) => a - b);
  const half = rising.length / 2;
  return ((rising[Math.ceil(half) - 1] ?? 0) + (rising[Math.floor(half)] ?? 0)) / 2;
}

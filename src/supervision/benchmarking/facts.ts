import type { Carrier, Unit } from '#kernel/carrier.ts';
import type { BuildingFacts, Dated } from '#registry/registry/facts.ts';

/** Metering's use of one building, carrier and year: in the carrier's unit (gas also in kWh). `value` is null if nothing was measured. */
export type YearUse = {
  readonly building: string;
  readonly carrier: Carrier;
  readonly unit: Unit;
  readonly value: number | null;
  readonly coverage: number;
  readonly meters: number;
  /** For a use below zero: whether the building may generate some of it itself. */
  readonly makes?: boolean;
};

/** A use below zero of a building that generates nothing: impossible, so nothing is judged by it. */
export function isNegative({ value, makes }: Pick<YearUse, 'value' | 'makes'>): boolean {
  return value !== null && value < 0 && makes !== true;
}

/** A building in one year: what it is judged by. */
export type YearOfBuilding = {
  readonly code: string;
  readonly name: string;
  readonly region: string;
  /** The use held longest in the year; null if none is known. */
  readonly use: string | null;
  /** Its parts if there are several, as held on the last day; areas in m2. */
  readonly parts: readonly { readonly use: string; readonly areaM2: number | null }[];
  /** Floor area in m2, weighted by days; null if not known on every day. */
  readonly floorAreaM2: number | null;
  readonly fields: Readonly<Record<string, unknown>>;
};

/** The uses of each building in order. Those of one building are mostly consecutive: then a name is looked up only once for all. */
export function usesByBuilding(uses: readonly YearUse[]): ReadonlyMap<string, readonly YearUse[]> {
  const before = byBuilding.get(uses);
  if (before !== undefined) return before;
  const found = new Map<string, YearUse[]>();
  let [building, own]: [string | null, YearUse[]] = [null, []];
  for (const use of uses) {
    if (use.building !== building) {
      building = use.building;
      const before = found.get(building);
      own = before ?? [];
      if (before === undefined) found.set(building, own);
    }
    own.push(use);
  }
  byBuilding.set(uses, found);
  return found;
}

/** Cached by the identity of the list, which metering keeps as long as nothing changes. */
const byBuilding = new WeakMap<readonly YearUse[], ReadonlyMap<string, readonly YearUse[]>>();

/** The days of a calendar year, half-open. */
export function yearDays(year: number): { from: string; to: string } {
  return { from: `${year}-01-01`, to: `${year + 1}-01-01` };
}

/** A building in a year, its dated facts weighted by days. */
export function yearOf(facts: BuildingFacts, year: number): YearOfBuilding {
  const { code, name, region, fields } = facts;
  return { code, name, region, ...usesIn(facts, year), floorAreaM2: areaIn(facts, year), fields };
}

function usesIn({ uses, fields }: BuildingFacts, year: number): Pick<YearOfBuilding, 'use' | 'parts'> {
  const always = alwaysSo(uses);
  if (always !== null) return { use: mainUse(always.value, fields['use']), parts: always.value };
  const spans = spansOf(uses, spanOfYear(year));
  return {
    use: longest(spans.map(({ days, value }) => ({ days, use: mainUse(value, fields['use']) }))),
    parts: spans.at(-1)?.value ?? [],
  };
}

function areaIn({ floorAreaM2 }: BuildingFacts, year: number): number | null {
  const always = alwaysSo(floorAreaM2);
  if (always !== null) return always.value !== null && always.value > 0 ? always.value : null;
  const of = spanOfYear(year);
  return weightedArea(spansOf(floorAreaM2, of), of.days);
}

/** The only value of a fact that never changed, which holds for nearly all facts of a city. Null if there are several, or none. */
function alwaysSo<T>(dated: readonly Dated<T>[]): Dated<T> | null {
  const [only] = dated;
  return only !== undefined && only.from === null && dated.length === 1 ? only : null;
}

type YearSpan = { readonly from: string; readonly to: string; readonly days: number };

function spanOfYear(year: number): YearSpan {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return { ...yearDays(year), days: leap ? 366 : 365 };
}

type Span<T> = { readonly days: number; readonly value: T };

/** The stretches of a dated value inside `[from, to)`, in days. Days before its first value belong to none. */
function spansOf<T>(dated: readonly Dated<T>[], { from, to }: YearSpan): Span<T>[] {
  return dated.flatMap(({ from: since, value }, index) => {
    const start = since === null || since < from ? from : since;
    const next = dated[index + 1]?.from ?? to;
    const end = next < to ? next : to;
    return start < end ? [{ days: daysBetween(start, end), value }] : [];
  });
}

function weightedArea(spans: readonly Span<number | null>[], days: number): number | null {
  let [sum, known] = [0, 0];
  for (const { days: held, value } of spans) {
    if (value === null || value <= 0) continue;
    sum += value * held;
    known += held;
  }
  return known === days ? sum / days : null;
}

/**
 * The use that the registry names as the main one, if it is among the parts; otherwise the part with the largest area, the first if no area
 * is known.
 */
function mainUse(parts: readonly { use: string; areaM2: number | null }[], told: unknown): string | null {
  let main = parts.find((part) => part.use === told);
  if (main) return main.use;
  main = parts[0];
  for (const part of parts) if (main && (part.areaM2 ?? 0) > (main.areaM2 ?? 0)) main = part;
  return main?.use ?? null;
}

function longest(spans: readonly { days: number; use: string | null }[]): string | null {
  if (spans.length === 1) return spans[0]?.use ?? null;
  const held = new Map<string, number>();
  for (const { days, use } of spans) if (use !== null) held.set(use, (held.get(use) ?? 0) + days);
  let best: string | null = null;
  for (const [use, days] of held) if (best === null || days >= (held.get(best) ?? 0)) best = use;
  return best;
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}

/** The places that contain a building, nearest first: its own zone (高新区), its region, and by the digits of GB/T 2260 all above it. */
export function regionsAbove({ region, fields }: Pick<YearOfBuilding, 'region' | 'fields'>): string[] {
  const zone = fields['developmentZone'];
  const above = /^\d{6}$/u.test(region) ? [`${region.slice(0, 4)}00`, `${region.slice(0, 2)}0000`, '100000'] : [];
  return [...new Set([...(typeof zone === 'string' && zone !== '' ? [zone] : []), region, ...above])];
}

type Judged = {
  readonly verdict: string;
  readonly indicative: boolean;
  readonly grounds: readonly { readonly confirmed?: unknown }[];
};

/** Whether a verdict is formal because the city itself has confirmed what it is based on, by two persons, from the printed text. */
export function isByCity({ verdict, indicative, grounds }: Judged): boolean {
  return verdict !== 'unknown' && !indicative && grounds.some(({ confirmed }) => confirmed !== undefined);
}

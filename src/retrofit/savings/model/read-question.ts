import type { Carrier } from '#kernel/carrier.ts';
import { Problem } from '#kernel/problem.ts';
import type { Boundary } from '#metering/metering/metering.ts';
import type { DaySpan, FactorValues, ModelQuestion, ModelKind, WrittenSeason } from '../facts.ts';
import { dayNamed } from '../needs.ts';

/** A boundary in the shape of the contract: given in one of two ways, or not at all. */
export type BoundaryGiven = {
  readonly building?: string | undefined;
  readonly carrier?: Carrier | undefined;
  readonly item?: string | undefined;
  readonly meters?: readonly string[] | undefined;
  readonly minus?: readonly string[] | undefined;
};

/** Throws Problem `boundary-empty`, `boundary-both`, `boundary-carrier`. */
export function readBoundary({ building, carrier, item, meters = [], minus = [] }: BoundaryGiven): Boundary {
  const byMeters = meters.length > 0 || minus.length > 0;
  if (building === undefined && !byMeters) throw new Problem('bad-input', 'boundary-empty', {});
  if (byMeters) {
    if (building !== undefined || item !== undefined || meters.length === 0) throw new Problem('bad-input', 'boundary-both', {});
    return { meters: [...meters], ...(minus.length > 0 && { minus: [...minus] }) };
  }
  if (carrier === undefined) throw new Problem('bad-input', 'boundary-carrier', { building });
  return { building: building as string, carrier, ...(item !== undefined && { item }) };
}

export type ModelGiven = {
  readonly model?: ModelKind | undefined;
  readonly station?: string | undefined;
  readonly calendar?: string | undefined;
  readonly seasons?: readonly WrittenSeason[] | undefined;
  readonly exclude?: readonly DaySpan[] | undefined;
};

/** Throws Problem `season-bad`, `season-twice`, `factor-twice`, `factor-hourly`, `empty-range`, `bad-instant`. */
export function readModel(given: ModelGiven, factors: readonly FactorValues[]): ModelQuestion {
  const { model = 'daily', station = null, calendar = null, seasons, exclude = [] } = given;
  for (const one of exclude) readPeriod(one);
  for (const one of seasons ?? []) for (const text of [one.from, one.to]) readMonthDay(text);
  const names = (seasons ?? []).map(({ name }) => name);
  const twice = names.find((name, at) => names.indexOf(name) < at || name === 'between');
  if (twice !== undefined) throw new Problem('bad-input', 'season-twice', { season: twice });
  const again = factors.find(({ name }, at) => factors.findIndex((one) => one.name === name) < at);
  if (again !== undefined) throw new Problem('bad-input', 'factor-twice', { factor: again.name });
  return {
    model,
    station,
    calendar,
    seasons: seasons === undefined || seasons.length === 0 ? null : [...seasons],
    exclude: [...exclude],
    factors,
  };
}

/** A day of any year, as `100 × month + day`. Throws Problem `season-bad`. */
export function readMonthDay(text: string): number {
  // 2000 was a leap year: 29 February may begin a season
  const day = new Date(`2000-${text}T00:00:00Z`);
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(5, 10) !== text) throw new Problem('bad-input', 'season-bad', { day: text });
  return Number(text.slice(0, 2)) * 100 + Number(text.slice(3));
}

/** A stretch of local days, since 1970-01-01. Throws Problem `bad-instant`, `time-not-kept`, `empty-range`, `too-many-steps`. */
export function readPeriod({ from, to }: DaySpan): { readonly from: number; readonly to: number } {
  const [first, end] = [dayNamed(from), dayNamed(to)];
  if (end <= first) throw new Problem('bad-input', 'empty-range', { from, to });
  return { from: first, to: end };
}

/** Throws Problem `periods-overlap` if a reporting period shares days with the base. */
export function refuseOverlap(base: DaySpan, reporting: DaySpan): void {
  if (reporting.from < base.to && base.from < reporting.to)
    throw new Problem('bad-input', 'periods-overlap', { from: reporting.from, to: reporting.to, baseFrom: base.from, baseTo: base.to });
}

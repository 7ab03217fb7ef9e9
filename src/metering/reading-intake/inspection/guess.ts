import { Problem } from '#kernel/problem.ts';
import type { Span } from '#kernel/calendar.ts';
import { saysRegister } from '../headings/heading-places.ts';
import { namedColumns } from '../headings/heading-places.ts';
import { findPlan, guessLayout, tellsPeriods, type Plan } from '../columns/layout.ts';
import type { Layout, LayoutOptions } from '../headings/layout-options.ts';
import { unitSeen } from './first-inspection.ts';
import { intervalSeen } from '../columns/sample.ts';
import { needsYear, rowsNeedYear, yearNamed } from '../times/year-named.ts';
import { isSorted, turnAcross, turnDown, yearOfTurn, type YearTurn } from '../times/year-turn.ts';

/** A proposal of how to read a file of readings, for a person to review: nothing here is used without being confirmed. */
type FileGuess = {
  readonly layout: Layout;
  readonly columns: ReturnType<typeof namedColumns>;
  readonly kind: 'register' | 'interval' | null;
  readonly interval: string | null;
  /** The named units, each with its conversion, such as `kW × 15min → kWh`; empty if none is named. */
  readonly unit: string;
  /** The unit of some of its values is not named. */
  readonly unitAssumed: boolean;
  /** The codes of metering points in the first rows. */
  readonly codes: readonly string[];
  /** For months without a year; null if the file gives none, or none is needed. */
  readonly year: number | null;
};

/** Inspects a header and the first rows. */
export async function guessFile(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  headings: LayoutOptions['headings'],
  around: { readonly above: readonly string[]; readonly sheet: string; readonly file: string },
): Promise<FileGuess> {
  const columns = namedColumns(header, { headings });
  const needs = needsYear(header);
  const layout = guessLayout(header, { ...(needs && { year: 2000 }), yearNamed: 2000, headings }, rows);
  const year = (layout === 'months' ? needs : rowsNeedYear(header, rows))
    ? yearSeen(around, layout === 'months' ? turnAcross(header) : turnDown(header, rows))
    : null;
  const unit = await unitSeen(header, rows, { ...around, headings });
  const isRegister = layout === 'long' && columns.end === null && saysRegister.test(columns.value ?? '');
  return {
    layout,
    columns,
    kind: isRegister ? 'register' : null,
    interval: intervalOf(header, rows, headings),
    unit: unit?.read ?? '',
    unitAssumed: unit?.assumed === true,
    codes: codesOf(header, rows, layout, headings),
    year,
  };
}

/** The year found for months without one; null if a person must give it. */
function yearSeen(around: Parameters<typeof yearNamed>[0], turn: YearTurn | null): number | null {
  try {
    const passes = turn !== null && !isSorted([...around.above, around.sheet, around.file], turn);
    return (passes ? yearOfTurn(around, turn) : yearNamed(around))?.year ?? null;
  } catch {
    return null;
  }
}

/** Which column of a file holds time, end, code and value, by headings and cells; empty if a person must say. */
export function columnsSeen(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  headings?: LayoutOptions['headings'],
): ReadonlyMap<string, string> {
  try {
    const { plan } = findPlan(header, rows, { ...(needsYear(header) && { year: 2000 }), yearNamed: 2000, headings });
    const places = [
      ['time', plan.layout === 'months' ? null : plan.time],
      ['end', endDayOf(plan)],
      ['meter', plan.layout === 'wide' ? null : plan.meter],
      ['value', plan.layout === 'long' ? plan.value : null],
    ] as const;
    return new Map(places.flatMap(([field, at]) => (at === null ? [] : [[header[at] as string, field] as const])));
  } catch (error) {
    if (error instanceof Problem) return new Map();
    throw error;
  }
}

/** The column in which rows name the day or the instant of their ends; null if they name none, or only the clock time. */
function endDayOf(plan: Plan): number | null {
  if (plan.layout !== 'long' && plan.layout !== 'wide') return null;
  if (plan.written.as !== 'clocks') return plan.end;
  return plan.written.endDay === plan.time ? null : plan.written.endDay;
}

/** How well a header suits a file of readings, 0 to 2. */
export function suitsReadings(header: readonly string[], headings?: LayoutOptions['headings']): number {
  const { time, meter, value } = namedColumns(header, { headings });
  const layout = guessLayout(header, { ...(needsYear(header) && { year: 2000 }), headings });
  if (layout === 'months') return meter === null ? 1 : 2;
  if (layout === 'days') return 2;
  if (time === null) return 0;
  return meter !== null && value !== null ? 2 : 1;
}

const names = new Map<number, string>([
  [900, '15min'],
  [1800, '30min'],
  [3600, '1h'],
]);

function intervalOf(header: readonly string[], rows: readonly (readonly string[])[], headings: LayoutOptions['headings']): string | null {
  try {
    const { plan } = findPlan(header, rows, { yearNamed: 2000, headings });
    if (tellsPeriods(plan)) return null;
    const interval = intervalSeen(plan, rows);
    return interval === null ? null : typeof interval === 'number' ? (names.get(interval) ?? null) : spanName(interval);
  } catch {
    return null;
  }
}

function spanName(span: Span): string | null {
  if ('days' in span) return '1d';
  return 'months' in span ? '1month' : '1year';
}

/** The column of metering points that no heading names, by its cells; empty if there is none. */
const meterSeen = (header: readonly string[], rows: readonly (readonly string[])[], headings: LayoutOptions['headings']): string =>
  [...columnsSeen(header, rows, headings)].find(([, field]) => field === 'meter')?.[0] ?? '';

function codesOf(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  layout: Layout,
  headings: LayoutOptions['headings'],
): string[] {
  const { meter, time, end } = namedColumns(header, { headings });
  if (layout === 'wide') return header.filter((heading) => heading !== time && heading !== end && heading.trim() !== '');
  const at = header.indexOf(meter ?? meterSeen(header, rows, headings));
  return at < 0 ? [] : [...new Set(rows.map((cells) => (cells[at] ?? '').trim()))].filter((code) => code !== '');
}

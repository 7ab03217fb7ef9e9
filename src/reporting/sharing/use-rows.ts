import { carriers, type Carrier, type Unit } from '#kernel/carrier.ts';
import { asOfNow } from '#kernel/as-of.ts';
import { addMonths, dayText, parseDay } from '#kernel/day.ts';
import { programScope } from '#kernel/scope.ts';
import type { DayColumns } from '#metering/metering/metering.ts';
import type { bodiesOf } from './bodies.ts';
import type { FeedTerms } from './facts.ts';
import type { SharingNeeds } from './needs.ts';
import type { Subject, Subjects } from './people.ts';
import type { Hidden } from './hidden.ts';

/** All rows of one subject and kind. */
export type SubjectRows = {
  readonly kind: string;
  readonly subject: string;
  readonly parts: readonly string[];
  readonly bodies: readonly string[];
};

export type RowsQuestion = {
  readonly terms: FeedTerms;
  readonly subjects: Subjects;
  readonly bodies: ReturnType<typeof bodiesOf>;
  readonly today: string;
  readonly hidden: Hidden;
};

/** The use of a group of dwellings, part by part. */
type Together = {
  readonly subject: Subject;
  readonly use: Float64Array;
  readonly covered: Float64Array;
  readonly measured: Uint32Array;
  units: Map<Unit, number>;
};

/** The use of buildings by local day or month, of every carrier: measured values only. */
export async function* useRows(needs: SharingNeeds, { terms, subjects, bodies, today, hidden }: RowsQuestion): AsyncGenerator<SubjectRows> {
  const { region, mask } = terms;
  const step = terms.dataset === 'use-day' ? 'day' : 'month';
  const range = await measuredRange(needs, region, today, step);
  if (range === null) return;
  const names = namesOf(range, step);
  for (const carrier of carriers) {
    const together = new Map<string, Together>();
    const asked = { of: { carrier, region }, range, known: asOfNow, step } as const;
    for await (const columns of needs.metering.dayColumns(programScope, asked)) {
      const alone = subjects.alone.get(columns.code);
      const group = alone === undefined ? subjects.groups.get(columns.code) : undefined;
      if (group !== undefined) addTo(together, group, columns);
      if (alone !== undefined) yield rowsOf(carrier, alone, columns, names, bodies);
    }
    for (const one of together.values()) yield groupRows(carrier, one, names, bodies, mask?.k ?? Infinity, hidden);
  }
}

function rowsOf(
  carrier: Carrier,
  subject: Subject,
  { use, coverage, unit }: DayColumns,
  names: readonly string[],
  bodies: RowsQuestion['bodies'],
) {
  const body = bodies(subject);
  const rows = { kind: carrier, subject: subject.code, parts: [] as string[], bodies: [] as string[] };
  for (let at = 0; at < use.length; at += 1) {
    const value = use[at] as number;
    if (Number.isNaN(value)) continue;
    rows.parts.push(names[at] as string);
    rows.bodies.push(body({ value: value / 1e4, unit, coverage: coverage[at] as number }));
  }
  return rows;
}

function addTo(together: Map<string, Together>, subject: Subject, { use, coverage, unit }: DayColumns): void {
  const name = `${subject.code} ${unit}`;
  const before = together.get(name);
  const one = before ?? {
    subject,
    use: new Float64Array(use.length),
    covered: new Float64Array(use.length),
    measured: new Uint32Array(use.length),
    units: new Map<Unit, number>(),
  };
  one.units.set(unit, (one.units.get(unit) ?? 0) + 1);
  for (let at = 0; at < use.length; at += 1) {
    if (Number.isNaN(use[at] as number)) continue;
    one.use[at]! += use[at] as number;
    one.covered[at]! += coverage[at] as number;
    one.measured[at]! += 1;
  }
  together.set(name, one);
}

/** Shares only what at least k dwellings measured: less would reveal individual use. Coverage is the mean over the whole group. */
function groupRows(
  carrier: Carrier,
  { subject, use, covered, measured, units }: Together,
  names: readonly string[],
  bodies: RowsQuestion['bodies'],
  k: number,
  hidden: Hidden,
): SubjectRows {
  const body = bodies(subject);
  const [unit] = [...units.keys()];
  const rows = { kind: carrier, subject: subject.code, parts: [] as string[], bodies: [] as string[] };
  for (let at = 0; at < use.length; at += 1) {
    const count = measured[at] as number;
    if (count === 0) continue;
    if (count < k) {
      hidden.rows('too-few-measured', subject.code);
      continue;
    }
    const coverage = Math.round(((covered[at] as number) / subject.members.length) * 1e6) / 1e6;
    rows.parts.push(names[at] as string);
    rows.bodies.push(body({ value: (use[at] as number) / 1e4, unit: unit ?? null, coverage }));
  }
  return rows;
}

/** From the first day on which any meter of the place has data to the end of the current day or month; null: no data at all. */
export async function measuredRange(needs: SharingNeeds, region: string, today: string, step: 'day' | 'month') {
  const [moved, meters] = await Promise.all([
    needs.readings.movedSince(0),
    needs.registry.meterFacts(programScope, { region, withChildren: true }, asOfNow),
  ]);
  let first = Infinity;
  for (const { id } of meters) first = Math.min(first, moved.get(id) ?? Infinity);
  const now = parseDay(today) as number;
  if (first > now) return null;
  const monthOf = (day: number): number => parseDay(`${dayText(day).slice(0, 7)}-01`) as number;
  return step === 'day' ? { from: first, to: now + 1 } : { from: monthOf(first), to: addMonths(monthOf(now), 1) };
}

/** The names of the steps of a range: `2025-03-01`, `2025-03`. */
function namesOf({ from, to }: { readonly from: number; readonly to: number }, step: 'day' | 'month'): string[] {
  const names: string[] = [];
  for (let day = from; day < to; day = step === 'day' ? day + 1 : addMonths(day, 1))
    names.push(step === 'day' ? dayText(day) : dayText(day).slice(0, 7));
  return names;
}

import type { Around, NamedUnit } from '../units/units.ts';
import { scaledCells } from '../units/scaled-cells.ts';
import type { Sayable } from '../headings/options.ts';
import { multipliersRead } from './multipliers-read.ts';
import { refuseUnsaidCounter, showsCounter } from './counter-seen.ts';
import type { CarrierNamed } from '../units/carrier-named.ts';
import type { Unit } from '#kernel/carrier.ts';
import { Problem } from '#kernel/problem.ts';
import type { ClockNamed } from '../times/clock-named.ts';
import { clockIn } from '../headings/day-clock-words.ts';
import type { Plan } from '../columns/layout.ts';
import { codesIn } from './marks-seen.ts';
import type { KnownPoints } from '../columns/point-columns.ts';

type Clocked = {
  /** Codes of the wide layout's columns. */
  readonly codes: readonly string[];
  /** What its times mark, if something says so. */
  readonly marked: { readonly marks: 'end' | null };
  readonly atInstants: KnownPoints;
};

/**
 * The result of `countersSeen`; refuses use given with a clock time at which counters are read each day, if nothing says whether a day's
 * use is before or after the reading.
 * @throws Problem `day-clock-open`, and what `countersSeen` throws
 */
export async function countersAtClock(plan: Plan, seen: Parameters<typeof countersSeen>[1] & Clocked): ReturnType<typeof countersSeen> {
  const found = await countersSeen(plan, seen);
  const { dayClock: clock, marks, kind } = seen.says;
  const isSaid = clock === undefined || clock.begins !== null || marks !== undefined || kind === 'register';
  if (isSaid || found.counts || seen.marked.marks === 'end' || (plan.layout !== 'long' && plan.layout !== 'wide') || plan.end !== null)
    return found;
  const named = codesIn({ plan, rows: seen.rows, codes: seen.codes });
  if (named.length > 0 && (await seen.atInstants(named)).size === named.length) return found;
  throw sideOpen(clock, (seen.header[plan.time] as string).trim(), (seen.rows[0]?.[plan.time] ?? '').trim());
}

function sideOpen(clock: ClockNamed, column: string, cell: string): Problem {
  const choices = [
    { set: { marks: 'start' }, comesTo: `${cell} → +24 h` },
    { set: { marks: 'end' }, comesTo: `−24 h → ${cell}` },
  ];
  return new Problem('bad-input', 'day-clock-open', { column, cell, clock: clockIn(clock.seconds), text: clock.text, choices });
}

type Seen = {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly units: readonly (NamedUnit | null)[];
  readonly carriers: readonly (CarrierNamed | null)[];
  readonly says: Sayable & { readonly unit?: Unit | undefined };
  readonly around: Around;
  readonly known: KnownPoints;
  /** A row under the header that gives multipliers for each column. */
  readonly timesRow?: readonly string[] | undefined;
};

/**
 * Whether values are counter values though nothing says so, their multipliers, and what cells of units are read as.
 * @throws Problem `register-open`, `counter-across`
 */
async function countersSeen(plan: Plan, { header, rows, units, carriers, says, around, known, timesRow }: Seen) {
  const counts = showsCounter(plan, header, rows, around);
  const scaled = scaledCells(plan, rows, { counts: counts || says.kind === 'register', option: says.unit });
  const read = multipliersRead({ plan, header, rows, timesRow }, { units, carriers }, { says, around, counts });
  // the distance between rows says nothing about what they hold: a counter has steps too
  if (says.kind === undefined && !counts) await refuseUnsaidCounter(plan, header, rows, { known, around });
  return { counts, unitTexts: scaled.unitTexts, times: read.map((one) => scaled.multiplier ?? one) };
}

import { instantOf, stepsADay } from './days.ts';
import type { Random } from './random.ts';
import type { Dirt, DirtKind } from './types.ts';

/** A fault of one meter, in steps since the first day: half-open. */
export type Fault = { readonly kind: DirtKind; readonly from: number; readonly to: number };

const ofRegisters: readonly DirtKind[] = ['zero-reads', 'rollover', 'swap', 'spike', 'gap', 'stuck', 'late'];
const ofIntervals: readonly DirtKind[] = ['gap', 'stuck', 'zero-reads', 'spike', 'late'];

/** Whether a year's use survives a fault: for a register always, for an interval meter only if the readings are late. */
export function isConserved(kind: DirtKind, register: boolean): boolean {
  return register || kind === 'late';
}

/**
 * The fault of the n-th meter of its kind: each fault once among the first meters, later every sixteenth meter, mostly none. Also null if
 * there are too few days for a fault.
 */
export function faultOf(nth: number, register: boolean, days: readonly string[], draw: Random): Fault | null {
  const kinds = register ? ofRegisters : ofIntervals;
  const kind = nth < kinds.length ? kinds[nth] : nth % 16 === 8 ? kinds[(nth >> 4) % kinds.length] : undefined;
  if (kind === undefined || days.length < 20) return null;
  if (kind === 'rollover') return { kind, from: rolloverStep(days.length) - 1, to: rolloverStep(days.length) };
  const from = quietDay(days, draw) * stepsADay + draw.whole(20, 60);
  return { kind, from, to: from + lengthOf(kind, register, draw) };
}

/** The step at which a register that rolls over shows zero: after two fifths of the days. */
export function rolloverStep(days: number): number {
  return Math.floor(days * 0.4) * stepsADay;
}

/** Steps that a fault lasts. A register's zero readings stay below the 24 hours within which they are set aside. */
function lengthOf(kind: DirtKind, register: boolean, draw: Random): number {
  if (kind === 'zero-reads') return register ? draw.whole(2, 40) : draw.whole(40, 160);
  if (kind === 'gap') return draw.whole(24, 480);
  if (kind === 'stuck') return draw.whole(192, 384);
  return kind === 'late' ? 3 * stepsADay : 1;
}

/** A day with eight more days after it in the same year, from March to October if there is one. */
function quietDay(days: readonly string[], draw: Random): number {
  for (let tries = 0; tries < 40; tries += 1) {
    const day = draw.whole(3, days.length - 10);
    const month = Number((days[day] as string).slice(5, 7));
    if (month >= 3 && month <= 10) return day;
  }
  const inYear = (day: number) => days[day]?.slice(0, 4) === days[day + 8]?.slice(0, 4);
  return [3, 11].find(inYear) ?? 3;
}

/** The fault as the truth states it. */
export function knownDirt(meter: string, fault: Fault, firstDay: number, register: boolean, values?: Dirt['values']): Dirt {
  return {
    kind: fault.kind,
    meter,
    from: instantOf(firstDay, fault.from),
    to: instantOf(firstDay, fault.to),
    conserved: isConserved(fault.kind, register),
    ...(values === undefined ? {} : { values }),
  };
}

import { isPower, type Carrier, type Unit } from '#kernel/carrier.ts';
import type { Span } from '#kernel/calendar.ts';
import type { ReadUnit } from '#kernel/quantity.ts';
import type { Zone } from '#kernel/zone.ts';
import type { DateOrder } from '#platform/tables/date-order.ts';
import type { DecimalMark } from '#platform/tables/decimal-mark.ts';
import type { EndsGiven } from '../times/ends.ts';
import type { FileInspection } from './file-inspection.ts';
import type { FileSays } from '../file-says.ts';
import type { LayoutOptions } from '../headings/layout-options.ts';
import type { Plan } from '../columns/layout.ts';
import { writesPeriods } from '../times/row-time.ts';
import type { NamedUnit } from '../units/units.ts';

/** The sender's options for the file; what is omitted is looked for in the file. */
export type Says = LayoutOptions & {
  readonly headerRow?: number | undefined;
  readonly sheet?: string | undefined;
  readonly kind?: 'register' | 'interval' | undefined;
  readonly interval?: number | Span | undefined;
  readonly marks?: 'start' | 'end' | undefined;
  readonly ends?: EndsGiven | undefined;
  readonly zeroIsMissing?: boolean | undefined;
  readonly unit?: Unit | undefined;
  /** The unit that the sender names, including one that no meter counts in. */
  readonly pointUnit?: ReadUnit | undefined;
  readonly zone?: Zone | undefined;
  readonly carrier?: Carrier | undefined;
  readonly decimals?: DecimalMark | undefined;
  readonly dateOrder?: DateOrder | undefined;
  /** The multiplier of the register of meters counts, even if the file gives another; or the file's use is already multiplied. */
  readonly multiplier?: 'ledger' | 'applied' | undefined;
  readonly received: number;
  readonly now: number;
  readonly mayBackDate: boolean;
};

/** Combines the sender's options with what the file shows. */
export function fileSays(
  says: Says,
  { plan, sample, units, pointUnits, interval, marks, markIncludes, zone }: FileInspection,
  slots: readonly number[],
): FileSays {
  const named = units.filter((unit) => unit !== null);
  const wide = plan.layout === 'wide';
  return {
    kind: says.kind ?? (isOfIntervals(says, plan, named) ? 'interval' : null),
    interval,
    marks: says.marks ?? marks ?? 'start',
    zeroIsMissing: says.zeroIsMissing === true,
    unit: wide ? null : (named[0]?.unit ?? null),
    unitOf: wide ? unitsBySlot(slots, units) : undefined,
    pointUnit: says.pointUnit ?? (wide ? null : (pointUnits[0] ?? null)),
    pointUnitOf: wide ? pointUnitsBySlot(slots, pointUnits) : undefined,
    partsOfDays: plan.layout === 'days',
    unitNamed: named.some(({ from }) => from !== 'option'),
    zone: says.zone ?? zone,
    received: says.received,
    now: says.now,
    mayBackDate: says.mayBackDate,
    carrier: says.carrier ?? null,
    endIncludes: sample.endIncludes || markIncludes,
  };
}

function unitsBySlot(slots: readonly number[], units: FileInspection['units']): ReadonlyMap<number, Unit> {
  const bySlot = new Map<number, Unit>();
  slots.forEach((slot, at) => {
    const said = units[at];
    if (said !== null && said !== undefined) bySlot.set(slot, said.unit);
  });
  return bySlot;
}

function pointUnitsBySlot(slots: readonly number[], units: FileInspection['pointUnits']): ReadonlyMap<number, ReadUnit> {
  return new Map(slots.flatMap((slot, at) => (units[at] === null || units[at] === undefined ? [] : [[slot, units[at]] as const])));
}

/** Whether the file says that its readings are intervals: by periods or months, by a power; a counter's rows have a length too. */
function isOfIntervals(says: Says, plan: Plan, named: readonly NamedUnit[]): boolean {
  return isPeriodic(plan) || says.endColumn !== undefined || named.some(({ unit }) => isPower(unit));
}

/** Whether the layout or the notation of times makes each reading one of a period. */
function isPeriodic(plan: Plan): boolean {
  return plan.layout === 'months' || plan.layout === 'days' || writesPeriods(plan.written);
}

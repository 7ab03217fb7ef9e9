import type { Carrier, Unit } from '#kernel/carrier.ts';
import type { AsOf } from '#kernel/as-of.ts';
import { dayText } from '#kernel/day.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Zone } from '#kernel/zone.ts';
import { zoneOf } from '#metering/readings/facts.ts';
import { createAtoms } from '../sums/atoms.ts';
import { combineMany } from '../sums/combine.ts';
import type { Group } from '../sums/group.ts';
import type { MeteringNeeds } from '../sums/needs.ts';
import { partsOf } from '../sums/parts.ts';
import { together } from '../sums/period-use.ts';
import { alone, groupsAmong, metersFor } from '../sums/sums.ts';
import type { Weight } from '../sums/weigh.ts';

/** Buildings by one carrier, or individual metering points; all that the scope sees if nothing is named. */
export type DaySubjects =
  | { readonly carrier: Carrier; readonly buildings?: readonly string[] | undefined; readonly region?: string | undefined }
  | { readonly meters: readonly string[] };

/** Local days since 1970-01-01, half-open. */
export type DayRange = { readonly from: number; readonly to: number };

/** The use of a building or a metering point on each local day of a range. */
export type DayColumns = {
  /** The building's code, or the metering point's. */
  readonly code: string;
  /** The building that a metering point is in; for a building, itself. */
  readonly building: string | null;
  readonly carrier: Carrier;
  readonly zone: Zone;
  readonly unit: Unit;
  /** In 0.0001 of the unit, whole; NaN if nothing was measured. */
  readonly use: Float64Array;
  /** 0 to 1, to six digits. */
  readonly coverage: Float64Array;
  /** 1 if the day is based on longer readings. */
  readonly estimated: Uint8Array;
  /** A meter that counts measures both ways: its use may be below zero. */
  readonly both: boolean;
};

/**
 * `on`: the local day whose coefficients apply to gas given as energy; the last of the range if omitted. `step`: days if omitted; otherwise
 * the range begins and ends with a month.
 */
export type DayColumnsQuestion = {
  readonly of: DaySubjects;
  readonly range: DayRange;
  readonly known: AsOf;
  readonly on?: number | undefined;
  readonly step?: 'day' | 'month' | undefined;
};

type Subject = Group & { readonly code: string; readonly of: string | null };

/** The maximum number of days of meters read at once. */
const portion = 1_000_000;

/**
 * The use of many buildings or metering points by local day, as known at a time: one read of day rows for as many of them as fit into
 * memory at once, in no particular order. Buildings without a meter of the carrier are omitted.
 */
export async function* dayColumns(
  needs: MeteringNeeds,
  scope: Scope,
  { of, range, known, on = range.to - 1, step = 'day' }: DayColumnsQuestion,
): AsyncGenerator<DayColumns> {
  const subjects = (await subjectsOf(needs, scope, of, known, dayText(on))).filter(({ weights }) => weights.length > 0);
  for (const [zone, all] of Map.groupBy(subjects, ({ weights }) => zoneOf((weights[0] as Weight).meter))) {
    const atoms = createAtoms(zone, zone.dayStart(range.from), zone.dayStart(range.to), step);
    for (const some of together(all, atoms.days.length, portion) as Iterable<Subject[]>) {
      const facts = [...new Map(some.flatMap(({ weights }) => weights.map(({ meter }) => [meter.id, meter]))).values()];
      const measured = await needs.readings.measure(scope, facts, atoms, known);
      for (const { code, of: building, carrier, weights, conversion } of some) {
        const { value, coverage, estimated } = combineMany(partsOf(weights, measured, atoms.days, conversion), atoms, atoms.first);
        const use = value;
        for (let at = 0; at < use.length; at += 1) use[at] = Math.round((use[at] as number) * 1e4);
        const both = weights.some(({ meter, weight }) => weight > 0 && meter.direction === 'both');
        yield { code, building, carrier, zone, unit: conversion.unit, use, coverage, estimated, both };
      }
    }
  }
}

async function subjectsOf(needs: MeteringNeeds, scope: Scope, of: DaySubjects, known: AsOf, on: string): Promise<Subject[]> {
  if ('meters' in of) {
    const meters = await needs.registry.meterFacts(scope, { meters: of.meters }, known);
    return meters.map((meter) => {
      const { weights, conversion } = alone(meter);
      return { code: meter.code, of: meter.building, building: meter.building ?? '', carrier: meter.carrier, weights, conversion };
    });
  }
  const which = {
    ...(of.buildings !== undefined && { buildings: of.buildings }),
    ...(of.region !== undefined && { region: of.region }),
  };
  const [meters, codes] = await Promise.all([metersFor(needs, scope, which, known), needs.registry.buildingCodes(scope, which, known)]);
  const wanted = new Set(codes);
  // all carriers are weighed together, and cached for the next question
  return groupsAmong(needs, meters, known, on, of.carrier)
    .filter(({ building }) => wanted.has(building))
    .map((group) => ({ ...group, code: group.building, of: group.building }));
}

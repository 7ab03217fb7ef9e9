import { carrierUnit, useUnit, type Unit } from '#kernel/carrier.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import type { PointFacts, SeriesFacts } from '#metering/point/facts.ts';
import type { MeterFacts } from '#registry/registry/facts.ts';
import type { InstantSeries, LineDecision, Meter, Series } from '#metering/counter-line/counter-line.ts';

/** A meter to be measured and how its line is drawn, as known then. */
export type MeterDefinition = { readonly id: number; readonly meter: Meter; readonly zone: Zone };

/** A meter or a point, and how it is drawn. */
export type SeriesDefinition = { readonly id: number; readonly meter: Series; readonly zone: Zone };

const defaultZone = 'Asia/Shanghai';

/** The calendar of a meter: that of its building. */
export function zoneOf(facts: Pick<MeterFacts, 'zone'>): Zone {
  return createZone(facts.zone) ?? (createZone(defaultZone) as Zone);
}

/** The unit of a meter's use: the carrier's, or kWh for a gas meter that counts energy. */
export function meterUnit(facts: MeterFacts): Unit {
  const [device] = facts.devices;
  return (device === undefined ? null : useUnit(facts.carrier, device.unit)) ?? carrierUnit(facts.carrier);
}

/** How the line of a meter is drawn: from its facts in the registry and the decisions on it. */
export function meterDefinition(facts: MeterFacts, decisions: readonly LineDecision[]): MeterDefinition {
  const { carrier, kind, direction, capacityKw, devices } = facts;
  // what a building generates is counted like what it takes in
  const counts = direction === 'both' ? 'both' : 'import';
  const meter: Meter = { carrier, kind, direction: counts, capacityKw, useUnit: meterUnit(facts), devices, decisions };
  return { id: facts.id, meter, zone: zoneOf(facts) };
}

/** How what holds at a point is drawn. */
export function pointSeries({ hold, low, high, unit }: PointFacts, decisions: readonly LineDecision[]): InstantSeries {
  return { kind: 'instant', hold, low, high, unit, decisions };
}

export function seriesDefinition(facts: SeriesFacts, decisions: readonly LineDecision[]): SeriesDefinition {
  if (facts.kind !== 'instant') return meterDefinition(facts, decisions);
  return { id: facts.id, meter: pointSeries(facts, decisions), zone: zoneOf(facts) };
}

import { asOfNow } from '#kernel/as-of.ts';
import { carrierUnit, type Unit, units, useUnit } from '#kernel/carrier.ts';
import { type ReadUnit, unitsOfQuantity } from '#kernel/quantity.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Points } from '#metering/point/point.ts';
import type { PointFacts } from '#metering/point/facts.ts';
import type { MeterFacts } from '#registry/registry/facts.ts';
import type { Registry } from '#registry/registry/registry.ts';

/**
 * A series that a channel may be bound to: a metering point or a point. `takes` says whether its values may come in a unit; `readIn` is the
 * unit of those that name none; `facts` are what its values are checked against.
 */
export type Series = {
  readonly code: string;
  readonly zone: string;
  readonly takes: (unit: string) => boolean;
  readonly of: string;
  readonly readIn: ReadUnit;
  readonly facts: MeterFacts | PointFacts;
};

export type SeriesNeeds = { readonly registry: Pick<Registry, 'meterFacts'>; readonly points: Pick<Points, 'pointFacts'> };

/** The series of these codes that a scope sees, by code. */
export async function seriesOf({ registry, points }: SeriesNeeds, scope: Scope, codes: readonly string[]): Promise<Map<string, Series>> {
  const [meters, others] = await Promise.all([
    registry.meterFacts(scope, { meters: codes }, asOfNow),
    points.pointFacts(scope, { points: codes }, asOfNow),
  ]);
  const ofMeters = meters.map((facts): Series => {
    const { code, zone, carrier, devices } = facts;
    const takes = (unit: string) => units.includes(unit as Unit) && useUnit(carrier, unit as Unit) !== null;
    return { code, zone, takes, of: carrier, readIn: devices.at(-1)?.unit ?? carrierUnit(carrier), facts };
  });
  const ofPoints = others.map((facts): Series => {
    const { code, zone, quantity, readIn } = facts;
    const takes = (unit: string) => unitsOfQuantity(quantity).includes(unit as ReadUnit);
    return { code, zone, takes, of: quantity, readIn, facts };
  });
  return new Map([...ofMeters, ...ofPoints].map((one) => [one.code, one]));
}

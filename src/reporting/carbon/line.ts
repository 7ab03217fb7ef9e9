import { carriers, carrierUnit, type Carrier, type Unit } from '#kernel/carrier.ts';
import type { Exact } from '#kernel/exact-number.ts';
import type { Choice } from './factor.ts';

/** Carriers with carbon: fuels and purchased energy. Water has none. */
export const carbonCarriers: readonly Carrier[] = carriers.filter((carrier) => carrier !== 'water');

/** The part of the total in which a carrier counts. */
export type Part = 'direct' | 'electricity' | 'heat';

const parts: Readonly<Partial<Record<Carrier, Part>>> = {
  gas: 'direct',
  coal: 'direct',
  oil: 'direct',
  electricity: 'electricity',
  heat: 'heat',
  cooling: 'heat',
  steam: 'heat',
};

export const partOf = (carrier: Carrier): Part => parts[carrier] ?? 'direct';

/** A building as input of an inventory. */
export type InventoryBuilding = {
  readonly code: string;
  readonly name: string;
  readonly zone: string;
  /** Its main use on the last day of the year; null if unknown. */
  readonly use: string | null;
  /** The direct child of the requested place that contains it, or that place itself. */
  readonly district: string | null;
  /** The places that contain it, nearest first, and one name for all of them. */
  readonly chain: { readonly name: string; readonly places: readonly string[] };
  /** Floor area, m2, time-weighted over the year; null if not known on every day. */
  readonly areaM2: number | null;
  readonly organisation: string | null;
  /** The carriers that it must have: electricity, and its heating carrier. */
  readonly owes: readonly Carrier[];
};

/** A building's use of a carrier in a year. */
export type Line = {
  readonly building: InventoryBuilding;
  readonly carrier: Carrier;
  readonly owed: boolean;
  readonly unit: Unit;
  /** In 0.0001 of the unit, whole; null if nothing was measured. */
  readonly units: number | null;
  readonly coverage: number;
  readonly factor: Choice | null;
  /** kWh covered by certificates; null if none. */
  readonly certificate: Exact | null;
};

/** The result of metering for a building and carrier in a year. */
export type Measured = {
  readonly carrier: Carrier;
  readonly unit: Unit;
  readonly value: number | null;
  readonly coverage: number;
  readonly meters: number;
};

export type LineHow = {
  readonly usesOf: (building: string) => readonly Measured[];
  readonly factorOf: (building: InventoryBuilding, carrier: Carrier) => Choice | null;
  readonly certificateOf: (building: string) => Exact | null;
};

/** One line for each carrier that a building owes or has meters for, in the order of carriers. */
export function linesOf(buildings: readonly InventoryBuilding[], { usesOf, factorOf, certificateOf }: LineHow): Line[] {
  const lines: Line[] = [];
  for (const building of buildings) {
    const uses = usesOf(building.code);
    for (const carrier of carbonCarriers) {
      const use = uses.find((one) => one.carrier === carrier && one.meters > 0);
      const owed = building.owes.includes(carrier);
      if (use === undefined && !owed) continue;
      lines.push({
        building,
        carrier,
        owed,
        unit: use?.unit ?? carrierUnit(carrier),
        units: use === undefined || use.value === null ? null : Math.round(use.value * 1e4),
        coverage: use?.coverage ?? 0,
        factor: factorOf(building, carrier),
        certificate: carrier === 'electricity' ? certificateOf(building.code) : null,
      });
    }
  }
  return lines;
}

import type { Carrier } from '#kernel/carrier.ts';
import { devicesOf, type Swap } from './devices.ts';
import type { MeterFacts } from '../facts.ts';
import type { Share } from './meter-fields.ts';
import { defaultZone } from './zone.ts';

/** What is known about a meter in addition to its own fields. */
export type Around = {
  readonly building: string | null;
  readonly zone: string | null;
  readonly parent: number | null;
  readonly shares: readonly Share[];
  readonly swaps: readonly Swap[];
};

/** A meter's facts from its fields and surroundings. */
export function meterOf(
  row: { readonly id: number; readonly code: string },
  fields: Readonly<Record<string, unknown>>,
  around: Around,
): MeterFacts {
  const text = (field: string): string | null => (fields[field] as string | undefined) ?? null;
  return {
    id: row.id,
    code: row.code,
    building: around.building,
    zone: around.zone ?? defaultZone,
    carrier: (text('carrier') ?? 'electricity') as Carrier,
    item: text('item'),
    kind: text('kind') === 'register' ? 'register' : 'interval',
    kindStated: text('kind') !== null,
    direction: directionOf(text('direction')),
    capacityKw: (fields['capacity'] as number | undefined) ?? null,
    parent: around.parent,
    operator: text('operator'),
    installed: text('installed'),
    removed: text('removed'),
    shares: sharesOf(around.building, around.shares),
    devices: devicesOf(fields, around.swaps),
  };
}

function directionOf(said: string | null): MeterFacts['direction'] {
  return said === 'both' || said === 'generation' ? said : 'import';
}

/** The buildings that a meter serves: those it names, otherwise the building it is in. */
export function sharesOf(building: string | null, shares: readonly Share[]): MeterFacts['shares'] {
  if (shares.length > 0) return shares.map((one) => ({ building: one.building, share: one.share }));
  return building === null ? [] : [{ building, share: 1 }];
}

/** Adds up shares of buildings that have become one. */
export function summed(shares: readonly Share[]): Share[] {
  const sums = new Map<string, number>();
  for (const { building, share } of shares) sums.set(building, (sums.get(building) ?? 0) + share);
  return [...sums].map(([building, share]) => ({ building, share }));
}

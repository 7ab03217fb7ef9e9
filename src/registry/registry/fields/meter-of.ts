import type { Carrier } from '#kernel/carrier.ts';
import { devicesOf, type Swap } from './devices.ts';
import type { MeterFacts } from '../facts.ts';
import type { Share } from './meter-fields.ts';
import { defaultZone } from './zone.ts';

/** What is known of a meter beside its own fields. */
export type Around = {
  readonly building: string | null;
  readonly zone: string | null;
  readonly parent: number | null;
  readonly shares: readonly Share[];
  readonly swaps: readonly Swap[];
};

/** A meter's facts from its fields and what is around it. */
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

/** Whom a meter serves: whom it names, else the building that it stands in. */
export function sharesOf(building: string | null, shares: readonly Share[]): MeterFacts['shares'] {
  if (shares.length > 0) return shares.map((one) => ({ building: one.building, share: one.share }));
  return building === null ? [] : [{ building, share: 1 }];
}

/** Shares of buildings that are one today are added up. */
export function summed(shares: readonly Share[]): Share[] {
  const sums = new Map<string, number>();
  for (const { building, share } of shares) sums.set(building, (sums.get(building) ?? 0) + share);
  return [...sums].map(([building, share]) => ({ building, share }));
}

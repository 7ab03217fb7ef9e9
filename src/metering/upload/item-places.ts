import { carrierUnit, type Carrier, type Unit } from '#kernel/carrier.ts';

/** The place of an energy item: its carrier, its unit, and the whole that it is below. */
export type ItemPlace = { readonly carrier: Carrier; readonly unit: Unit; readonly root: string };

type Item = { readonly code: string; readonly carrier: Carrier | null };

/** The last category whose unit parcels define: cooling. */
const last = '05';

/** The items that parcels contain, by code: electricity, water, gas, heat and cooling. */
export function itemPlaces(items: readonly Item[]): ReadonlyMap<string, ItemPlace> {
  return new Map(
    items.flatMap(({ code, carrier }) => {
      const category = code.slice(0, 2);
      if (carrier === null || category > last) return [];
      return [[code, { carrier, unit: carrierUnit(carrier), root: `${category}000` }] as const];
    }),
  );
}

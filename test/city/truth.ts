import { billUnits, billYears } from './bills.ts';
import type { Bills } from './bills.ts';
import type { Building } from './buildings.ts';
import { isConserved, knownDirt } from './dirt.ts';
import { itemCode, items } from './items.ts';
import type { ItemSeries } from './items.ts';
import { usualKwhPerM2 } from './load.ts';
import { developmentZone } from './place.ts';
import type { Series } from './series.ts';
import type { Dirt, TrueBuilding, TrueMeter } from './types.ts';

export function trueBuildings(buildings: readonly Building[]): Map<string, TrueBuilding> {
  return new Map(
    buildings.map((building) => [
      building.code,
      {
        use: building.profile.use,
        region: building.county.code,
        zone: building.spot.inZone ? developmentZone.code : null,
        floorArea: building.floorArea,
        kwhPerM2: usualKwhPerM2(building),
      },
    ]),
  );
}

/** What the quarter-hourly and hourly meters actually measured; call it only after their files are written. */
export function* trueSeries(mains: readonly Series[], itemised: readonly ItemSeries[]): Generator<[string, TrueMeter]> {
  const common = { carrier: 'electricity', unit: 'kWh', shares: null } as const;
  for (const series of mains) {
    const { code, building, register, multiplier, fault } = series.main;
    const exact = fault === null || isConserved(fault.kind, register);
    const kind = register ? 'register' : 'interval';
    yield [code, { ...common, building: building.code, kind, item: null, parent: null, multiplier, years: series.years(), exact }];
  }
  for (const { main, years } of itemised) {
    for (const [i, { code: item }] of items.entries()) {
      const meter = { ...common, building: main.building.code, kind: 'interval', item, parent: main.code, multiplier: 1 } as const;
      yield [itemCode(main, item), { ...meter, years: years(i), exact: true }];
    }
  }
}

export function* trueBills({ list, months }: Bills): Generator<[string, TrueMeter]> {
  for (const bill of list) {
    const { code, carrier, shares } = bill;
    const meter = { building: bill.building?.code ?? null, carrier, shares, unit: billUnits[carrier], kind: 'interval' } as const;
    yield [code, { ...meter, item: null, parent: null, multiplier: 1, years: billYears(bill, months), exact: true }];
  }
}

export function seriesDirt(mains: readonly Series[], firstDay: number): Dirt[] {
  return mains.flatMap(({ main, swapped }) => {
    const { fault, code, register } = main;
    if (fault === null) return [];
    const values = fault.kind === 'swap' ? { oldFinal: swapped.oldFinal / 100, newStart: swapped.newStart / 100 } : undefined;
    return [knownDirt(code, fault, firstDay, register, values)];
  });
}

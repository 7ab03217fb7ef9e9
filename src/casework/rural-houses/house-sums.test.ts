import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exact, type Exact } from '#kernel/exact-number.ts';
import { byOption, byPart, effectsOf, heatingChanges, seasonsOf, sumOfField, type House } from './house-sums.ts';

const factors: Readonly<Record<string, Exact>> = { electricity: exact('0.1229'), coal: exact('714.3'), gas: exact('1.2143') };
const factorOf = (carrier: string): Exact | null => factors[carrier] ?? null;
const house = (fields: Readonly<Record<string, unknown>>, at = 0): House => ({ case: `H${at}`, fields });
const row = (carrier: string, amount: string, how: string) => ({ carrier, amount, how });

test('the effect is told apart by how surely the energy is known; one row told by interview makes it an interview', () => {
  const houses = [
    house({ energyBefore: [row('coal', '3', 'bill')], energyAfter: [row('electricity', '4000', 'meter')] }),
    house({ energyBefore: [row('coal', '2', 'interview')], energyAfter: [row('electricity', '3000', 'meter')] }),
    house({ energyBefore: [row('gas', '1000', 'meter')], energyAfter: [row('gas', '600', 'meter')] }),
  ];
  expect(effectsOf(houses, factorOf)).toEqual({
    by: [
      { how: 'meter', houses: 1, before: '1214.30', after: '728.58', saved: '485.72', savedShare: '0.4000' },
      { how: 'bill', houses: 1, before: '2142.90', after: '491.60', saved: '1651.30', savedShare: '0.7706' },
      { how: 'interview', houses: 1, before: '1428.60', after: '368.70', saved: '1059.90', savedShare: '0.7419' },
    ],
    without: 0,
    incomplete: 0,
    withoutCoefficient: 0,
  });
});

test('what is missing is in no sum and is counted: nothing stated, an amount or source missing, a carrier without a coefficient', () => {
  const fine = [row('coal', '1', 'bill')];
  const houses = [
    house({ energyBefore: fine }),
    house({}),
    house({ energyBefore: fine, energyAfter: [{ carrier: 'coal', amount: '1' }] }),
    house({ energyBefore: fine, energyAfter: [{ carrier: 'coal', how: 'bill' }] }),
    house({ energyBefore: [row('biomass', '1', 'bill')], energyAfter: fine }),
  ];
  expect(effectsOf(houses, factorOf)).toEqual({ by: [], without: 2, incomplete: 2, withoutCoefficient: 1 });
});

test('every house counts once: among the known, or among one of the unknown', () => {
  const rows = fc.array(
    fc.record(
      {
        carrier: fc.constantFrom('coal', 'electricity', 'biomass'),
        amount: fc.constantFrom('0', '1.5'),
        how: fc.constantFrom('meter', 'bill'),
      },
      { requiredKeys: ['carrier'] },
    ),
    { maxLength: 3 },
  );
  fc.assert(
    fc.property(fc.array(fc.record({ energyBefore: rows, energyAfter: rows }), { maxLength: 8 }), (all) => {
      const { by, without, incomplete, withoutCoefficient } = effectsOf(
        all.map((fields, at) => house(fields, at)),
        factorOf,
      );
      expect(by.reduce((sum, { houses }) => sum + houses, 0) + without + incomplete + withoutCoefficient).toBe(all.length);
    }),
  );
});

test('nothing used before gives no share', () => {
  const none = [row('coal', '0', 'meter')];
  expect(effectsOf([house({ energyBefore: none, energyAfter: none })], factorOf).by).toMatchObject([{ before: '0.00', savedShare: null }]);
});

test('parts count where they are named, with what is stated of them; a sum that nobody states is not zero', () => {
  const houses = [
    house({ parts: ['wall', 'heating'], wallArea: '80.00', area: '96' }),
    house({ parts: ['wall'], area: '104.5' }),
    house({ parts: ['roof'] }),
  ];
  const amounts: Readonly<Record<string, string>> = { wall: 'wallArea', roof: 'roofArea' };
  expect(byPart(houses, ['wall', 'window', 'roof', 'heating'], (part) => amounts[part] ?? null)).toEqual([
    { key: 'wall', houses: 2, amount: { value: '80.00', unknown: 1 } },
    { key: 'roof', houses: 1, amount: { value: null, unknown: 1 } },
    { key: 'heating', houses: 1, amount: null },
  ]);
  expect(sumOfField(houses, 'area')).toEqual({ value: '200.50', unknown: 1 });
  expect(sumOfField([], 'area')).toEqual({ value: null, unknown: 0 });
});

test('programmes come in the order of the options, those that name none last', () => {
  const houses = [house({ programme: 'own', area: '1' }), house({ area: '3' }), house({ programme: 'pilot', area: '2' })];
  expect(
    byOption(houses, 'programme', ['pilot', 'seismic', 'own']).map(({ key, houses: count, area }) => [key, count, area.value]),
  ).toEqual([
    ['pilot', 1, '2.00'],
    ['own', 1, '1.00'],
    [null, 1, '3.00'],
  ]);
});

test('changes of heating are counted, most frequent first; a house that states neither is none', () => {
  const change = (heatingBefore?: string, heatingAfter?: string) => house({ heatingBefore, heatingAfter });
  expect(heatingChanges([change('coal', 'air-source'), change(), change('coal', 'air-source'), change('coal')])).toEqual([
    { before: 'coal', after: 'air-source', houses: 2 },
    { before: 'coal', after: null, houses: 1 },
  ]);
});

test('new houses: energy by how it is known, per area of those that state one', () => {
  const houses = [
    house({ energy: [row('electricity', '5000', 'meter')], area: '100' }),
    house({ energy: [row('electricity', '1000', 'meter')] }),
    house({ energy: [row('electricity', '2000', 'interview')], area: '50' }),
    house({ area: '70' }),
  ];
  expect(seasonsOf(houses, factorOf)).toEqual([
    { how: 'meter', houses: 2, kgce: '737.40', perM2: '6.15' },
    { how: 'interview', houses: 1, kgce: '245.80', perM2: '4.92' },
  ]);
});

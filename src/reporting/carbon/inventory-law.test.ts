import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayText, parseDay } from '#kernel/day.ts';
import { exact, type Exact } from '#kernel/exact-number.ts';
import {
  type ModelBuilding,
  type ModelCarrier,
  type ModelCertificate,
  modelCover,
  modelEstimate,
  modelTotals,
  numberOf as ofModel,
  type Rational,
} from '../../../test/carbon-model.ts';
import { numberOf } from './amount.ts';
import { allot, type Certificate } from './certificate.ts';
import { estimate } from './estimate.ts';
import type { Choice, Factor } from './factor.ts';
import { linesOf, type InventoryBuilding, type Line } from './line.ts';
import { sumLines } from './rows.ts';

const uses = ['office', 'hotel'];
const districts = ['140302', '140303', '140321'];
const owners = ['甲', '乙', ''];
const units = { electricity: 'kWh', heat: 'GJ', gas: 'm3' } as const;

const used = fc.record({
  value: fc.option(
    fc.integer({ min: -50_000, max: 99_999_999_999 }).map((at) => at / 10_000),
    { nil: null, freq: 6 },
  ),
  coverage: fc.constantFrom(0, 0.5, 0.94, 0.95, 1, 1, 1),
});

const building = fc.record({
  use: fc.constantFrom(...uses),
  district: fc.constantFrom(...districts),
  area: fc.option(fc.integer({ min: 1, max: 200_000 }), { nil: null, freq: 8 }),
  organisation: fc.constantFrom(...owners),
  heating: fc.constantFrom('heat' as const, 'gas' as const, 'none' as const),
  electricity: fc.option(used, { nil: undefined, freq: 6 }),
  heat: fc.option(used, { nil: undefined }),
  gas: fc.option(used, { nil: undefined }),
});

const town = fc.array(building, { minLength: 1, maxLength: 40 }).map((all) =>
  all.map(({ electricity, heat, gas, ...one }, at): ModelBuilding => {
    const told = { electricity, heat, gas };
    const known = (Object.entries(told) as [ModelCarrier, typeof heat][]).flatMap(([carrier, use]) =>
      use === undefined
        ? []
        : [[carrier, use.value === null ? { value: null, coverage: 0 } : { value: use.value.toFixed(4), coverage: use.coverage }] as const],
    );
    return { ...one, code: `B${at}`, used: Object.fromEntries(known) };
  }),
);

const factors = fc.record(
  {
    electricity: fc.integer({ min: 0, max: 12_000 }).map((at) => (at / 10_000).toFixed(4)),
    heat: fc.integer({ min: 1, max: 200 }).map((at) => at.toFixed(1)),
    gas: fc.integer({ min: 1, max: 3000 }).map((at) => (at / 1000).toFixed(3)),
  },
  { requiredKeys: [] },
);

/** The same buildings in the program's shape. */
const inventoryBuilding = (one: ModelBuilding): InventoryBuilding => ({
  code: one.code,
  name: one.code,
  zone: 'Asia/Shanghai',
  use: one.use,
  district: one.district,
  chain: { name: one.district, places: [one.district] },
  areaM2: one.area,
  organisation: one.organisation,
  owes: one.heating === 'none' ? ['electricity'] : ['electricity', one.heating],
});

function linesFor(
  buildings: readonly ModelBuilding[],
  by: Readonly<Partial<Record<string, string>>>,
  covered: ReadonlyMap<string, Exact> = new Map(),
): Line[] {
  const choice = new Map(
    Object.entries(by).map(([carrier, value]): [string, Choice] => {
      const factor = { id: carrier, version: 1, value: Number(value), unit: `kgCO2/${units[carrier as ModelCarrier]}` } as Factor;
      return [carrier, { factor, earlier: false }];
    }),
  );
  const byCode = new Map(buildings.map((one) => [one.code, one]));
  return linesOf(buildings.map(inventoryBuilding), {
    usesOf: (code) =>
      Object.entries(byCode.get(code)?.used ?? {}).map(([carrier, { value, coverage }]) => ({
        carrier: carrier as ModelCarrier,
        unit: units[carrier as ModelCarrier],
        value: value === null ? null : Number(value),
        coverage,
        meters: 1,
      })),
    factorOf: (_building, carrier) => choice.get(carrier) ?? null,
    certificateOf: (code) => covered.get(code) ?? null,
  });
}

const asText = (value: Exact | Rational | null): string | null =>
  value === null ? null : 'n' in value ? `${value.s * value.n}/${value.d}` : `${value[0]}/${value[1]}`;

test('buildings add up to uses and districts and these to the town, exactly, as in an independent calculation', () => {
  fc.assert(
    fc.property(town, factors, (buildings, by) => {
      const told = Object.fromEntries(Object.entries(by).filter(([, value]) => value !== undefined));
      const lines = linesFor(buildings, told);
      const all = buildings.map(inventoryBuilding);
      const whole = sumLines(lines, all, undefined, null);
      const model = modelTotals(buildings, told);
      expect([whole.totals.direct, whole.totals.electricity, whole.totals.heat, whole.totals.all].map(asText)).toEqual(
        [model.direct, model.electricity, model.heat, model.all].map(asText),
      );
      for (const key of ['building', 'use', 'district'] as const) {
        const { rows, totals } = sumLines(lines, all, key, null);
        expect(asText(totals.all)).toBe(asText(whole.totals.all));
        const kg = rows.reduce((sum, row) => (row.kg === null ? sum : sum.add(row.kg)), exact('0'));
        if (whole.totals.all !== null) expect(asText(kg)).toBe(asText(whole.totals.all));
      }
      for (const district of districts) {
        const { rows } = sumLines(lines, all, 'district', null);
        const own = rows.filter((row) => row.key === district);
        const part = modelTotals(buildings, told, new Map(), (one) => one.district === district).electricity;
        const row = own.find(({ carrier }) => carrier === 'electricity');
        expect(asText(row?.kg ?? null)).toBe(asText(part));
      }
    }),
  );
});

const year = { first: parseDay('2025-01-01') as number, last: parseDay('2025-12-31') as number };

const certificate = fc
  .record({
    holder: fc.oneof(
      fc.integer({ min: 0, max: 45 }).map((at) => ({ building: `B${at}`, organisation: null })),
      fc.constantFrom('甲', '乙').map((organisation) => ({ building: null, organisation })),
    ),
    kwh: fc.integer({ min: 0, max: 999_999_999 }).map((at) => (at / 1000).toFixed(3)),
    first: fc.integer({ min: year.first - 400, max: year.last + 30 }),
    days: fc.integer({ min: 1, max: 500 }),
  })
  .map(({ holder, kwh, first, days }): ModelCertificate => ({ ...holder, kwh, first, last: first + days - 1 }));

test('certificates cover a building’s own use, then an organisation’s by what is left, to the last fraction; nothing is created or lost', () => {
  fc.assert(
    fc.property(town, fc.array(certificate, { maxLength: 8 }), (buildings, some) => {
      const standing = some.filter(({ building: of }) => of === null || buildings.some(({ code }) => code === of));
      const told = standing.map((one, at): Certificate => ({
        number: `C${at}`,
        building: one.building,
        organisation: one.organisation,
        kwh: Number(one.kwh),
        from: dayText(one.first),
        to: dayText(one.last),
        document: null,
      }));
      const consumers = buildings.map(({ code, organisation, used: { electricity } }) => {
        const value = electricity?.value ?? null;
        return { building: code, organisation, units: value === null ? null : Math.round(Number(value) * 1e4) };
      });
      const { byBuilding, unused } = allot(told, consumers, 2025);
      const model = modelCover(standing, buildings, year);
      for (const { code } of buildings) expect(asText(byBuilding.get(code) ?? exact('0'))).toBe(asText(model.covered.get(code) ?? null));
      expect(asText(unused.reduce((sum, { kwh }) => sum.add(kwh), exact('0')))).toBe(asText(model.rest));
      const { totals } = sumLines(linesFor(buildings, { electricity: '0.6' }, byBuilding), [], undefined, null);
      expect(asText(totals.electricity)).toBe(asText(modelTotals(buildings, { electricity: '0.6' }, model.covered).electricity));
    }),
  );
});

test('an estimate follows the wording of the specification: group by group, peers here or above, the interval, and what stays unknown', () => {
  const by = { electricity: '0.5834', heat: '110', gas: '2.184' };
  fc.assert(
    fc.property(town, town, (here, beside) => {
      const above = [...here, ...beside.map((one) => ({ ...one, code: `X${one.code}` }))];
      const told = estimate({ place: '140300', lines: linesFor(here, by) }, { place: '140000', lines: linesFor(above, by) }, null);
      const model = modelEstimate(here, above, by);
      const near = (a: number | null, b: number) =>
        expect(Math.abs((a ?? Number.NaN) - b)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(b)));
      near(told.estimate.kg, model.kg);
      near(told.estimate.measuredKg, model.measuredKg);
      near(told.estimate.low, model.low);
      near(told.estimate.high, model.high);
      expect(told.unknown.buildings).toBe(model.unknown.length);
    }),
  );
});

test('an exact sum and its number are equal', () => {
  expect(ofModel([1n, 3n])).toBeCloseTo(numberOf(exact('1').div(exact('3'))), 15);
});

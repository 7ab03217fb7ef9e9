import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ownHours, ownUseOf } from './own-use.ts';
import { savingOf } from './saving.ts';

const columns = (load: readonly number[], made: readonly number[]) => ({ load: Float64Array.from(load), made: Float64Array.from(made) });

test('generation is used as far as it is needed; hours with an unknown value do not count', () => {
  // worked by hand: 10 of 10 used immediately; 3 of 5; nothing at night; unknown; unknown; a load below 0 uses nothing
  const hours = ownHours(columns([12, 3, 2, Number.NaN, 4, -1], [10, 5, 0, 6, Number.NaN, 2]));
  expect(ownUseOf(hours, 6)).toEqual({
    hours: { compared: 4, of: 6 },
    loadKwh: 17,
    yieldKwh: 17,
    ownKwh: 13,
    exportKwh: 4,
    importKwh: 4,
    ownShare: 0.764706,
    coveredShare: 0.764706,
  });
});

test('if nothing is known there are no shares, and no zeros instead', () => {
  expect(ownUseOf(ownHours(columns([Number.NaN], [1])), 1)).toMatchObject({
    hours: { compared: 0, of: 1 },
    ownShare: null,
    coveredShare: null,
  });
});

const kwh = fc.oneof(
  { weight: 9, arbitrary: fc.double({ min: 0, max: 5000, noNaN: true }) },
  { weight: 1, arbitrary: fc.constant(Number.NaN) },
);

test('in each hour own use is at most load and yield, and together with export and import gives both', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(kwh, kwh), { maxLength: 60 }), (pairs) => {
      const asked = columns(
        pairs.map(([load]) => load),
        pairs.map(([, made]) => made),
      );
      const hours = ownHours(asked);
      for (const [place, at] of hours.at.entries()) {
        const [taken, given] = [Math.round((asked.load[at] as number) * 1000), Math.round((asked.made[at] as number) * 1000)];
        const own = hours.own[place] as number;
        expect(own).toBeLessThanOrEqual(Math.min(taken, given));
        expect(own + (hours.surplus[place] as number)).toBe(given);
        expect(own + (hours.imported[place] as number)).toBe(taken);
        expect(Math.min(hours.surplus[place] as number, hours.imported[place] as number)).toBe(0);
      }
      const { ownKwh, exportKwh, importKwh, yieldKwh, loadKwh, hours: counted } = ownUseOf(hours, pairs.length);
      const all = [ownKwh, exportKwh, importKwh, yieldKwh, loadKwh];
      expect(all.map((one) => one === null)).toEqual(all.map(() => hours.at.length === 0));
      expect(Number(ownKwh) + Number(exportKwh)).toBeCloseTo(Number(yieldKwh), 6);
      expect(Number(ownKwh) + Number(importKwh)).toBeCloseTo(Number(loadKwh), 6);
      expect(counted.compared).toBe(pairs.filter(([load, made]) => !Number.isNaN(load + made)).length);
    }),
  );
});

test('a month without an hour known on both sides has no sum', () => {
  const hours = ownHours(columns([12, Number.NaN], [10, 5]));
  expect(ownUseOf(hours, 1, (at) => at === 1)).toMatchObject({
    hours: { compared: 0, of: 1 },
    loadKwh: null,
    yieldKwh: null,
    ownKwh: null,
  });
  expect(ownUseOf(hours, 1, (at) => at === 0)).toMatchObject({ hours: { compared: 1, of: 1 }, loadKwh: 12, yieldKwh: 10, ownKwh: 10 });
});

test('a saving is the power not bought at the price of its hour, and the revenue from export', () => {
  // worked by hand: 10 · 0.30 + 3 · 1.005 = 6.015, rounded half up; 2 · 0.20 = 0.40
  const hours = ownHours(columns([12, 3], [10, 5]));
  const prices = [
    { import: '0.30', export: '0.20' },
    { import: '1.005', export: '0.20' },
  ];
  expect(savingOf(hours, prices)).toEqual({ own: '6.02', export: '0.40', total: '6.42' });
  expect(savingOf(hours, [{ import: '0.30', export: null }, prices[1] as (typeof prices)[0]])).toEqual({
    own: '6.02',
    export: null,
    total: '6.02',
  });
});

test('half the price saves half, whatever the hours', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 900 })), { maxLength: 40 }), (pairs) => {
      const hours = ownHours(
        columns(
          pairs.map(([load]) => load),
          pairs.map(([, made]) => made),
        ),
      );
      const of = (price: string) =>
        Number(
          savingOf(
            hours,
            pairs.map(() => ({ import: price, export: '0' })),
          ).total,
        );
      expect(of('2')).toBeCloseTo(2 * of('1'), 6);
    }),
  );
});

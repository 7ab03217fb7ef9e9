import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDay } from '#kernel/day.ts';
import type { Measurement, TemperatureRule, TemperatureSeason } from './facts.ts';
import { judgeRooms } from './judge-rooms.ts';
import { isWithin, overlap, readDays, seasonOfDay } from './season-days.ts';

const rule: TemperatureRule = {
  id: 'temperature-rule/national',
  version: 1,
  coolingAtLeast: 26,
  heatingAtMost: 20,
  except: ['dwelling'],
  source: { document: '国办发〔2007〕42号', clause: '一' },
  status: 'VERIFIED',
  indicative: false,
};

const season: TemperatureSeason = {
  region: '140300',
  heating: { from: '11-15', to: '03-15' },
  cooling: { from: '06-01', to: '09-30' },
  tolerance: 0.3,
};

const day = (text: string): number => parseDay(text) as number;

const measured = (temperatures: readonly number[], accuracyK = 0.5, verifiedUntil = '2026-12-31'): Measurement => ({
  client: 'c1',
  at: '2026-07-01T02:00:00Z',
  instrument: { number: 'T-7', accuracyK, verifiedUntil },
  rooms: temperatures.map((temperature, at) => ({ room: `${at + 1}`, temperature })),
  witness: null,
  note: null,
});

test('in summer a room is outside if it is colder than 26 degC by more than the greater of tolerance and accuracy', () => {
  const judged = judgeRooms(measured([25.5, 25.49, 26, 30]), rule, season, day('2026-07-01'));
  expect(judged).toMatchObject({ season: 'cooling', limit: 26, margin: 0.5, verdict: 'outside' });
  expect(judged.rooms.map(({ verdict }) => verdict)).toEqual(['inside', 'outside', 'inside', 'inside']);
  const finer = judgeRooms(measured([25.69, 25.7], 0.1), rule, season, day('2026-07-01'));
  expect([finer.margin, ...finer.rooms.map(({ verdict }) => verdict)]).toEqual([0.3, 'outside', 'inside']);
});

test('in winter a room is outside if it is warmer than 20 degC, cold rooms are not', () => {
  const judged = judgeRooms(measured([20.5, 20.51, 14]), rule, season, day('2026-01-10'));
  expect([judged.limit, ...judged.rooms.map(({ verdict }) => verdict)]).toEqual([20, 'inside', 'outside', 'inside']);
});

test('an instrument whose verification ended the day before decides nothing, one that ends today does', () => {
  expect(judgeRooms(measured([20], 0.5, '2026-06-30'), rule, season, day('2026-07-01')).verdict).toBe('undecided');
  expect(judgeRooms(measured([20], 0.5, '2026-07-01'), rule, season, day('2026-07-01')).verdict).toBe('outside');
});

test('on a day outside both seasons nothing is judged', () => {
  expect(judgeRooms(measured([10, 35]), rule, season, day('2026-05-01'))).toMatchObject({
    season: null,
    limit: null,
    verdict: 'not-judged',
  });
});

test('the first and the last day belong to a season, across New Year too', () => {
  const at = (text: string) => seasonOfDay(season, day(text));
  expect(['2025-11-14', '2025-11-15', '2025-12-31', '2026-01-01', '2026-03-15', '2026-03-16'].map(at)).toEqual([
    null,
    'heating',
    'heating',
    'heating',
    'heating',
    null,
  ]);
  expect(['2026-05-31', '2026-06-01', '2026-09-30', '2026-10-01'].map(at)).toEqual([null, 'cooling', 'cooling', null]);
});

test('days of the year are read if some year has them', () => {
  expect(readDays('11-15:03-15')).toEqual({ from: '11-15', to: '03-15' });
  expect(readDays('02-29:06-30')).toEqual({ from: '02-29', to: '06-30' });
  for (const text of ['02-30:06-30', '13-01:06-30', '6-1:9-30', '06-01', '']) expect(readDays(text)).toBeNull();
});

test('two periods overlap exactly if some day of a leap year is in both', () => {
  const days = Array.from({ length: 366 }, (_, at) => day('2024-01-01') + at);
  const text = (at: number) => new Date(Date.UTC(2024, 0, 1 + at)).toISOString().slice(5, 10);
  const stretch = fc.tuple(fc.nat(365), fc.nat(365)).map(([from, to]) => ({ from: text(from), to: text(to) }));
  fc.assert(
    fc.property(stretch, stretch, (one, other) => {
      expect(overlap(one, other)).toBe(days.some((at) => isWithin(one, at) && isWithin(other, at)));
    }),
  );
});

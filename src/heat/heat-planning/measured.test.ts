import { expect, test } from 'vitest';
import { withMeasured } from './measured.ts';
import { inputsOf, withoutOrigin } from './plan-inputs.ts';
import { readMatch } from './read-match.ts';

const forecast = ({ point, season, base, design }: { point: string; season: string; base: number; design: number }) =>
  Promise.resolve([{ point, peakKw: point === 'unread' || season !== '2025-26' ? null : base - design }]);
const town = (measured: object) => ({
  periods: [{ hours: 1, outdoor: -10 }],
  base: 18,
  designOutdoor: -10,
  detour: 1,
  maxKm: 1,
  lossPerKm: 0,
  approach: 0,
  yuanPerKmYear: 0,
  yuanPerKwh: 0,
  alternativeYuanPerGj: 0,
  sources: [],
  demands: [{ code: 'D', latitude: 0, longitude: 0, temperature: 45, origin: '示范', measured }],
});

test('a measured demand has the sum of its points at the design temperature, with its origin; everything else has its own', async () => {
  const told = await withMeasured(town({ points: ['A', 'B'], season: '2025-26' }), forecast);
  expect(readMatch(told).demands[0]?.kw).toEqual([56]);
  expect(
    inputsOf(told)
      .filter(({ code }) => code === 'D')
      .map(({ path, value, origin }) => [path, value, origin]),
  ).toEqual([
    ['demands[0].latitude', 0, '示范'],
    ['demands[0].longitude', 0, '示范'],
    ['demands[0].temperature', 45, '示范'],
    ['demands[0].measured.peakKw', 56, 'heat forecast --season 2025-26 --design -10: A, B'],
  ]);
  expect(withoutOrigin(inputsOf(told)).map(({ evidence }) => evidence['path'])).not.toContain('demands[0].measured');
});

test('a point that was not read is reported, never taken for 0; an unreadable value is a fault of the file', async () => {
  const not = { code: 'heat-plan-not-measured', evidence: { point: 'unread', season: '2025-26' } };
  await expect(withMeasured(town({ points: ['A', 'unread'], season: '2025-26' }), forecast)).rejects.toMatchObject(not);
  const broken = await withMeasured(town({ points: 'A', season: '2025-26' }), forecast);
  expect(() => readMatch(broken)).toThrow('match-bad');
  const twice = { ...town({ points: [], season: '2025-26', peakKw: 1 }) };
  expect(() => readMatch({ ...twice, demands: [{ ...twice.demands[0], peakKw: 2 }] })).toThrow('match-bad');
});

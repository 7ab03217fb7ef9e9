import { expect, test } from 'vitest';
import { parseDay } from '#kernel/day.ts';
import { pointNeeds, readDays } from './season-needs.ts';

const day = (text: string): number => parseDay(text) ?? 0;
const season = { from: day('2026-01-01'), to: day('2026-01-11') };
const facts = (code: string, fields: Record<string, unknown>, dated: Record<string, { from: string | null; value: unknown }[]> = {}) => ({
  code,
  fields,
  dated,
});
const home = (code: string, more: Record<string, unknown> = {}, dated = {}) =>
  facts(code, { point: 'P', class: 'dwelling', area: '80', meter: `M${code}`, ...more }, dated);

test('a bill needs a household’s meter on the days of supply, and no meter of a stopped one', () => {
  const stopped = home(
    'B',
    {},
    {
      status: [
        { from: null, value: null },
        { from: '2026-01-03', value: 'stopped' },
        { from: '2026-01-08', value: 'supplied' },
      ],
    },
  );
  const { meters } = pointNeeds(facts('P', { method: 'household' }), season, [home('A'), stopped, home('C', { status: 'stopped' })]);
  expect(meters.map(({ household, meter, spans }) => [household, meter, spans])).toEqual([
    ['A', 'MA', [season]],
    [
      'B',
      'MB',
      [
        { from: season.from, to: day('2026-01-03') },
        { from: day('2026-01-08'), to: season.to },
      ],
    ],
  ]);
});

test('a shared bill needs the meter of its point, and units if it uses them; by area nothing is read', () => {
  const homes = [home('A', { meter: null })];
  expect(pointNeeds(facts('P', { method: 'share-units', meter: 'MP' }), season, homes)).toMatchObject({
    meters: [{ household: null, meter: 'MP' }],
    byUnits: ['A'],
  });
  expect(pointNeeds(facts('P', { method: 'share-meter', meter: null }), season, homes).meters).toMatchObject([
    { household: null, meter: null },
    { household: 'A', meter: null },
  ]);
  expect(pointNeeds(facts('P', { method: 'area' }), season, homes)).toMatchObject({ meters: [], byArea: 1, byUnits: [] });
});

test('future days are not missing; a partly read day, or one decided to be faulty, is', () => {
  const told = { use: new Float64Array(10).fill(1), coverage: new Float64Array(10).fill(1), faulty: new Uint8Array(10) };
  told.coverage[2] = 0.5;
  told.faulty[4] = 1;
  told.coverage[9] = 0;
  const need = { spans: [season] };
  expect(readDays(need, told, { season, day: day('2026-01-06') })).toEqual({ needed: 5, missing: 2, first: day('2026-01-03') });
  expect(readDays(need, undefined, { season, day: day('2026-01-03') })).toEqual({ needed: 2, missing: 2, first: season.from });
  expect(readDays(need, 'whole', { season, day: day('2026-01-06') })).toEqual({ needed: 5, missing: 0, first: null });
  expect(readDays(need, undefined, { season, day: season.from })).toEqual({ needed: 0, missing: 0, first: null });
});

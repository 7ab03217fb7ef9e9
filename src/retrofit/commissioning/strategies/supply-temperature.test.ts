import { expect, test } from 'vitest';
import { stateOf, sumOfHours } from './hours.ts';
import { supplyTemperature } from './supply-temperature.ts';

const many = 240;
const edges = Float64Array.from({ length: many + 1 }, (_, at) => at * 3600);
const column = (of: (at: number) => number) => Float64Array.from({ length: many }, (_, at) => of(at));
const outdoor = column((at) => -8 + (at % 24));
const rule = { follows: -0.3, limit: 20 };

/** Rooms are a fifth of a kelvin warmer for each kelvin that it is milder, where supply does not follow. */
const rooms = (isFlat: boolean) => column((at) => (isFlat ? 20 + 0.2 * ((outdoor[at] as number) + 3) : 19.5));

test('a supply that stays the same whatever the weather is found, with heat in proportion to how far rooms are above the limit', () => {
  const tried = supplyTemperature({ edges, supply: column(() => 60), outdoor, rooms: rooms(true), heat: column(() => 2) }, rule);
  const sum = sumOfHours(tried.rows);
  let saved = 0;
  for (let at = 0; at < many; at += 1) {
    const room = 20 + 0.2 * ((outdoor[at] as number) + 3);
    if (room > 20) saved += (2 * (room - 20)) / (room - (outdoor[at] as number));
  }
  expect(sum.saved).toBeCloseTo(saved, 4);
  expect(stateOf(sum, 0.05)).toBe('found');
  expect(tried.facts).toEqual([{ name: 'supplySlope', value: 0, unit: 'K/K' }]);
});

test('a supply that follows the weather has nothing to save, even where rooms are warm; hours without heat are not judged', () => {
  const follows = { edges, supply: column((at) => 55 - (outdoor[at] as number)), outdoor, rooms: rooms(true) };
  expect(sumOfHours(supplyTemperature({ ...follows, heat: column(() => 2) }, rule).rows)).toMatchObject({
    saved: 0,
    hours: 0,
    judged: many,
  });
  const halved = supplyTemperature({ ...follows, heat: column((at) => (at % 2 === 0 ? 2 : 0)) }, rule);
  expect(sumOfHours(halved.rows).asked).toBe(many / 2);
});

test('where heat, rooms or weather are not known the hour is not either, and too few hours tell no slope', () => {
  const flat = { edges, supply: column(() => 60), outdoor, rooms: rooms(true) };
  const gappy = supplyTemperature({ ...flat, heat: column((at) => (at % 3 === 0 ? Number.NaN : 2)) }, rule);
  expect(sumOfHours(gappy.rows)).toMatchObject({ judged: 160, asked: many });
  const short = supplyTemperature({ ...flat, heat: column((at) => (at < 20 ? 2 : 0)) }, rule);
  expect(short.findings.map(({ code }) => code)).toEqual(['strategy-heated-hours-short']);
});

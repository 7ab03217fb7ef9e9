import { expect, test } from 'vitest';
import { numbers } from '../../../../test/simulated-building.ts';
import { stateOf, sumOfHours } from './hours.ts';
import { parallelPlant } from './parallel-plant.ts';

const rule = { hours: 5, gain: 0.05, runs: 0.05 };
const history = 28;

/** Input of a chiller of 500 kW: a base, and 0.15 kW a kW. */
const input = (base: number, load: number): number => (load <= 0 ? 0 : base + 0.15 * load);

/** Two chillers by the hour over days: on each day the output of each, 0 off. */
function plantOf(days: number, load: (at: number) => readonly [number, number], bases: readonly [number, number] = [40, 40]) {
  const many = days * 24;
  const of = (unit: 0 | 1) => ({
    code: `CH-${unit + 1}`,
    output: Float64Array.from({ length: many }, (_, at) => load(at)[unit]),
    power: Float64Array.from({ length: many }, (_, at) => input(bases[unit], load(at)[unit])),
  });
  return {
    edges: Float64Array.from({ length: many + 1 }, (_, at) => at * 3600),
    days: Int32Array.from({ length: many }, (_, at) => Math.floor(at / 24)),
    first: history * 24,
    units: [of(0), of(1)],
  };
}

/** History: each runs alone over all loads, by turns. */
const alone = (at: number): readonly [number, number] => {
  const load = 25 + ((at * 37) % 476);
  return at % 2 === 0 ? [load, 0] : [0, load];
};

test('two units at part load where one would do save the base of one, as the curves of earlier days tell', () => {
  const plant = plantOf(history + 10, (at) => (at < history * 24 ? alone(at) : [150, 150]));
  const tried = parallelPlant(plant, rule);
  const sum = sumOfHours(tried.rows);
  expect(sum).toMatchObject({ hours: 240, judged: 240 });
  // 2 × (40 + 22.5) against 40 + 45: 40 kWh an hour; curves are straight here, so it is exact but for their middle points
  expect(sum.saved).toBeGreaterThan(240 * 39.9);
  expect(sum.saved).toBeLessThan(240 * 40.1);
  expect(stateOf(sum, 0.05)).toBe('found');
  expect(tried.facts.find(({ name }) => name === 'unitsBest')).toMatchObject({ value: 1 });
});

test('two that are both needed have nothing to save, nor has one that runs alone', () => {
  const needed = plantOf(history + 5, (at) => (at < history * 24 ? alone(at) : [400, 400]));
  expect(sumOfHours(parallelPlant(needed, rule).rows)).toMatchObject({ saved: 0, hours: 0, judged: 120 });
  const single = plantOf(history + 5, alone);
  expect(parallelPlant(single, rule).rows).toEqual([]);
});

test('of two unequal units the better one is chosen alone', () => {
  const plant = plantOf(history + 2, (at) => (at < history * 24 ? alone(at) : [100, 100]), [80, 20]);
  const sum = sumOfHours(parallelPlant(plant, rule).rows);
  // 80 + 15 + 20 + 15 against 20 + 30
  expect(sum.saved).toBeCloseTo(48 * 80, -2);
});

test('a first day without curves is not judged, nothing is made up of loads that no unit was measured at, and gaps never save', () => {
  const untold = plantOf(history + 5, (at) => (at < history * 24 ? [0, 0] : [150, 150]));
  expect(sumOfHours(parallelPlant(untold, rule).rows)).toMatchObject({ judged: 96, saved: 0, hours: 0, asked: 120 });
  const plant = plantOf(history + 10, (at) => (at < history * 24 ? alone(at) : [150, 150]));
  const whole = sumOfHours(parallelPlant(plant, rule).rows);
  const random = numbers(7);
  for (let at = history * 24; at < plant.edges.length - 1; at += 1)
    if (random() < 0.4) (plant.units[0] as { power: Float64Array }).power[at] = Number.NaN;
  const part = sumOfHours(parallelPlant(plant, rule).rows);
  expect(part.asked).toBe(whole.asked);
  expect(part.judged).toBeLessThan(whole.judged);
  expect(part.saved).toBeLessThan(whole.saved as number);
});

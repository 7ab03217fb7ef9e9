import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ProblemAnswer } from '#client.ts';
import { createWorld, type World } from '../../test/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.stop());

const scenario = {
  start: '2026-03-01T00:00:00+08:00',
  step: 60,
  steps: 4,
  site: {},
  price: { import: ['1.0', 1, 3, 3], export: 0 },
  base: 2,
  resources: [{ code: 'B', kind: 'battery', kw: 2, maxKwh: 4, startKwh: 0 }],
};
const refused = (asked: object) =>
  world.local.schedule.solve(asked).then(
    () => null,
    ({ document }: ProblemAnswer) => document,
  );

test('a scenario comes as a value or as text, a list gives a list', async () => {
  const told = await world.local.schedule.solve({ scenario });
  expect(told).toMatchObject({ status: 'optimal', gap: 0, cost: { total: '8.0000' }, breaches: [], findings: [] });
  const list = await world.local.schedule.solve({ text: JSON.stringify([scenario, { ...scenario, base: 0 }]) });
  expect(list).toMatchObject([{ cost: { total: '8.0000' } }, { cost: { total: '0.0000' } }]);
});

test('what is refused names the resource, the step and the field, in the language that is asked for', async () => {
  const told = await refused({ scenario: { ...scenario, price: { import: [1, null, 3, 3], export: 0 } } });
  expect(told).toMatchObject({ status: 400, code: 'price-missing', evidence: { field: 'price.import', step: 1 } });
  expect(told?.detail).toContain('price.import[1]');
  const other = await refused({ scenario: [scenario, { ...scenario, resources: [{ ...scenario.resources[0], chargeEfficiency: 1.2 }] }] });
  expect(other).toMatchObject({ code: 'out-of-range', evidence: { resource: 'B', field: 'chargeEfficiency' } });
  expect(other?.findings).toMatchObject([{ evidence: { path: '[1].resources[0].chargeEfficiency' } }]);
  expect(other?.detail).toContain('[1].resources[0].chargeEfficiency (B)');
});

test('no scenario at all is told as such', async () => {
  expect(await refused({})).toMatchObject({ status: 400, code: 'schedule-nothing' });
  expect(await refused({ text: '{' })).toMatchObject({ status: 400, code: 'schedule-broken' });
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { matchTown } from '../../bench/heat-match-case.ts';
import type { ProblemAnswer } from '#client.ts';
import { createWorld, type World } from '../../test/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.stop());

const town = matchTown({ sources: 3, demands: 5, periods: 4 });
const match = (written: object, more: object = {}) => world.local.heatPlanning.match({ text: JSON.stringify(written), ...more });

test('a town is matched through the door: what comes and what is missing is what is needed, and the map is told where it is wanted', async () => {
  const told = await match(town, { map: true });
  expect(told.status).toBe('optimal');
  for (const { code, neededGj, unmetGj } of told.demands) {
    const came = told.links.filter(({ demand }) => demand === code).reduce((sum, { deliveredGj }) => sum + deliveredGj, 0);
    expect(Math.abs(came + unmetGj - neededGj)).toBeLessThanOrEqual(1e-6 * Math.max(1, neededGj));
  }
  expect((told.map as { features: unknown[] }).features).toHaveLength(told.links.length + 8);
  expect((await match(town)).map).toBeUndefined();
});

test('faults of a file are told in the language that is asked for, each with its path and what to do', async () => {
  const told = await match({ ...town, maxKm: -1, sources: [] }).catch(({ document }: ProblemAnswer) => document);
  expect(told).toMatchObject({ status: 400, code: 'match-bad', findings: [{ code: 'match-outside', evidence: { path: 'maxKm' } }] });
});

test('who leaves before the plan is there ends the search, and the program goes on answering', async () => {
  const leaving = new AbortController();
  const hard = JSON.stringify({ ...matchTown({ sources: 20, demands: 60 }), maxKm: 60, yuanPerKmYear: 60_000 });
  const asked = world.local.heatPlanning.match({ text: hard, seconds: 600 }, { signal: leaving.signal });
  leaving.abort();
  await expect(asked).rejects.toThrow();
  expect((await match(town)).status).toBe('optimal');
});

const { periods: _periods, ...named } = town;
const origins = Object.fromEntries(['periods', ...Object.keys(named)].map((name) => [name, '示范']));
const plans = () => world.local.heatPlanning.plans;
const problemOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    ({ document }: ProblemAnswer) => document,
  );

test('a plan is kept only where every number says where it is from, and tells each of them with its origin', async () => {
  const { maxKm: _maxKm, ...some } = origins;
  const plot = { m2: 50_000, wattPerM2: 32 };
  const [first, ...others] = town.demands;
  const { peakKw: _peak, ...spot } = first!;
  const written = { ...town, demands: [{ ...spot, plot }, ...others] };
  const make = (given: object) => plans().make({ plan: '甲', region: '140302', text: JSON.stringify(given) });
  const told = await problemOf(make({ ...written, origins: some }));
  expect(told?.findings.map(({ code, evidence }) => [code, evidence['path']])).toEqual([['match-no-origin', 'maxKm']]);
  const made = await make({ ...written, demands: [{ ...spot, plot: { ...plot, origin: '规划院负荷指标表' } }, ...others], origins });
  expect(made.inputs.filter(({ path }) => path.includes('plot')).map(({ code, value, origin }) => [code, value, origin])).toEqual([
    ['D1', 50_000, '规划院负荷指标表'],
    ['D1', 32, '规划院负荷指标表'],
  ]);
  expect(made.inputs.every(({ origin }) => origin !== null)).toBe(true);
  // 50,000 m² at 32 W/m²
  expect(made.sites.demands[0]?.maxKw).toBe((1600 * Math.max(...town.periods.map(({ outdoor }) => 18 - outdoor))) / 28);
  expect((await plans().list({})).plans.map(({ plan, unmetGj }) => [plan, unmetGj])).toEqual([['甲', made.unmetGj]]);
  expect(await problemOf(make({ ...written, origins }))).toMatchObject({ status: 409, code: 'heat-plan-name-taken' });
});

test('two plans stand side by side, and a source that goes costs what the same file without it costs', async () => {
  const [gone, ...left] = town.sources;
  await plans().make({ plan: '全', region: '140302', text: JSON.stringify({ ...town, origins }) });
  await plans().make({ plan: '少', region: '140302', text: JSON.stringify({ ...town, sources: left, origins }) });
  const compared = await plans().compare({ a: '全', b: '少' });
  const without = await plans().without({ plan: '全', source: gone!.code });
  expect(without).toEqual(compared);
  expect([without.proven, without.cost.difference >= 0]).toEqual([true, true]);
  expect(without.sources.find(({ code }) => code === gone!.code)?.b).toBeNull();
  expect(await problemOf(plans().without({ plan: '全', source: 'nobody' }))).toMatchObject({ status: 404, code: 'no-such-heat-source' });
});

test('a bureau makes and sees plans of its region alone, and a company none', async () => {
  const elsewhere = world.as('bureau', { region: '140303' });
  const text = JSON.stringify({ ...town, origins });
  expect(await problemOf(elsewhere.heatPlanning.plans.make({ plan: '外', region: '140302', text }))).toMatchObject({ status: 404 });
  expect((await elsewhere.heatPlanning.plans.list({})).plans).toEqual([]);
  expect(await problemOf(elsewhere.heatPlanning.plans.show({ plan: '全' }))).toMatchObject({ status: 404, code: 'no-such-heat-plan' });
  await elsewhere.heatPlanning.plans.make({ plan: '外', region: '140303', text });
  expect((await elsewhere.heatPlanning.plans.list({})).plans.map(({ plan }) => plan)).toEqual(['外']);
});

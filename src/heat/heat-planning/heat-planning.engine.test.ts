import { afterAll, beforeAll, expect, test } from 'vitest';
import { matchTown } from '../../../bench/heat-match-case.ts';
import type { ProblemAnswer } from '#kernel/problem-answer.ts';
import { programScope } from '#kernel/scope.ts';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.stop());

const town = matchTown({ sources: 3, demands: 5, periods: 4 });
const match = (written: object, more: object = {}) => world.local.heatPlanning.match({ text: JSON.stringify(written), ...more });

test('a town is planned through the API: supply and shortfall add up to the need, and the map is returned on request', async () => {
  const told = await match(town, { map: true });
  expect(told.status).toBe('optimal');
  for (const { code, neededGj, unmetGj } of told.demands) {
    const came = told.links.filter(({ demand }) => demand === code).reduce((sum, { deliveredGj }) => sum + deliveredGj, 0);
    expect(Math.abs(came + unmetGj - neededGj)).toBeLessThanOrEqual(1e-6 * Math.max(1, neededGj));
  }
  expect((told.map as { features: unknown[] }).features).toHaveLength(told.links.length + 8);
  expect((await match(town)).map).toBeUndefined();
});

test('faults of a file are reported in the requested language, each with its path and what to do', async () => {
  const told = await match({ ...town, maxKm: -1, sources: [] }).catch(({ document }: ProblemAnswer) => document);
  expect(told).toMatchObject({ status: 400, code: 'match-bad', findings: [{ code: 'match-outside', evidence: { path: 'maxKm' } }] });
});

test('a caller that leaves before the plan is ready ends the search, and the program continues to answer', async () => {
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

type As = typeof world.local;

/** Makes a plan and waits for its job. @returns its state and the code of its problem */
async function made(as: As, plan: string, written: object | string, more: { seconds?: number; region?: string } = {}) {
  const text = typeof written === 'string' ? written : JSON.stringify(written);
  const { job } = await as.heatPlanning.plans.make({ plan, region: '140302', text, ...more });
  return ended(as, job);
}

async function ended(as: As, job: string) {
  for await (const { finishedAt, state, problem } of await as.jobs.events({ id: job }))
    if (finishedAt !== null) return [state, problem?.code ?? null];
  return ['lost', null];
}

test('a plan is stored only if every number has an origin, and shows each of them with it', async () => {
  const { maxKm: _maxKm, ...some } = origins;
  const plot = { m2: 50_000, wattPerM2: 32 };
  const [first, ...others] = town.demands;
  const { peakKw: _peak, ...spot } = first!;
  const written = { ...town, demands: [{ ...spot, plot }, ...others] };
  const told = await problemOf(made(world.local, '甲', { ...written, origins: some }));
  expect(told?.findings.map(({ code, evidence }) => [code, evidence['path']])).toEqual([['match-no-origin', 'maxKm']]);
  const given = { ...written, demands: [{ ...spot, plot: { ...plot, origin: '规划院负荷指标表' } }, ...others], origins };
  expect(await made(world.local, '甲', given)).toEqual(['done', null]);
  const kept = await plans().show({ plan: '甲' });
  expect(JSON.parse(kept.text)).toEqual(given);
  expect(kept.inputs.filter(({ path }) => path.includes('plot')).map(({ code, value, origin }) => [code, value, origin])).toEqual([
    ['D1', 50_000, '规划院负荷指标表'],
    ['D1', 32, '规划院负荷指标表'],
  ]);
  expect(kept.inputs.every(({ origin }) => origin !== null)).toBe(true);
  // 50,000 m² at 32 W/m²
  expect(kept.sites.demands[0]?.maxKw).toBe((1600 * Math.max(...town.periods.map(({ outdoor }) => 18 - outdoor))) / 28);
  expect((await plans().list({})).plans.map(({ plan, unmetGj }) => [plan, unmetGj])).toEqual([['甲', kept.unmetGj]]);
  expect(await problemOf(made(world.local, '甲', given))).toMatchObject({ status: 409, code: 'heat-plan-name-taken' });
});

test('two plans are compared, and removing a source costs the same as the file without it', async () => {
  const [gone, ...left] = town.sources;
  await made(world.local, '全', { ...town, origins });
  await made(world.local, '少', { ...town, sources: left, origins });
  const compared = await plans().compare({ a: '全', b: '少' });
  const { job } = await plans().without({ plan: '全', source: gone!.code });
  expect(await ended(world.local, job)).toEqual(['done', null]);
  const without = await plans().gone({ job });
  expect(without).toEqual(compared);
  expect([without.proven, without.cost.difference >= 0]).toEqual([true, true]);
  expect(without.sources.find(({ code }) => code === gone!.code)?.b).toBeNull();
  expect(await problemOf(plans().without({ plan: '全', source: 'nobody' }))).toMatchObject({ status: 404, code: 'no-such-heat-source' });
  const bureau = world.as('bureau', { region: '140302' });
  expect(await problemOf(bureau.heatPlanning.plans.gone({ job }))).toMatchObject({ status: 404, code: 'no-such-heat-plan-comparison' });
  const { job: second } = await plans().without({ plan: '全', source: left[0]!.code });
  expect(await ended(world.local, second)).toEqual(['done', null]);
  expect(await problemOf(plans().gone({ job }))).toMatchObject({ code: 'no-such-heat-plan-comparison' });
  expect((await plans().gone({ job: second })).sources.find(({ code }) => code === left[0]!.code)?.b).toBeNull();
});

test('a bureau makes and sees plans of its region only, and a company none', async () => {
  const elsewhere = world.as('bureau', { region: '140303' });
  const text = JSON.stringify({ ...town, origins });
  expect(await problemOf(made(elsewhere, '外', text))).toMatchObject({ status: 404 });
  expect((await elsewhere.heatPlanning.plans.list({})).plans).toEqual([]);
  expect(await problemOf(elsewhere.heatPlanning.plans.show({ plan: '全' }))).toMatchObject({ status: 404, code: 'no-such-heat-plan' });
  expect(await made(elsewhere, '外', text, { region: '140303' })).toEqual(['done', null]);
  expect((await elsewhere.heatPlanning.plans.list({})).plans.map(({ plan }) => plan)).toEqual(['外']);
});

test('a plan is a job: it reports how much of its time has passed, and a cancelled one stores nothing', async () => {
  const hard = { ...matchTown({ sources: 20, demands: 60 }), maxKm: 60, yuanPerKmYear: 60_000 };
  const names = Object.fromEntries(['periods', ...Object.keys(hard)].map((name) => [name, '示范']));
  const { job } = await plans().make({ plan: '难', region: '140302', text: JSON.stringify({ ...hard, origins: names }), seconds: 600 });
  for await (const { done, total, unit, name } of await world.local.jobs.events({ id: job })) {
    if (done === 0) continue;
    expect([name, total, unit]).toEqual(['余热方案', 600, 's']);
    break;
  }
  await world.local.jobs.cancel({ id: job });
  expect(await ended(world.local, job)).toEqual(['cancelled', null]);
  expect(await problemOf(plans().show({ plan: '难' }))).toMatchObject({ code: 'no-such-heat-plan' });
});

test('of two simultaneous plans with one name one is stored; what an aborted job had stored is not stored twice', async () => {
  const ends = await Promise.all([made(world.local, '争', { ...town, origins }), made(world.local, '争', { ...town, maxKm: 6, origins })]);
  expect(ends.map(([state]) => state)).toEqual(expect.arrayContaining(['done', 'failed']));
  expect(ends.map(([, code]) => code).filter((code) => code !== null)).toEqual(['heat-plan-name-taken']);
  const { text, made: before } = await plans().show({ plan: '争' });
  const { run } = world.app.slices.heatPlanning.plans;
  const work = { job: 'again', progress: () => undefined, signal: new AbortController().signal, attempt: 2 };
  await run({ ...work, scope: { ...programScope, identity: 'local' }, input: { plan: '争', region: '140302', text, seconds: 8 } });
  expect((await plans().show({ plan: '争' })).made).toBe(before);
});

test('a plan is deleted by its author or an administrator, by nobody else; the audit trail keeps it, and its name is free', async () => {
  const [own, other] = [world.as('bureau', { region: '140302' }), world.as('bureau', { region: '140300' })];
  await made(own, '临时', { ...town, origins });
  await made(own, '临时二', { ...town, origins });
  const { sha256 } = await plans().show({ plan: '临时' });
  expect(await problemOf(other.heatPlanning.plans.remove({ plan: '临时' }))).toMatchObject({ status: 403, code: 'heat-plan-of-another' });
  expect(await problemOf(world.as('bureau', { region: '140303' }).heatPlanning.plans.remove({ plan: '临时' }))).toMatchObject({
    status: 404,
  });
  await own.heatPlanning.plans.remove({ plan: '临时' });
  await plans().remove({ plan: '临时二' });
  expect((await plans().list({})).plans.map(({ plan }) => plan)).not.toContain('临时');
  expect(await problemOf(plans().remove({ plan: '临时' }))).toMatchObject({ status: 404, code: 'no-such-heat-plan' });
  const { entries } = await world.local.access.audit({ limit: 20 });
  const told = entries.filter(({ action }) => action === 'heat-plan-remove');
  expect(told.map(({ detail }) => [detail['plan'], detail['sha256']])).toEqual([
    ['临时二', sha256],
    ['临时', sha256],
  ]);
  expect(await made(other, '临时', { ...town, origins })).toEqual(['done', null]);
});

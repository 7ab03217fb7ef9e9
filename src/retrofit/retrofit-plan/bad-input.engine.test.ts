import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ProblemAnswer } from '#kernel/problem-answer.ts';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let now = Date.UTC(2026, 1, 1, 2);
beforeAll(async () => {
  world = await createWorld({ clock: () => now });
});
afterAll(() => world.stop());

const plans = () => world.local.retrofitPlan;
const bring = async (lines: readonly string[]) => {
  await world.local.retrofit.importRetrofits({ file: await world.upload('r.csv', lines.join('\n')) });
  now += 60_000;
};
const problemOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    ({ document }: ProblemAnswer) => document,
  );
const jobs = async () => (await world.local.jobs.list({})).jobs.length;
const goal = { years: [2026], objective: { savingKgce: 1 } };

it('projects that wait for each other are named, and nothing is begun', async () => {
  await bring([
    'code,name,region,state,cost,saving,requires,fund:owner',
    'K1,一,140311,estimated,1,1,K2,1',
    'K2,二,140311,estimated,1,1,K3,1',
    'K3,三,140311,estimated,1,1,K1,1',
  ]);
  const before = await jobs();
  const told = await problemOf(plans().make({ plan: '环', region: '140311', scenario: JSON.stringify(goal) }));
  expect(told).toMatchObject({ status: 400, code: 'instance-bad' });
  expect(told?.findings.map(({ code, evidence }) => [code, evidence['path']])).toEqual(
    ['K1', 'K2', 'K3'].map((code) => ['requires-cycle', `projects.${code}.requires`]),
  );
  expect([await jobs(), (await plans().list({})).plans]).toEqual([before, []]);
});

it('more than can be solved is said before anything is begun, with how many there are and may be', async () => {
  const many = Array.from({ length: 8001 }, (_, at) => `G${at},项目${at},140302,estimated,10,10,10`);
  await bring(['code,name,region,state,cost,saving,fund:owner', ...many]);
  const before = await jobs();
  const years = Array.from({ length: 50 }, (_, at) => 2026 + at);
  const told = await problemOf(plans().make({ plan: '太大', region: '140302', scenario: JSON.stringify({ ...goal, years }) }));
  expect(told).toMatchObject({ status: 422, code: 'instance-too-big' });
  expect(told?.detail).toMatch(/8,?001.*400,?050.*400,?000/u);
  expect([await jobs(), (await plans().list({})).plans]).toEqual([before, []]);
});

it('a file of 100,000 projects is refused before it is built, and the program goes on answering', async () => {
  const projects = Array.from({ length: 100_000 }, (_, at) => ({ id: `F${at}`, options: [{ id: 'a', amounts: { savingKgce: 1 } }] }));
  const text = JSON.stringify({ ...goal, years: [2026, 2027, 2028, 2029, 2030], projects });
  const told = await problemOf(world.local.solver.solve({ text }));
  expect(told).toMatchObject({ status: 422, code: 'instance-too-big' });
  expect((await plans().list({})).plans).toEqual([]);
});

it('what is contracted stays in though it takes more than there is: the money is told as passed, by how much, whatever else could be done for it', async () => {
  await bring([
    'code,name,region,state,cost,saving,fund:county,fund:owner,worth,block,year',
    'C1,在建,140303,works,300,1,300,0,是,乙区,2025',
    'C2,甲,140303,estimated,50,900,50,0,是,乙区,',
    'C3,乙,140303,estimated,50,900,50,0,是,,',
    'C4,丙,140303,estimated,50,900,50,0,是,,',
  ]);
  const limits = [{ id: 'money:county', resource: 'fund:county', max: '150' }];
  const pins = [{ project: 'C2', in: false }];
  const { job } = await plans().make({ plan: '在建', region: '140303', scenario: JSON.stringify({ ...goal, limits, pins }) });
  for await (const { finishedAt } of await world.local.jobs.events({ id: job })) if (finishedAt !== null) break;
  const plan = await plans().show({ plan: '在建' });
  expect(plan.status).toBe('best-effort');
  expect(plan.chosen.map(({ project, year }) => [project, year])).toEqual([['C1', 2026]]);
  expect(plan.limits.find(({ id }) => id === 'money:county')).toMatchObject({ used: 300, breach: 150 });
  expect(plan.limits.find(({ id }) => id === 'in:contracted')).toMatchObject({ used: 1, breach: 0 });
  expect(plan.out.map(({ project }) => project).toSorted()).toEqual(['C2', 'C3', 'C4']);
});

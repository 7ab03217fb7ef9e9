import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ProblemAnswer } from '#client.ts';
import { createWorld, type World } from '../../test/world.ts';

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

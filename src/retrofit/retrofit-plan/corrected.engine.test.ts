import { advanceRetrofit } from '#cli/stated-as-read.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ProblemAnswer } from '#kernel/problem-answer.ts';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let now = Date.UTC(2026, 1, 1, 2);

const own = `kind: measure
status: CITY
source: {document: 市改造造价手册, clause: 表 1}
entries:
  - {id: city/tuning, version: 1, measure: city-tuning, names: {zh: 调适, en: Tuning}, of: [total], carrier: electricity,
     effect: {share: {low: 0.25, mid: 0.25, high: 0.25}}, cost: {per: floorArea, low: 100, mid: 100, high: 100}, life: 10}
---
kind: package
status: CITY
source: {document: 市改造造价手册, clause: 表 1}
entries:
  - {id: city/tuning-package, version: 1, package: city-tuning, names: {zh: 调适, en: Tuning}, measures: [city-tuning]}
`;

const bills = async (each: Readonly<Record<string, number>>) => {
  const months = Array.from({ length: 12 }, (_, at) => `2025-${String(at + 1).padStart(2, '0')}`);
  const rows = Object.entries(each).map(([meter, kwh]) => [meter, ...months.map(() => kwh)].join(','));
  await world.local.readings.importReadings({
    file: await world.upload('2025.csv', [['meter', ...months].join(','), ...rows].join('\n')),
    layout: 'months',
    meterColumn: 'meter',
    kind: 'interval',
    interval: '1month',
    unit: 'kWh',
    carrier: 'electricity',
    createMeters: true,
  });
  now += 60_000;
};

beforeAll(async () => {
  world = await createWorld({ clock: () => now });
  const [measures, packages] = own.split('---\n') as [string, string];
  await world.local.knowledge.files.put({ name: 'measures.yaml', text: measures });
  await world.local.knowledge.files.put({ name: 'packages.yaml', text: packages });
  const buildings =
    'code,name,region,use,floorArea,zone\nB1,一号楼,140302,office,1000,Asia/Shanghai\nB2,二号楼,140302,office,1000,Asia/Shanghai';
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', buildings) });
  await bills({ B1: 10_000, B2: 8000 });
  const projects = 'code,name,region,buildings,state,safe\nR1,一,140302,B1,surveyed,是\nR2,二,140302,B2,surveyed,是';
  await world.local.retrofit.importRetrofits({ file: await world.upload('r.csv', projects) });
  now += 60_000;
});
afterAll(() => world.stop());

const plans = () => world.local.retrofitPlan;
const plan = '电表';

it('a corrected reading under an adopted plan: the plan opens to the same figures, and check names what moved and from what to what', async () => {
  const scenario = {
    years: [2026],
    objective: { savingKgce: 1 },
    packages: ['city-tuning'],
    funding: [{ mode: '自筹', sources: [{ source: 'owner', rest: true }] }],
    limits: [{ id: 'money', resource: 'costYuan', max: 100_000 }],
  };
  const { job } = await plans().make({ plan, region: '140302', scenario: JSON.stringify(scenario) });
  for await (const { finishedAt } of await world.local.jobs.events({ id: job })) if (finishedAt !== null) break;
  const before = await plans().show({ plan });
  expect(before.chosen.map(({ project, option }) => [project, option])).toEqual([['R1', 'city-tuning/自筹']]);
  const was = 0.25 * 120_000 * 0.1229;
  expect(Number(before.totals['savingKgce'])).toBeCloseTo(was, 3);
  expect(before.totals).toMatchObject({ costYuan: '100000.00', 'fund:owner': '100000.00' });
  const adopt = () => plans().adopt({ plan, on: '2026-02-01', document: '阳建发〔2026〕1号' });
  const early = await adopt().catch(({ document }: ProblemAnswer) => document);
  expect(early).toMatchObject({ code: 'state-order', findings: [{ code: 'plan-project-not-estimated', evidence: { code: 'R1' } }] });
  const set = { cost: '100000', saving: String(was) };
  await advanceRetrofit(world.local, { project: 'R1', to: 'estimated', on: '2026-02-01', set });
  await adopt();
  const adopted = await plans().show({ plan });
  expect((await plans().check({ plan })).moved.filter(({ what }) => what.includes('saving'))).toEqual([]);

  now += 60_000;
  await bills({ B1: 4000 });
  const { stale, moved, objective } = await plans().check({ plan });
  expect(stale).toBe(true);
  const saving = moved.find(({ project, what }) => project === 'R1' && what.endsWith('savingKgce') && !what.includes('spread'));
  expect([Number(saving?.was), Number(saving?.now)]).toEqual([expect.closeTo(was, 3), expect.closeTo(was * 0.4, 3)]);
  expect([Number(objective.was), Number(objective.now)]).toEqual([expect.closeTo(was, 3), expect.closeTo(was * 0.4, 3)]);
  expect(await plans().show({ plan })).toEqual(adopted);
  const solved = await world.ask(`/api/exports/retrofit-plan-instance?plan=${encodeURIComponent(plan)}`);
  expect(await solved.text()).toContain(before.chosen[0]?.amounts['savingKgce'] as string);
});

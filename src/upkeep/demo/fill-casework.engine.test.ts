import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { planCasework } from '../../../test/city/casework.ts';
import { createWorld, type World } from '../../../test/world.ts';
import { fillCasework, type CaseworkState } from './fill-casework.ts';
import { createSession } from '#cli/session.ts';

let world: World;
let folder: string;
const kept: CaseworkState[] = [];
const share = 0.1;
const day = '2026-11-20';
const plan = planCasework(day, share);

const fill = (from: CaseworkState, signal: AbortSignal, progress: (done: number) => void = () => undefined) => {
  const reached = { url: 'http://localhost', key: world.app.localKey, fetch: world.app.fetch, stop: async () => undefined };
  const output = { json: false, terminal: false, language: 'zh' as const, out: () => undefined, err: () => undefined };
  const at = { ...createSession(reached, 'zh'), output, link: null } as never;
  const keep = (state: CaseworkState) => void kept.push(state);
  return fillCasework({ at, access: world.app.slices.access, directory: folder, from, keep, progress, signal, share });
};

beforeAll(async () => {
  world = await createWorld();
  folder = await mkdtemp(join(tmpdir(), 'casework-'));
  const rows = Array.from({ length: 100 }, (_, at) => `B${at},示例楼 ${at},office,14030${(at % 2) + 2},${2000 + at * 10}`);
  await world.local.registry.importBuildings({
    file: await world.upload('b.csv', ['code,name,use,region,floorArea', ...rows, ''].join('\n')),
  });
});
afterAll(async () => {
  await world.stop();
  await rm(folder, { recursive: true });
});

test('the cases of the demo city are created as planned, across an interruption, and every record is valid', async () => {
  const ending = new AbortController();
  const broken = fill({ day, done: 0, cases: {} }, ending.signal, (done) => {
    if (done === 62) ending.abort(new Error('ended here'));
  });
  await expect(broken).rejects.toThrow('ended here');
  const last = kept.at(-1) as CaseworkState;
  expect(last.done).toBe(61);
  const again = await fill({ ...last, done: 62, cases: last.cases }, new AbortController().signal);
  expect(again.filter((line) => !line.includes('transition-not-here'))).toEqual([]);

  const { cases, total } = await world.local.cases.list({ limit: 1000 });
  expect(total).toBeGreaterThanOrEqual(plan.length);
  expect(cases.filter(({ case: code }) => code.startsWith('示范旧档-'))).toHaveLength(plan.filter(({ isOld }) => isOld).length);
  expect(new Set(cases.map(({ procedure }) => procedure)).size).toBe(15);
  expect(cases.some(({ overdue }) => overdue)).toBe(true);
  const { draws } = await world.local.draws.list();
  expect(draws.map(({ state }) => state).toSorted()).toEqual(['announced', 'revealed']);
  expect((await world.local.people.list({ kind: 'expert', limit: 1 })).total).toBe(60);
  const { items } = await world.local.cases.todo({ for: '示例经办人' });
  expect(items.length).toBeGreaterThan(3);
  expect(await world.local.cases.statistics({ procedure: 'complaint', from: '2023-11-01', to: '2026-11-20' })).toMatchObject({
    begun: plan.filter(({ procedure }) => procedure === 'complaint').length,
  });
  for (const { case: code } of cases.slice(0, 20)) expect((await world.local.cases.record({ case: code })).valid).toBe(true);
});

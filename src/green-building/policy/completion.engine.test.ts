import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

/** A new building in a town of Yangquan cannot be completed without green acceptance (YQ 二(一)七, from 2026-01-15 on). */
let world: World;

beforeAll(async () => {
  world = await createWorld();
  const buildings = 'code,name,use,region\nB1,一号楼,office,140302\nB2,二号楼,office,140302\nB3,外地楼,office,140802\n';
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', buildings) });
  const projects =
    'code,name,region,work,class,urban,buildings\nP1,一中新楼,140302,new,public,是,B1;B2\nP2,旧楼改造,140302,retrofit,public,是,B1\nP3,无楼,140302,new,public,是,\nP4,外地,140802,new,public,是,B3\n';
  expect(await world.local.project.importProjects({ file: await world.upload('p.csv', projects) })).toMatchObject({ rejectedCount: 0 });
});
afterAll(() => world.stop());

/** The refusal of an edit to the day of completion; null if it is accepted. */
async function refusal(code: string, day: string): Promise<string | null> {
  const headers = { 'content-type': 'application/json', 'accept-language': 'zh' };
  const body = JSON.stringify({ projects: [code], set: { deliveredOn: day } });
  const answer = await world.ask('/api/projects/edit', { method: 'POST', headers, body });
  expect(answer.status).toBe(200);
  const { changed, refused } = (await answer.json()) as { changed: unknown[]; refused: { detail: string }[] };
  expect(changed.length + refused.length).toBe(1);
  return refused[0]?.detail ?? null;
}

test('completion is refused with the clause and the buildings that lack it, until each has passed', async () => {
  const refused = await refusal('P1', '2026-05-01');
  expect(refused).toContain('《阳泉市实施方案》第二（一）7条');
  expect(refused).toContain('建筑 B1 B2 未通过绿色建筑专项验收');
  await world.local.registry.editBuilding({ building: 'B1', set: { greenAcceptance: true } });
  expect(await refusal('P1', '2026-05-01')).toContain('建筑 B2 未通过');
  await world.local.registry.editBuilding({ building: 'B2', set: { greenAcceptance: true } });
  expect(await refusal('P1', '2026-05-01')).toBeNull();
});

test('a project that names no building is told to name them', async () => {
  expect(await refusal('P3', '2026-05-01')).toContain('没有填写建筑');
});

test('before the document, elsewhere, and for other work nothing is refused', async () => {
  expect(await refusal('P3', '2025-12-31')).toBeNull();
  expect(await refusal('P4', '2026-05-01')).toBeNull();
  expect(await refusal('P2', '2026-05-01')).toBeNull();
});

test('without the facts that decide it the day is taken, and what is missing is told: in the answer, and on the project', async () => {
  const file = await world.upload('bare.csv', 'code,name,region\nP9,未分类,140302\n');
  await world.local.project.importProjects({ file });
  const preview = await world.local.project.edit({ projects: ['P9'], set: { deliveredOn: '2026-05-01' }, preview: true });
  expect(preview.findings.map(({ code }) => code)).toEqual(['acceptance-open']);
  const { changed, findings } = await world.local.project.edit({ projects: ['P9'], set: { deliveredOn: '2026-05-01' } });
  expect(changed).toHaveLength(1);
  expect(findings.map(({ code }) => code)).toEqual(['acceptance-open']);
  expect(findings[0]?.detail).toContain('“建设活动”');
  expect((await world.local.project.project({ project: 'P9' })).findings.map(({ code }) => code)).toEqual(['acceptance-open']);
});

test('a row of a file is refused alone, and the others come in', async () => {
  const rows =
    'code,name,region,work,class,urban,buildings,deliveredOn\nP5,五,140302,new,public,是,B1,2026-06-01\nP6,六,140302,new,public,是,,2026-06-01\n';
  const done = await world.local.project.importProjects({ file: await world.upload('more.csv', rows) });
  expect(done).toMatchObject({ created: 1, rejectedCount: 1 });
  expect(JSON.stringify(done.rejected)).toContain('acceptance-without-building');
});

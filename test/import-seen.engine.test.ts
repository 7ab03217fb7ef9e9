import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ProblemAnswer } from '#kernel/problem-answer.ts';
import { createWorld, type World } from './world.ts';

/** A file is brought in as its preview was read, or not at all. */
let world: World;

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
  const buildings = 'code,name,use,region\nSB1,一号楼,office,140302\n';
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', buildings) });
});

afterAll(async () => {
  await world.stop();
});

const readings = async (meter: string, more: object) => {
  const text = `表号,日期,用电量(kWh)\n${meter},2025-01-01,100\n${meter},2025-01-02,90\n${meter},2025-01-03,120\n`;
  return world.local.readings.importReadings({ file: await world.upload('r.csv', text), createMeters: true, ...more });
};
const meters = async (...rows: readonly string[]) =>
  world.local.registry.importMeters({
    file: await world.upload('m.csv', `code,building,carrier,kind,unit,multiplier\n${rows.join('\n')}\n`),
    onConflict: 'take',
  });
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => {
      const { status, code, evidence } = (error as ProblemAnswer).document;
      return [status, code, (evidence['changed'] as { zh: string }).zh];
    },
  );

test('a preview tells the same hash as long as nothing changed, and what it told goes in', async () => {
  const { hash } = await readings('S1', { preview: true });
  expect((await readings('S1', { preview: true })).hash).toBe(hash);
  expect(await readings('S1', { seen: hash })).toMatchObject({ accepted: 3 });
});

test('a metering point that was new, and that somebody made meanwhile with a multiplier, refuses the readings', async () => {
  const { hash } = await readings('S2', { preview: true });
  await meters('S2,SB1,electricity,interval,kWh,40');
  expect(await refusal(readings('S2', { seen: hash }))).toEqual([409, 'seen-not-latest', expect.stringContaining('所涉档案')]);
  const { total } = await world.local.metering.useOfMeter({ meter: 'S2', from: '2025-01-01', to: '2025-02-01', step: 'month' });
  expect(total.value).toBeNull();
  expect(await readings('S2', { seen: (await readings('S2', { preview: true })).hash })).toMatchObject({ accepted: 3 });
});

test('a multiplier that was changed meanwhile refuses the readings, though as many rows would go in', async () => {
  await meters('S3,SB1,electricity,interval,kWh,1');
  const { hash } = await readings('S3', { preview: true });
  await meters('S3,SB1,electricity,interval,kWh,40');
  expect(await refusal(readings('S3', { seen: hash }))).toEqual([409, 'seen-not-latest', '所涉档案']);
});

test('readings that came in meanwhile refuse the file, which leaves nothing; what is read again so goes in', async () => {
  await meters('S4,SB1,electricity,interval,kWh,1');
  const { hash } = await readings('S4', { preview: true });
  const one = '表号,日期,用电量(kWh)\nS4,2025-01-01,101\nS4,2025-01-02,90\n';
  await world.local.readings.importReadings({ file: await world.upload('o.csv', one) });
  const use = () => world.local.metering.useOfMeter({ meter: 'S4', from: '2025-01-01', to: '2025-02-01', step: 'month' });
  const before = (await use()).total.value;
  expect(await refusal(readings('S4', { seen: hash }))).toEqual([409, 'seen-not-latest', expect.stringContaining('数量')]);
  expect((await use()).total.value).toBe(before);
  const again = await readings('S4', { preview: true });
  expect(again).toMatchObject({ accepted: 1, repeated: 1, revised: 1 });
  expect(await readings('S4', { seen: again.hash })).toMatchObject({ accepted: 1, repeated: 1, revised: 1 });
});

test('so does a list: a building that somebody has edited since the preview', async () => {
  const bring = async (more: object) =>
    world.local.registry.importBuildings({ file: await world.upload('b.csv', 'code,name,use,region\nSB1,一号楼,hotel,140302\n'), ...more });
  const { hash } = await bring({ preview: true });
  await world.local.registry.editBuildings({ buildings: ['SB1'], set: { floorArea: '5000' } });
  expect(await refusal(bring({ seen: hash }))).toEqual([409, 'seen-not-latest', '所涉档案']);
  expect(await world.local.registry.building({ building: 'SB1' })).toMatchObject({ use: 'office', floorArea: 5000 });
  expect(await bring({ seen: (await bring({ preview: true })).hash })).toMatchObject({ updated: 1 });
});

test('an edit is written as it was shown: somebody else edited one of the buildings in between, and nothing is', async () => {
  const asked = { buildings: ['SB1'], set: { floorArea: '7000' } };
  const { hash } = await world.local.registry.editBuildings({ ...asked, preview: true });
  await world.local.registry.editBuildings({ buildings: ['SB1'], set: { floorArea: '6000' } });
  expect(await refusal(world.local.registry.editBuildings({ ...asked, seen: hash }))).toEqual([
    409,
    'seen-not-latest',
    '现将更改 1 项（SB1）',
  ]);
  expect(await world.local.registry.building({ building: 'SB1' })).toMatchObject({ floorArea: 6000 });
  const again = await world.local.registry.editBuildings({ ...asked, preview: true });
  expect((await world.local.registry.editBuildings({ ...asked, seen: again.hash })).changed).toHaveLength(1);
});

test('so is the edit of what is a kind of the ledger', async () => {
  const { project } = world.local;
  await project.add({ code: 'SP1', set: { name: '改造', region: '140302', work: 'new' } });
  const asked = { projects: ['SP1'], set: { name: '改造二' } };
  const { hash } = await project.edit({ ...asked, preview: true });
  await project.edit({ projects: ['SP1'], set: { name: '改造三' } });
  expect(await refusal(project.edit({ ...asked, seen: hash }))).toEqual([409, 'seen-not-latest', '现将更改 1 项（SP1）']);
  expect((await project.edit({ ...asked, seen: (await project.edit({ ...asked, preview: true })).hash })).changed).toHaveLength(1);
});

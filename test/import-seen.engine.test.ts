import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ProblemAnswer } from '#kernel/problem-answer.ts';
import { createWorld, type World } from './world.ts';

/** A file is imported as its preview was seen, or not at all. */
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

/** Without this, an import of use for a metering point with a multiplier raises a question. */
const ledger = { multiplier: 'ledger' } as const;

test('a preview returns the same hash as long as nothing changed, and the previewed import is accepted', async () => {
  const { hash } = await readings('S1', { preview: true });
  expect((await readings('S1', { preview: true })).hash).toBe(hash);
  expect(await readings('S1', { seen: hash })).toMatchObject({ accepted: 3 });
});

test('readings are refused if a new metering point was meanwhile created with a multiplier by somebody else', async () => {
  const { hash } = await readings('S2', { ...ledger, preview: true });
  await meters('S2,SB1,electricity,interval,kWh,40');
  expect(await refusal(readings('S2', { ...ledger, seen: hash }))).toEqual([409, 'seen-not-latest', expect.stringContaining('所涉档案')]);
  const { total } = await world.local.metering.useOfMeter({ meter: 'S2', from: '2025-01-01', to: '2025-02-01', step: 'month' });
  expect(total.value).toBeNull();
  expect(await readings('S2', { ...ledger, seen: (await readings('S2', { ...ledger, preview: true })).hash })).toMatchObject({
    accepted: 3,
  });
});

test('readings are refused if a multiplier was changed meanwhile, even if the same number of rows would be accepted', async () => {
  await meters('S3,SB1,electricity,interval,kWh,1');
  const { hash } = await readings('S3', { ...ledger, preview: true });
  await meters('S3,SB1,electricity,interval,kWh,40');
  expect(await refusal(readings('S3', { ...ledger, seen: hash }))).toEqual([409, 'seen-not-latest', '所涉档案']);
});

test('a file is refused without a trace if readings arrived meanwhile; after another preview it is accepted', async () => {
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

test('so is a list if somebody has edited one of its buildings since the preview', async () => {
  const bring = async (more: object) =>
    world.local.registry.importBuildings({ file: await world.upload('b.csv', 'code,name,use,region\nSB1,一号楼,hotel,140302\n'), ...more });
  const { hash } = await bring({ preview: true });
  await world.local.registry.editBuildings({ buildings: ['SB1'], set: { floorArea: '5000' } });
  expect(await refusal(bring({ seen: hash }))).toEqual([409, 'seen-not-latest', '所涉档案']);
  expect(await world.local.registry.building({ building: 'SB1' })).toMatchObject({ use: 'office', floorArea: 5000 });
  expect(await bring({ seen: (await bring({ preview: true })).hash })).toMatchObject({ updated: 1 });
});

test('an edit is written only as previewed: if somebody else edited one of the buildings meanwhile, nothing is written', async () => {
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

test('so is an edit of another kind in the ledger', async () => {
  const { project } = world.local;
  await project.add({ code: 'SP1', set: { name: '改造', region: '140302', work: 'new' } });
  const asked = { projects: ['SP1'], set: { name: '改造二' } };
  const { hash } = await project.edit({ ...asked, preview: true });
  await project.edit({ projects: ['SP1'], set: { name: '改造三' } });
  expect(await refusal(project.edit({ ...asked, seen: hash }))).toEqual([409, 'seen-not-latest', '现将更改 1 项（SP1）']);
  expect((await project.edit({ ...asked, seen: (await project.edit({ ...asked, preview: true })).hash })).changed).toHaveLength(1);
});

const bringing = (rows: readonly string[], bring: (file: string, more: object) => Promise<{ hash?: string | undefined }>) => {
  const once = async (more: object) => bring(await world.upload('l.csv', `${rows.join('\n')}\n`), more);
  return { once, hash: async () => (await once({ preview: true })).hash };
};

test('so are places if somebody renamed one since the preview', async () => {
  const named = (name: string) => ['code,name,parent', `SZ1,${name},140302`];
  const places = (name: string) => bringing(named(name), (file, more) => world.local.place.importPlaces({ file, ...more }));
  await places('一区').once({});
  const hash = await places('三区').hash();
  await places('二区').once({});
  expect(await refusal(places('三区').once({ seen: hash }))).toEqual([409, 'seen-not-latest', '所涉档案']);
  expect(await places('三区').once({ seen: await places('三区').hash() })).toMatchObject({ updated: 1 });
});

test('so are catalogues', async () => {
  const catalogue = (clause: string) =>
    bringing(['编码,名称,目录,文件,条款,起,止', `C-1,铝合金窗,推广,推广目录,${clause},,`], (file, more) =>
      world.local.catalogues.importCatalogue({ file, ...more }),
    );
  await catalogue('一').once({});
  const hash = await catalogue('三').hash();
  await catalogue('二').once({});
  expect(await refusal(catalogue('三').once({ seen: hash }))).toEqual([409, 'seen-not-latest', '所涉档案']);
  expect(await catalogue('三').once({ seen: await catalogue('三').hash() })).toMatchObject({ updated: 1 });
});

test('so are notes of buildings', async () => {
  const { id } = await world.local.attachments.note({ building: 'SB1', text: '查看' });
  const out = await (await world.ask('/api/exports/attachments?format=csv')).text();
  const list = (text: string) =>
    bringing(out.trim().replaceAll('查看', text).split(/\r?\n/u), (file, more) => world.local.attachments.importList({ file, ...more }));
  const hash = await list('再次查看').hash();
  await world.local.attachments.edit({ id, text: '已查看' });
  expect(await refusal(list('再次查看').once({ seen: hash }))).toEqual([409, 'seen-not-latest', expect.stringContaining('所涉档案')]);
  expect(await list('再次查看').once({ seen: await list('再次查看').hash() })).toMatchObject({ rejectedCount: 0 });
});

test('so are decisions on doubtful readings', async () => {
  await meters('S5,SB1,electricity,interval,kWh,1');
  const words = (as: string) =>
    bringing(
      ['meter,code,from,to,as,note', `S5,over-capacity,2025-01-01T00:00:00+08:00,2025-01-02T00:00:00+08:00,${as},核对`],
      (file, more) => world.local.readings.importDecisions({ file, ...more }),
    );
  const hash = await words('bad').hash();
  await words('good').once({});
  expect(await refusal(words('bad').once({ seen: hash }))).toEqual([409, 'seen-not-latest', expect.stringContaining('所涉档案')]);
  expect(await words('bad').once({ seen: await words('bad').hash() })).toMatchObject({ updated: 1 });
});

test('a knowledge file names the text that it replaces', async () => {
  const { files } = world.local.knowledge;
  const text = (value: number) =>
    `kind: coefficient\nsource: {document: 本市, clause: "1"}\nstatus: CITY\nentries:\n  - {id: city/seen-${value}, version: 1, value: ${value}, unit: kgce/kg}\n`;
  const name = 'seen.yaml';
  expect(await files.put({ name, text: text(1), preview: true })).toMatchObject({ hash: 'none' });
  await files.put({ name, text: text(1), seen: 'none' });
  const read = await files.get({ name });
  const { hash } = await files.put({ name, text: text(1) + text(2).split('\n')[4] + '\n', seen: read.hash });
  expect((await files.get({ name })).hash).toBe(hash);
  const other = files.put({ name, text: text(1), seen: read.hash });
  expect(await refusal(other)).toEqual([409, 'seen-not-latest', '文件内容']);
  // a file that its writer did not know to exist is not overwritten
  expect(await refusal(files.put({ name, text: text(1), seen: 'none' }))).toEqual([409, 'seen-not-latest', '文件内容']);
});

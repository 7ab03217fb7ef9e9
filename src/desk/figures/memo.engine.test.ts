import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let figure = '';
const year = { building: 'B1', carrier: 'electricity', from: '2025-01-01', to: '2026-01-01', step: 'month' } as const;

beforeAll(async () => {
  world = await createWorld();
  await world.local.registry.importBuildings({
    file: await world.upload('b.csv', 'code,name,use,region,area\nB1,一号楼,office,140302,1000\n'),
  });
  await bring('first.csv', 40);
  figure = (await world.local.metering.useOfBuilding(year)).total.figure ?? '';
});
afterAll(() => world.stop());

/** The month of January, kWh. */
async function bring(name: string, kWh: number): Promise<void> {
  const file = await world.upload(name, `meter,2025-01\nB1,${kWh}\n`);
  await world.local.readings.importReadings({ file, layout: 'months', unit: 'kWh', carrier: 'electricity', createMeters: true });
}

const bureau = () => world.as('bureau', { region: '140302' });
const viewer = () => world.as('viewer', { region: '140302' });

test('a memo keeps the figure as it was known when it was saved, whatever is imported later, and leads back to its page', async () => {
  const saved = await bureau().figures.memos.save({ figure, note: ' 会上用 ', page: '/ranking?year=2025' });
  const now = await world.local.figures.explain({ figure });
  expect(saved).toMatchObject({ figure, note: '会上用', value: now.result.value, unit: now.result.unit, knownAt: now.knownAt });
  expect(new URL(saved.href, 'http://x').searchParams.get('figure')).toBe(figure);
  expect(saved.href).toMatch(/^\/ranking\?year=2025&figure=/u);
  await bring('later.csv', 90);
  expect((await bureau().figures.memos.list()).memos).toEqual([saved]);
  expect((await bureau().figures.explain({ figure: saved.figure })).result.value).toBe(saved.value);
  expect((await world.local.metering.useOfBuilding(year)).total.value).not.toBe(saved.value);
});

test('memos are the account’s own: a colleague neither sees nor deletes them; both acts are in the audit trail', async () => {
  const { id } = await viewer().figures.memos.save({ figure });
  expect((await bureau().figures.memos.list()).memos.map((memo) => memo.id)).not.toContain(id);
  expect(await bureau().figures.memos.remove({ id })).toEqual({ removed: false });
  expect(await viewer().figures.memos.remove({ id })).toEqual({ removed: true });
  expect(await viewer().figures.memos.remove({ id })).toEqual({ removed: false });
  const { entries } = await world.local.access.audit({ subject: `memo:${id}` });
  expect(entries.map(({ action }) => action)).toEqual(['memo-delete', 'memo-save']);
});

test.each(['https://elsewhere.example/', '//elsewhere.example/x', 'ranking', '/\\elsewhere.example'])(
  'a page that is not of this console is refused, and nothing is saved: %s',
  async (page) => {
    const before = (await bureau().figures.memos.list()).memos.length;
    await expect(bureau().figures.memos.save({ figure, page })).rejects.toMatchObject({ document: { status: 400, code: 'memo-page-bad' } });
    expect((await bureau().figures.memos.list()).memos.length).toBe(before);
  },
);

test('a figure outside what the asker sees cannot be saved', async () => {
  await expect(world.as('bureau', { region: '140303' }).figures.memos.save({ figure })).rejects.toMatchObject({
    document: { status: 404 },
  });
  await expect(bureau().figures.memos.save({ figure: 'nonsense' })).rejects.toMatchObject({ document: { code: 'figure-unknown' } });
});

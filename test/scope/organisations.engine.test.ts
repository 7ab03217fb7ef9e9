import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '#client.ts';
import { createWorld, type World } from '../world.ts';

const here = { region: '140300' } as const;

let world: World;
let bureau: Client;

beforeAll(async () => {
  world = await createWorld();
  bureau = world.as('bureau', here, 'en');
  const table = `code,name,region,parent,contact
OWN,本市单位,140302,,李
OWN-2,本市二处,140302,,
AWAY,外市单位,150200,,王
AWAY-2,外市二处,150200,AWAY,
GRID,电网公司,,,赵
`;
  await world.local.place.importOrganisations({ file: await world.upload('o.csv', table) });
});

afterAll(() => world.stop());

const all = async () => (await world.local.place.organisations({ limit: 1000 })).organisations;

/** Imports organisations as the bureau, after a preview with the same result. */
async function bring(table: string) {
  const file = await world.upload('o.csv', table, await world.secretOf('bureau', here));
  const seen = await bureau.place.importOrganisations({ file, preview: true });
  const done = await bureau.place.importOrganisations({ file });
  const told = ({ created, updated, unchanged, rejected }: typeof done) => ({ created, updated, unchanged, rejected });
  expect(told(seen)).toEqual(told(done));
  return done;
}

type Rejected = readonly { row: number; column: string | null; code: string; detail: string }[];

const rejectedAs = (one: { rejected?: Rejected | undefined }) => (one.rejected ?? []).map(({ row, column, code }) => [row, column, code]);

test('a bureau cannot take over an organisation of another region or without a region by naming its own region', async () => {
  const before = await all();
  const done = await bring('code,name,region,contact\nAWAY,本市所有,140302,贼\nGRID,本市电网,140302,贼\nAWAY-2,本市所有,140302,贼\n');
  expect(rejectedAs(done)).toEqual([
    [2, 'code', 'out-of-scope'],
    [3, 'code', 'out-of-scope'],
    [4, 'code', 'out-of-scope'],
  ]);
  expect(await all()).toEqual(before);
});

test('a bureau cannot give away its organisations', async () => {
  const before = await all();
  const done = await bring('code,name,region\nOWN,本市单位,150200\n');
  expect(rejectedAs(done)).toEqual([[2, 'region', 'out-of-scope']]);
  expect(await all()).toEqual(before);
});

test('a row with an empty region is judged by the organisation’s region, and takes nothing away', async () => {
  const done = await bring('code,name,phone\nOWN,本市单位,0353\nAWAY,外市单位,0353\n');
  expect(rejectedAs(done)).toEqual([[3, 'region', 'out-of-scope']]);
  expect(await world.local.place.organisation({ code: 'OWN' })).toMatchObject({ region: '140302', contact: '李', phone: '0353' });
});

test('a parent in another region and one that does not exist get the same answer', async () => {
  const [away] = (await bring('code,name,region,parent\nNEW,新单位,140302,AWAY\n')).rejected ?? [];
  const [none] = (await bring('code,name,region,parent\nNEW,新单位,140302,NONE\n')).rejected ?? [];
  expect(away).toMatchObject({ row: 2, column: 'parent', code: 'out-of-scope' });
  expect(none).toEqual({ ...away, detail: String(away?.detail).replaceAll('AWAY', 'NONE') });
  const [told] = (await world.local.place.importOrganisations({ file: await world.upload('o.csv', 'code,name,parent\nX,新单位,NONE\n') }))
    .rejected as { code: string }[];
  expect(told?.code).toBe('unknown-organisation');
});

test('a parent rejected in the same file also rejects its children', async () => {
  const done = await bring('code,name,region,parent\nP1,上级,150200,\nC1,下级,140302,P1\nC2,再下级,140302,C1\n');
  expect(rejectedAs(done)).toEqual([
    [2, 'region', 'out-of-scope'],
    [3, 'parent', 'out-of-scope'],
    [4, 'parent', 'out-of-scope'],
  ]);
});

test('a cycle of parents is rejected row by row, also in the preview and if half of it is already stored', async () => {
  await bring('code,name,region,parent\nOWN-2,本市二处,140302,OWN\n');
  const done = await bring('code,name,region,parent\nOWN,本市单位,140302,OWN-2\nQ1,甲,140302,Q2\nQ2,乙,140302,Q1\nQ3,丙,140302,OWN\n');
  expect(rejectedAs(done)).toEqual([
    [2, 'parent', 'circle-of-parents'],
    [3, 'parent', 'circle-of-parents'],
    [4, 'parent', 'circle-of-parents'],
  ]);
  expect(await world.local.place.organisation({ code: 'Q3' })).toMatchObject({ parent: 'OWN' });
});

test('an organisation that a bureau names with a building belongs to its region, and the bureau completes it', async () => {
  const file = await world.upload(
    'b.csv',
    'code,name,use,region,organisation\nB-1,楼,office,140302,新办\n',
    await world.secretOf('bureau', here),
  );
  await bureau.registry.importBuildings({ file });
  expect(await world.local.place.organisation({ code: '新办' })).toMatchObject({ region: '140300' });
  expect(await bring('code,name,region,phone\n新办,新办公室,140302,123\n')).toMatchObject({ updated: 1, rejected: [] });
});

test('a bureau cannot undo an import that would change what is no longer, or was not, its own', async () => {
  const done = await bring('code,name,region,contact\nMOVED,要搬走,140302,一\n');
  await bring('code,name,region,contact\nMOVED,要搬走,140302,二\n');
  const table = 'code,name,region\nMOVED,要搬走,150200\n';
  const moved = await world.local.place.importOrganisations({ file: await world.upload('o.csv', table), onIdentityChange: 'accept' });
  await expect(bureau.imports.undo({ id: done.import })).rejects.toMatchObject({ document: { status: 409 } });
  const before = await all();
  const later = (await bureau.imports.list({ kind: 'organisations', limit: 1 })).imports[0];
  await expect(bureau.imports.undo({ id: later?.import ?? 0 })).rejects.toMatchObject({ document: { status: 409, code: 'undo-refused' } });
  expect(await all()).toEqual(before);
  await world.local.imports.undo({ id: moved.import });
  expect(await bureau.imports.undo({ id: later?.import ?? 0 })).toMatchObject({ undone: true });
});

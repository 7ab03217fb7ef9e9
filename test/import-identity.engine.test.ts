import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from './world.ts';

/** What identifies a thing besides its code changes by a file only if that is asked for. */
let world: World;

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
  const buildings = 'code,name,use,region\nB1,一号楼,office,140302\nB2,二号楼,school,140303\nB3,三号楼,office,140300\n';
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', buildings) });
  await bring('equipment', 'code,building,kind,name\nE1,B1,chiller,1号冷机\nE2,B1,pump,2号泵\n');
  await bring('meters', 'code,building,carrier,kind,unit\nM1,B1,electricity,register,kWh\nM2,,electricity,register,kWh\n');
  await bring('points', 'code,building,quantity,unit\nP1,B1,temperature,°C\n');
});
afterAll(() => world.stop());

type Brought = {
  import: number;
  updated: number;
  unchanged: number;
  rejectedCount: number;
  identityChanged?: number;
  rejected: { row: number; column: string; code: string; detail: string; field: string; value: string }[];
  findings: { code: string; severity: string; detail: string }[];
  hash?: string;
};

/** The answer of the address at which a list of this kind comes in. */
async function bring(kind: string, text: string, more: object = {}, language = 'zh'): Promise<Brought> {
  const body = JSON.stringify({ file: await world.upload(`${kind}.csv`, text), ...more });
  const headers = { 'content-type': 'application/json', 'accept-language': language };
  const answer = await world.ask(`/api/imports/${kind}`, { method: 'POST', body, headers });
  return (await answer.json()) as Brought;
}

const moved = 'code,building,kind,name\nE1,B2,pump,改名\nE2,B1,pump,2号循环泵\n';
const device = async (code: string) => {
  const { building, kind, name } = await world.local.equipment.get({ equipment: code });
  return { building, kind, name };
};

test('a row that would move a device to another building and turn its kind is refused with old and new by name; others come in', async () => {
  const preview = await bring('equipment', moved, { preview: true });
  expect(preview).toMatchObject({ updated: 1, rejectedCount: 1 });
  expect(preview.rejected).toEqual([
    {
      row: 2,
      column: 'building',
      code: 'identity-changes',
      field: 'building',
      value: 'B2',
      detail: expect.stringMatching(/E1 .*建筑.*“B1”.*“B2”.*--on-identity-change accept/u) as string,
    },
  ]);
  expect(await bring('equipment', moved)).toMatchObject({ updated: 1, rejectedCount: 1 });
  expect(await device('E1')).toEqual({ building: 'B1', kind: 'chiller', name: '1号冷机' });
  expect((await device('E2')).name).toBe('2号循环泵');
  const kind = await bring('equipment', 'code,building,kind\nE1,B1,pump\n', { preview: true }, 'en');
  expect(kind.rejected[0]?.detail).toMatch(/of E1 is Chiller.*and .*[Pp]ump/u);
});

test('if it is asked for, the preview says what changes, and it goes in, is counted in the audit trail, and can be undone', async () => {
  const asked = { onIdentityChange: 'accept' };
  const preview = await bring('equipment', moved, { ...asked, preview: true });
  expect(preview).toMatchObject({ updated: 1, rejectedCount: 0, identityChanged: 2 });
  expect(preview.findings).toMatchObject([
    { code: 'identity-changed', severity: 'warning', detail: expect.stringMatching(/2 .*E1 .*B1 → B2.*E1 .*→/u) as string },
  ]);
  const done = await bring('equipment', moved, { ...asked, seen: preview.hash });
  expect(done).toMatchObject({ updated: 1, identityChanged: 2 });
  expect(await device('E1')).toEqual({ building: 'B2', kind: 'pump', name: '改名' });
  const { entries } = await world.local.access.audit({ action: 'import', limit: 1 });
  expect(entries[0]?.detail).toMatchObject({ kind: 'equipment', identityChanged: 2 });
  expect((await world.local.imports.get({ id: done.import })).options).toMatchObject(asked);
  await world.local.imports.undo({ id: done.import });
  expect(await device('E1')).toEqual({ building: 'B1', kind: 'chiller', name: '1号冷机' });
});

test('so are the carrier, the kind and the building of a meter, and the building of a point; a building that was unknown is learnt', async () => {
  const meters = (row: string, more = {}) => bring('meters', `code,building,carrier,kind,unit\n${row}\n`, more);
  const codesOf = ({ rejected }: Brought) => rejected.map(({ code, field }) => [code, field]);
  expect(codesOf(await meters('M1,B2,electricity,register,kWh'))).toEqual([['identity-changes', 'building']]);
  expect(codesOf(await meters('M1,B1,heat,register,kWh'))).toEqual([['identity-changes', 'carrier']]);
  expect(codesOf(await meters('M1,B1,electricity,interval,kWh'))).toEqual([['identity-changes', 'kind']]);
  expect(await meters('M2,B2,electricity,register,kWh')).toMatchObject({ updated: 1, rejectedCount: 0 });
  expect(await meters('M1,B2,electricity,register,kWh', { onIdentityChange: 'accept' })).toMatchObject({ updated: 1, identityChanged: 1 });
  expect(codesOf(await bring('points', 'code,building,quantity\nP1,B2,temperature\n'))).toEqual([['identity-changes', 'building']]);
});

test('a building does not go to another county unasked, but a county within its city is taken', async () => {
  const buildings = (row: string) => bring('buildings', `code,name,use,region\n${row}\n`);
  expect((await buildings('B1,一号楼,office,140303')).rejected).toMatchObject([{ code: 'identity-changes', field: 'region' }]);
  expect(await buildings('B3,三号楼,office,140303')).toMatchObject({ updated: 1, rejectedCount: 0 });
});

test('what a person typed is kept, not changed, unless the file is to be taken', async () => {
  await world.local.equipment.edit({ equipment: ['E2'], set: { building: 'B3' }, onIdentityChange: 'accept' });
  const file = 'code,building,kind\nE2,B1,pump\n';
  expect(await bring('equipment', file)).toMatchObject({ rejectedCount: 0, kept: [{ code: 'E2', field: 'building' }] });
  expect(await bring('equipment', file, { onConflict: 'take' })).toMatchObject({ rejectedCount: 1 });
  expect(await bring('equipment', file, { onConflict: 'take', onIdentityChange: 'accept' })).toMatchObject({ updated: 1 });
  expect((await device('E2')).building).toBe('B1');
});

test('all that a file would change of what identifies things is counted and named, in the preview too', async () => {
  const told = await bring('meters', 'code,building,carrier,kind,unit\nM1,B1,heat,interval,kWh\nM2,B1,heat,register,kWh\n', {
    preview: true,
  });
  expect(told).toMatchObject({ rejectedCount: 2, findings: [{ code: 'identity-not-changed' }] });
  const detail = String((told as unknown as { findings: { detail: string }[] }).findings[0]?.detail);
  expect(detail).toMatch(/^文件会改变 \d+ 处标识/u);
  for (const part of ['M1 的建筑：B2 → B1', '→ 热', 'M2 的']) expect(detail).toContain(part);
});

test('a meter changes its carrier by hand only once that is confirmed', async () => {
  const edit = (more: object = {}) => world.local.registry.editMeter({ meter: 'M2', set: { carrier: 'heat', unit: 'kWh' }, ...more });
  await expect(edit()).rejects.toMatchObject({ document: { code: 'identity-edited' } });
  const { change, findings } = await edit({ onIdentityChange: 'accept' });
  expect(findings).toMatchObject([{ code: 'identity-changed', evidence: { count: 1 } }]);
  await world.local.imports.undo({ id: change });
});

test('a row with the day of the change moves it from that day on, and the preview lists it', async () => {
  const preview = await bring('buildings', 'code,region,from\nB1,140303,2026-02-01\n', { preview: true });
  expect(preview).toMatchObject({ updated: 1, rejectedCount: 0, identityChanged: 1, findings: [{ code: 'identity-changed' }] });
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { programScope } from '#kernel/scope.ts';
import { createWorld, type World } from './world.ts';

let world: World;
const county = { region: '140302' } as const;

beforeAll(async () => {
  world = await createWorld();
  const bring = async (kind: 'importBuildings' | 'importMeters', ...rows: readonly string[]) =>
    world.local.registry[kind]({ file: await world.upload('r.csv', rows.join('\n')) });
  await world.local.place.importOrganisations({
    file: await world.upload('o.csv', 'code,name,region\nO1,城区一公司,140302\nO2,矿区一公司,140303\n'),
  });
  await bring('importBuildings', 'code,name,use,region', 'B1,一号楼,office,140302', 'B2,二号楼,office,140303');
  await bring('importMeters', 'code,building,carrier,kind', 'M1,B1,electricity,register', 'M2,B2,electricity,register');
  await world.local.resources.importResources({
    file: await world.upload('res.csv', 'code,building,kind,kw\nPV1,B1,pv,10\nPV2,B2,pv,10\n'),
  });
});

afterAll(() => world.stop());

const seen = async () =>
  (await world.as('auditor', county).access.audit({ limit: 1000 })).entries.map(({ action, subject }) => `${action} ${subject}`);

test('a county’s auditor sees an administrator’s actions on things of the county, and not on those of another', async () => {
  const kinds = ['building:B', 'meter:M', 'resource:PV', 'organisation:O'] as const;
  for (const kind of kinds)
    for (const n of [1, 2]) await world.app.slices.access.audit(programScope, { action: 'tried', subject: `${kind}${n}` });
  await world.app.slices.access.audit(programScope, { action: 'tried', subject: 'place:140302' });
  await world.app.slices.access.audit(programScope, { action: 'tried', subject: 'place:140303' });
  const tried = (await seen()).filter((one) => one.startsWith('tried '));
  expect(tried.toSorted()).toEqual([
    'tried building:B1',
    'tried meter:M1',
    'tried organisation:O1',
    'tried place:140302',
    'tried resource:PV1',
  ]);
});

test('a revoked key of the county is visible there, and a deleted subject hides no entry', async () => {
  await world.local.access.keys.create({ name: '区里的钥匙', role: 'viewer', region: '140302' });
  await world.local.access.keys.revoke({ name: '区里的钥匙' });
  expect(await seen()).toContain('key-revoke key:区里的钥匙');
  await world.app.slices.access.audit(programScope, { action: 'tried', subject: 'resource:gone' });
  await world.app.slices.access.audit(programScope, { action: 'tried', subject: 'contract:gone' });
  const { entries } = await world.local.access.audit({ limit: 1000 });
  expect(entries.map(({ subject }) => subject)).toEqual(expect.arrayContaining(['resource:gone', 'contract:gone']));
});

test('accounts and keys of an organisation are visible where it is, and nowhere else', async () => {
  for (const [organisation, name] of [
    ['O1', '一公司'],
    ['O2', '二公司'],
  ] as const) {
    await world.local.access.keys.create({ name, role: 'owner', organisation });
    await world.local.access.users.add({ name, role: 'owner', organisation });
    await world.local.access.users.disable({ name });
    await world.local.access.users.enable({ name });
    await world.local.access.users.reset({ name });
    await world.local.access.keys.revoke({ name });
  }
  const all = await seen();
  for (const entry of ['key-create key', 'key-revoke key', 'user-add user', 'user-disable user', 'user-enable user', 'user-reset user'])
    expect([entry, all.includes(`${entry}:一公司`), all.includes(`${entry}:二公司`)]).toEqual([entry, true, false]);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClient } from '#client.ts';
import { visitor } from '../../../test/visitor.ts';
import { runJob } from '../../../test/job.ts';
import { createWorld } from '../../../test/world.ts';
import type { World } from '../../../test/world.ts';

let world: World;

beforeAll(async () => {
  world = await createWorld();
  await world.local.place.importOrganisations({ file: await world.upload('o.csv', 'code,name,region\nORG,单位,140302\n') });
  const buildings = 'code,name,use,region,organisation,floorArea\nB1,一号楼,office,140302,ORG,1000\n';
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', buildings) });
  await world.local.registry.importMeters({ file: await world.upload('m.csv', 'code,building,carrier,unit\nM1,B1,electricity,kWh\n') });
});

afterAll(async () => {
  await world.stop();
});

const clientOf = (secret: string) =>
  createClient({ url: 'http://localhost', fetch: world.app.fetch, headers: () => ({ authorization: `Bearer ${secret}` }) });

const keyNamed = async (name: string) => {
  const { secret } = await world.local.access.keys.create({ name, role: 'owner', organisation: 'ORG' });
  return { secret, client: clientOf(secret) };
};

const readings = 'meter,time,value\nM1,2025-03-01T00:00:00Z,1\nM1,2025-03-01T01:00:00Z,2\n';

test('a new key with the name of a revoked one inherits nothing of it: files, imports, undo, profiles, views, notes, jobs, live messages', async () => {
  const before = await keyNamed('gateway');
  const file = await world.upload('r.csv', readings, before.secret);
  const { import: imported } = await before.client.readings.importReadings({ file, interval: '1h' });
  const unused = await world.upload('r.csv', readings, before.secret);
  await before.client.imports.profiles.save({ kind: 'readings', name: 'mine', header: ['a'], mapping: { column: { code: 'a' } } });
  await before.client.registry.views.save({ name: 'mine', address: 'use=office' });
  const entry = await before.client.attachments.note({ building: 'B1', text: '第一份' });
  const message = { message: 'm-1', time: '2025-03-02T00:00:00Z', interval: '1h' as const, readings: [{ meter: 'M1', value: 1 }] };
  const live = await before.client.readings.recordLive(message);
  const { rows } = await world.stores.postgres.query<{ identity: string }>('select identity from import where id = $1', [imported]);
  const scope = { identity: rows[0]?.identity ?? '', actor: 'key:gateway', role: 'owner', sees: { organisation: 'ORG' } } as const;
  const job = await runJob(world.app.slices.jobs, scope, 'of-the-first', async () => 1);
  expect((await before.client.jobs.list({})).jobs.map(({ kind }) => kind)).toContain('of-the-first');

  await world.local.access.keys.revoke({ name: 'gateway' });
  const after = await keyNamed('gateway');
  expect(await after.client.access.me()).toMatchObject({ name: 'key:gateway' });
  expect((await after.client.imports.list({})).imports).toEqual([]);
  await expect(after.client.imports.get({ id: imported })).rejects.toMatchObject({ document: { status: 404 } });
  await expect(after.client.imports.undo({ id: imported })).rejects.toMatchObject({ document: { status: 404 } });
  await expect(after.client.readings.importReadings({ file: unused, interval: '1h' })).rejects.toMatchObject({
    document: { code: 'no-such-file' },
  });
  expect((await after.client.imports.profiles.list({})).profiles).toEqual([]);
  expect((await after.client.registry.views.list({})).views).toEqual([]);
  await expect(after.client.jobs.get({ id: job.id })).rejects.toMatchObject({ document: { status: 404 } });
  await expect(after.client.attachments.edit({ id: entry.id, text: 'another’s' })).rejects.toMatchObject({
    document: { code: 'not-your-entry' },
  });
  const again = await after.client.readings.recordLive(message);
  expect(again.again).toBe(false);
  expect(again.import).not.toBe(live.import);

  const { entries } = await world.local.access.audit({ actor: 'key:gateway' });
  expect(new Set(entries.map(({ identity }) => identity)).size).toBeGreaterThan(1);
  expect(entries.every(({ identity }) => identity?.startsWith('key:') === true)).toBe(true);
});

test('an account named like the program, nobody or a former key is none of them', async () => {
  const { postgres } = world.stores;
  const { secret } = await world.local.access.users.add({ name: 'somebody', role: 'owner', organisation: 'ORG' });
  const { import: byLocal } = await world.local.readings.importReadings({ file: await world.upload('r.csv', readings), interval: '1h' });
  const person = visitor(world.app);
  await person.signIn('somebody', secret);
  await person.post('/api/auth/change-password', { currentPassword: secret, newPassword: 'a password of my own' });
  // such names were possible before they were reserved
  for (const name of ['local', 'public', 'yaodong', 'key:gateway']) {
    await postgres.query(`update access_user set name = $1, "displayUsername" = $1 where username = 'somebody'`, [name]);
    expect((await person.get(`/api/imports/${byLocal}`)).status, name).toBe(404);
    expect((await person.post('/api/undo', { id: byLocal })).status, name).toBe(404);
    expect((await (await person.get('/api/imports')).json()) as object, name).toMatchObject({ imports: [] });
    // its own account is found nevertheless
    expect((await (await person.get('/api/me/sessions')).json()) as object, name).toMatchObject({ sessions: [{ own: true }] });
  }
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { asker, tokens } from '../../../test/openadr.ts';
import { createWorld, type World } from '../../../test/world.ts';
import { openAdrPath } from './facts.ts';

let world: World;
let clock = Date.parse('2026-07-01T08:00:00Z');
beforeAll(async () => {
  world = await createWorld({ openadr: 'on', clock: () => clock });
});
afterAll(() => world.stop());

async function tokenOf(form: Record<string, string>, headers: Record<string, string> = {}) {
  const answer = await world.app.fetch(
    new Request(`http://localhost${openAdrPath}/auth/token`, { method: 'POST', body: new URLSearchParams(form), headers }),
  );
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}
const grant = (id: string, secret: string) => ({ grant_type: 'client_credentials', client_id: id, client_secret: secret });

test('a client is created by name, its secret is shown once and opens the server for a quarter hour', async () => {
  const made = await world.local.openadr.addClient({ name: '聚合商', as: 'bl' });
  expect(made.clientSecret.length).toBeGreaterThanOrEqual(43);
  expect(JSON.stringify(await world.local.openadr.overview())).not.toContain(made.clientSecret);
  const { rows } = await world.stores.postgres.query('SELECT * FROM openadr_client');
  expect(JSON.stringify(rows)).not.toContain(made.clientSecret);
  const { status, body } = await tokenOf(grant(made.clientId, made.clientSecret));
  expect([status, body]).toMatchObject([200, { token_type: 'Bearer', expires_in: 900 }]);
  const ask = asker(world);
  expect(await ask(String(body['access_token']), 'POST', '/programs', { programName: 'P' })).toMatchObject({ status: 201 });
  clock += 899_000;
  expect(await ask(String(body['access_token']), 'GET', '/programs')).toMatchObject({ status: 200 });
  clock += 1000;
  expect(await ask(String(body['access_token']), 'GET', '/programs')).toMatchObject({ status: 401 });
});

test('a VEN has the rights of a VEN; deleted it has none, at once', async () => {
  const made = await world.local.openadr.addClient({ name: '一号楼', as: 'ven' });
  const { body } = await tokenOf(grant(made.clientId, made.clientSecret));
  const ask = asker(world);
  const token = String(body['access_token']);
  expect(await ask(token, 'POST', '/programs', { programName: 'Q' })).toMatchObject({ status: 403 });
  expect(await ask(token, 'POST', '/vens', { objectType: 'VEN_VEN_REQUEST', venName: 'V' })).toMatchObject({
    status: 201,
    body: { clientID: made.clientId },
  });
  await world.local.openadr.removeClient({ name: '一号楼' });
  expect(await ask(token, 'GET', '/vens')).toMatchObject({ status: 401 });
  expect(await tokenOf(grant(made.clientId, made.clientSecret))).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
});

test('a wrong secret, an unknown client, another grant and a missing form get the errors defined by OAuth', async () => {
  const made = await world.local.openadr.addClient({ name: 'X', as: 'ven' });
  const refused = async (form: Record<string, string>) => {
    const { status, body } = await tokenOf(form);
    return [status, body['error'], body['status']];
  };
  expect(await refused(grant(made.clientId, 'wrong'))).toEqual([401, 'invalid_client', 401]);
  expect(await refused(grant('nobody', made.clientSecret))).toEqual([401, 'invalid_client', 401]);
  expect(await refused({ ...grant(made.clientId, made.clientSecret), grant_type: 'password' })).toEqual([
    400,
    'unsupported_grant_type',
    400,
  ]);
  expect(await refused({ grant_type: 'client_credentials' })).toEqual([400, 'invalid_request', 400]);
});

test('well-known tokens are not accepted without the flag for tests', async () => {
  const ask = asker(world);
  for (const token of Object.values(tokens)) expect(await ask(token, 'GET', '/programs')).toMatchObject({ status: 401 });
  expect(await tokenOf(grant('bl_client', '1001'))).toMatchObject({ status: 401 });
});

test('the token address is public', async () => {
  const { status, body } = await asker(world)(null, 'GET', '/auth/server');
  expect([status, body]).toMatchObject([
    200,
    { tokenURL: expect.stringMatching(/^http:\/\/localhost.*\/openadr3\/3\.1\.0\/auth\/token$/u) },
  ]);
});

test('clients are managed by administrators, and a name is given once', async () => {
  await expect(world.as('viewer').openadr.overview()).rejects.toMatchObject({ document: { status: 403 } });
  await world.local.openadr.addClient({ name: 'once', as: 'bl' });
  await expect(world.local.openadr.addClient({ name: 'once', as: 'ven' })).rejects.toMatchObject({
    document: { code: 'openadr-client-name-taken' },
  });
  await expect(world.local.openadr.removeClient({ name: 'nobody' })).rejects.toMatchObject({
    document: { code: 'no-such-openadr-client' },
  });
});

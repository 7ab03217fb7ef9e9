import { setMailServer as setServer } from '#cli/stated-as-read.ts';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '#config.ts';
import { compose } from '#main.ts';
import { restoreInto } from '#restore.ts';
import { openMailbox } from '../../../test/mailbox.ts';
import type { Mailbox } from '../../../test/mailbox.ts';
import { localScope } from '../../../test/person.ts';
import { openReceiver } from '../../../test/receiver.ts';
import { bodyOf } from '../../../test/visitor.ts';
import { createWorld } from '../../../test/world.ts';
import type { World } from '../../../test/world.ts';
import type { Notices } from './notice.ts';
import { signedHeaders } from './signature.ts';

let world: World;
let notices: Notices;
const now = Date.UTC(2026, 2, 2, 4);
let mailbox: Mailbox;
let receiver: Awaited<ReturnType<typeof openReceiver>>;

beforeAll(async () => {
  world = await createWorld({ clock: () => now });
  notices = world.app.slices.notice;
  mailbox = await openMailbox({ user: 'yaodong', password: 'a-mail-password' });
  receiver = await openReceiver();
});
afterAll(async () => {
  await mailbox.close();
  await receiver.close();
  await world.stop();
});

const setMailServer = () =>
  setServer(world.local, {
    host: '127.0.0.1',
    port: mailbox.port,
    security: 'none',
    user: 'yaodong',
    from: 'city@example.cn',
    password: 'a-mail-password',
  });

const asJson = (body: unknown) => ({ method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });

test('notices go into a backup and come back: inboxes, what still waits, server and secrets', async () => {
  const room = mkdtempSync(path.join(tmpdir(), 'yaodong-notices-'));
  const [file, root] = [path.join(room, 'one.yaodong'), path.join(room, 'restored')];
  await setMailServer();
  const { secret } = await world.local.notice.webhooks.add({ name: 'desk', address: receiver.address, kinds: [] });
  await notices.post({
    kind: 'import-ended',
    code: 'notice-import-done',
    evidence: { file: 'readings.csv', import: 17, minutes: 3 },
    key: 'import:17',
    link: '/imports/17',
    to: ['local'],
  });
  writeFileSync(file, new Uint8Array(await (await world.ask('/api/backup')).arrayBuffer()));
  const config = readConfig({ data: root, port: 0 }, {});
  await restoreInto(config, file);
  const restored = await compose(config, { log: pino({ level: 'silent' }), clock: () => now });
  const theirs = restored.slices.notice;
  const all = { unread: false, kind: null, before: null, limit: 9 };
  expect((await theirs.list(localScope, all, 'en')).rows).toEqual((await notices.list(localScope, all, 'en')).rows);
  expect(await theirs.sending(localScope)).toEqual(await notices.sending(localScope));
  await theirs.deliver();
  const { headers, body } = receiver.calls[0] ?? { headers: {}, body: '' };
  expect(headers).toMatchObject(signedHeaders(secret, String(headers['webhook-id']), now, body));
  await restored.stop();
  rmSync(room, { recursive: true, force: true });
});

test('what is kept sealed outlives the change of the program’s secret', async () => {
  await setMailServer();
  const { access } = world.app.slices;
  const before = await world.stores.postgres.query('select sealed from access_sealed order by name');
  const changed = await access.changeSecret(localScope);
  expect(changed.secrets).toBe(before.rows.length);
  expect((await access.secretFits(localScope)).findings).toEqual([
    { code: 'kept-secret-differs', severity: 'error', evidence: { count: changed.secrets } },
  ]);
  expect(await bodyOf(await world.ask('/api/notices/sending/mail/test', asJson({ to: 'me@example.cn' })))).toMatchObject({
    code: 'kept-secret-differs',
  });
  const config = readConfig({ data: world.stores.places.root, port: 0 }, {});
  const later = await compose(config, {
    stores: { ...world.stores, stop: async () => undefined },
    log: pino({ level: 'silent' }),
    clock: () => now,
  });
  expect(await later.slices.notice.testMailServer(localScope, 'me@example.cn', 'en')).toMatchObject({ trouble: null });
  await later.stop();
});

import { setMailServer as setServer } from '#cli/stated-as-read.ts';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '#config.ts';
import { compose } from '#main.ts';
import { openMailbox } from '../../../test/mailbox.ts';
import type { Mailbox } from '../../../test/mailbox.ts';
import { localScope } from '../../../test/person.ts';
import { bodyOf } from '../../../test/visitor.ts';
import { createWorld } from '../../../test/world.ts';
import type { World } from '../../../test/world.ts';

let world: World;
const now = Date.UTC(2026, 2, 2, 4);
let mailbox: Mailbox;

beforeAll(async () => {
  world = await createWorld({ clock: () => now });
  mailbox = await openMailbox({ user: 'yaodong', password: 'a-mail-password' });
});
afterAll(async () => {
  await mailbox.close();
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

test('sealed values survive a change of the program’s secret', async () => {
  await setMailServer();
  const { access } = world.app.slices;
  const before = await world.stores.postgres.query('select sealed from access_sealed order by name');
  const changed = await access.changeSecret(localScope);
  expect(changed.secrets).toBe(before.rows.length);
  expect((await access.secretFits()).findings).toEqual([
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

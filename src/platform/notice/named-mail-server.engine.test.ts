import { afterAll, beforeAll, expect, test } from 'vitest';
import { openMailbox, type Mailbox } from '../../../test/mailbox.ts';
import { createWorld, type World } from '../../../test/world.ts';

const password = 'ge/heim';
let mailbox: Mailbox;
let world: World;

beforeAll(async () => {
  mailbox = await openMailbox({ user: 'yaodong', password });
  const address = `smtp://yaodong:${encodeURIComponent(password)}@127.0.0.1:${mailbox.port}?security=none&from=city@example.cn`;
  world = await createWorld({ settings: { YAODONG_SMTP_URL: address } });
});
afterAll(async () => {
  await world.stop();
  await mailbox.close();
});

test('the mail server named by the environment is used: mail goes through it, and its password is never revealed', async () => {
  const shown = await world.local.notice.sending();
  expect(shown.mail).toEqual({
    host: '127.0.0.1',
    port: mailbox.port,
    security: 'none',
    user: 'yaodong',
    from: 'city@example.cn',
    hasPassword: true,
  });
  expect(JSON.stringify(shown)).not.toContain('heim');
  await world.local.notice.mailServer.test({ to: 'clerk@example.cn' });
  expect(mailbox.mails).toMatchObject([{ to: ['clerk@example.cn'] }]);
  const trail = await world.local.access.audit({ limit: 100 });
  expect(trail.entries.filter(({ action }) => action === 'notice-mail-server')).toHaveLength(1);
  expect(JSON.stringify(trail)).not.toContain('heim');
});

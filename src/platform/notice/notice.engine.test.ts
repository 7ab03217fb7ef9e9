import { keepNotices, setMailServer as setServer } from '#cli/stated-as-read.ts';
import { spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { inTransaction } from '#platform/imports/imports.ts';
import type { Role } from '#kernel/scope.ts';
import { openMailbox } from '../../../test/mailbox.ts';
import type { Mailbox } from '../../../test/mailbox.ts';
import { openReceiver } from '../../../test/receiver.ts';
import { createPerson, noticesOf } from '../../../test/person.ts';
import { bodyOf } from '../../../test/visitor.ts';
import { createWorld } from '../../../test/world.ts';
import type { World } from '../../../test/world.ts';
import type { NewNotice, Notices } from './notice.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** Noon in Beijing. */
const noon = Date.UTC(2026, 2, 2, 4);

let world: World;
let notices: Notices;
let now = noon;
let mailbox: Mailbox;
let receiver: Awaited<ReturnType<typeof openReceiver>>;
let number = 0;

beforeAll(async () => {
  world = await createWorld({ clock: () => now });
  notices = world.app.slices.notice;
  notices.register({ kind: 'urgent-test', name: { zh: '紧急', en: 'Urgent' }, audience: 'person', urgent: true, mail: true });
});
afterAll(() => world.stop());

beforeEach(async () => {
  now = noon;
  await world.stores.postgres.query(
    'truncate notice, notice_inbox, notice_delivery, notice_webhook, notice_setting, notice_choice, access_sealed',
  );
  await world.stores.postgres.query('delete from access_rate');
  mailbox = await openMailbox({ user: 'yaodong', password: mailPassword });
  receiver = await openReceiver();
});
afterEach(async () => {
  await mailbox.close();
  await receiver.close();
});

const mailPassword = 'a-mail-password-4711';

const person = (role: Role = 'bureau') => createPerson(world, role);

const setMailServer = (server: object = {}) =>
  setServer(world.local, {
    host: '127.0.0.1',
    port: mailbox.port,
    security: 'none',
    user: 'yaodong',
    from: 'city@example.cn',
    password: mailPassword,
    ...server,
  });

/** A person with a confirmed mail address. */
async function reader(role: Role = 'bureau') {
  const one = await person(role);
  const address = `${one.name}@example.cn`;
  expect((await one.browser.post('/api/notices/mail', { mail: address })).status).toBe(200);
  const code = /\b\d{6}\b/u.exec(mailbox.mails.pop()?.text ?? '')?.[0];
  expect(await bodyOf(await one.browser.post('/api/notices/mail/confirm', { code }))).toMatchObject({ mail: address, mailConfirmed: true });
  return { ...one, address };
}

const posted = (to: NewNotice['to'], more: Partial<NewNotice> = {}): NewNotice => ({
  kind: 'import-ended',
  code: 'notice-import-done',
  evidence: { file: 'readings.csv', import: 17, minutes: 3 },
  key: `test:${++number}`,
  link: '/imports/17',
  to,
  ...more,
});

const states = async () => (await world.local.notice.deliveries.list({})).deliveries;

describe('an inbox', () => {
  test('contains what was posted, in the reader’s language, until it is read', async () => {
    const wang = await person();
    await notices.post(posted([wang.scope.identity]));
    const { notices: found, unread, kinds } = await noticesOf(wang);
    expect(found).toMatchObject([
      {
        kind: 'import-ended',
        text: 'The import of "readings.csv" (number 17) is done; it took 3 minutes.',
        link: '/imports/17',
        read: null,
      },
    ]);
    expect([unread, kinds]).toEqual([1, [{ kind: 'import-ended', name: 'An import has ended' }]]);
    const read = await bodyOf(await wang.browser.post('/api/notices/read', { notices: [found[0]?.id] }));
    expect(read).toMatchObject({ read: 1, unread: 0 });
    expect((await noticesOf(wang, '?unread=true')).notices).toEqual([]);
    expect((await noticesOf(wang)).notices).toHaveLength(1);
  });

  test('belongs to its person only: nobody else sees or marks a notice, not even an administrator', async () => {
    const [wang, li, chief] = [await person(), await person(), await person('administrator')];
    await notices.post(posted([wang.scope.identity]));
    const [own] = (await noticesOf(wang)).notices;
    for (const other of [li, chief]) {
      expect((await noticesOf(other)).notices).toEqual([]);
      expect((await other.browser.post('/api/notices/read', { notices: [own?.id] })).status).toBe(404);
      await other.browser.post('/api/notices/read', {});
    }
    expect((await noticesOf(wang)).unread).toBe(1);
  });

  test('is paged, and filtered by kind', async () => {
    const wang = await person();
    for (let many = 0; many < 5; many++) await notices.post(posted([wang.scope.identity]));
    await notices.post(posted([wang.scope.identity], { kind: 'urgent-test' }));
    const first = await noticesOf(wang, '?limit=4');
    const rest = await noticesOf(wang, `?limit=4&before=${first.next}`);
    expect([first.notices.length, rest.notices.length, rest.next]).toEqual([4, 2, null]);
    expect([first.total, rest.total, (await noticesOf(wang, '?kind=urgent-test&limit=1')).total]).toEqual([6, 6, 1]);
    expect((await noticesOf(wang, '?kind=urgent-test')).notices).toHaveLength(1);
  });

  test('gets a notice together with its subject or not at all, and once for a key', async () => {
    const wang = await person();
    const notice = posted([wang.scope.identity]);
    const write = (keep: boolean) => inTransaction(world.stores.postgres, (on) => notices.post(notice, on), { keep });
    await write(false);
    expect((await noticesOf(wang)).notices).toEqual([]);
    expect([await write(true), await write(true)]).toEqual([true, false]);
    expect((await noticesOf(wang)).notices).toHaveLength(1);
  });
});

describe('mail', () => {
  test('is not sent until a server is set up, and not to unconfirmed addresses', async () => {
    const wang = await person();
    expect(await bodyOf(await wang.browser.post('/api/notices/mail', { mail: 'a@example.cn' }))).toMatchObject({
      status: 409,
      code: 'mail-not-set-up',
    });
    await setMailServer();
    await wang.browser.post('/api/notices/mail', { mail: 'a@example.cn' });
    expect(mailbox.mails.pop()).toMatchObject({ to: ['a@example.cn'], text: expect.stringMatching(/Confirmation code: \d{6}/u) });
    expect(await bodyOf(await wang.browser.post('/api/notices/mail', { mail: 'b@example.cn' }))).toMatchObject({ status: 429 });
    expect(await bodyOf(await wang.browser.post('/api/notices/mail/confirm', { code: '000000' }))).toMatchObject({
      code: 'mail-code-wrong',
    });
    await notices.post(posted([wang.scope.identity]));
    await notices.deliver();
    expect(mailbox.mails).toEqual([]);
    expect((await noticesOf(wang)).unread).toBe(1);
  });

  test('a code can be tried five times, then another must be requested', async () => {
    await setMailServer();
    const wang = await person();
    await wang.browser.post('/api/notices/mail', { mail: 'a@example.cn' });
    const code = /\b\d{6}\b/u.exec(mailbox.mails.pop()?.text ?? '')?.[0] ?? '';
    const wrong = code === '123456' ? '123457' : '123456';
    for (let tries = 0; tries < 5; tries++) await wang.browser.post('/api/notices/mail/confirm', { code: wrong });
    expect((await wang.browser.post('/api/notices/mail/confirm', { code })).status).toBe(400);
  });

  test('arrives once, in the person’s language, and leads to its subject', async () => {
    await setMailServer();
    const wang = await reader();
    await wang.browser.post('/api/notices/choices', { language: 'zh' });
    await notices.post(posted([wang.scope.identity]));
    await notices.deliver();
    await notices.deliver();
    expect(mailbox.mails).toHaveLength(1);
    const [mail] = mailbox.mails;
    expect(mail?.to).toEqual([wang.address]);
    expect(mail?.text).toContain('导入“readings.csv”（编号 17）已完成，用时 3 分钟。');
    expect(mail?.text).toContain('/imports/17');
    const [{ id, state, to }] = (await states()) as [Awaited<ReturnType<typeof states>>[number]];
    expect([state, to]).toEqual(['delivered', wang.name]);
    expect(mail?.headers).toContain(`<${id}@example.cn>`);
  });

  test('of unwanted kinds is not sent; the inbox has them anyway', async () => {
    await setMailServer();
    const wang = await reader();
    await wang.browser.post('/api/notices/choices', { kinds: [{ kind: 'import-ended', mail: false }] });
    await notices.post(posted([wang.scope.identity]));
    await notices.deliver();
    expect([mailbox.mails, await states(), (await noticesOf(wang)).unread]).toEqual([[], [], 1]);
  });

  test('waits until quiet hours end, also after a failed attempt before them; urgent kinds are exempt by choice', async () => {
    await setMailServer();
    const wang = await reader();
    await wang.browser.post('/api/notices/choices', { quiet: { from: '13:00', until: '15:00' }, urgentPasses: true });
    mailbox.refuse('message', 451, 'come again');
    now = noon + 59.5 * minute;
    await notices.post(posted([wang.scope.identity]));
    await notices.deliver();
    now = noon + hour + 5 * minute;
    await notices.post(posted([wang.scope.identity]));
    await notices.post(posted([wang.scope.identity], { kind: 'urgent-test' }));
    await notices.deliver();
    expect(mailbox.mails).toHaveLength(1);
    now = noon + 3 * hour - 1;
    await notices.deliver();
    expect(mailbox.mails).toHaveLength(1);
    now = noon + 3 * hour;
    await notices.deliver();
    expect(mailbox.mails).toHaveLength(3);
    await wang.browser.post('/api/notices/choices', { urgentPasses: false });
    now = noon + day + hour + minute;
    await notices.post(posted([wang.scope.identity], { kind: 'urgent-test' }));
    await notices.deliver();
    expect(mailbox.mails).toHaveLength(3);
  });

  test('that fails is tried again with growing pauses; the administrator sees why, and can retry by hand', async () => {
    await setMailServer();
    const wang = await reader();
    await notices.post(posted([wang.scope.identity]));
    for (let many = 0; many < 9; many++) mailbox.refuse('message', 451, 'greylisted for now');
    await notices.deliver();
    expect(await states()).toMatchObject([
      { state: 'waiting', attempts: 1, to: wang.name, reason: expect.stringContaining('greylisted for now') },
    ]);
    await notices.deliver();
    expect((await states())[0]?.attempts).toBe(1);
    for (let many = 0; many < 8; many++) {
      now = Date.parse((await states())[0]?.due ?? '');
      await notices.deliver();
    }
    expect(await states()).toMatchObject([{ state: 'given-up', attempts: 9, due: null }]);
    expect(JSON.stringify(await states())).not.toContain('readings.csv');
    const { ok, checks } = await world.local.doctor.examine({});
    expect(ok).toBe(true);
    expect(checks.find(({ name }) => name === 'notices')?.findings).toMatchObject([{ code: 'notices-given-up', evidence: { count: 1 } }]);
    expect(await world.local.notice.deliveries.retry({})).toEqual({ again: 1 });
    await notices.deliver();
    expect(mailbox.mails).toHaveLength(1);
    expect(await states()).toMatchObject([{ state: 'delivered', reason: null }]);
  });

  test('of an account closed meanwhile is not sent', async () => {
    await setMailServer();
    const wang = await reader();
    await notices.post(posted([wang.scope.identity]));
    await world.local.access.users.disable({ name: wang.name });
    await notices.deliver();
    expect([mailbox.mails, (await states())[0]?.state]).toEqual([[], 'given-up']);
  });

  test('to an address that does not exist is given up at once', async () => {
    await setMailServer();
    const wang = await reader();
    await notices.post(posted([wang.scope.identity]));
    mailbox.refuse('recipient', 550, 'no such user here');
    await notices.deliver();
    expect(await states()).toMatchObject([{ state: 'given-up', reason: expect.stringContaining('no such user here') }]);
  });

  test('a test reports exactly its outcome, and never the password', async () => {
    await setMailServer();
    expect(await world.local.notice.mailServer.test({ to: 'me@example.cn' })).toMatchObject({ ok: true, code: null });
    expect(mailbox.mails.pop()?.to).toEqual(['me@example.cn']);
    await setMailServer({ password: 'wrong-password-8812' });
    const refused = await world.local.notice.mailServer.test({ to: 'me@example.cn' });
    expect(refused).toMatchObject({ ok: false, code: 'mail-sign-in-refused' });
    expect(JSON.stringify(refused)).not.toContain('wrong-password-8812');
    await setMailServer({ security: 'starttls' });
    expect(await world.local.notice.mailServer.test({ to: 'me@example.cn' })).toMatchObject({ ok: false, code: 'mail-not-encrypted' });
    await setMailServer({ port: 1 });
    expect(await world.local.notice.mailServer.test({ to: 'me@example.cn' })).toMatchObject({ ok: false, code: 'mail-unreachable' });
  });

  test('the password is stored sealed, shown to nobody, and not sent to another server', async () => {
    const answers = [await setMailServer(), await world.local.notice.sending()];
    const { rows } = await world.stores.postgres.query<{ all: string }>('select string_agg(s::text, chr(10)) as all from access_sealed s');
    const trail = await world.local.access.audit({ limit: 50 });
    for (const text of [answers, rows, trail]) expect(JSON.stringify(text)).not.toContain(mailPassword);
    expect(answers[0]?.mail?.hasPassword).toBe(true);
    const { password: _none, ...elsewhere } = {
      host: 'localhost',
      port: mailbox.port,
      security: 'none' as const,
      user: 'yaodong',
      from: 'city@example.cn',
      password: '',
    };
    expect((await setServer(world.local, elsewhere)).mail?.hasPassword).toBe(false);
  });
});

describe('a webhook', () => {
  const add = (more: object = {}) => world.local.notice.webhooks.add({ name: 'desk', address: receiver.address, kinds: [], ...more });

  test('gets each notice of its kinds once, signed, with the same id however often it was sent', async () => {
    const { secret } = await add({ kinds: ['import-ended'] });
    receiver.answers.push(500, 'closes');
    await notices.post(posted([]));
    await notices.post(posted([], { kind: 'urgent-test' }));
    for (const pause of [0, minute, 5 * minute, hour]) {
      now += pause;
      await notices.deliver();
    }
    expect(receiver.calls).toHaveLength(3);
    expect(new Set(receiver.calls.map(({ body }) => body)).size).toBe(1);
    expect(new Set(receiver.calls.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    const { headers, body } = receiver.calls.at(-1) ?? { headers: {}, body: '' };
    const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
    expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`);
    expect(Number(headers['webhook-timestamp']) * 1000).toBe(now - hour);
    expect(JSON.parse(body)).toMatchObject({
      type: 'import-ended',
      data: {
        code: 'notice-import-done',
        evidence: { import: 17 },
        text: { zh: expect.stringContaining('导入'), en: expect.stringContaining('import') },
      },
    });
    expect(await states()).toMatchObject([{ way: 'webhook', to: 'desk', state: 'delivered', attempts: 3 }]);
  });

  test('that redirects is not followed, and one that is gone is given up', async () => {
    const { id } = await add();
    const other = await openReceiver();
    receiver.answers.push({ status: 307, location: other.address }, 410);
    expect(await world.local.notice.webhooks.test({ webhook: id })).toMatchObject({ ok: false, code: 'webhook-redirected' });
    expect(other.calls).toEqual([]);
    await other.close();
    await notices.post(posted([]));
    await notices.deliver();
    expect(await states()).toMatchObject([{ state: 'given-up', reason: expect.stringContaining('410') }]);
  });

  test.each([
    'http://169.254.169.254/latest/meta-data',
    'http://[fe80::1]/',
    'http://[::ffff:169.254.169.254]/',
    'http://0.0.0.0:1/',
    'http://2852039166/',
  ])('is not sent to %s', async (address) => {
    const { id } = await add({ address });
    expect(await world.local.notice.webhooks.test({ webhook: id })).toMatchObject({ ok: false, code: 'webhook-refused-address' });
  });

  test('is changed, disabled and removed; a new secret replaces the old one', async () => {
    const { id, secret } = await add();
    await expect(add()).rejects.toMatchObject({ document: { code: 'webhook-name-taken' } });
    const { secret: next } = await world.local.notice.webhooks.renew({ webhook: id });
    expect(next).not.toBe(secret);
    expect(await world.local.notice.webhooks.test({ webhook: id })).toMatchObject({ ok: true });
    await world.local.notice.webhooks.change({ webhook: id, enabled: false });
    await notices.post(posted([]));
    expect(await states()).toEqual([]);
    await world.local.notice.webhooks.remove({ webhook: id });
    expect((await world.local.notice.sending()).webhooks).toEqual([]);
    await expect(world.local.notice.webhooks.test({ webhook: id })).rejects.toMatchObject({ document: { status: 404 } });
  });
});

describe('outgoing messages', () => {
  test('are sent once if many programs send at the same time', async () => {
    await world.local.notice.webhooks.add({ name: 'desk', address: receiver.address, kinds: [] });
    for (let many = 0; many < 30; many++) await notices.post(posted([]));
    await Promise.all(Array.from({ length: 4 }, () => notices.deliver()));
    await expect.poll(async () => (await world.local.notice.deliveries.list({})).counts.delivered).toBe(30);
    expect(receiver.calls).toHaveLength(30);
    expect(new Set(receiver.calls.map(({ headers }) => headers['webhook-id'])).size).toBe(30);
  });

  test('are not lost if the program is killed during sending: they are sent again under the same id', async () => {
    const { secret } = await world.local.notice.webhooks.add({ name: 'desk', address: receiver.address, kinds: [] });
    // the other process uses the machine clock
    now = Date.now();
    await notices.post(posted([]));
    const { rows } = await world.stores.postgres.query<{ name: string }>('select current_database() as name');
    const given = JSON.stringify({ engine: inject('engines').postgres, database: rows[0]?.name, secret });
    receiver.answers.push('waits');
    const child = spawn(process.execPath, [path.resolve('test/notice-deliverer.ts'), given], { stdio: ['ignore', 'ignore', 'inherit'] });
    await expect.poll(() => receiver.calls.length).toBe(1);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await notices.deliver();
    expect(await states()).toMatchObject([{ state: 'waiting', attempts: 1 }]);
    expect(receiver.calls).toHaveLength(1);
    now += 6 * minute;
    await notices.deliver();
    expect(await states()).toMatchObject([{ state: 'delivered', attempts: 2 }]);
    expect(receiver.calls.map(({ headers }) => headers['webhook-id'])).toEqual([
      receiver.calls[0]?.headers['webhook-id'],
      receiver.calls[0]?.headers['webhook-id'],
    ]);
  });

  test('are visible to and set by administrators only', async () => {
    const wang = await person();
    for (const address of ['/api/notices/sending', '/api/notices/deliveries']) expect((await wang.browser.get(address)).status).toBe(403);
    for (const address of ['/api/notices/webhooks', '/api/notices/deliveries/retry', '/api/notices/sending/mail/test'])
      expect((await wang.browser.post(address, {})).status).toBe(403);
  });

  test('are deleted some time after they were read, so they do not grow without limit', async () => {
    await world.local.notice.webhooks.add({ name: 'desk', address: receiver.address, kinds: [] });
    const wang = await person();
    await notices.post(posted([wang.scope.identity]));
    await notices.post(posted([wang.scope.identity]));
    await notices.deliver();
    const [read] = (await noticesOf(wang)).notices;
    await wang.browser.post('/api/notices/read', { notices: [read?.id] });
    await keepNotices(world.local, { keptDays: 30 });
    const left = async () => {
      await notices.keepUp();
      const one = async (table: string) =>
        (await world.stores.postgres.query<{ n: number }>(`select count(*)::int as n from ${table}`)).rows[0]?.n;
      return [await one('notice'), await one('notice_inbox'), await one('notice_delivery')];
    };
    now = noon + 29 * day;
    expect(await left()).toEqual([2, 2, 2]);
    now = noon + 31 * day;
    expect(await left()).toEqual([2, 1, 2]);
    now = noon + 61 * day;
    expect(await left()).toEqual([1, 1, 0]);
    now = noon + 366 * day;
    expect(await left()).toEqual([0, 0, 0]);
  });
});

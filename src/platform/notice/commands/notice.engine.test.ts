import { afterAll, beforeAll, expect, test } from 'vitest';
import { openReceiver } from '../../../../test/receiver.ts';
import { createWorld, type World } from '../../../../test/world.ts';
import { run } from '#cli/run.ts';
import { createSession } from '#cli/session.ts';

let world: World;
let receiver: Awaited<ReturnType<typeof openReceiver>>;

beforeAll(async () => {
  world = await createWorld();
  receiver = await openReceiver();
  for (const number of [1, 2, 3])
    await world.app.slices.notice.post({
      kind: 'import-ended',
      code: 'notice-import-done',
      evidence: { file: `${number}.csv`, import: number, minutes: 2 },
      key: `test:${number}`,
      link: `/imports/${number}`,
      to: ['local'],
    });
});
afterAll(async () => {
  await receiver.close();
  await world.stop();
});

/** Runs one command on the whole program in this process. */
async function runCommand(...words: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const [out, err]: [string[], string[]] = [[], []];
  const { app } = world;
  const reached = { url: 'http://localhost', key: app.localKey, fetch: app.fetch, stop: async () => undefined };
  const output = { out: (text: string) => void out.push(text), err: (text: string) => void err.push(text) };
  const code = await run(words, { ...output, terminal: false, language: 'zh', open: async () => createSession(reached, 'zh') });
  return { code, out: out.join(''), err: err.join('') };
}

const jsonOf = async (...words: readonly string[]) => JSON.parse((await runCommand(...words, '--json')).out) as Record<string, unknown>;

test('notices are listed, filtered and marked as read', async () => {
  const { out } = await runCommand('notice', 'list');
  expect(out).toContain('导入“2.csv”（编号 2）已完成，用时 2 分钟。');
  expect(out).toContain('未读 3 条。');
  const { notices } = (await jsonOf('notice', 'list', '--limit', '1')) as { notices: { id: number }[] };
  expect(await jsonOf('notice', 'read', String(notices[0]?.id))).toEqual({ read: 1, unread: 2 });
  expect(((await jsonOf('notice', 'list', '--unread')) as { notices: unknown[] }).notices).toHaveLength(2);
  expect((await runCommand('notice', 'read')).code).not.toBe(0);
  expect((await runCommand('notice', 'read', '--all')).out).toContain('已标为已读 2 条');
});

test('the kinds and times of notices are set and shown', async () => {
  const { out } = await runCommand('notice', 'settings', '--quiet', '22:00-07:00', '--inbox-only', 'disk-room', '--urgent-passes', 'no');
  expect(out).toContain('22:00-07:00 Asia/Shanghai');
  expect(await jsonOf('notice', 'settings')).toMatchObject({ quiet: { from: '22:00', until: '07:00' }, urgentPasses: false });
  expect(await jsonOf('notice', 'settings', '--no-quiet', '--language', 'en')).toMatchObject({ quiet: null, language: 'en' });
  expect((await runCommand('notice', 'settings', '--quiet', '25:00-07:00')).code).not.toBe(0);
  expect((await runCommand('notice', 'settings', '--inbox-only', 'none')).err).toContain('没有这种通知');
});

test('a webhook is added, tested and removed; a failed delivery is tried again', async () => {
  const { id, secret } = (await jsonOf('notice', 'webhook', 'add', '值班台', receiver.address)) as { id: number; secret: string };
  expect(secret).toMatch(/^whsec_/u);
  expect((await runCommand('notice', 'webhook', 'test', String(id))).out).toContain('已送达');
  receiver.answers.push(410, 410);
  expect(await runCommand('notice', 'webhook', 'test', String(id))).toMatchObject({ code: 1, out: expect.stringContaining('410') });
  const about = { code: 'disk-low', evidence: { free: 3, total: 100 }, link: null };
  await world.app.slices.notice.post({ kind: 'disk-room', ...about, key: 'test:disk', to: [] });
  await world.app.slices.notice.deliver();
  expect((await runCommand('notice', 'deliveries', '--state', 'given-up')).out).toMatch(/推送 +值班台 +磁盘空间不足 +已放弃 .*410/u);
  expect(await jsonOf('notice', 'retry')).toEqual({ again: 1 });
  await world.app.slices.notice.deliver();
  expect(await jsonOf('notice', 'deliveries')).toMatchObject({ counts: { delivered: 1, 'given-up': 0 } });
  expect((await runCommand('notice', 'webhook', 'change', String(id), '--enabled', 'no')).code).toBe(0);
  expect((await runCommand('notice', 'sending')).out).toContain('未设置，不发邮件');
  expect((await runCommand('notice', 'webhook', 'remove', String(id))).code).toBe(0);
});

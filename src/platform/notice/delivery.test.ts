import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { afterTry } from './delivery.ts';
import { leadDue } from './ends-soon.ts';
import { isWorthNotice } from './ended-work.ts';
import { noticeMail } from './mail-text.ts';
import { freshWebhookSecret, signedHeaders } from './public/signature.ts';
import { webhookAddress } from './webhook-address.ts';

const minute = 60_000;
const reason = { code: 'webhook-answered', evidence: { status: 500 } };
const failed = { outcome: 'failed', final: false, reason } as const;

test('a failed delivery is tried again after growing pauses, and given up within two days', () => {
  let now = 0;
  const pauses: number[] = [];
  for (let tries = 1; ; tries++) {
    const after = afterTry(failed, tries, now);
    expect(after.reason).toEqual(reason);
    if (after.state === 'given-up') break;
    pauses.push((after.due - now) / minute);
    now = after.due;
  }
  expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
  expect(pauses.length).toBe(8);
  expect(now / minute).toBeLessThan(2 * 24 * 60);
});

test('a permanent failure is given up at once; what was cut off or fell into quiet hours was no attempt', () => {
  expect(afterTry({ ...failed, final: true }, 1, 0)).toMatchObject({ state: 'given-up', reason });
  expect(afterTry({ outcome: 'cut-off' }, 3, 7)).toMatchObject({ state: 'waiting', due: 7, counts: false });
  expect(afterTry({ outcome: 'quiet', until: 99 }, 3, 7)).toMatchObject({ state: 'waiting', due: 99, counts: false });
  expect(afterTry({ outcome: 'delivered' }, 1, 7)).toMatchObject({ state: 'delivered', reason: null });
});

test('a message is signed according to Standard Webhooks', () => {
  // the example of the specification's own libraries
  const headers = signedHeaders(
    'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    'msg_p5jXN8AQM9LWM0D4loKWxJek',
    1_614_265_330_000,
    '{"test": 2432232314}',
  );
  expect(headers).toEqual({
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  });
  const secret = freshWebhookSecret();
  const own = signedHeaders(secret, 'a', 5000, 'body');
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  expect(key.length).toBe(32);
  expect(own['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update('a.5.body').digest('base64')}`);
});

test('an end is worth a notice if its author may have left, or if the program cut it short', () => {
  const work = (seconds: number, outcome: 'done' | 'failed' | 'cut-short') => isWorthNotice({ began: 0, ended: seconds * 1000, outcome });
  expect([work(59, 'done'), work(60, 'done')]).toEqual([false, true]);
  expect([work(9, 'failed'), work(10, 'failed')]).toEqual([false, true]);
  expect(work(0, 'cut-short')).toBe(true);
});

const day = 24 * 60 * minute;

test('an expiry is announced two weeks and two days before; a short-lived one in its last quarter; one that has expired, never', () => {
  const leads = [14 * day, 2 * day];
  const due = (lives: number, left: number) => leadDue(0, lives * day, (lives - left) * day, leads);
  expect([due(365, 15), due(365, 14), due(365, 3), due(365, 2), due(365, 0.1)]).toEqual([null, 14 * day, 14 * day, 2 * day, 2 * day]);
  expect([due(30, 14), due(30, 2)]).toEqual([null, 2 * day]);
  expect([due(1, 0.5), due(1, 0.25)]).toEqual([null, 0.25 * day]);
  expect([due(365, 0), due(365, -1)]).toEqual([null, null]);
});

test('a mail has one line as its subject and says where to look and where to choose', () => {
  const { subject, text } = noticeMail(`two\nlines ${'x'.repeat(300)}`, '/imports/17', { name: 'Yangquan', site: 'https://e.cn' }, 'en');
  expect(subject).toMatch(/^\[Yangquan\] two lines x+…$/u);
  expect(subject.length).toBe(120);
  expect(text).toContain('https://e.cn/imports/17');
  expect(text).toContain('https://e.cn/notices/settings');
});

test.each(['ftp://a.cn', 'file:///etc/passwd', 'http://user:pass@a.cn', 'no address', 'http://'])(
  '%s is not an address of a webhook',
  (address) => {
    expect(() => webhookAddress(address)).toThrow('webhook-address');
  },
);

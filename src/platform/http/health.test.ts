import { expect, test } from 'vitest';
import { readyResponse } from './health.ts';

test('ready if every part answers', async () => {
  const answer = await readyResponse({ postgres: async () => 1, clickhouse: async () => 1 });
  expect([answer.status, await answer.json()]).toEqual([200, { ready: true, postgres: true, clickhouse: true }]);
});

test('not ready if one part fails or is silent: it is named, the reason is not', async () => {
  const answer = await readyResponse({
    postgres: () => Promise.reject(new Error('password authentication failed')),
    clickhouse: () => new Promise(() => undefined),
    spool: async () => 1,
  });
  expect([answer.status, await answer.json()]).toEqual([503, { ready: false, postgres: false, clickhouse: false, spool: true }]);
});

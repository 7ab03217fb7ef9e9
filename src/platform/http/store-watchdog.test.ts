import { expect, test } from 'vitest';
import { notedQuestion } from '#kernel/store-questions.ts';
import { createStoreWatchdog } from './store-watchdog.ts';

/** A store whose answers are given by hand. */
function store() {
  const asked: (() => void)[] = [];
  let hang = false;
  return {
    ask: () => (hang ? new Promise<void>((answer) => void asked.push(answer)) : Promise.resolve()),
    hang: () => void (hang = true),
    goOn: () => {
      hang = false;
      for (const answer of asked.splice(0)) answer();
    },
  };
}

const forever = () => new Promise<never>(() => undefined);

test('while a store is silent waiting and new callers are told which; when it answers again, work continues', async () => {
  const clickhouse = store();
  clickhouse.hang();
  const watchdog = createStoreWatchdog({ postgres: async () => 1, clickhouse: clickhouse.ask }, 10);
  const hangs = { kind: 'busy', code: 'store-not-responding', evidence: { store: 'clickhouse' } };
  const ask = () => watchdog.during(() => notedQuestion('clickhouse', forever()));
  await expect(ask()).rejects.toMatchObject(hangs);
  await expect(ask()).rejects.toMatchObject(hangs);
  clickhouse.goOn();
  await Promise.resolve();
  await new Promise((done) => setImmediate(done));
  expect(await watchdog.during(async () => notedQuestion('clickhouse', Promise.resolve('done')))).toBe('done');
  watchdog.stop();
});

test('work that needs only the other store continues', async () => {
  const clickhouse = store();
  clickhouse.hang();
  const watchdog = createStoreWatchdog({ postgres: async () => 1, clickhouse: clickhouse.ask }, 10);
  const { promise, resolve } = Promise.withResolvers<string>();
  const reading = watchdog.during(() => notedQuestion('postgres', promise));
  await expect(watchdog.during(() => notedQuestion('clickhouse', forever()))).rejects.toThrow('store-not-responding');
  expect(await watchdog.during(async () => notedQuestion('postgres', Promise.resolve('a list')))).toBe('a list');
  resolve('a row');
  expect(await reading).toBe('a row');
  watchdog.stop();
});

test('callers waiting for a thread are told too: the thread queries the store itself', async () => {
  const clickhouse = store();
  clickhouse.hang();
  const watchdog = createStoreWatchdog({ postgres: async () => 1, clickhouse: clickhouse.ask }, 10);
  await expect(watchdog.during(forever)).rejects.toThrow('store-not-responding');
  watchdog.stop();
});

test('a store that refuses is not silent: its own message reaches the caller', async () => {
  const watchdog = createStoreWatchdog({ postgres: () => Promise.reject(new Error('refused')) }, 10);
  await expect(watchdog.during(() => Promise.reject(new Error('its own words')))).rejects.toThrow('its own words');
  watchdog.stop();
});

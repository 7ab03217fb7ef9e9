import { expect, test } from 'vitest';
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

test('while a store is silent whoever waits and whoever comes is told which; when it answers again, work goes on', async () => {
  const clickhouse = store();
  clickhouse.hang();
  const watchdog = createStoreWatchdog({ postgres: async () => 1, clickhouse: clickhouse.ask }, 10);
  const hangs = { kind: 'busy', code: 'store-not-responding', evidence: { store: 'clickhouse' } };
  await expect(watchdog.during(() => new Promise(() => undefined))).rejects.toMatchObject(hangs);
  await expect(watchdog.during(async () => 'never begun')).rejects.toMatchObject(hangs);
  clickhouse.goOn();
  await Promise.resolve();
  await new Promise((done) => setImmediate(done));
  expect(await watchdog.during(async () => 'done')).toBe('done');
  watchdog.stop();
});

test('a store that refuses is not silent: its own words reach whoever asked', async () => {
  const watchdog = createStoreWatchdog({ postgres: () => Promise.reject(new Error('refused')) }, 10);
  await expect(watchdog.during(() => Promise.reject(new Error('its own words')))).rejects.toThrow('its own words');
  watchdog.stop();
});

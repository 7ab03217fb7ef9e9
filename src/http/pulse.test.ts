import { expect, test } from 'vitest';
import { createPulse } from './pulse.ts';

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
  const pulse = createPulse({ postgres: async () => 1, clickhouse: clickhouse.ask }, 10);
  const hangs = { kind: 'busy', code: 'store-hangs', evidence: { store: 'clickhouse' } };
  await expect(pulse.during(() => new Promise(() => undefined))).rejects.toMatchObject(hangs);
  await expect(pulse.during(async () => 'never begun')).rejects.toMatchObject(hangs);
  clickhouse.goOn();
  await Promise.resolve();
  await new Promise((done) => setImmediate(done));
  expect(await pulse.during(async () => 'done')).toBe('done');
  pulse.stop();
});

test('a store that refuses is not silent: its own words reach whoever asked', async () => {
  const pulse = createPulse({ postgres: () => Promise.reject(new Error('refused')) }, 10);
  await expect(pulse.during(() => Promise.reject(new Error('its own words')))).rejects.toThrow('its own words');
  pulse.stop();
});

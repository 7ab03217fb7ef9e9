import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ProblemAnswer } from '#kernel/problem-answer.ts';
import { createWorld, type World } from '../world.ts';

/** The distance between rows says nothing about what they contain: a counter stays a counter, and an open question is still asked. */
let world: World;

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
});

afterAll(async () => {
  await world.stop();
});

const bring = async (rows: readonly string[], more: object = {}) =>
  world.local.readings.importReadings({ file: await world.upload('i.csv', `${rows.join('\n')}\n`), createMeters: true, ...more });

const refusal = async (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error as ProblemAnswer).document.code,
  );

const days = (meter: string, heading: string): string[] => [
  `表号,日期,${heading}`,
  ...Array.from({ length: 10 }, (_, at) => `${meter},2025-01-${String(at + 1).padStart(2, '0')},${5000 + at * 13 + (at % 3)}`),
];

const used = async (meter: string) =>
  (await world.local.metering.useOfMeter({ meter, from: '2025-01-01', to: '2025-02-01', step: 'month' })).total.value;

test.each(['表底', '示数(kWh)', '电表读数', '止码', 'Zählerstand', 'Meter Reading (kWh)', '本次抄表数', '累计电量'])(
  'counter readings under %s are a counter, even if the sender states the distance between rows',
  async (heading) => {
    const meter = `C-${heading}`;
    await bring(days(meter, heading), { unit: 'kWh', interval: '1d' });
    expect(await used(meter)).toBe(117);
  },
);

test('the import reports that an interval of counter readings only states the distance between rows', async () => {
  const { findings = [] } = await bring(days('F1', '表底'), { unit: 'kWh', interval: '1d', preview: true });
  expect(findings.map(({ code }) => code)).toContain('interval-of-counters');
  const plain = await bring(days('F1', '表底'), { unit: 'kWh', preview: true });
  expect((plain.findings ?? []).map(({ code }) => code)).not.toContain('interval-of-counters');
});

test('rising values that may be either raise a question, even if the sender states the distance between rows', async () => {
  expect(await refusal(bring(days('O1', 'Value (kWh)')))).toBe('register-open');
  expect(await refusal(bring(days('O1', 'Value (kWh)'), { interval: '1d' }))).toBe('register-open');
  const { open } = await bring(days('O1', 'Value (kWh)'), { interval: '1d', preview: true });
  expect(open?.[0]?.choices.map(({ set, comesTo }) => [set, comesTo])).toEqual([
    [{ kind: 'register' }, 117],
    [{ kind: 'interval' }, 50_594],
  ]);
  await bring(days('O1', 'Value (kWh)'), { interval: '1d', kind: 'interval' });
  expect(await used('O1')).toBe(50_594);
});

test('for an existing metering point the registry of meters decides', async () => {
  const list = 'code,carrier,kind,unit\nR1,electricity,register,kWh\n';
  await world.local.registry.importMeters({ file: await world.upload('m.csv', list) });
  await bring(days('R1', '数值'), { interval: '1d' });
  expect(await used('R1')).toBe(117);
});

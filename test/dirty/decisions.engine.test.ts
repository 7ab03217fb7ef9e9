import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ProblemAnswer } from '#kernel/problem-answer.ts';
import { createWorld, type World } from '../world.ts';

/** How a file is read is reported decision by decision; what it leaves open is asked, with the result of each answer. */
let world: World;

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
});

afterAll(async () => {
  await world.stop();
});

const bring = async (name: string, rows: readonly string[], more: object = {}) =>
  world.local.readings.importReadings({ file: await world.upload(name, `${rows.join('\n')}\n`), createMeters: true, ...more });

const refusal = async (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error as ProblemAnswer).document,
  );

const open = (meter: string): string[] => ['时间;表号;用电量(kWh)', `2025-01-01 00:00;${meter};1,136`, `2025-01-01 01:00;${meter};2,141`];

async function hours(meter: string): Promise<(number | null)[]> {
  const { steps } = await world.local.metering.useOfMeter({ meter, from: '2025-01-01', to: '2025-01-01T02:00', step: 'hour' });
  return steps.map(({ value }) => value);
}

test('a preview reports each decision with its reason, and what nobody stated', async () => {
  const rows = ['时间,表号,用电量(kWh)', '2025-01-01 00:00,D1,5', '2025-01-01 01:00,D1,6'];
  const { decisions = [] } = await bring('a.csv', rows, { preview: true });
  const told = new Map(decisions.map(({ what, decided, by, sure }) => [what, [decided, by, sure]]));
  expect(told.get('time-column')).toEqual(['时间', 'heading', true]);
  expect(told.get('meter-column')).toEqual(['表号', 'heading', true]);
  expect(told.get('unit')).toEqual(['kWh', 'heading', true]);
  expect(told.get('decimals')).toEqual(['point', 'usual', false]);
  expect(decisions.find(({ what }) => what === 'unit')?.detail).toBe('读数单位：kWh（按表头“用电量(kWh)”）');
});

test('what nobody states is taken from the registry of existing meters, otherwise from what is usual, and is reported', async () => {
  const kindOf = async (meters: readonly string[], ...rows: string[]) => {
    const { decisions = [] } = await bring(
      'k.csv',
      ['时间,表号,数值', ...meters.flatMap((meter) => rows.map((row) => row.replace('M', meter)))],
      {
        preview: true,
      },
    );
    const { decided, by, sure } = decisions.find(({ what }) => what === 'kind') as (typeof decisions)[number];
    return [decided, by, sure];
  };
  const list = 'code,carrier,kind,unit\nDK1,electricity,register,kWh\nDK2,electricity,interval,kWh\n';
  await world.local.registry.importMeters({ file: await world.upload('m.csv', list) });
  const hours = ['2025-01-01 00:00,M,5', '2025-01-01 01:00,M,7', '2025-01-01 02:00,M,6'];
  expect(await kindOf(['DK9'], ...hours)).toEqual(['interval', 'usual', false]);
  expect(await kindOf(['DK2'], ...hours)).toEqual(['interval', 'registry', true]);
  expect(await kindOf(['DK1'], '2025-01-01 00:00,M,5', '2025-01-01 01:00,M,7')).toEqual(['register', 'registry', true]);
  // some exist and others do not: for the latter nothing states it
  expect(await kindOf(['DK2', 'DK8'], ...hours)).toEqual(['interval', 'usual', false]);
  expect(await kindOf(['DK7'], '2025-01,M,5')).toEqual(['interval', 'cells', true]);
});

test('a preview asks about open points, with the result of each answer; nothing is imported without an answer', async () => {
  const asked = await bring('a.csv', open('D2'), { preview: true });
  expect(asked).toMatchObject({ state: 'previewed', readings: 0 });
  expect(asked.open?.[0]).toMatchObject({
    code: 'decimals-open',
    choices: [
      { set: { decimals: 'comma' }, option: '--decimals comma', label: '逗号后为小数', comesTo: '1.136' },
      { set: { decimals: 'point' }, option: '--decimals point', comesTo: '1136' },
    ],
  });
  expect(await refusal(bring('a.csv', open('D2')))).toMatchObject({ code: 'decimals-open' });
  expect((await world.local.registry.meters({})).meters.map(({ code }) => code)).not.toContain('D2');
  expect((await bring('a.csv', open('D2'), { preview: true, decimals: 'comma' })).open).toBeUndefined();
});

test('what was settled for the sender’s last file with the same headings applies to the next one, and is reported', async () => {
  await bring('一月.csv', open('D3'), { decimals: 'comma' });
  const next = await bring('二月.csv', open('D4'));
  expect(next.findings).toContainEqual(
    expect.objectContaining({ code: 'settled-as-before', evidence: expect.objectContaining({ said: 'decimals=comma' }) }),
  );
  expect(next.decisions).toContainEqual(expect.objectContaining({ what: 'decimals', decided: 'comma', by: 'before', sure: true }));
  expect(await hours('D4')).toEqual([1.136, 2.141]);
  // and the next file, which was given no option either
  await bring('三月.csv', open('D5'));
  expect(await hours('D5')).toEqual([1.136, 2.141]);
});

test('other headings, another sender and an undone import settle nothing', async () => {
  const other = open('D6').map((row) => row.replace('用电量(kWh)', '电量(kWh)'));
  expect(await refusal(bring('a.csv', other))).toMatchObject({ code: 'decimals-open' });
  const secret = await world.secretOf('administrator', { all: true });
  const file = await world.upload('a.csv', `${open('D7').join('\n')}\n`, secret);
  const theirs = world.as('administrator', { all: true }).readings.importReadings({ file, createMeters: true });
  expect(await refusal(theirs)).toMatchObject({ code: 'decimals-open' });
  const heading = (row: string): string => row.replace('用电量', '耗电量');
  const came = await bring('a.csv', open('D8').map(heading), { decimals: 'comma' });
  await world.local.imports.undo({ id: came.import as number });
  expect(await refusal(bring('a.csv', open('D9').map(heading)))).toMatchObject({ code: 'decimals-open' });
});

test('a figure of a file settled in this way leads to its cell', async () => {
  const explain = (figure: string | undefined) => world.local.figures.explain({ figure: figure as string });
  const below = async (told: Awaited<ReturnType<typeof explain>>, name: string) =>
    explain(told.inputs.find((one) => one.name === name)?.figure);
  const { total } = await world.local.metering.useOfMeter({ meter: 'D4', from: '2025-01-01', to: '2025-01-01T01:00', step: 'hour' });
  const reading = await below(await below(await explain(total.figure), 'readings'), 'first');
  const { inputs } = await below(reading, 'counted');
  expect(inputs.at(-1)).toMatchObject({ name: '用电量(kWh)', value: '1,136' });
});

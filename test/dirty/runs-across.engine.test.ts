import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { createBringing } from './bringing.ts';

/** Several runs of one metering point whose values stand across: each run is a row of its own, and of each value the last run counts. */
let world: World;
beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
});
afterAll(() => world.stop());

const { bring, used } = createBringing(() => world);

const hours = Array.from({ length: 24 }, (_, at) => `${String(at).padStart(2, '0')}:00`);
const ofDay = (value: number): string => hours.map(() => value).join(',');
const dayOf = async (meter: string, day: number) => (await used(meter, `2025-01-0${day}`, `2025-01-0${day + 1}`, 'day')).total;

test('the hours of a day in columns: the day as revised, whichever of its rows comes first', async () => {
  const head = `meter,date,Run,${hours.join(',')}`;
  const rows = [
    `A1,2025-01-01,INITIAL,${ofDay(1)}`,
    `A1,2025-01-02,REVISION,${ofDay(5)}`,
    `A1,2025-01-01,REVISION,${ofDay(2)}`,
    `A1,2025-01-02,INITIAL,${ofDay(4)}`,
    `A1,2025-01-03,INITIAL,${ofDay(3)}`,
  ];
  const { accepted, rejected, findings } = await bring([head, ...rows], { kind: 'interval', unit: 'kWh' });
  expect([accepted, rejected]).toEqual([72, []]);
  expect(findings).toContainEqual(expect.objectContaining({ code: 'runs-last-read', evidence: { column: 'Run', count: 2, rows: '2, 5' } }));
  expect([await dayOf('A1', 1), await dayOf('A1', 2), await dayOf('A1', 3)]).toEqual([48, 120, 72]);
});

test('a metering point in each column: what a later run leaves empty is taken from the run before it', async () => {
  const rows = ['2025-01-01,SF,10,20', '2025-01-01,R1,11,', '2025-01-02,SF,12,22', '2025-01-02,R1,13,0', '2025-01-03,SF,14,24'];
  const { accepted, rejected } = await bring(['date,Settlement Run,B1 (kWh),B2 (kWh)', ...rows], { interval: '1d' });
  expect([accepted, rejected]).toEqual([6, []]);
  expect([await dayOf('B1', 1), await dayOf('B1', 2), await dayOf('B1', 3)]).toEqual([11, 13, 14]);
  expect([await dayOf('B2', 1), await dayOf('B2', 2), await dayOf('B2', 3)]).toEqual([20, 0, 24]);
});

type Explained = Awaited<ReturnType<World['local']['figures']['explain']>>;

test('a figure leads to the row of the run that counted, and one that no later run replaced to its own', async () => {
  const rows = ['2025-01-01,SF,10,20', '2025-01-01,R1,11,', '2025-01-02,SF,12,22'];
  await bring(['date,Settlement Run,E1 (kWh),E2 (kWh)', ...rows], { kind: 'interval', interval: '1d' });
  const explain = (figure: string | undefined) => world.local.figures.explain({ figure: figure as string });
  const below = (told: Explained, name: string) => explain(told.inputs.find((one) => one.name === name)?.figure);
  const rowOf = async (meter: string) => {
    const { total } = await world.local.metering.useOfMeter({ meter, from: '2025-01-01', to: '2025-01-02', step: 'day' });
    const cell = await below(await below(await below(await explain(total.figure), 'readings'), 'first'), 'counted');
    return [cell.result.value, ...cell.inputs.map(({ value }) => value)];
  };
  expect([await rowOf('E1'), await rowOf('E2')]).toEqual([
    [3, '2025-01-01', '11'],
    [2, '2025-01-01', '20'],
  ]);
});

test('months in columns: each metering point has its own runs', async () => {
  const rows = ['C1,初版,10,11', 'C2,初版,30,31', 'C1,终版,20,21'];
  await bring(['电表编号,版本,2025年1月用电量(kWh),2025年2月用电量(kWh)', ...rows]);
  expect((await used('C1', '2025-01-01', '2025-03-01', 'month')).total).toBe(41);
  expect((await used('C2', '2025-01-01', '2025-03-01', 'month')).total).toBe(61);
});

test('a column that starts with one run for thousands of rows is examined as a whole', async () => {
  const quarter = (at: number): string => new Date(Date.UTC(2025, 0, 1) + at * 900_000).toISOString().slice(0, 16).replace('T', ' ');
  const first = Array.from({ length: 6000 }, (_, at) => `${quarter(at)},D1,1,INITIAL`);
  const revised = Array.from({ length: 96 }, (_, at) => `${quarter(at)},D1,2,REVISION`);
  const { rejected, findings } = await bring(['time,meter,kWh,Run', ...first, ...revised]);
  expect(rejected).toEqual([]);
  expect(findings?.find(({ code }) => code === 'runs-last-read')?.evidence['count']).toBe(96);
  expect([await dayOf('D1', 1), await dayOf('D1', 2)]).toEqual([192, 96]);
});

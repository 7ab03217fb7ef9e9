import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ProblemAnswer } from '#kernel/problem-answer.ts';
import { createWorld, type World } from '../world.ts';
import { bringBuildings, bringMeters, bringReadings, useOf } from '../golden/fixture.ts';
import { bad } from './bad-rows.ts';
import type { Case } from './case.ts';
import { clothes } from './clothes.ts';
import { doubtful } from './doubtful.ts';
import { refusals } from './refused.ts';
import { named } from './units.ts';

/** Bad input through the real import: what is refused as a whole, what is rejected by row, what is kept with a finding. */
let clock = Date.parse('2026-03-01T00:00:00Z');
let world: World;

const meterHeader = 'code,building,carrier,kind,unit,digits,direction,capacity';

beforeAll(async () => {
  world = await createWorld({ clock: () => clock });
  await bringBuildings(
    world,
    'b.csv',
    'code,name,use,region,zone\nS,上海楼,office,140302,Asia/Shanghai\nL,London House,office,140302,Europe/London\n',
  );
  const meters = [`WHOLE,S,electricity,interval,kWh,,,`, ...[...clothes, ...bad, ...doubtful, ...named].map((one) => one.meters)];
  expect(await bringMeters(world, 'm.csv', [meterHeader, ...meters, ''].join('\n'))).toMatchObject({ rejectedCount: 0 });
});
afterAll(() => world.stop());

/** Every file is received a minute after the previous one, unless it says otherwise. */
const later = (): void => void (clock += 60_000);

describe('refused as a whole, and nothing of it is stored', () => {
  test.each(refusals.map((one) => [one.title, one] as const))('%s', async (_title, { name, bytes, options, code }) => {
    later();
    const problem: unknown = await bringReadings(world, name, bytes(), options).catch((trouble: unknown) => trouble);
    expect(problem).toBeInstanceOf(ProblemAnswer);
    const { document } = problem as ProblemAnswer;
    expect([document.code, document.status >= 400 && document.status < 500]).toEqual([code, true]);
    expect(document.detail).not.toContain('{');
    expect((await useOf(world, { meter: 'WHOLE' }, '2025-01-01', '2026-01-01', 'year')).total).toEqual([null, 0]);
  });
});

async function run({ files, use }: Case): Promise<void> {
  for (const { name, text, options, came, rejected, findings } of files) {
    later();
    const told = await bringReadings(world, name ?? 'a.csv', typeof text === 'string' ? text : await text(), options);
    expect(told).toMatchObject({ repeated: 0, revised: 0, missing: 0, rejectedCount: 0, accepted: 0, ...came });
    expect(told.rejected.map(({ row, column, code }) => [row, column, code])).toEqual(rejected ?? []);
    for (const { detail } of told.rejected) expect(detail).toMatch(/^[^{}]+$/u);
    expect(told.findings.map(({ code }) => code)).toEqual(expect.arrayContaining([...(findings ?? [])]));
  }
  if (use === undefined) return;
  const { steps } = await useOf(world, { meter: use.meter }, use.from, use.to, use.step);
  expect(steps.map(([, value, coverage]) => [value, coverage])).toEqual(use.told);
}

describe('normal life', () => {
  test.each(clothes.map((one) => [one.title, one] as const))('%s', (_title, one) => run(one));
});

describe('bad rows', () => {
  test.each(bad.map((one) => [one.title, one] as const))('%s', (_title, one) => run(one));
});

describe('doubtful values', () => {
  test.each(doubtful.map((one) => [one.title, one] as const))('%s', (_title, one) => run(one));
});

describe('stated units', () => {
  test.each(named.map((one) => [one.title, one] as const))('%s', (_title, one) => run(one));
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ProblemAnswer } from '#kernel/problem-answer.ts';
import { createWorld, type World } from '../world.ts';
import { lines, two, upTo } from './corpus/corpus-file.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
});
afterAll(() => world.stop());

type ImportOptions = Partial<Parameters<World['local']['readings']['importReadings']>[0]>;

const bring = async (name: string, text: string, asked: ImportOptions = {}) =>
  world.local.readings.importReadings({ file: await world.upload(name, text), createMeters: true, ...asked }).then(
    ({ readings }) => readings,
    ({ document }: ProblemAnswer) => document,
  );

test.each([
  [
    'months',
    `表号,${upTo(12)
      .map((month) => `2025年${month}月`)
      .join(',')}`,
    '',
    12,
    310,
    'counter-across',
  ],
  [
    'days',
    `表号,${upTo(31)
      .map((day) => `2025年3月${day}日`)
      .join(',')}`,
    '',
    31,
    31,
    'register-open',
  ],
  [
    'hours',
    `表号,日期,${upTo(24, 0)
      .map((hour) => `${hour}时`)
      .join(',')}`,
    '2025-01-01,',
    24,
    3,
    'counter-across',
  ],
] as const)('counter readings in columns of %s raise a question and are never added up', async (_, header, before, count, step, code) => {
  const values = upTo(count, 0).map((at) => 45_210 + at * step);
  const told = await bring('a.csv', lines(header, `X${count},${before}${values.join(',')}`));
  const sum = values.reduce((a, b) => a + b);
  expect(told).toMatchObject({ code, evidence: { count, register: step * (count - 1), interval: sum } });
  const interval = { set: { kind: 'interval' }, comesTo: sum };
  const choices = code === 'register-open' ? [{ set: { kind: 'register' } }, interval] : [interval];
  expect(told).toMatchObject({ evidence: { choices } });
  expect(await bring('a.csv', lines(header, `X${count},${before}${values.join(',')}`), { kind: 'interval' })).toBe(count);
});

test('use in columns that goes up and down is not a counter, nor is rising use under a word for use', async () => {
  const months = upTo(4).map((month) => `2025年${month}月`);
  expect(await bring('b.csv', lines(`表号,${months.join(',')}`, 'Y1,120,95,130,88', 'Y2,400,420,380,410'))).toBe(8);
  expect(await bring('2025年用电量.csv', lines(`表号,${months.join(',')}`, 'Y3,100,110,120,130'))).toBe(4);
});

test('a counter next to its power raises a question, whatever else the file contains', async () => {
  const rows = upTo(24, 0).map((at) => `2025-01-01 ${two(at)}:00,${54_321 + 7 * at},${5 + (at % 3)}`);
  const told = await bring('c.csv', lines('time,Z1 total_energy,Z1 power (kW)', ...rows));
  expect(told).toMatchObject({ code: 'register-open', evidence: { register: 161 } });
});

test('the figures in the question are those that each answer produces, also if the counter restarted', async () => {
  const values = [98_000, 98_400, 98_900, 99_300, 99_850, 0, 450, 900, 1400, 1850];
  const text = lines('meter,date,value', ...values.map((value, at) => `W1,2025-01-${two(at + 1)},${value}`));
  expect(await bring('d.csv', text)).toMatchObject({ code: 'register-open', evidence: { register: 3700 } });
});

test('the power next to the energy of a circuit is not a second metering point', async () => {
  const rows = upTo(5, 0).map((at) => `2025-01-01 ${two(at)}:00,${10 + (at % 2)},${15_230 + 10 * at},${5 - (at % 2)},${8800 + 5 * at}`);
  const text = lines('时间,AA1.P(kW),AA1.EPI(kWh),AA2.P(kW),AA2.EPI(kWh)', ...rows);
  expect(await bring('p.csv', text)).toMatchObject({ code: 'register-open', evidence: { meter: 'AA1.EPI(kWh)', register: 40 } });
  expect(await bring('p.csv', text, { kind: 'register' })).toBe(10);
});

test('the total of a cooling meter next to its present value raises a question and is counted once', async () => {
  const rows = upTo(4, 0).map((at) => `2025-07-01 ${two(at)}:00,7.${at},${1_203_500 + 800 * at},${800 + 10 * (at % 2)}`);
  const text = lines('时间,冷冻水总管供水温度(℃),冷量表累计(kWh),冷量表瞬时(kW)', ...rows);
  expect(await bring('l.csv', text)).toMatchObject({ code: 'register-open', evidence: { register: 2400 } });
  expect(await bring('l.csv', text, { kind: 'register' })).toBe(4);
});

test('bills are never taken for counters, however they rise', async () => {
  const months = upTo(12).map((month) => `${month}月`);
  const rows = ['Q1', 'Q2'].map((code, at) => [code, ...upTo(12).map((month) => 420_000 * (at + 1) + 100 * month)].join(','));
  expect(await bring('q.csv', lines('2025年电费台账（单位：千瓦时）', `户号,${months.join(',')}`, ...rows))).toBe(24);
});

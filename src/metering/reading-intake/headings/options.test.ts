import { describe, expect, test } from 'vitest';
import { Problem } from '#kernel/problem.ts';
import { findPlan } from '../columns/layout.ts';
import { refuseUnused, type Sayable } from './options.ts';

const planLayout = (header: readonly string[], asked: Parameters<typeof findPlan>[2]) => findPlan(header, [], asked).plan;

const said = {
  timeColumn: 'time',
  startColumn: 'start',
  endColumn: 'end',
  meterColumn: 'meter',
  valueColumn: 'value',
  year: 2025,
  interval: 900,
  marks: 'end',
} as const satisfies Sayable;

type Option = keyof typeof said;

const options = Object.keys(said) as readonly Option[];

const only = (...names: readonly Option[]): Sayable => Object.fromEntries(names.map((name) => [name, said[name]]));

function problem(work: () => unknown): unknown {
  try {
    work();
    return null;
  } catch (trouble) {
    return trouble instanceof Problem ? [trouble.kind, trouble.code, trouble.evidence['name'] ?? trouble.evidence['option']] : trouble;
  }
}

describe('each option in each layout is used or refused', () => {
  const used = {
    long: ['timeColumn', 'endColumn', 'meterColumn', 'valueColumn', 'year', 'interval', 'marks'],
    wide: ['timeColumn', 'endColumn', 'valueColumn', 'year', 'interval', 'marks'],
    months: ['meterColumn', 'year'],
  } as const;

  test.each((['long', 'wide', 'months'] as const).flatMap((layout) => options.map((option) => [layout, option] as const)))(
    '%s: %s',
    (layout, option) => {
      const alone = option === 'startColumn' && layout !== 'months';
      const fits = (used[layout] as readonly string[]).includes(option);
      const told = alone ? ['bad-input', 'option-alone', '--start-column'] : fits ? null : ['bad-input', 'option-unused', option];
      expect(problem(() => refuseUnused(layout, only(option)))).toEqual(told);
    },
  );

  test('an unknown layout judges nothing, the layout shown by the headings does', () => {
    expect(problem(() => refuseUnused(null, only('year', 'meterColumn')))).toBeNull();
    expect(problem(() => planLayout(['time', 'A', 'B'], { meterColumn: 'A' }))).toEqual(['bad-input', 'option-unused', 'meterColumn']);
    expect(problem(() => planLayout(['time', 'meter', 'value'], { year: 2025 }))).toEqual(['bad-input', 'option-unused', 'year']);
    expect(problem(() => planLayout(['表号', '2025-01'], { timeColumn: '表号' }))).toEqual(['bad-input', 'option-unused', 'timeColumn']);
  });
});

describe('incompatible options', () => {
  test.each([
    [['timeColumn', 'startColumn'], 'options-clash'],
    [['startColumn', 'endColumn', 'interval', 'marks'], null],
    [['startColumn'], 'option-alone'],
    [['startColumn', 'endColumn'], null],
    [['timeColumn', 'endColumn'], null],
  ] as const)('%j: %s', (names, code) => {
    const told = problem(() => refuseUnused('long', only(...names)));
    expect(told === null ? null : (told as string[])[1]).toBe(code);
  });

  test.each(['interval', 'marks', 'startColumn', 'endColumn'] as const)('a register has no %s', (name) => {
    for (const layout of ['long', 'wide', null] as const)
      expect(problem(() => refuseUnused(layout, { kind: 'register', ...only(name) }))).toEqual(['bad-input', 'option-for-register', name]);
  });

  test('several value columns are metering points of the wide layout', () => {
    expect(problem(() => refuseUnused('long', { valueColumn: ['A', 'B'] }))).toEqual(['bad-input', 'values-in-long', undefined]);
    expect(planLayout(['time', 'A', 'B', 'A '], { layout: 'wide', valueColumn: ['B'] })).toMatchObject({ meters: [2] });
    expect(planLayout(['time', 'A', 'B', 'C'], { valueColumn: ['C', 'a', 'C'] })).toMatchObject({ layout: 'wide', meters: [3, 1] });
  });

  test('the months layout accepts an interval of one month and refuses any other', () => {
    for (const interval of ['1month', { months: 1 }]) expect(problem(() => refuseUnused('months', { interval }))).toBeNull();
    expect(problem(() => refuseUnused('months', { interval: '1d' }))).toEqual(['bad-input', 'option-unused', 'interval']);
  });

  test('a year that the headings contradict is refused; one that some of them need is not', () => {
    expect(problem(() => planLayout(['表号', '2024-12', '2025-01'], { year: 2025 }))).toEqual(['bad-input', 'year-differs', undefined]);
    expect(planLayout(['表号', '2024-12', '1月'], { year: 2025 })).toMatchObject({ months: [{ year: 2024 }, { year: 2025 }] });
  });
});

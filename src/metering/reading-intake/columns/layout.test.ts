import { describe, expect, test } from 'vitest';
import { Problem } from '#kernel/problem.ts';
import { findPlan } from './layout.ts';
import { type LayoutOptions } from '../headings/layout-options.ts';

function plan(header: string, asked: LayoutOptions = {}) {
  const { plan: found } = findPlan(header.split(','), [], asked);
  if (!('written' in found)) return found;
  const { written: _, ...rest } = found;
  return rest;
}

/** The problem's code and evidence. */
function problem(header: string, asked: LayoutOptions = {}) {
  try {
    return plan(header, asked);
  } catch (trouble) {
    return trouble instanceof Problem ? [trouble.code, trouble.evidence] : trouble;
  }
}

describe('self-explanatory headings', () => {
  test('an export is imported without options', () => {
    expect(plan('meter,time,end,value,unit,received')).toEqual({
      layout: 'long',
      meter: 0,
      time: 1,
      end: 2,
      value: 3,
      unit: 4,
      received: 5,
    });
  });

  test('Chinese headings, ignoring case and spaces of others', () => {
    expect(plan('表号,抄表时间,示数')).toEqual({ layout: 'long', meter: 0, time: 1, end: null, value: 2, unit: null, received: null });
    expect(plan(' Meter ID,TIME , Value')).toMatchObject({ layout: 'long', meter: 0, time: 1, value: 2 });
  });

  test('the first known name wins, not the first column', () => {
    expect(plan('date,time,meter,value')).toMatchObject({ time: 1 });
  });
});

describe('columns with the same name except for a suffix', () => {
  test('bills need no options: the energy column is the value, the money column is not', () => {
    expect(plan('户号,开始日期,结束日期,电费(元),电量(kWh)')).toMatchObject({ layout: 'long', meter: 0, time: 1, end: 2, value: 4 });
    expect(plan('户号,时间,电量(元),电量(kWh)')).toMatchObject({ value: 3 });
  });

  test('a heading without a suffix takes precedence; of several others none is chosen', () => {
    expect(plan('时间,表号,电量(峰),电量')).toMatchObject({ value: 3 });
    expect(problem('时间,表号,电量(峰),电量(谷)')).toEqual([
      'values-several',
      {
        columns: '电量(峰), 电量(谷)',
        example: '--value-column "电量(峰)"',
        choices: [{ set: { valueColumn: '电量(峰)' } }, { set: { valueColumn: '电量(谷)' } }],
      },
    ]);
  });

  test('months of money are ignored', () => {
    expect(plan('户号,2025-01用电量(kWh),2025-01电费(元),2025-02用电量(kWh)')).toMatchObject({
      layout: 'months',
      months: [{ column: 1 }, { column: 3 }],
    });
  });
});

describe('named columns', () => {
  test('override headings, exactly or ignoring case and spaces', () => {
    expect(plan('time,read at,meter,kWh,value', { timeColumn: 'read at', valueColumn: 'kWh' })).toMatchObject({
      layout: 'long',
      time: 1,
      value: 3,
      meter: 2,
    });
    expect(plan('Read At,meter,value', { timeColumn: 'readat' })).toMatchObject({ time: 0 });
    expect(plan('a,A,meter,value', { timeColumn: 'A' })).toMatchObject({ time: 1 });
  });

  test('an end is searched only if no time is named', () => {
    expect(plan('from,to,meter,value', { startColumn: 'from', endColumn: 'to' })).toMatchObject({ time: 0, end: 1 });
    expect(plan('start,end,meter,value')).toMatchObject({ time: 0, end: 1 });
    expect(plan('time,end,meter,value', { timeColumn: 'time' })).toMatchObject({ time: 0, end: null });
  });

  test('a missing one is a problem that shows the header', () => {
    expect(problem('time,meter,value', { valueColumn: 'kWh' })).toEqual([
      'column-missing',
      { column: 'kWh', columns: 'time, meter, value' },
    ]);
    expect(problem('when,meter,value')).toEqual([
      'column-unknown',
      { what: 'time', option: '--time-column', example: '--time-column "when"', header: 'when, meter, value' },
    ]);
    expect(problem('time,meter,kWh', { layout: 'long' })).toEqual([
      'column-unknown',
      { what: 'value', option: '--value-column', example: '--value-column "kWh"', header: 'time, meter, kWh' },
    ]);
  });
});

describe('the layout', () => {
  test.each([
    ['time,meter,value', 'long'],
    ['time,A,B', 'wide'],
    ['time,A,value', 'wide'],
    ['time,meter,B', 'wide'],
    ['表号,2025-01,2025-02', 'months'],
    ['表号,名称,2025-01', 'months'],
    ['表号,名称,地址,2025-01', 'wide'],
  ])('%s is %s', (header, layout) => {
    const time = layout === 'wide' && !header.startsWith('time') ? { timeColumn: '名称' } : {};
    expect(plan(header, time).layout).toBe(layout);
  });

  test('is long if meter and value are named, whatever the headings', () => {
    expect(plan('time,2025-01,2025-02', { meterColumn: '2025-01', valueColumn: '2025-02' })).toMatchObject({
      layout: 'long',
      meter: 1,
      value: 2,
    });
    expect(plan('time,code of it,value', { meterColumn: 'code of it' }).layout).toBe('long');
    expect(plan('time,meter,kWh', { valueColumn: 'kWh' }).layout).toBe('long');
  });

  test('is as stated', () => {
    expect(plan('time,meter,value', { layout: 'wide' })).toEqual({ layout: 'wide', time: 0, end: null, meters: [1, 2], unit: null });
  });

  test('wide: every column is a meter except time, end and those without a heading', () => {
    expect(plan('start,end,A,,B', { layout: 'wide', startColumn: 'start', endColumn: 'end' })).toEqual({
      layout: 'wide',
      time: 0,
      end: 1,
      meters: [2, 4],
      unit: null,
    });
    expect(problem('time,', { layout: 'wide' })).toEqual(['no-meter-columns', { header: 'time, ' }]);
  });

  test('months: with a year in the heading, or with a stated year', () => {
    expect(plan('表号,2025年1月,2025-02')).toEqual({
      layout: 'months',
      meter: 0,
      months: [
        { column: 1, year: 2025, month: 1, months: 1 },
        { column: 2, year: 2025, month: 2, months: 1 },
      ],
      unit: null,
    });
    expect(plan('地址,户,1月,12月', { year: 2024, meterColumn: '户' })).toEqual({
      layout: 'months',
      meter: 1,
      months: [
        { column: 2, year: 2024, month: 1, months: 1 },
        { column: 3, year: 2024, month: 12, months: 1 },
      ],
      unit: null,
    });
    expect(problem('表号,1月,2月', { layout: 'months' })).toEqual(['no-month-columns', { header: '表号, 1月, 2月' }]);
    expect(problem('表号,2025-01,2025年1月')).toEqual(['month-twice', { heading: '2025年1月' }]);
  });
});

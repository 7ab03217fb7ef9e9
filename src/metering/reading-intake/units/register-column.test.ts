import { describe, expect, test } from 'vitest';
import { findPlan } from '../columns/layout.ts';
import { registerNamed } from './register-column.ts';

describe('what a word says about a register', () => {
  test.each([
    ['Offtake Night', { isOut: false, isPart: true, isTotal: false }],
    ['Injection Day', { isOut: true, isPart: true, isTotal: false }],
    ['正向有功总', { isOut: false, isPart: false, isTotal: true }],
    ['反向有功', { isOut: true, isPart: false, isTotal: false }],
    ['off-peak', { isOut: false, isPart: true, isTotal: false }],
    ['尖峰', { isOut: false, isPart: true, isTotal: false }],
    ['import', { isOut: false, isPart: false, isTotal: false }],
  ])('%s', (text, told) => {
    expect(registerNamed(text)).toEqual(told);
  });

  test.each(['正常', '办公楼', 'Main', '平均', '1', '', 'import export', '电量'])('%s says none', (text) => {
    expect(registerNamed(text)).toBeNull();
  });
});

describe('which columns distinguish registers', () => {
  const registersIn = (header: string, rows: readonly string[]) => {
    const { plan } = findPlan(
      header.split(','),
      rows.map((row) => row.split(',')),
      {},
    );
    return plan.layout === 'wide' ? undefined : plan.registers;
  };

  test('a tariff whose rows have the same hour; a word for an hour alone is not enough', () => {
    const same = ['2025-01-01 00:00,M,峰,1', '2025-01-01 00:00,M,谷,2'];
    expect(registersIn('时间,表号,时段,电量(kWh)', same)).toEqual([{ column: 2, own: null }]);
    const labels = ['2025-01-01 00:00,M,谷,1', '2025-01-01 08:00,M,峰,2'];
    expect(registersIn('时间,表号,时段,电量(kWh)', labels)).toBeUndefined();
    expect(registersIn('时间,表号,寄存器,电量(kWh)', labels)).toEqual([{ column: 2, own: null }]);
  });

  test('unknown words under a heading of registers, if rows of one time differ', () => {
    const rows = ['2025-01-01 00:00,M,组合有功,1', '2025-01-01 00:00,M,正向有功总,2', '2025-01-01 00:00,M,A7,3'];
    expect(registersIn('时间,表号,register,电量(kWh)', rows)).toEqual([{ column: 2, own: '正向有功总' }]);
    expect(registersIn('时间,表号,楼层,电量(kWh)', rows)).toBeUndefined();
  });

  test('a direction and a tariff in separate columns', () => {
    const rows = ['2025-01,M,正向,总,9', '2025-01,M,正向,谷,4', '2025-01,M,反向,总,2'];
    expect(registersIn('月份,表号,方向,费率,电量(kWh)', rows)).toEqual([
      { column: 2, own: '正向' },
      { column: 3, own: '总' },
    ]);
  });

  test('one direction for all is none, except for energy fed back', () => {
    expect(registersIn('时间,表号,方向,电量(kWh)', ['2025-01-01 00:00,M,正向,1'])).toBeUndefined();
    expect(registersIn('时间,表号,方向,电量(kWh)', ['2025-01-01 00:00,M,反向,1'])).toEqual([{ column: 2, own: null }]);
  });
});

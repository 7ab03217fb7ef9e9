import { describe, expect, test } from 'vitest';
import { findPlan } from '../columns/layout.ts';

const registersIn = (header: string, ...rows: readonly string[]) => {
  const { plan } = findPlan(
    header.split(','),
    rows.map((row) => row.split(',')),
    {},
  );
  return plan.layout === 'wide' ? undefined : plan.registers;
};

describe('metering points with the same name', () => {
  test('are distinguished by their location', () => {
    const rows = ['2025-01,A座,1,310', '2025-01,B座,1,120', '2025-02,A座,1,280', '2025-02,B座,1,110'];
    expect(registersIn('月份,楼栋,表号,用电量', ...rows)).toEqual([{ column: 1, own: null, joins: 'before' }]);
  });

  test('are distinguished by what they measure', () => {
    const rows = ['2025-01,电,1,310', '2025-01,水,1,12', '2025-02,电,1,280', '2025-02,水,1,11'];
    expect(registersIn('月份,项目,表号,用量', ...rows)).toEqual([{ column: 1, own: '电', joins: 'behind' }]);
  });

  test('are not distinguished by row numbers, or by what differs from row to row', () => {
    const rows = ['1,2025-01,甲,1,310', '2,2025-01,乙,1,120', '3,2025-02,丙,1,280', '4,2025-02,丁,1,110'];
    expect(registersIn('序号,月份,用户,表号,用电量', ...rows)).toBeUndefined();
  });

  test('that are named identically twice remain one', () => {
    const rows = ['2025-01,A座,1,310', '2025-01,B座,1,310', '2025-02,A座,1,280'];
    expect(registersIn('月份,楼栋,表号,用电量', ...rows)).toBeUndefined();
  });
});

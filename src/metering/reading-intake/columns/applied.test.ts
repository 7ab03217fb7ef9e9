import { describe, expect, test } from 'vitest';
import { appliedIn, asShown, isApplied, timesOfUse } from './applied.ts';
import type { Plan } from './layout.ts';

const forty = { num: 40, den: 1 };
const plan = { layout: 'long', value: 4, multipliers: [3], meter: 0 } as unknown as Plan;
const header = ['表号', '上月示数', '本月示数', '倍率', '用电量(kWh)'];
const none = new Map<number, number>();

describe('use that is already multiplied', () => {
  test('is stored as the device would have shown it, in a smaller unit if its own cannot represent it', () => {
    expect(asShown(24_000_000, 'kWh', forty, 'electricity')).toEqual({ value: 600_000, unit: 'kWh' });
    expect(asShown(1_000_000, 'kWh', { num: 60, den: 1 }, 'electricity')).toEqual({ value: 16_666_667, unit: 'Wh' });
    expect(asShown(1_000_000, 'm3', { num: 3, den: 1 }, 'water')).toEqual({ value: 333_333_333, unit: 'L' });
    expect(asShown(1_000_001, 'kWh', { num: 7_000_001, den: 1 }, 'electricity')).toBeNull();
  });

  test('is recognised by the readings of each row, and applies to what is multiplied by that number', () => {
    const rows = [['A', '150', '210', '40', '2400']];
    expect(timesOfUse(plan, header, rows)).toBe(40);
    const applied = appliedIn(plan, undefined, 40, none);
    expect([isApplied(applied, 0, forty), isApplied(applied, 0, { num: 20, den: 1 })]).toEqual([true, false]);
    expect(timesOfUse(plan, header, [['A', '150', '210', '40', '2301']])).toBeNull();
    expect([appliedIn(plan, undefined, null, none), appliedIn(plan, 'ledger', 40, none)]).toEqual([undefined, undefined]);
  });
});

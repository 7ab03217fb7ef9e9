import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { makeCity } from './city.ts';
import { byMeter, cellsOf, differences, tableOf } from './city/read-back.ts';
import type { ReadBack } from './city/read-back.ts';
import type { CityFile, DirtKind, TrueMeter } from './city.ts';

const root = mkdtempSync(join(tmpdir(), 'city-dirt-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const dirty = makeCity({
  seed: 7,
  buildings: 260,
  meteredBuildings: 48,
  from: '2025-03-01',
  to: '2025-05-11',
  directory: join(root, 'dirty'),
  dirt: true,
  metersPerFile: 20,
});
const dirtyReadings = byMeter(dirty.files);

describe('the dirt of a synthetic city', () => {
  const of = (kind: DirtKind, register: boolean) =>
    dirty.truth.dirt.filter((dirt) => dirt.kind === kind && (dirty.truth.meters.get(dirt.meter)?.kind === 'register') === register);
  const local = (instant: string) => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
  const main = byMeter(dirty.files.filter(({ path }) => !path.includes('late')));
  const within = (dirt: { meter: string; from: string; to: string }, readings = main) =>
    (readings.get(dirt.meter) ?? []).filter(({ at }) => at >= local(dirt.from) && at < local(dirt.to));

  test('contains every kind and affects no meter twice', () => {
    const register: DirtKind[] = ['zero-reads', 'rollover', 'swap', 'spike', 'gap', 'stuck', 'late'];
    const interval: DirtKind[] = ['gap', 'stuck', 'zero-reads', 'spike', 'late', 'corrected-month', 'shared-meter', 'empty-summer'];
    for (const kind of register) expect(of(kind, true), kind).not.toEqual([]);
    for (const kind of interval) expect(of(kind, false), kind).not.toEqual([]);
    const meters = dirty.truth.dirt.map(({ meter }) => meter);
    expect(new Set(meters).size).toBe(meters.length);
  });

  test('is where the ground truth says', () => {
    for (const register of [true, false]) {
      for (const gap of [...of('gap', register), ...of('late', register)]) expect(within(gap)).toEqual([]);
      for (const late of of('late', register)) expect(within(late, dirtyReadings)).toHaveLength(288);
      for (const zero of of('zero-reads', register)) expect(within(zero).every(({ value }) => value === 0)).toBe(true);
      for (const stuck of of('stuck', register)) expect(new Set(within(stuck).map(({ value }) => value)).size).toBe(1);
    }
  });

  test('bills one month ten times too high, and corrects it in a later file', () => {
    const bills = dirty.files.filter(({ path }) => path.includes('bills-electricity'));
    const corrected = bills.at(-1) as CityFile;
    for (const { meter, from, values } of of('corrected-month', false)) {
      const told = (files: readonly CityFile[]) =>
        byMeter(files)
          .get(meter)
          ?.find(({ at }) => at === local(from))?.value;
      expect([told(bills.slice(0, -1)), told([corrected])]).toEqual([values?.['first'], values?.['corrected']]);
      expect(values?.['first']).toBe(Number(values?.['corrected']) * 10);
    }
    expect((corrected.options.received ?? '') > (bills[0]?.options.received ?? '')).toBe(true);
  });

  test('rolls a register over once, from its top tenth to its bottom tenth', () => {
    for (const { meter, from, to } of of('rollover', true)) {
      const falls = falling(dirtyReadings.get(meter) ?? []);
      expect(falls).toEqual([{ from: local(from), to: local(to), high: expect.any(Number), low: expect.any(Number) }]);
      expect((falls[0]?.high ?? 0) >= 90_000 && (falls[0]?.low ?? 1e5) < 10_000).toBe(true);
    }
  });

  test('swaps a meter between the two readings stated by the swap', () => {
    expect(dirty.swaps).toHaveLength(1);
    for (const { meter, at, oldFinal, newStart } of dirty.swaps) {
      const readings = dirtyReadings.get(meter) ?? [];
      expect(readings.find((reading) => reading.at === local(at))).toBeUndefined();
      const [before, after] = [readings.findLast((one) => one.at < local(at)), readings.find((one) => one.at > local(at))];
      expect((before?.value ?? 1e9) <= oldFinal && (after?.value ?? -1) >= newStart && (after?.value ?? 1e9) < newStart + 100).toBe(true);
      const { years, multiplier } = dirty.truth.meters.get(meter) as TrueMeter;
      const whole = oldFinal - (readings[0]?.value ?? 0) + (readings.at(-1)?.value ?? 0) - newStart;
      expect(whole * multiplier).toBeCloseTo(
        Object.values(years).reduce((sum, use) => sum + use, 0),
        3,
      );
    }
  });

  test('leaves the full use of every exact interval meter and of every register without a rollover', () => {
    const turned = new Set([...of('rollover', true), ...of('swap', true)].map(({ meter }) => meter));
    const whole = [...dirty.truth.meters].filter(([code, { exact }]) => exact && !turned.has(code));
    expect(whole.length).toBeGreaterThan(400);
    expect(differences(dirtyReadings, whole)).toEqual([]);
    const lost = [...dirty.truth.meters].filter(([, { exact }]) => !exact).map(([code]) => code);
    expect(new Set(lost)).toEqual(new Set(dirty.truth.dirt.filter(({ conserved }) => !conserved).map(({ meter }) => meter)));
  });

  test('lists the same house twice, and three rows that cannot be imported', () => {
    const rows = tableOf(join(root, 'dirty', 'buildings.csv'));
    const cells = cellsOf(join(root, 'dirty', 'buildings.csv'));
    expect(dirty.truth.duplicates).toHaveLength(5);
    for (const { code, of: first } of dirty.truth.duplicates) {
      const [twin, house] = [cells.get(code), cells.get(first)];
      expect(`阳泉市${twin?.['地址']}`).toBe(house?.['地址']);
      expect(Math.abs(Number(twin?.['纬度']) - Number(house?.['纬度']))).toBeLessThan(0.001);
    }
    expect(dirty.truth.rejected.map(({ row, column }) => rows[row - 1]?.[rows[0]?.indexOf(column) ?? 0])).toEqual([
      '不明用途',
      '未知区',
      '约三千',
    ]);
  });
});

function falling(readings: readonly ReadBack[]): { from: string; to: string; high: number; low: number }[] {
  return readings.flatMap(({ at, value }, i) => {
    const before = readings[i - 1];
    return before !== undefined && value < before.value ? [{ from: before.at, to: at, high: before.value, low: value }] : [];
  });
}

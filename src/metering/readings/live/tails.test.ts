import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Meter } from '#metering/counter-line/counter-line.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import { addRow, createTail, fillTail, firstFrom, keptOf, reached, trim, type Tail, type TailRow } from './tails.ts';

const day = 86_400;
const zone = createZone('Asia/Shanghai') as Zone;
const empty = () => ({ meter: 1, first: Infinity, last: -Infinity, widest: 0 });

const row = (at: number, more: Partial<TailRow> = {}): TailRow => ({ at, width: 900, value: at, unit: 0, received: 1, import: 1, ...more });

const rowsOf = ({ rows }: Tail) =>
  Array.from({ length: rows.to - rows.from }, (_, at) => {
    const place = rows.from + at;
    return [rows.at[place], rows.width[place], rows.received[place], rows.import[place]];
  });

const anyRow = fc.record({
  at: fc.nat(400).map((quarter) => quarter * 900),
  width: fc.constantFrom(0, 900, 3600),
  value: fc.nat(100),
  unit: fc.constant(0),
  received: fc.nat(3),
  import: fc.nat(3),
});

const interval: Meter = {
  carrier: 'electricity',
  kind: 'interval',
  direction: 'import',
  capacityKw: null,
  useUnit: 'kWh',
  devices: [],
  decisions: [],
};

describe('a tail', () => {
  test('is in the order of the store, in whatever order readings come', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 200 }), (rows) => {
        const tail = createTail(1, 0, empty());
        for (const one of rows) addRow(tail, one);
        const sorted = rows.toSorted((a, b) => a.at - b.at || a.width - b.width || a.received - b.received || a.import - b.import);
        expect(rowsOf(tail)).toEqual(sorted.map((one) => [one.at, one.width, one.received, one.import]));
      }),
    );
  });

  test('knows where data start and end, also from readings that it leaves out', () => {
    const tail = createTail(1, 10 * day, empty());
    addRow(tail, row(3 * day, { width: day }));
    addRow(tail, row(11 * day));
    expect(rowsOf(tail)).toHaveLength(1);
    expect(tail.extent).toEqual({ meter: 1, first: 3 * day, last: 11 * day + 900, widest: day });
  });

  test('drops old readings by thirds, and says since when it is complete', () => {
    const tail = createTail(1, 0, empty());
    for (let at = 0; at < 6 * 96; at++) {
      addRow(tail, row(at * 900));
      trim(tail, keptOf(interval));
    }
    const [oldest, newest] = [tail.rows.at[tail.rows.from] as number, tail.rows.at[tail.rows.to - 1] as number];
    expect(newest).toBe(6 * day - 900);
    expect(tail.from).toBeLessThanOrEqual(newest - keptOf(interval));
    expect(oldest).toBeGreaterThanOrEqual(tail.from);
    expect(rowsOf(tail).length).toBeLessThan(1.6 * 2 * 96);
  });

  test('loads what the store contains', () => {
    const source = createTail(1, 0, empty());
    for (let at = 0; at < 100; at++) addRow(source, row(at * 900));
    const tail = createTail(1, 50 * 900, empty());
    fillTail(tail, { ...source.rows, from: firstFrom(source.rows, tail.from) });
    addRow(tail, row(100 * 900));
    expect(rowsOf(tail)).toEqual([...rowsOf(source).slice(50), [100 * 900, 900, 1, 1]]);
  });

  test('shows the affected local day of an interval meter, and everything it has of a register; and whether there is more before', () => {
    const tail = createTail(1, 0, empty());
    for (let at = 0; at < 3 * 96; at++) addRow(tail, row(at * 900));
    const touch = { first: 2 * day, last: 2 * day + 900 };
    const seen = reached(tail, interval, zone, touch);
    expect(seen.window).toEqual({
      from: zone.dayStart(zone.dayOf(2 * day)) - 900,
      to: 0xff_ff_ff_ff,
      left: false,
      right: true,
      widest: 900,
    });
    expect(seen.rows.at[seen.rows.from]).toBe(seen.window.from);
    const register = reached(tail, { ...interval, kind: 'register' }, zone, touch);
    expect([register.rows.from, register.rows.to, register.window.left]).toEqual([0, 3 * 96, true]);
  });
});

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { units, type Unit } from '#kernel/carrier.ts';
import { meaningOf } from '../../../test/oracle/revisions.ts';
import type { Life, Run } from './carried.ts';
import { notCarried } from './come-back.ts';
import { repeatsAmong, repeatsOf } from './repeats.ts';
import { eachRevision } from './revise.ts';
import { quantityIn, type Rows } from './rows.ts';
import { runOf } from './whole-repeat.ts';

/**
 * Compares a store that keeps no repeats with one that keeps every row: imports come in any order and under any number, back-dated and
 * live, and are undone in any order. For any query, as known at any instant, both give the same answer.
 */
type Row = {
  readonly at: number;
  readonly width: number;
  readonly value: number;
  readonly unit: Unit;
  readonly received: number;
  readonly import: number;
};

const hour = 3600;

function columns(rows: readonly Row[]): Rows {
  const all = rows.toSorted((a, b) => a.at - b.at || a.width - b.width || a.received - b.received || a.import - b.import);
  return {
    at: Uint32Array.from(all, (row) => row.at),
    width: Uint32Array.from(all, (row) => row.width),
    value: Float64Array.from(all, (row) => row.value),
    unit: Uint8Array.from(all, (row) => units.indexOf(row.unit)),
    received: Float64Array.from(all, (row) => row.received),
    import: Uint32Array.from(all, (row) => row.import),
    from: 0,
    to: all.length,
  };
}

const rowAt = (rows: Rows, i: number): Row => ({
  at: rows.at[i] as number,
  width: rows.width[i] as number,
  value: rows.value[i] as number,
  unit: units[rows.unit[i] as number] as Unit,
  received: rows.received[i] as number,
  import: rows.import[i] as number,
});

const keyOf = ({ at, width }: Row): string => `${at} ${width}`;

type Step =
  | { readonly does: 'bring' | 'live'; readonly cells: readonly Cell[]; readonly back: number; readonly number: number }
  | { readonly does: 'again'; readonly which: number; readonly back: number; readonly number: number }
  | { readonly does: 'undo'; readonly which: number }
  | { readonly does: 'fold' };
type Cell = { readonly at: number; readonly width: number; readonly value: number; readonly unit: Unit; readonly later: number };

const cell = fc.record({
  at: fc.nat(5).map((at) => at * hour),
  width: fc.constantFrom(hour, hour, hour, 2 * hour),
  // 1 MWh and 1000 kWh are one quantity, and so is half the power over two hours
  value: fc.constantFrom(10_000_000, 10_000_000, 10_000_000, 20_000_000),
  unit: fc.constantFrom<Unit>('kWh', 'kWh', 'kWh', 'kWh', 'kWh', 'MWh', 'kW'),
  later: fc.constantFrom(0, 0, 0, 0, 0, 1),
});
/** The content of a cell, without its times. */
const said = ({ at, width, value, unit }: Cell) => ({
  at,
  width,
  value: unit === 'MWh' ? value / 1000 : unit === 'kW' ? (value * hour) / width : value,
  unit,
});
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('bring' as const),
      cells: fc.array(cell, { minLength: 1, maxLength: 9 }),
      back: fc.constantFrom(0, 0, 1, 2, 5),
      number: fc.nat(99),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constant('again' as const),
      which: fc.nat(99),
      back: fc.constantFrom(0, 0, 0, 1, 3),
      number: fc.nat(99),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('live' as const),
      cells: fc.array(cell, { minLength: 1, maxLength: 3 }),
      back: fc.constant(0),
      number: fc.constant(0),
    }),
  },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('undo' as const), which: fc.nat(99) }) },
  { weight: 1, arbitrary: fc.constant({ does: 'fold' as const }) },
);

const liveImport = 50;

function createBoth() {
  const lives = new Map<number, Life>();
  const state = { all: [] as Row[], kept: [] as Row[], runs: [] as Run[], now: 10, told: 0, whole: 0 };
  const lifeOf = (id: number): Life => lives.get(id) ?? { shown: Infinity, undone: Infinity };
  const files: (readonly Cell[])[] = [];
  const restore = (of: (id: number) => Life, where: (row: Row) => boolean = () => true): void => {
    const rows = columns(state.kept.filter(where));
    notCarried(rows, state.runs, of, (like, { received, unit, import: id }) =>
      state.kept.push({ ...rowAt(rows, like), value: quantityIn(rows, like, unit), unit: units[unit] as Unit, received, import: id }),
    );
  };
  const bring = (id: number, rows: readonly Row[], since: number): void => {
    const earliest = Math.min(...rows.map((row) => row.received));
    const around = state.kept.filter((row) => lifeOf(row.import).undone > earliest);
    const merged = columns([...around, ...rows]);
    const found = repeatsOf(merged, { import: id, since }, lifeOf);
    const run = since > 0 ? null : runOf(columns(around), columns(rows), lifeOf);
    if (run !== null) {
      expect([found?.count, found?.runs]).toEqual([rows.length, [run]]);
      state.whole += 1;
    }
    const fresh = new Set<string>();
    for (let i = 0; i < merged.to; i++) {
      const row = rowAt(merged, i);
      if (row.import !== id || row.received < since) continue;
      if (found === null || found.told[i] === 0) {
        state.kept.push(row);
        fresh.add(keyOf(row));
      } else state.told += 1;
    }
    state.all.push(...rows);
    // its own repeats depend on everything it brings
    const mayStandBetween = state.runs.some((run) => run.received >= earliest);
    state.runs.push(...(found?.runs ?? []));
    if (mayStandBetween)
      restore(
        (one) => (one === id && lifeOf(one).shown === Infinity ? { shown: state.now, undone: Infinity } : lifeOf(one)),
        (row) => fresh.has(keyOf(row)),
      );
  };
  return {
    state,
    lives,
    file(cells: readonly Cell[], back: number, id: number): void {
      if (lives.has(id) || id === liveImport) return;
      files.push(cells);
      state.now += 1;
      const received = state.now - back;
      bring(
        id,
        cells.map((one) => ({ ...said(one), received: Math.min(state.now, received + one.later), import: id })),
        0,
      );
      lives.set(id, { shown: state.now, undone: Infinity });
    },
    again: (which: number): readonly Cell[] | undefined => files[which % Math.max(1, files.length)],
    live(cells: readonly Cell[]): void {
      state.now += 1;
      if (!lives.has(liveImport)) lives.set(liveImport, { shown: state.now, undone: Infinity });
      if (lifeOf(liveImport).undone !== Infinity) return;
      state.now += 1;
      bring(
        liveImport,
        cells.map((one) => ({ ...said(one), received: state.now, import: liveImport })),
        state.now,
      );
    },
    undo(which: number): void {
      const standing = [...lives].filter(([, life]) => life.undone === Infinity).map(([id]) => id);
      const id = standing[which % Math.max(1, standing.length)];
      if (id === undefined) return;
      state.now += 1;
      restore((one) => (one === id ? { ...lifeOf(one), undone: Number.MAX_SAFE_INTEGER } : lifeOf(one)));
      lives.set(id, { ...lifeOf(id), undone: state.now });
    },
    fold(): void {
      const rows = columns(state.kept);
      const found = repeatsAmong(rows, lifeOf);
      if (found === null) return;
      state.kept = Array.from({ length: rows.to }, (_, i) => i)
        .filter((i) => found.told[i] === 0)
        .map((i) => rowAt(rows, i));
      state.runs.push(...found.runs);
    },
    /** The meaning of rows as known then. */
    meaning(rows: readonly Row[], received: number, recorded: number): unknown {
      const counts = (id: number): boolean => lifeOf(id).shown <= recorded && lifeOf(id).undone > Math.min(received, recorded);
      return meaningOf(rows.filter((row) => row.received <= received && counts(row.import)));
    },
  };
}

function run(steps: readonly Step[]) {
  const both = createBoth();
  for (const one of steps) {
    if (one.does === 'bring') both.file(one.cells, one.back, one.number);
    else if (one.does === 'again') both.file(both.again(one.which) ?? [], one.back, one.number);
    else if (one.does === 'live') both.live(one.cells);
    else if (one.does === 'undo') both.undo(one.which);
    else both.fold();
  }
  const { all, kept, now } = both.state;
  for (const recorded of [10, 11, 12, 13, 15, 18, now, Infinity])
    for (let received = Math.min(recorded, now); received >= 5; received--)
      expect(both.meaning(kept, received, recorded), `${received} ${recorded}`).toEqual(both.meaning(all, received, recorded));
  return both;
}

describe('a store without repeats', () => {
  test('gives the same answers as one with every row, whatever is received, undone and queried', () => {
    let [spared, whole] = [0, 0];
    const numRuns = Number(process.env['LAW_RUNS'] ?? 400);
    fc.assert(
      fc.property(fc.array(step, { minLength: 2, maxLength: 14 }), (steps) => {
        const { state } = run(steps);
        spared += state.told;
        whole += state.whole;
      }),
      { numRuns },
    );
    expect(spared).toBeGreaterThan(numRuns / 2);
    expect(whole).toBeGreaterThan(numRuns / 20);
  });
});

describe('an undo of an import restores', () => {
  const [lasting, taken]: [Life, Life] = [
    { shown: 0, undone: Infinity },
    { shown: 0, undone: 9 },
  ];
  const row = (at: number, value: number, id: number): Row => ({ at, width: hour, value, unit: 'kWh', received: id, import: id });
  const told: Run = {
    import: 3,
    received: 3,
    unit: units.indexOf('kWh'),
    first: 0,
    firstWidth: hour,
    last: 9 * hour,
    lastWidth: hour,
    rows: 4,
  };
  const comesBack = (rows: readonly Row[]): string[] => {
    const [all, found] = [columns(rows), [] as string[]];
    notCarried(
      all,
      [told],
      (id) => (id === 2 ? taken : lasting),
      (like, by) => found.push(`${all.at[like]} ${all.value[like]} by ${by.import}`),
    );
    return found;
  };

  test('only what that import alone contributed, whatever is at the neighbouring instants', () => {
    const [carried, alone] = [(at: number) => [row(at, 5, 1), row(at, 5, 2)], (at: number) => [row(at, 5, 1), row(at, 7, 2)]];
    expect(comesBack([...carried(0), ...alone(hour), ...carried(2 * hour), ...alone(3 * hour)])).toEqual([
      `${hour} 7 by 3`,
      `${3 * hour} 7 by 3`,
    ]);
    expect(comesBack([...alone(0), ...alone(hour), ...carried(2 * hour)])).toEqual(['0 7 by 3', `${hour} 7 by 3`]);
  });

  test('each row with its own value if the import contributed all', () => {
    expect(comesBack([0, 1, 2].map((at) => row(at * hour, 10 + at, 2)))).toEqual(['0 10 by 3', `${hour} 11 by 3`, `${2 * hour} 12 by 3`]);
  });
});

describe('revisions', () => {
  test('stored once mean the same as all rows', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, fc.nat(4), fc.nat(3)), { maxLength: 14 }), (some) => {
        const rows = columns(some.map(([one, received, id]) => ({ ...said(one), received, import: id })));
        const all = Array.from({ length: rows.to }, (_, i) => rowAt(rows, i));
        const once = [...eachRevision(rows)].map((i) => rowAt(rows, i));
        for (const known of [0, 1, 2, 3, 4])
          expect(meaningOf(once.filter((row) => row.received <= known))).toEqual(meaningOf(all.filter((row) => row.received <= known)));
        expect([...eachRevision(columns(once))]).toHaveLength(once.length);
      }),
    );
  });
});

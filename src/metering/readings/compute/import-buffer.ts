import type { Staged } from '#metering/reading-intake/staging.ts';
import { asOfNow } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { gather, type MeterRows } from '../series/gather.ts';
import { importRows } from './import-rows.ts';
import type { ReadingStore } from '../series/store.ts';
import type { Touched } from '../series/windows.ts';

/**
 * The content of an import: the stretch of each meter, its rows, and the step that puts them among the readings, where they are still
 * hidden.
 */
export type Brought = {
  readonly touched: readonly Touched[];
  /** The meters that it created itself: only live readings, which report their extent, were stored for these before. */
  readonly made: ReadonlySet<number>;
  /** The number of rows, and when the first of them was received (ms). */
  readonly rows: number;
  readonly earliest: number;
  /** Whether the import has a stage, which must be dropped. */
  readonly staged: boolean;
  /** The ordered rows of each of these meters, given in order; at least those between two instants (s), both included. */
  readonly read: (meters: readonly number[], from: number, to: number) => AsyncIterable<MeterRows>;
  /** Puts all rows among the readings except those of some meters. */
  readonly move: (but: ReadonlySet<number>) => Promise<void>;
};

/**
 * Keeps what passed the intake until it is judged: in memory if it is one portion, otherwise in a table of the import's own, whose parts
 * are then moved and not rewritten.
 */
export function createImportBuffer(store: ReadingStore, scope: Scope, id: number) {
  const stretches = createStretches();
  let kept: Staged | null = null;
  let opened = false;
  return {
    /** Takes a portion; the columns of the last one are kept. */
    async stage(rows: Staged, last: boolean): Promise<void> {
      stretches.add(rows);
      if (last && !opened) {
        kept = rows;
        return;
      }
      if (!opened) {
        opened = true;
        await store.openStage(wholeProgram, id);
      }
      await store.stage(wholeProgram, id, rows);
    },
    /** Whether any of it may be in the store. */
    isStaged: (): boolean => opened,
    brought: (made: Brought['made'] = new Set()): Brought => ({
      touched: stretches.list(),
      made,
      ...stretches.all(),
      staged: opened,
      read: readerOf(store, scope, id, kept, opened),
      move: async (but) => {
        if (kept !== null) await store.add(wholeProgram, but.size === 0 ? kept : without(kept, but));
        kept = null;
        if (!opened) return;
        if (but.size === 0) await store.moveStage(wholeProgram, id);
        else if (stretches.list().some(({ meter }) => !but.has(meter))) await store.copyStage(wholeProgram, id, [...but]);
      },
    }),
  };
}

function readerOf(store: ReadingStore, scope: Scope, id: number, kept: Staged | null, opened: boolean): Brought['read'] {
  const inMemory = kept === null ? null : importRows(kept);
  return async function* read(meters, from, to) {
    if (opened) yield* gather(store.stagedReadings({ scope, meters }, { from, to, known: asOfNow, hidden: [] }, id));
    else if (inMemory !== null) yield* inMemory(meters);
  };
}

/** The rows of all other meters. */
function without(rows: Staged, but: ReadonlySet<number>): Staged {
  const left = Uint32Array.from(rows.meter.keys()).filter((row) => !but.has(rows.meter[row] as number));
  return {
    meter: Uint32Array.from(left, (row) => rows.meter[row] as number),
    at: Uint32Array.from(left, (row) => rows.at[row] as number),
    width: Uint32Array.from(left, (row) => rows.width[row] as number),
    value: Float64Array.from(left, (row) => rows.value[row] as number),
    unit: Uint8Array.from(left, (row) => rows.unit[row] as number),
    received: Float64Array.from(left, (row) => rows.received[row] as number),
    import: Uint32Array.from(left, (row) => rows.import[row] as number),
  };
}

/** The stretch of each meter over all portions. Meters come in runs, or in the same order again and again. */
function createStretches() {
  const meters: number[] = [];
  const placeOf = new Map<number, number>();
  const [first, last, widest]: [number[], number[], number[]] = [[], [], []];
  let [rows, earliest] = [0, Infinity];
  const place = (meter: number, before: number): number => {
    if (meters[before] === meter) return before;
    const next = before + 1 < meters.length ? before + 1 : 0;
    if (meters[next] === meter) return next;
    const held = placeOf.get(meter);
    if (held !== undefined) return held;
    placeOf.set(meter, meters.length);
    meters.push(meter);
    first.push(Infinity);
    last.push(-Infinity);
    widest.push(0);
    return meters.length - 1;
  };
  return {
    add({ meter, at, width, received }: Staged): void {
      let now = -1;
      rows += meter.length;
      for (let row = 0; row < meter.length; row++) {
        now = place(meter[row] as number, now);
        const [start, length] = [at[row] as number, width[row] as number];
        if (start < (first[now] as number)) first[now] = start;
        if (start + length > (last[now] as number)) last[now] = start + length;
        if (length > (widest[now] as number)) widest[now] = length;
        if ((received[row] as number) < earliest) earliest = received[row] as number;
      }
    },
    all: () => ({ rows, earliest }),
    list: (): Touched[] =>
      meters
        .map((meter, at) => ({ meter, first: first[at] as number, last: last[at] as number, widest: widest[at] as number }))
        .toSorted((a, b) => a.meter - b.meter),
  };
}

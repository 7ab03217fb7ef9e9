import type { Staged } from '#door/staging.ts';
import type { Scope } from '#kernel/scope.ts';
import type { ReadingStore } from './store.ts';

/** The first and last instant (s), intervals' ends included, and the widest interval (s) of what an import brings to a meter. */
export type Touched = { readonly meter: number; readonly first: number; readonly last: number; readonly widest: number };

/** What an import brings: the stretch of each meter, and the step that puts its rows among the readings, where nobody sees them yet. */
export type Brought = {
  readonly touched: readonly Touched[];
  /** Whether the import has a stage, which must be dropped. */
  readonly staged: boolean;
  readonly move: () => Promise<void>;
};

/**
 * Keeps what passed the door until it is judged: in memory where it is one portion, else in a table of the import's own, whose parts are then moved and not written again.
 * @param preview what a preview brings always lies in its table, since it is read from there
 */
export function createHold(store: ReadingStore, scope: Scope, id: number, preview: boolean) {
  const stretches = createStretches();
  let kept: Staged | null = null;
  let opened = false;
  return {
    /** Takes a portion; of the last one the columns are kept. */
    async stage(rows: Staged, last: boolean): Promise<void> {
      stretches.add(rows);
      if (last && !opened && !preview) {
        kept = rows;
        return;
      }
      if (!opened) await store.openStage(scope, id);
      opened = true;
      await store.stage(scope, id, rows);
    },
    brought: (): Brought => ({
      touched: stretches.list(),
      staged: opened,
      move: async () => {
        if (kept !== null) await store.add(scope, kept);
        kept = null;
        if (opened) await store.moveStage(scope, id);
      },
    }),
  };
}

/** The stretch of each meter over all portions. Meters come in runs, or in the same order again and again. */
function createStretches() {
  const meters: number[] = [];
  const placeOf = new Map<number, number>();
  const [first, last, widest]: [number[], number[], number[]] = [[], [], []];
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
    add({ meter, at, width }: Staged): void {
      let now = -1;
      for (let row = 0; row < meter.length; row++) {
        now = place(meter[row] as number, now);
        const [start, length] = [at[row] as number, width[row] as number];
        if (start < (first[now] as number)) first[now] = start;
        if (start + length > (last[now] as number)) last[now] = start + length;
        if (length > (widest[now] as number)) widest[now] = length;
      }
    },
    list: (): Touched[] =>
      meters
        .map((meter, at) => ({ meter, first: first[at] as number, last: last[at] as number, widest: widest[at] as number }))
        .toSorted((a, b) => a.meter - b.meter),
  };
}

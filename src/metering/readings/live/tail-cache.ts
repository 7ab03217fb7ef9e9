import { asOfNow } from '#kernel/as-of.ts';
import { programScope } from '#kernel/scope.ts';
import type { SeriesDefinition } from '../facts.ts';
import { gather } from '../series/gather.ts';
import type { ReadingsInternals } from '../compute/internals.ts';
import type { Extent, FindingRow } from '../series/state-store.ts';
import { createTail, fillTail, firstFrom, keptOf, type Tail } from './tails.ts';
import { classes } from '../series/windows.ts';

/** A meter that receives live readings: how it is drawn, its last readings, its findings, and its extent according to the store. */
export type CachedTail = { readonly definition: SeriesDefinition; readonly tail: Tail; findings: readonly FindingRow[]; told: Extent };

/** The maximum number of readings held, at about 29 bytes each. */
const mostRows = 8_000_000;
const day = 86_400;

export type TailCache = ReturnType<typeof createTailCache>;

/** The tails of the meters that received live readings most recently. What is not held is read from the store once. */
export function createTailCache(internals: Pick<ReadingsInternals, 'store' | 'committer' | 'meters'>) {
  const held = new Map<number, CachedTail>();
  return {
    get: (meter: number): CachedTail | undefined => held.get(meter),
    forget(meters: Iterable<number>): void {
      for (const meter of meters) held.delete(meter);
    },
    /** Makes sure that these meters are held; those that no longer exist are not. */
    async warm(meters: readonly number[]): Promise<void> {
      const cold = meters.filter((meter) => !held.has(meter));
      if (cold.length > 0) for (const [meter, one] of await read(internals, cold)) held.set(meter, one);
      for (const meter of meters) touch(held, meter);
    },
    /** Drops the meters that have been without a reading the longest, if there are too many. */
    shed(): void {
      let rows = 0;
      for (const one of held.values()) rows += one.tail.rows.at.length;
      for (const [meter, one] of held) {
        if (rows <= mostRows) return;
        rows -= one.tail.rows.at.length;
        held.delete(meter);
      }
    },
  };
}

/** Moves a meter that was just used to the end. */
function touch(held: Map<number, CachedTail>, meter: number): void {
  const one = held.get(meter);
  if (one === undefined) return;
  held.delete(meter);
  held.set(meter, one);
}

async function read(
  { store, committer, meters }: Pick<ReadingsInternals, 'store' | 'committer' | 'meters'>,
  ids: readonly number[],
): Promise<Map<number, CachedTail>> {
  const seen = { scope: programScope, meters: ids };
  const [definitions, extents, findings] = await Promise.all([meters(ids), store.extents(seen), store.findingsOf(seen)]);
  const extentOf = new Map(extents.map((row) => [row.meter, row]));
  const findingsBy = Map.groupBy(findings, (row) => row.meter);
  const held = new Map<number, CachedTail>();
  for (const [id, definition] of definitions) {
    const extent = extentOf.get(id) ?? { meter: id, first: Infinity, last: -Infinity, widest: 0 };
    const tail = createTail(id, tailFrom(definition, extent), { ...extent });
    held.set(id, { definition, tail, findings: findingsBy.get(id) ?? [], told: extent });
  }
  const windows = [...held.values()]
    .filter(({ told }) => told.last !== -Infinity)
    .map(({ tail }) => ({ meter: tail.meter, from: tail.from, to: 0xff_ff_ff_ff }));
  const hidden = committer.visibility.hidden(asOfNow);
  for (const part of classes(windows)) {
    const some = { scope: programScope, meters: part.windows.map((window) => window.meter).toSorted((a, b) => a - b) };
    const blocks = store.readings(some, { from: part.from, to: part.to, known: asOfNow, hidden });
    for await (const { meter, rows } of gather(blocks)) {
      const { tail } = held.get(meter) as CachedTail;
      fillTail(tail, { ...rows, from: Math.max(rows.from, firstFrom(rows, tail.from)) });
    }
  }
  return held;
}

/** Extents are stored up to a day ahead. */
function tailFrom({ meter }: SeriesDefinition, { last, widest }: Extent): number {
  return last === -Infinity ? 0 : Math.max(0, last - widest - day - keptOf(meter));
}

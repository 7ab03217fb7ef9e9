import { asOfNow } from '#kernel/as-of.ts';
import { programScope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { notCarried, type Lives } from '#metering/counter-line/counter-line.ts';
import { gather } from '../series/gather.ts';
import { createPortion } from '../series/portion.ts';
import type { MeterRun, RunsFilter } from '../series/repeat-store.ts';
import type { ReadingStore } from '../series/store.ts';
import type { Visibility } from '../series/visibility.ts';
import { classes, clip, type MeterWindow, type Touch } from '../series/windows.ts';

/** What is about to change: an import becomes visible, with its readings received from an instant (ms) on; or an import is undone. */
export type Change = { readonly own: number; readonly since: number } | { readonly without: number };

type Needs = { readonly store: ReadingStore; readonly visibility: Visibility };

const metersTogether = 200;
const runsTogether = 500_000;
const portion = 250_000;

/**
 * Keeps, from now on, repeated rows that nothing will carry after a change (docs/decisions/0019). The rows kept counted before, as a run:
 * no answer changes, and the operation may be repeated.
 * @param touches where the change is
 * @returns the number of rows brought back
 */
export async function bringBack({ store, visibility }: Needs, touches: ReadonlyMap<number, Touch>, change: Change): Promise<number> {
  if (touches.size === 0) return 0;
  const lives = livesAfter(visibility, change);
  const hidden = visibility.neverShown('own' in change ? change.own : undefined);
  const meters = [...touches.keys()].toSorted((a, b) => a - b);
  const back = createPortion();
  let count = 0;
  let sending: Promise<void> = Promise.resolve();
  // the store writes one portion while the next one is searched
  const flush = async (): Promise<void> => {
    await sending;
    count += back.size();
    if (back.size() > 0) sending = store.add(wholeProgram, back.cut());
    sending.catch(() => undefined);
  };
  for (const some of together(await store.runCounts({ scope: programScope, meters }, runsFilter(meters, touches, change)))) {
    const runs = await store.runsOf({ scope: programScope, meters: some }, runsFilter(some, touches, change));
    for (const part of classes(windowsOf(runs, touches))) {
      const windows = new Map(part.windows.map((window) => [window.meter, window]));
      const seen = { scope: programScope, meters: [...windows.keys()].toSorted((a, b) => a - b) };
      for await (const { meter, rows } of gather(store.readings(seen, { from: part.from, to: part.to, known: asOfNow, hidden }))) {
        const within = { ...rows, ...clip(rows.at, rows.from, rows.to, windows.get(meter) as MeterWindow) };
        notCarried(within, runs.get(meter) as MeterRun[], lives, (like, by) => back.addTold(meter, within, like, by));
        if (back.size() >= portion) await flush();
      }
    }
  }
  await flush();
  await sending;
  return count;
}

/** The lives of imports once the change is made; its own instant is later than any other. */
function livesAfter({ lifeOf }: Visibility, change: Change): Lives {
  const later = Number.MAX_SAFE_INTEGER;
  if ('own' in change) return (id) => (id === change.own ? { shown: later, undone: Infinity } : lifeOf(id));
  return (id) => (id === change.without ? { ...lifeOf(id), undone: later } : lifeOf(id));
}

/** Meters that are processed together: a limited number of meters and of runs, of which there may be one for each row. */
function* together(counts: ReadonlyMap<number, number>): Generator<number[]> {
  let [some, runs]: [number[], number] = [[], 0];
  for (const [meter, count] of counts) {
    if (some.length === metersTogether || (some.length > 0 && runs + count > runsTogether)) {
      yield some;
      [some, runs] = [[], 0];
    }
    some.push(meter);
    runs += count;
  }
  if (some.length > 0) yield some;
}

/** Incoming rows may come between a row and its repeat only if the repeat was received later. */
function runsFilter(meters: readonly number[], touches: ReadonlyMap<number, Touch>, change: Change): RunsFilter {
  const some = meters.map((meter) => touches.get(meter) as Touch);
  const from = some.reduce((least, { first }) => Math.min(least, first), Infinity);
  const to = some.reduce((most, { last }) => Math.max(most, last), 0);
  return { from, to, since: 'own' in change ? change.since : 0 };
}

/** The time of each meter that is touched and that runs cover. */
function windowsOf(runs: ReadonlyMap<number, readonly MeterRun[]>, touches: ReadonlyMap<number, Touch>): MeterWindow[] {
  return [...runs].flatMap(([meter, some]) => {
    const { first, last } = touches.get(meter) as Touch;
    const from = Math.max(
      first,
      some.reduce((least, run) => Math.min(least, run.first), Infinity),
    );
    const to = Math.min(
      last,
      some.reduce((most, run) => Math.max(most, run.last), 0),
    );
    return from > to ? [] : [{ meter, from, to }];
  });
}

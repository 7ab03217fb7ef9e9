import type { Clock } from '#kernel/request-context.ts';
import { isAway, untilBack } from '#kernel/store-retry.ts';
import { programScope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { isPoint } from '#metering/point/facts.ts';
import { anyPoint, dropDrawn, type DrawnAside, showDrawn } from './show-drawn.ts';
import type { PendingRecompute } from '../series/pending-recompute-store.ts';
import { bringBack, type Change } from './bring-back.ts';
import type { Brought } from './import-buffer.ts';
import { recomputeTouched, type Recomputed, type Stretches, type Touches } from './recompute-touched.ts';
import { createKeeping, type KeptBy } from './keeping.ts';
import { createReadWriteLock, createQueue, type ReadWriteLock } from './read-write-lock.ts';
import { createLiveWriteLock, type LiveWriteLock } from './live-write-lock.ts';
import { createMonthRows, type MonthRows } from './month-rows.ts';
import type { MovedMeter } from './recompute-days.ts';
import type { Extent } from '../series/state-store.ts';
import type { ReadingStore } from '../series/store.ts';
import { createVisibility, type ImportState, type Visibility } from '../series/visibility.ts';
import { touchesWithin, withDrawn, withHours, type Reached } from '../series/windows.ts';

export type CommitNeeds = {
  readonly store: ReadingStore;
  readonly clock: Clock;
  /** Gives up waiting for a store that is away. */
  readonly ending: AbortSignal;
  /** How these meters are drawn now, with the decisions in force; meters that are no longer there are left out. */
  readonly meters: (ids: readonly number[]) => Promise<ReadonlyMap<number, Pick<MovedMeter, 'meter' | 'zone'>>>;
  /** Marks of meters that are to be drawn once more, which outlive the program. */
  readonly again: Pick<PendingRecompute, 'mark' | 'done'>;
  /** Told of meters whose day rows and findings have become others, after they have. */
  readonly moved?: (meters: Iterable<number>) => void;
  /** Told of what was drawn anew, once it is seen. */
  readonly changed?: (stretches: Stretches) => void;
};

/** Makes a change durable. @returns what it reaches of each meter, so that only those days are drawn; null: the meters are drawn whole */
type DurableChange = () => Promise<readonly Reached[] | null>;

/** What the steps of a commit share. `commitNumber` and `last` only grow. */
type CommitInternals = CommitNeeds & {
  readonly visibility: Visibility;
  readonly lock: ReadWriteLock;
  readonly liveWrites: LiveWriteLock;
  readonly months: MonthRows;
  commitNumber: number;
  last: number;
  /** When anything told again was received last (ms). */
  lastTold: number;
};

/**
 * The one judge: everything that moves a line passes here, one after another: an import, its undo, a decision, a swap, another multiplier.
 * Readings are moved hidden, the touched days drawn aside, and then all becomes visible at once.
 */
export async function createCommitter(needs: CommitNeeds) {
  const states = await needs.store.states(wholeProgram);
  const last = states.reduce((latest, row) => Math.max(latest, row.at), await needs.store.lastLive(wholeProgram));
  const commitNumber = await needs.store.lastCommit(wholeProgram);
  const months = await createMonthRows(needs.store, () => nextDrawing(internals), needs.clock);
  const lastTold = await needs.store.lastTold(wholeProgram);
  const visibility = createVisibility(states);
  const internals: CommitInternals = {
    ...needs,
    visibility,
    lock: createReadWriteLock(),
    liveWrites: createLiveWriteLock(),
    months,
    commitNumber,
    last,
    lastTold,
  };
  const queue = createQueue();
  // before anything is drawn: ending what a crash left open draws too
  await months.begin();
  return {
    lock: internals.lock,
    liveWrites: internals.liveWrites,
    /** Between live readings and questions about what is known now: within one such question nothing comes in. */
    asking: createReadWriteLock(),
    visibility: internals.visibility,
    /** Day rows added up by month, and which months they hold for. */
    months,
    /** Adds up months that no live reading has come into since an instant (ms). */
    tightenMonths: (since: number): Promise<void> => months.tighten(months.quiet(since), internals.liveWrites.alone),
    /** Adds up anew the months whose rows are not the sums of their days; how many rows that were. */
    mendMonths: (): Promise<number> => months.mend(internals.lock.read, internals.liveWrites.alone),
    /** The next number of a drawing: of two day rows the one with the later number holds. */
    nextDrawing: () => nextDrawing(internals),
    /**
     * The next instants of the record (ms), the first of so many. Such instants never fall or stand still, even if the clock is set back.
     */
    instants: (count: number): number => {
      const first = instant(internals);
      internals.last += count - 1;
      return first;
    },
    /** Readings that come under this number from now on count at once, and each is known from its own `received` on. */
    open: (id: number) => setState(internals, { import: id, state: 'shown', commitNumber: internals.commitNumber, at: instant(internals) }),
    /** When anything was last recorded (ms). */
    last: (): number => internals.last,
    /** Now, and not before the last thing that was recorded; whatever is recorded from here on is later. */
    now: (): number => (internals.last = Math.max(needs.clock(), internals.last)),
    /**
     * Judges what an import brings, and shows it whole. Its stage is gone afterwards, also after trouble.
     * @param progress may throw, which takes all of it back; called a last time before it is shown
     * @param result what the import's record says of it; kept beside the switch, so that a crash before the record is written loses nothing
     */
    commitImport: (
      id: number,
      brought: Brought,
      progress: (meters: number) => void,
      result: (recomputed: Recomputed) => unknown,
    ): Promise<Recomputed> => queue(() => commitImport(internals, id, brought, progress, result)),
    /** Judges what an import brings without keeping anything. */
    previewImport: (id: number, brought: Brought): Promise<Recomputed> => queue(() => previewImport(internals, id, brought)),
    /** Takes a shown import back from now on. */
    undoImport: (id: number): Promise<void> => queue(() => undoImport(internals, id)),
    /**
     * Draws whole meters anew after something else than readings changed: a decision, a swap, a fact. `commit` makes the change itself
     * durable; it is seen together with the new day rows.
     */
    commitChange: (ids: readonly number[], commit: DurableChange): Promise<Recomputed> => queue(() => commitChange(internals, ids, commit)),
    /**
     * Draws anew what was touched on these meters, where trouble came between live readings and their day rows. Only for who is alone in
     * the live-write lock.
     */
    commitTouched: (touches: Touches): Promise<Recomputed> => internals.lock.write(() => drawAndShow(internals, touches)),
    /** Live readings have written other day rows and findings of these meters. */
    moved: (ids: Iterable<number>, stretches: Stretches): void => {
      needs.moved?.(ids);
      needs.changed?.(stretches);
    },
    /** Keeps runs of what was told again. */
    tell: keptIn(internals).tell,
    /** Runs work while nothing is judged; live readings go on. */
    inTurn: queue,
    /** Runs work while nothing is judged or shown. */
    atRest: <T>(work: () => Promise<T>): Promise<T> => queue(() => internals.liveWrites.alone(work)),
    /** What an import that was shown left as its result; null for one that never was. */
    resultOf: (id: number): Promise<unknown> => needs.store.result(wholeProgram, id),
    /** Drops what lies in the stage for an import that came to nothing. */
    drop: (id: number) => queue(() => sure(internals, () => drop(internals, id))),
    /** After a crash: what was shown is finished, what was not is swept away. Called once, before anything is asked. */
    repair: () => repair(internals),
  };
}

export type Committer = Awaited<ReturnType<typeof createCommitter>>;

function instant(internals: CommitInternals): number {
  internals.last = Math.max(internals.clock(), internals.last + 1);
  return internals.last;
}

function nextDrawing(internals: CommitInternals): number {
  internals.commitNumber += 1;
  return internals.commitNumber;
}

async function setState(internals: CommitInternals, row: ImportState, result: unknown = null): Promise<void> {
  await internals.store.setState(wholeProgram, row, JSON.stringify(result));
  internals.visibility.add(row);
}

async function commitImport(
  internals: CommitInternals,
  id: number,
  brought: Brought,
  progress: (meters: number) => void,
  result: (recomputed: Recomputed) => unknown,
): Promise<Recomputed> {
  const { store, visibility } = internals;
  const commitNumber = nextDrawing(internals);
  try {
    await internals.liveWrites.watch();
    await setState(internals, { import: id, state: 'begun', commitNumber, at: instant(internals) });
    await internals.lock.passed();
    const before = await store.extents({ scope: programScope, meters: brought.touched.map(({ meter }) => meter) });
    await store.addExtents(wholeProgram, brought.touched);
    const touches = touchesOf(brought.touched);
    // its own runs rest on all that it brings; live ones that come meanwhile are looked at when it is shown
    const mayStandBetween = internals.lastTold >= brought.earliest;
    const keeping = createKeeping({ import: id }, brought.rows, visibility.lifeOf, keptIn(internals));
    const coming = { id, brought, judge: keeping.judge, before };
    let recomputed = await recomputeTouched(internals, touches, { coming, commitNumber, progress });
    await brought.move(await keeping.end());
    const change = { own: id, since: brought.earliest };
    if (mayStandBetween && (await bringBack(internals, keeping.fresh(), change)) > 0) {
      await dropDrawn(internals, commitNumber, touches.keys(), recomputed.drawn);
      recomputed = { ...(await recomputeTouched(internals, touches, { own: id, commitNumber, progress })), counts: recomputed.counts };
    }
    // the last moment at which it can be cancelled, or refused for what it comes to: what is shown stays
    progress(touches.size);
    const told = result(recomputed);
    await show(internals, { commitNumber, touches, drawn: recomputed.drawn }, change, (at) =>
      setState(internals, { import: id, state: 'shown', commitNumber, at }, told),
    );
    internals.changed?.(recomputed.stretches);
    await sure(internals, () =>
      Promise.all([
        dropDrawn(internals, commitNumber, touches.keys(), recomputed.drawn),
        brought.staged ? store.dropStage(wholeProgram, id) : null,
      ]),
    );
    return recomputed;
  } catch (trouble) {
    if (!visibility.isVisible(id)) await sure(internals, () => drop(internals, id));
    throw trouble;
  }
}

/** What is kept of readings that come in. */
function keptIn(internals: CommitInternals): KeptBy {
  const { store } = internals;
  return {
    keep: (rows) => store.add(wholeProgram, rows),
    tell: async (runs) => {
      await store.addRuns(wholeProgram, runs);
      internals.lastTold = runs.reduce((latest, run) => Math.max(latest, run.received), internals.lastTold);
    },
  };
}

async function previewImport(internals: CommitInternals, id: number, brought: Brought): Promise<Recomputed> {
  try {
    return await recomputeTouched(internals, touchesOf(brought.touched), { coming: { id, brought }, commitNumber: 0, preview: true });
  } finally {
    if (brought.staged) await sure(internals, () => internals.store.dropStage(wholeProgram, id));
  }
}

async function undoImport(internals: CommitInternals, id: number): Promise<void> {
  if (!internals.visibility.isVisible(id)) return;
  const { store } = internals;
  const change = { without: id };
  const [commitNumber, { touches, stretches, drawn }] = await drawSurely(internals, async (number) => {
    await internals.liveWrites.watch(id);
    const touched = touchesOf(await store.touched(wholeProgram, id));
    await bringBack(internals, touched, change);
    return { touches: touched, ...(await recomputeTouched(internals, touched, { without: id, commitNumber: number })) };
  });
  const aside = { commitNumber, touches, drawn };
  await show(internals, aside, change, (at) => setState(internals, { import: id, state: 'undone', commitNumber, at }));
  internals.changed?.(stretches);
  await sure(internals, () => dropDrawn(internals, commitNumber, touches.keys(), drawn));
}

async function commitChange(internals: CommitInternals, ids: readonly number[], commit: DurableChange): Promise<Recomputed> {
  const { liveWrites, lock, store } = internals;
  return liveWrites.alone(() =>
    lock.write(async () => {
      const reached = await commit();
      liveWrites.forget(ids);
      const extents = await store.extents({ scope: programScope, meters: ids });
      const ends = reached === null ? null : await endsOf(internals, reached, extents);
      const recomputed = await drawAndShow(
        internals,
        reached === null || ends === null ? touchesOf(extents) : touchesWithin(reached, ends),
      );
      // also of a meter without readings: the word on it is another
      internals.moved?.(ids);
      return recomputed;
    }),
  );
}

/** Where the data of meters begin and end; of those that are reached without an end, their day rows too. */
async function endsOf({ store }: CommitInternals, reached: readonly Reached[], extents: readonly Extent[]): Promise<readonly Extent[]> {
  const endless = reached.filter(({ first, last }) => first === -Infinity || last === Infinity).map(({ meter }) => meter);
  if (endless.length === 0) return extents;
  const [points, meters] = [endless.filter(isPoint), endless.filter((id) => !isPoint(id))];
  const byDays = meters.length === 0 ? extents : withDrawn(extents, await store.daysDrawn({ scope: programScope, meters }));
  return points.length === 0 ? byDays : withHours(byDays, await store.hoursDrawn({ scope: programScope, meters: points }));
}

/** Draws and shows at once, where nobody reads meanwhile. */
async function drawAndShow(internals: CommitInternals, touches: Touches): Promise<Recomputed> {
  const [commitNumber, recomputed] = await drawSurely(internals, (number) =>
    recomputeTouched(internals, touches, { commitNumber: number }),
  );
  const since = instant(internals);
  const { drawn } = recomputed;
  await mustHold(internals, () => showDrawn(internals, commitNumber, { drawn: commitNumber, since }, touches.keys(), drawn));
  internals.moved?.(touches.keys());
  internals.changed?.(recomputed.stretches);
  await sure(internals, () => dropDrawn(internals, commitNumber, touches.keys(), drawn));
  return recomputed;
}

type Aside = { readonly commitNumber: number; readonly touches: Touches; readonly drawn: DrawnAside };

/**
 * Lets what lies aside be seen, together with what made it, and at an instant that no question was asked at. Meters on which live readings
 * came in while it was drawn are drawn once more; their marks are for a crash in between.
 */
async function show(
  internals: CommitInternals,
  { commitNumber, touches, drawn: aside }: Aside,
  change: Change,
  mark: (at: number) => Promise<void>,
): Promise<void> {
  const { liveWrites, lock, again } = internals;
  await liveWrites.alone(async () => {
    const met = liveWrites.seen(touches);
    const marks = [...met.keys()];
    if (met.size > 0) await sure(internals, () => Promise.all([again.mark(wholeProgram, marks), bringBack(internals, met, change)]));
    await lock.write(async () => {
      const at = instant(internals);
      await mustHold(internals, () => mark(at));
      liveWrites.forget(touches.keys());
      const drawn = nextDrawing(internals);
      await mustHold(internals, () => showDrawn(internals, commitNumber, { drawn, since: at }, touches.keys(), aside));
      internals.moved?.(touches.keys());
      if (met.size > 0) await drawAndShow(internals, met);
    });
    if (met.size > 0) await sure(internals, () => again.done(wholeProgram, marks));
  });
}

/** Waits for a store that is away and does the work again: what was begun must come to its end. */
const sure = <T>({ ending }: CommitInternals, work: () => Promise<T>): Promise<T> => untilBack(work, ending);

/** The same for work behind a closed lock: those who would read are refused while a store is waited for. */
async function mustHold<T>(internals: CommitInternals, work: () => Promise<T>): Promise<T> {
  try {
    return await sure(internals, async () => {
      try {
        return await work();
      } catch (trouble) {
        internals.lock.shut(trouble);
        throw trouble;
      }
    });
  } finally {
    internals.lock.shut(null);
  }
}

/**
 * Draws what must be drawn, since it follows from what is durable already: where a store dies under it, once more, under a number of its
 * own.
 */
async function drawSurely<T>(
  internals: CommitInternals,
  draw: (commitNumber: number) => Promise<T>,
): Promise<[commitNumber: number, drawn: T]> {
  for (;;) {
    const commitNumber = nextDrawing(internals);
    try {
      return [commitNumber, await draw(commitNumber)];
    } catch (trouble) {
      if (!isAway(trouble) || internals.ending.aborted) throw trouble;
      await mustHold(internals, () => dropDrawn(internals, commitNumber, anyPoint));
    }
  }
}

function touchesOf(rows: readonly { meter: number; first: number; last: number }[]): Touches {
  return new Map(rows.map((row) => [row.meter, { first: row.first, last: row.last }]));
}

async function drop(internals: CommitInternals, id: number): Promise<void> {
  const { store } = internals;
  await store.dropStage(wholeProgram, id);
  if (await store.isStored(wholeProgram, id)) await store.sweep(wholeProgram, id);
  if (await store.isDisclosed(wholeProgram, id)) await store.sweepRuns(wholeProgram, id);
  await setState(internals, { import: id, state: 'dropped', commitNumber: internals.commitNumber, at: instant(internals) });
}

async function repair(internals: CommitInternals): Promise<number[]> {
  const { store } = internals;
  const states = await store.states(wholeProgram);
  for (const { commitNumber } of await store.drawnAside(wholeProgram)) {
    const shown = states.find((row) => row.commitNumber === commitNumber && (row.state === 'shown' || row.state === 'undone'));
    if (shown !== undefined) await showDrawn(internals, commitNumber, { drawn: nextDrawing(internals), since: shown.at }, anyPoint);
    await dropDrawn(internals, commitNumber, anyPoint);
  }
  const unfinished = begunOnly(states);
  for (const id of unfinished) await drop(internals, id);
  for (const id of await store.staged(wholeProgram)) await store.dropStage(wholeProgram, id);
  return unfinished;
}

/** Imports that were begun and neither shown nor dropped. */
function begunOnly(states: readonly ImportState[]): number[] {
  const ended = new Set(states.filter((row) => row.state !== 'begun').map((row) => row.import));
  return [...new Set(states.map((row) => row.import))].filter((id) => !ended.has(id));
}

import { programScope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { isPoint } from '#metering/point/facts.ts';
import { anyPoint, dropDrawn, showDrawn } from './show-drawn.ts';
import { bringBack } from './bring-back.ts';
import { type CommitInternals, type CommitNeeds, drawSurely, instant, nextDrawing, setState, sure } from './commit-internals.ts';
import type { Brought } from './import-buffer.ts';
import { recomputeTouched, type Recomputed, type Stretches, type Touches } from './recompute-touched.ts';
import { createKeeping, type KeptBy } from './keeping.ts';
import { createReadWriteLock, createQueue } from './read-write-lock.ts';
import { createLiveWriteLock } from './live-write-lock.ts';
import { drawAndShow, show } from './make-visible.ts';
import { createMonthRows } from './month-rows.ts';
import type { Extent } from '../series/state-store.ts';
import { createVisibility, type ImportState } from '../series/visibility.ts';
import { touchesWithin, withDrawn, withHours, type Reached } from '../series/windows.ts';

/** Makes a change durable. @returns what it reaches of each meter, so that only those days are drawn; null: the meters are drawn whole */
type DurableChange = () => Promise<readonly Reached[] | null>;

/**
 * The only judge: everything that moves a line passes through here, one after another: an import, its undo, a decision, a swap, another
 * multiplier. Readings are moved while hidden, the touched days are drawn aside, and then everything becomes visible together.
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
  // before anything is drawn: completing what a crash left open draws too
  await months.begin();
  return {
    lock: internals.lock,
    liveWrites: internals.liveWrites,
    /** Between live readings and questions about what is known now: no reading comes in during such a question. */
    asking: createReadWriteLock(),
    visibility: internals.visibility,
    /** Day rows added up by month, and the months for which they are valid. */
    months,
    /** Adds up months that have received no live reading since an instant (ms). */
    tightenMonths: (since: number): Promise<void> => months.tighten(months.quiet(since), internals.liveWrites.alone),
    /** Recalculates the months whose rows are not the sums of their days; returns the number of those rows. */
    mendMonths: (): Promise<number> => months.mend(internals.lock.read, internals.liveWrites.alone),
    /** The next number of a drawing: of two day rows the one with the higher number counts. */
    nextDrawing: () => nextDrawing(internals),
    /**
     * Reserves this many instants of the record (ms) and returns the first. Such instants never decrease or repeat, even if the clock is
     * set back.
     */
    instants: (count: number): number => {
      const first = instant(internals);
      internals.last += count - 1;
      return first;
    },
    /** Readings received under this number from now on count immediately, each known from its own `received` on. */
    open: (id: number) => setState(internals, { import: id, state: 'shown', commitNumber: internals.commitNumber, at: instant(internals) }),
    /** When anything was last recorded (ms). */
    last: (): number => internals.last,
    /** Now, but not before the last thing recorded; anything recorded from here on is later. */
    now: (): number => (internals.last = Math.max(needs.clock(), internals.last)),
    /**
     * Judges what an import brings, and makes it visible as a whole. Its stage is removed afterwards, also on failure.
     * @param progress may throw, which rolls everything back; called a last time before it becomes visible
     * @param result the result for the import's record; stored together with the switch, so that a crash before the record is written loses
     * nothing
     */
    commitImport: (
      id: number,
      brought: Brought,
      progress: (meters: number) => void,
      result: (recomputed: Recomputed) => unknown,
    ): Promise<Recomputed> => queue(() => commitImport(internals, id, brought, progress, result)),
    /** Judges what an import brings without storing anything. */
    previewImport: (id: number, brought: Brought): Promise<Recomputed> => queue(() => previewImport(internals, id, brought)),
    /** Undoes a visible import from now on. */
    undoImport: (id: number): Promise<void> => queue(() => undoImport(internals, id)),
    /**
     * Redraws whole meters after a change other than of readings: a decision, a swap, a fact. `commit` makes the change itself durable; it
     * becomes visible together with the new day rows.
     */
    commitChange: (ids: readonly number[], commit: DurableChange): Promise<Recomputed> => queue(() => commitChange(internals, ids, commit)),
    /**
     * Redraws what was touched on these meters, if something failed between live readings and their day rows. Only for a caller that holds
     * the live-write lock alone.
     */
    commitTouched: (touches: Touches): Promise<Recomputed> => internals.lock.write(() => drawAndShow(internals, touches)),
    /** Live readings have changed day rows and findings of these meters. */
    moved: (ids: Iterable<number>, stretches: Stretches): void => {
      needs.moved?.(ids);
      needs.changed?.(stretches);
    },
    /** Stores runs of repeats. */
    tell: keptIn(internals).tell,
    /** Runs work while nothing is judged; live readings continue. */
    inTurn: queue,
    /** Runs work while nothing is judged or made visible. */
    atRest: <T>(work: () => Promise<T>): Promise<T> => queue(() => internals.liveWrites.alone(work)),
    /** The stored result of an import that became visible; null for one that never did. */
    resultOf: (id: number): Promise<unknown> => needs.store.result(wholeProgram, id),
    /** Drops the stage of an import that failed. */
    drop: (id: number) => queue(() => sure(internals, () => drop(internals, id))),
    /** After a crash: completes what had become visible, removes the rest. Called once, before any query. */
    repair: () => repair(internals),
  };
}

export type Committer = Awaited<ReturnType<typeof createCommitter>>;

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
    // its own runs depend on everything it brings; live ones received meanwhile are examined when it becomes visible
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
    // the last moment at which it can be cancelled, or refused for its result: what is visible stays
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

/** Stores what is kept of incoming readings. */
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
      const touches = reached === null || ends === null ? touchesOf(extents) : touchesWithin(reached, ends);
      const recomputed = await drawAndShow(internals, touches);
      // also for a meter without readings: the word on it has changed
      internals.moved?.(ids);
      return recomputed;
    }),
  );
}

/** Where the data of meters begin and end; for those reached without an end, their day rows too. */
async function endsOf({ store }: CommitInternals, reached: readonly Reached[], extents: readonly Extent[]): Promise<readonly Extent[]> {
  const endless = reached.filter(({ first, last }) => first === -Infinity || last === Infinity).map(({ meter }) => meter);
  if (endless.length === 0) return extents;
  const [points, meters] = [endless.filter(isPoint), endless.filter((id) => !isPoint(id))];
  const byDays = meters.length === 0 ? extents : withDrawn(extents, await store.daysDrawn({ scope: programScope, meters }));
  return points.length === 0 ? byDays : withHours(byDays, await store.hoursDrawn({ scope: programScope, meters: points }));
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

/** Imports that were begun and neither made visible nor dropped. */
function begunOnly(states: readonly ImportState[]): number[] {
  const ended = new Set(states.filter((row) => row.state !== 'begun').map((row) => row.import));
  return [...new Set(states.map((row) => row.import))].filter((id) => !ended.has(id));
}

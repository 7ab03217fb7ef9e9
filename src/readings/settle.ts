import type { Clock } from '#kernel/asker.ts';
import { isAway, untilBack } from '#kernel/away.ts';
import { programScope } from '#kernel/scope.ts';
import type { AgainStore } from './again-store.ts';
import { bringBack, type Change } from './bring-back.ts';
import type { Brought } from './hold.ts';
import { drawTouched, type Settled, type Touches } from './draw-touched.ts';
import { createKeeping, type KeptBy } from './keeping.ts';
import { createGate, createQueue, type Gate } from './gate.ts';
import { createLane, type Lane } from './lane.ts';
import { createMonthRows, type MonthRows } from './month-rows.ts';
import type { Moved } from './redraw.ts';
import type { Extent } from './state-store.ts';
import type { ReadingStore } from './store.ts';
import { createVisibility, type ImportState, type Visibility } from './visibility.ts';
import { touchesWithin, withDrawn, type Reached } from './windows.ts';

export type SettleNeeds = {
  readonly store: ReadingStore;
  readonly clock: Clock;
  /** Gives up waiting for a store that is away. */
  readonly ending: AbortSignal;
  /** How these meters are drawn now, with the decisions in force; meters that are no longer there are left out. */
  readonly meters: (ids: readonly number[]) => Promise<ReadonlyMap<number, Pick<Moved, 'meter' | 'zone'>>>;
  /** Marks of meters that are to be drawn once more, which outlive the program. */
  readonly again: Pick<AgainStore, 'mark' | 'done'>;
};

/** Makes a change durable. @returns what it reaches of each meter, so that only those days are drawn; null: the meters are drawn whole */
type Commit = () => Promise<readonly Reached[] | null>;

/** What the steps of a settle share. `settle` and `last` only grow. */
type Inner = SettleNeeds & {
  readonly visibility: Visibility;
  readonly gate: Gate;
  readonly lane: Lane;
  readonly months: MonthRows;
  settle: number;
  last: number;
  /** When anything told again was received last (ms). */
  lastTold: number;
};

/**
 * The one judge: everything that moves a line passes here, one after another: an import, its undo, a decision, a swap, another multiplier. Readings are
 * moved hidden, the touched days drawn aside, and then all becomes visible at once.
 */
export async function createSettler(needs: SettleNeeds) {
  const states = await needs.store.states(programScope);
  const last = states.reduce((latest, row) => Math.max(latest, row.at), await needs.store.lastLive(programScope));
  const settle = await needs.store.lastSettle(programScope);
  const months = await createMonthRows(needs.store, () => nextDrawing(inner), needs.clock);
  const lastTold = await needs.store.lastTold(programScope);
  const visibility = createVisibility(states);
  const inner: Inner = { ...needs, visibility, gate: createGate(), lane: createLane(), months, settle, last, lastTold };
  const queue = createQueue();
  // before anything is drawn: ending what a crash left open draws too
  await months.begin();
  return {
    gate: inner.gate,
    lane: inner.lane,
    /** Between live readings and questions about what is known now: within one such question nothing comes in. */
    asking: createGate(),
    visibility: inner.visibility,
    /** Day rows added up by month, and which months they hold for. */
    months,
    /** Adds up months that no live reading has come into since an instant (ms). */
    tightenMonths: (since: number): Promise<void> => months.tighten(months.quiet(since), inner.lane.alone),
    /** Adds up anew the months whose rows are not the sums of their days; how many rows that were. */
    mendMonths: (): Promise<number> => months.mend(inner.gate.read, inner.lane.alone),
    /** The next number of a drawing: of two day rows the one with the later number holds. */
    nextDrawing: () => nextDrawing(inner),
    /** The next instants of the record (ms), the first of so many. Such instants never fall or stand still, even if the clock is set back. */
    instants: (count: number): number => {
      const first = instant(inner);
      inner.last += count - 1;
      return first;
    },
    /** Readings that come under this number from now on count at once, and each is known from its own `received` on. */
    open: (id: number) => setState(inner, { import: id, state: 'shown', settle: inner.settle, at: instant(inner) }),
    /** Now, and not before the last thing that was recorded; whatever is recorded from here on is later. */
    now: (): number => (inner.last = Math.max(needs.clock(), inner.last)),
    /**
     * Judges what an import brings, and shows it whole. Its stage is gone afterwards, also after trouble.
     * @param result what the import's record says of it; kept beside the switch, so that a crash before the record is written loses nothing
     */
    settleImport: (
      id: number,
      brought: Brought,
      progress: (meters: number) => void,
      result: (settled: Settled) => unknown,
    ): Promise<Settled> => queue(() => settleImport(inner, id, brought, progress, result)),
    /** Judges an import that lies in its stage without keeping anything. */
    previewImport: (id: number, brought: Brought): Promise<Settled> => queue(() => previewImport(inner, id, brought)),
    /** Takes a shown import back from now on. */
    undoImport: (id: number): Promise<void> => queue(() => undoImport(inner, id)),
    /**
     * Draws whole meters anew after something else than readings changed: a decision, a swap, a fact. `commit` makes the change itself durable; it
     * is seen together with the new day rows.
     */
    settleChange: (ids: readonly number[], commit: Commit): Promise<Settled> => queue(() => settleChange(inner, ids, commit)),
    /** Draws anew what was touched on these meters, where trouble came between live readings and their day rows. Only for who is alone in the lane. */
    settleTouched: (touches: Touches): Promise<Settled> => inner.gate.write(() => drawAndShow(inner, touches)),
    /** Keeps runs of what was told again. */
    tell: keptIn(inner).tell,
    /** Runs work while nothing is judged; live readings go on. */
    inTurn: queue,
    /** Runs work while nothing is judged or shown. */
    atRest: <T>(work: () => Promise<T>): Promise<T> => queue(() => inner.lane.alone(work)),
    /** What an import that was shown left as its result; null for one that never was. */
    resultOf: (id: number): Promise<unknown> => needs.store.result(programScope, id),
    /** Drops what lies in the stage for an import that came to nothing. */
    drop: (id: number) => queue(() => sure(inner, () => drop(inner, id))),
    /** After a crash: what was shown is finished, what was not is swept away. Called once, before anything is asked. */
    repair: () => repair(inner),
  };
}

export type Settler = Awaited<ReturnType<typeof createSettler>>;

function instant(inner: Inner): number {
  inner.last = Math.max(inner.clock(), inner.last + 1);
  return inner.last;
}

function nextDrawing(inner: Inner): number {
  inner.settle += 1;
  return inner.settle;
}

async function setState(inner: Inner, row: ImportState, result: unknown = null): Promise<void> {
  await inner.store.setState(programScope, row, JSON.stringify(result));
  inner.visibility.add(row);
}

async function settleImport(
  inner: Inner,
  id: number,
  brought: Brought,
  progress: (meters: number) => void,
  result: (settled: Settled) => unknown,
): Promise<Settled> {
  const { store, visibility } = inner;
  const settle = nextDrawing(inner);
  try {
    await inner.lane.watch();
    await setState(inner, { import: id, state: 'begun', settle, at: instant(inner) });
    await inner.gate.passed();
    await store.addExtents(programScope, brought.touched);
    const touches = touchesOf(brought.touched);
    // its own runs rest on all that it brings; live ones that come meanwhile are looked at when it is shown
    const mayStandBetween = inner.lastTold >= brought.earliest;
    const keeping = createKeeping({ import: id }, brought.rows, visibility.lifeOf, keptIn(inner));
    let settled = await drawTouched(inner, touches, { coming: { id, brought, judge: keeping.judge }, settle, progress });
    await brought.move(await keeping.end());
    const change = { own: id, since: brought.earliest };
    if (mayStandBetween && (await bringBack(inner, keeping.fresh(), change)) > 0) {
      await store.dropDrawn(programScope, settle);
      settled = { ...(await drawTouched(inner, touches, { own: id, settle, progress })), counts: settled.counts };
    }
    await show(inner, settle, touches, change, (at) => setState(inner, { import: id, state: 'shown', settle, at }, result(settled)));
    await sure(inner, () =>
      Promise.all([store.dropDrawn(programScope, settle), brought.staged ? store.dropStage(programScope, id) : null]),
    );
    return settled;
  } catch (trouble) {
    if (!visibility.isVisible(id)) await sure(inner, () => drop(inner, id));
    throw trouble;
  }
}

/** What is kept of readings that come in. */
function keptIn(inner: Inner): KeptBy {
  const { store } = inner;
  return {
    keep: (rows) => store.add(programScope, rows),
    tell: async (runs) => {
      await store.addRuns(programScope, runs);
      inner.lastTold = runs.reduce((latest, run) => Math.max(latest, run.received), inner.lastTold);
    },
  };
}

async function previewImport(inner: Inner, id: number, brought: Brought): Promise<Settled> {
  try {
    return await drawTouched(inner, touchesOf(brought.touched), { coming: { id, brought }, settle: 0, preview: true });
  } finally {
    await sure(inner, () => inner.store.dropStage(programScope, id));
  }
}

async function undoImport(inner: Inner, id: number): Promise<void> {
  if (!inner.visibility.isVisible(id)) return;
  const { store } = inner;
  const change = { without: id };
  const [settle, touches] = await drawSurely(inner, async (number) => {
    await inner.lane.watch(id);
    const touched = touchesOf(await store.touched(programScope, id));
    await bringBack(inner, touched, change);
    await drawTouched(inner, touched, { without: id, settle: number });
    return touched;
  });
  await show(inner, settle, touches, change, (at) => setState(inner, { import: id, state: 'undone', settle, at }));
  await sure(inner, () => store.dropDrawn(programScope, settle));
}

async function settleChange(inner: Inner, ids: readonly number[], commit: Commit): Promise<Settled> {
  const { lane, gate, store } = inner;
  return lane.alone(() =>
    gate.write(async () => {
      const reached = await commit();
      lane.forget(ids);
      const extents = await store.extents({ scope: programScope, meters: ids });
      return drawAndShow(inner, reached === null ? touchesOf(extents) : touchesWithin(reached, await endsOf(inner, reached, extents)));
    }),
  );
}

/** Where the data of meters begin and end; of those that are reached without an end, their day rows too. */
async function endsOf({ store }: Inner, reached: readonly Reached[], extents: readonly Extent[]): Promise<readonly Extent[]> {
  const endless = reached.filter(({ first, last }) => first === -Infinity || last === Infinity).map(({ meter }) => meter);
  return endless.length === 0 ? extents : withDrawn(extents, await store.daysDrawn({ scope: programScope, meters: endless }));
}

/** Draws and shows at once, where nobody reads meanwhile. */
async function drawAndShow(inner: Inner, touches: Touches): Promise<Settled> {
  const { store } = inner;
  const [settle, settled] = await drawSurely(inner, (number) => drawTouched(inner, touches, { settle: number }));
  const since = instant(inner);
  await mustHold(inner, () => showDrawn(inner, settle, { drawn: settle, since }));
  await sure(inner, () => store.dropDrawn(programScope, settle));
  return settled;
}

/**
 * Lets what lies aside be seen, together with what made it, and at an instant that no question was asked at. Meters on which live readings came in while it was
 * drawn are drawn once more; their marks are for a crash in between.
 */
async function show(inner: Inner, settle: number, touches: Touches, change: Change, mark: (at: number) => Promise<void>): Promise<void> {
  const { lane, gate, again } = inner;
  await lane.alone(async () => {
    const met = lane.seen(touches);
    const marks = [...met.keys()];
    if (met.size > 0) await sure(inner, () => Promise.all([again.mark(programScope, marks), bringBack(inner, met, change)]));
    await gate.write(async () => {
      const at = instant(inner);
      await mustHold(inner, () => mark(at));
      lane.forget(touches.keys());
      const drawn = nextDrawing(inner);
      await mustHold(inner, () => showDrawn(inner, settle, { drawn, since: at }));
      if (met.size > 0) await drawAndShow(inner, met);
    });
    if (met.size > 0) await sure(inner, () => again.done(programScope, marks));
  });
}

/** Makes what lies aside the day rows in force, and adds their months up; may be repeated. */
async function showDrawn({ store, months }: Inner, settle: number, as: { readonly drawn: number; readonly since: number }): Promise<void> {
  await store.showDrawn(programScope, settle, as);
  await months.follow(settle, as.drawn);
}

/** Waits for a store that is away and does the work again: what was begun must come to its end. */
const sure = <T>({ ending }: Inner, work: () => Promise<T>): Promise<T> => untilBack(work, ending);

/** The same for work behind a closed gate: those who would read are refused while a store is waited for. */
async function mustHold<T>(inner: Inner, work: () => Promise<T>): Promise<T> {
  try {
    return await sure(inner, async () => {
      try {
        return await work();
      } catch (trouble) {
        inner.gate.shut(trouble);
        throw trouble;
      }
    });
  } finally {
    inner.gate.shut(null);
  }
}

/** Draws what must be drawn, since it follows from what is durable already: where a store dies under it, once more, under a number of its own. */
async function drawSurely<T>(inner: Inner, draw: (settle: number) => Promise<T>): Promise<[settle: number, drawn: T]> {
  for (;;) {
    const settle = nextDrawing(inner);
    try {
      return [settle, await draw(settle)];
    } catch (trouble) {
      if (!isAway(trouble) || inner.ending.aborted) throw trouble;
      await mustHold(inner, () => inner.store.dropDrawn(programScope, settle));
    }
  }
}

function touchesOf(rows: readonly { meter: number; first: number; last: number }[]): Touches {
  return new Map(rows.map((row) => [row.meter, { first: row.first, last: row.last }]));
}

async function drop(inner: Inner, id: number): Promise<void> {
  const { store } = inner;
  await store.dropStage(programScope, id);
  if (await store.isStored(programScope, id)) await store.sweep(programScope, id);
  if (await store.isTold(programScope, id)) await store.sweepRuns(programScope, id);
  await setState(inner, { import: id, state: 'dropped', settle: inner.settle, at: instant(inner) });
}

async function repair(inner: Inner): Promise<number[]> {
  const { store } = inner;
  const states = await store.states(programScope);
  for (const { settle } of await store.drawnAside(programScope)) {
    const shown = states.find((row) => row.settle === settle && (row.state === 'shown' || row.state === 'undone'));
    if (shown !== undefined) await showDrawn(inner, settle, { drawn: nextDrawing(inner), since: shown.at });
    await store.dropDrawn(programScope, settle);
  }
  const unfinished = begunOnly(states);
  for (const id of unfinished) await drop(inner, id);
  for (const id of await store.staged(programScope)) await store.dropStage(programScope, id);
  return unfinished;
}

/** Imports that were begun and neither shown nor dropped. */
function begunOnly(states: readonly ImportState[]): number[] {
  const ended = new Set(states.filter((row) => row.state !== 'begun').map((row) => row.import));
  return [...new Set(states.map((row) => row.import))].filter((id) => !ended.has(id));
}

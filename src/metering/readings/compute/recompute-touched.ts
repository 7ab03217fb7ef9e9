import { asOfNow } from '#kernel/as-of.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope } from '#kernel/scope.ts';
import { runOf, type LineFinding, type Rows, type Run } from '#metering/counter-line/counter-line.ts';
import { mergeStreams, only } from './merge-streams.ts';
import { changedFindings } from './finding-changes.ts';
import { gather } from '../series/gather.ts';
import type { Brought } from './import-buffer.ts';
import { recomputeDays, type Counts, type MovedMeter, type RecomputeNeeds } from './recompute-days.ts';
import type { Extent } from '../series/state-store.ts';
import type { ReadingStore } from '../series/store.ts';
import type { Visibility } from '../series/visibility.ts';
import type { Touch } from '../series/windows.ts';

/** What was touched on which meters, by id. */
export type Touches = ReadonlyMap<number, Touch>;

export type Recomputed = {
  readonly counts: Counts;
  readonly findings: readonly { meter: number; found: LineFinding }[];
  readonly meters: number;
  /** Which stretch (s) of each was drawn anew. */
  readonly stretches: Stretches;
};

/** Stretches of time (s UTC) by meter or point. */
export type Stretches = ReadonlyMap<number, { readonly from: number; readonly to: number }>;

/** What a drawing works with. */
type Needs = {
  readonly store: ReadingStore;
  readonly visibility: Visibility;
  /** How these meters are drawn now, with the decisions in force; meters that are no longer there are left out. */
  readonly meters: (ids: readonly number[]) => Promise<ReadonlyMap<number, Pick<MovedMeter, 'meter' | 'zone'>>>;
};

/** What a commit takes as visible beside what is, and how it goes about it. */
type Mode = {
  /** The number of this drawing. */
  readonly commitNumber: number;
  /** What comes in and does not lie among the readings yet. */
  readonly coming?: { readonly id: number; readonly brought: Brought; readonly judge?: RecomputeNeeds['judge'] };
  readonly own?: number;
  readonly without?: number;
  readonly preview?: boolean;
  readonly progress?: (meters: number) => void;
};

/** Draws the lines of what was touched; the day rows and findings lie aside until they are shown. */
export async function recomputeTouched(needs: Needs, touches: Touches, mode: Mode): Promise<Recomputed> {
  const { store } = needs;
  const { coming, preview = false } = mode;
  const moved = await movedBy(needs, touches);
  if ((coming?.id ?? mode.own) !== undefined && moved.length < touches.size) throw new Problem('conflict', 'meter-gone-meanwhile');
  const drawn = await recomputeDays(moved, {
    ...readOf(needs, mode),
    keep: preview ? async () => undefined : (days) => store.drawDays(programScope, mode.commitNumber, days),
    keepHours: preview ? async () => undefined : (hours) => store.drawHours(programScope, mode.commitNumber, hours),
    own: coming?.id ?? null,
    ...(coming?.judge === undefined ? {} : { judge: coming.judge }),
    ...(mode.progress === undefined ? {} : { progress: mode.progress }),
  });
  if (!preview) {
    const before = await store.findingsOf({ scope: programScope, meters: [...drawn.stretches.keys()] });
    await store.drawFindings(programScope, mode.commitNumber, changedFindings(before, drawn));
  }
  return { counts: drawn.counts, findings: drawn.told, meters: moved.length, stretches: drawn.stretches };
}

/**
 * How the rows of a drawing are read: what counts, and beside it what comes in. Where an import was taken back after that was received, its
 * rows are read too, since they once stood between.
 */
function readOf({ store, visibility }: Needs, { coming, ...change }: Mode): Pick<RecomputeNeeds, 'read' | 'counting'> {
  const kept = (hidden: readonly number[]): RecomputeNeeds['read'] => {
    return (meters, from, to) => gather(store.readings({ scope: programScope, meters }, { from, to, known: asOfNow, hidden }));
  };
  if (coming === undefined) return { read: kept(visibility.hidden(asOfNow, change)) };
  const { id, brought } = coming;
  const isWide = coming.judge !== undefined && visibility.isAnyUndoneAfter(brought.earliest);
  const stored = kept(visibility.hidden(isWide ? { ...asOfNow, received: brought.earliest } : asOfNow));
  const again = (rows: Rows, own: Rows): Run | null => (coming.judge === undefined || isWide ? null : runOf(rows, own, visibility.lifeOf));
  const read: RecomputeNeeds['read'] = (meters, from, to) => mergeStreams(stored(meters, from, to), brought.read(meters, from, to), again);
  return isWide ? { read, counting: (rows) => only(rows, (one) => one === id || visibility.isVisible(one)) } : { read };
}

async function movedBy({ store, meters }: Needs, touches: Touches): Promise<MovedMeter[]> {
  const ids = [...touches.keys()];
  const extents = new Map((await store.extents({ scope: programScope, meters: ids })).map((row) => [row.meter, row]));
  const facts = await meters(ids);
  return [...touches].flatMap(([id, touch]) => {
    const fact = facts.get(id);
    return fact === undefined ? [] : [{ id, meter: fact.meter, zone: fact.zone, touch, extent: widen(extents.get(id), id, touch) }];
  });
}

function widen(held: Extent | undefined, meter: number, touch: Touch): Extent {
  if (held === undefined) return { meter, first: touch.first, last: touch.last, widest: touch.last - touch.first };
  return { ...held, first: Math.min(held.first, touch.first), last: Math.max(held.last, touch.last) };
}

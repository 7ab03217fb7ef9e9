import type { DayColumns } from '../series/day-store.ts';
import { asOfNow } from '#kernel/as-of.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { runOf, type LineFinding, type Rows, type Run } from '#metering/counter-line/counter-line.ts';
import { mergeStreams, only } from './merge-streams.ts';
import type { DrawnAside } from './show-drawn.ts';
import { changedFindings } from './finding-changes.ts';
import { gather } from '../series/gather.ts';
import type { Brought } from './import-buffer.ts';
import { recomputeDays, type Counts, type MovedMeter, type RecomputeNeeds } from './recompute-days.ts';
import type { Extent } from '../series/state-store.ts';
import type { ReadingStore } from '../series/store.ts';
import type { Visibility } from '../series/visibility.ts';
import type { Touch, MeterWindow } from '../series/windows.ts';

/** What was touched on which meters, by id. */
export type Touches = ReadonlyMap<number, Touch>;

export type Recomputed = {
  readonly counts: Counts;
  readonly findings: readonly { meter: number; found: LineFinding }[];
  readonly meters: number;
  /** The stretch (s) of each that was redrawn. */
  readonly stretches: Stretches;
  /** What is drawn aside until it becomes visible. */
  readonly drawn: DrawnAside;
};

/** Stretches of time (s UTC) by meter or point. */
export type Stretches = ReadonlyMap<number, { readonly from: number; readonly to: number }>;

/** The dependencies of a drawing. */
type Needs = {
  readonly store: ReadingStore;
  readonly visibility: Visibility;
  /** How these meters are currently drawn, with the decisions in force; meters that no longer exist are omitted. */
  readonly meters: (ids: readonly number[]) => Promise<ReadonlyMap<number, Pick<MovedMeter, 'meter' | 'zone'>>>;
};

/** What a commit treats as visible in addition to what is, and how it proceeds. */
type Mode = {
  /** The number of this drawing. */
  readonly commitNumber: number;
  /** Incoming readings that are not yet among the stored ones. */
  readonly coming?: Coming;
  readonly own?: number;
  readonly without?: number;
  readonly preview?: boolean;
  readonly progress?: (meters: number) => void;
};

type Coming = {
  readonly id: number;
  readonly brought: Brought;
  readonly judge?: RecomputeNeeds['judge'];
  /** Where the data of its meters began and ended before it; read from the store if omitted, then without its own. */
  readonly before?: readonly Extent[];
};

/** Draws the lines of what was touched; the day rows and findings are kept aside until they become visible. */
export async function recomputeTouched(needs: Needs, touches: Touches, mode: Mode): Promise<Recomputed> {
  const { store } = needs;
  const { coming, preview = false } = mode;
  const before = coming?.before ?? (await store.extents({ scope: programScope, meters: [...touches.keys()] }));
  const moved = await movedBy(needs, touches, coming?.before === undefined ? before : withBrought(before, coming.brought.touched));
  if ((coming?.id ?? mode.own) !== undefined && moved.length < touches.size) throw new Problem('conflict', 'meter-gone-meanwhile');
  const stored = createStored(coming?.brought.made, before);
  const aside = createDaysAside();
  const drawn = await recomputeDays(moved, {
    ...readOf(needs, mode, stored),
    keep: preview ? async () => undefined : (days) => store.drawDays(wholeProgram, mode.commitNumber, aside.note(days)),
    keepHours: preview ? async () => undefined : (hours) => store.drawHours(wholeProgram, mode.commitNumber, hours),
    own: coming?.id ?? null,
    ...(coming?.judge === undefined ? {} : { judge: coming.judge }),
    ...(mode.progress === undefined ? {} : { progress: mode.progress }),
  });
  const findings = preview ? [] : changedFindings(await findingsBefore(store, stored([...drawn.stretches.keys()])), drawn);
  await store.drawFindings(wholeProgram, mode.commitNumber, findings);
  const { counts, told, stretches } = drawn;
  return { counts, findings: told, meters: moved.length, stretches, drawn: { days: aside.windows(), findings: findings.length > 0 } };
}

const findingsBefore = async (store: ReadingStore, meters: readonly number[]) =>
  meters.length === 0 ? [] : await store.findingsOf({ scope: programScope, meters });

/** Selects the meters of which something may be stored: not one created by the import for which nothing else was received. */
function createStored(made: ReadonlySet<number> | undefined, before: readonly Extent[]) {
  const held = new Set(before.map(({ meter }) => meter));
  return (meters: readonly number[]): readonly number[] =>
    made === undefined || made.size === 0 ? meters : meters.filter((id) => held.has(id) || !made.has(id));
}

/**
 * How the rows of a drawing are read: what counts, merged with what comes in. If an import was undone after that was received, its rows are
 * read too, because they once came between.
 */
function readOf(
  { store, visibility }: Needs,
  { coming, ...change }: Mode,
  stored: (meters: readonly number[]) => readonly number[],
): Pick<RecomputeNeeds, 'read' | 'counting'> {
  const kept = (hidden: readonly number[]): RecomputeNeeds['read'] => {
    return async function* read(all, from, to) {
      const meters = stored(all);
      if (meters.length > 0) yield* gather(store.readings({ scope: programScope, meters }, { from, to, known: asOfNow, hidden }));
    };
  };
  if (coming === undefined) return { read: kept(visibility.hidden(asOfNow, change)) };
  const { id, brought } = coming;
  const isWide = coming.judge !== undefined && visibility.isAnyUndoneAfter(brought.earliest);
  const lying = kept(visibility.hidden(isWide ? { ...asOfNow, received: brought.earliest } : asOfNow));
  const again = (rows: Rows, own: Rows): Run | null => (coming.judge === undefined || isWide ? null : runOf(rows, own, visibility.lifeOf));
  const read: RecomputeNeeds['read'] = (meters, from, to) => mergeStreams(lying(meters, from, to), brought.read(meters, from, to), again);
  return isWide ? { read, counting: (rows) => only(rows, (one) => one === id || visibility.isVisible(one)) } : { read };
}

async function movedBy({ meters }: Needs, touches: Touches, ends: readonly Extent[]): Promise<MovedMeter[]> {
  const extents = new Map(ends.map((row) => [row.meter, row]));
  const facts = await meters([...touches.keys()]);
  return [...touches].flatMap(([id, touch]) => {
    const fact = facts.get(id);
    return fact === undefined ? [] : [{ id, meter: fact.meter, zone: fact.zone, touch, extent: widen(extents.get(id), id, touch) }];
  });
}

/** The same together with what an import brings. */
function withBrought(before: readonly Extent[], brought: readonly Extent[]): Extent[] {
  const held = new Map(before.map((row) => [row.meter, row]));
  return brought.map(({ meter, first, last, widest }) => {
    const was = held.get(meter) ?? { first, last, widest };
    return { meter, first: Math.min(was.first, first), last: Math.max(was.last, last), widest: Math.max(was.widest, widest) };
  });
}

function widen(held: Extent | undefined, meter: number, touch: Touch): Extent {
  if (held === undefined) return { meter, first: touch.first, last: touch.last, widest: touch.last - touch.first };
  return { ...held, first: Math.min(held.first, touch.first), last: Math.max(held.last, touch.last) };
}

/** Remembers which days of each meter a drawing puts aside, so that the store need not be queried for them. */
function createDaysAside() {
  const windows = new Map<number, { meter: number; from: number; to: number }>();
  return {
    /** The rows of a meter are adjacent. @returns the same rows */
    note(days: DayColumns): DayColumns {
      let now: { meter: number; from: number; to: number } | undefined;
      for (let row = 0; row < days.meter.length; row++) {
        const [meter, day] = [days.meter[row] as number, days.day[row] as number];
        if (now?.meter !== meter) {
          now = windows.get(meter) ?? { meter, from: day, to: day };
          windows.set(meter, now);
        }
        if (day < now.from) now.from = day;
        if (day >= now.to) now.to = day + 1;
      }
      return days;
    },
    /** Days since 1970-01-01, the last not included. */
    windows: (): readonly MeterWindow[] => [...windows.values()],
  };
}

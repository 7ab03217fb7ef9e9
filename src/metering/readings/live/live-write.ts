import type { Staged } from '#metering/reading-intake/staging.ts';
import { asOfNow } from '#kernel/as-of.ts';
import { programScope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import type { Lives, Rows } from '#metering/counter-line/counter-line.ts';
import { mergeStreams } from '../compute/merge-streams.ts';
import type { HourColumns } from '../series/hour-store.ts';
import type { DayColumns } from '../series/day-store.ts';
import { changedFindings, findingKey } from '../compute/finding-changes.ts';
import type { CachedTail, TailCache } from './tail-cache.ts';
import { gather } from '../series/gather.ts';
import { readWidening } from '../compute/widening-read.ts';
import { jumpsOf } from './jumps.ts';
import { judgeLive, type LiveKept } from './live-judge.ts';
import { importRows } from '../compute/import-rows.ts';
import type { ReadingsInternals } from '../compute/internals.ts';
import { beginRecompute, type MovedMeter, type RecomputedDays } from '../compute/recompute-days.ts';
import type { Touches } from '../compute/recompute-touched.ts';
import type { FindingRow } from '../series/state-store.ts';
import { addRow, dropRows, keptOf, reached, trim } from './tails.ts';
import type { Touch } from '../series/windows.ts';
import type { LiveRow } from './live-row.ts';

/** A group that was drawn in memory as far as its readings allow, and waits to be written. */
export type Drawn = {
  readonly byMeter: ReadonlyMap<number, readonly LiveRow[]>;
  /** What is kept of it and what is stored as runs, for the meters that were drawn. */
  readonly kept: LiveKept;
  readonly touches: Touches;
  /** Meters for which the readings held in memory are not enough. */
  readonly late: readonly MovedMeter[];
  readonly days: DayColumns[];
  readonly hours: HourColumns[];
  readonly drawing: ReturnType<typeof beginRecompute>;
};

const daysTogether = 16_384;

/** Adds the readings of a group to the tails of their meters and draws their days from these. Repeats are removed from the tails again. */
export async function drawGroup(rows: readonly LiveRow[], tails: TailCache, lives: Lives): Promise<Drawn> {
  const byMeter = Map.groupBy(rows, (row) => row.meter);
  await tails.warm([...byMeter.keys()]);
  const days: DayColumns[] = [];
  const hours: HourColumns[] = [];
  const kept: LiveKept = { rows: [], runs: [] };
  const seen = (meter: number, drawn: Rows): void => {
    const isGone = judgeLive(byMeter.get(meter) as LiveRow[], drawn, lives, kept);
    const tail = tails.get(meter)?.tail;
    if (isGone !== null && tail?.rows.at === drawn.at) dropRows(tail, isGone);
  };
  const drawing = beginRecompute(
    { own: null, keep: async (some) => void days.push(some), keepHours: async (some) => void hours.push(some), seen },
    daysTogether,
  );
  const touches = new Map<number, Touch>();
  const late: MovedMeter[] = [];
  for (const [meter, some] of byMeter) {
    const held = tails.get(meter);
    const touch = touchOf(some);
    touches.set(meter, touch);
    if (held === undefined) {
      for (const { of } of some) of.accepted += 1;
      kept.rows.push(...some);
    } else {
      if (!(await drawTail(held, some, touch, drawing))) late.push(movedOf(held, touch));
      for (const jump of jumpsOf(held.definition.meter, held.tail.rows, new Set(some.map(({ at }) => at))))
        some.find(({ at }) => at === jump.at)?.of.jumps.push({ meter, ...jump });
    }
  }
  return { byMeter, kept, touches, late, days, hours, drawing };
}

function touchOf(rows: readonly LiveRow[]): Touch {
  return { first: Math.min(...rows.map((row) => row.at)), last: Math.max(...rows.map((row) => row.at + row.width)) };
}

function movedOf({ definition: { id, meter, zone }, tail }: CachedTail, touch: Touch): MovedMeter {
  return { id, meter, zone, touch, extent: { ...tail.extent } };
}

function drawTail(held: CachedTail, rows: readonly LiveRow[], touch: Touch, drawing: Drawn['drawing']): Promise<boolean> {
  const { definition, tail } = held;
  for (const row of rows) addRow(tail, { ...row, received: row.of.received });
  const part = reached(tail, definition.meter, definition.zone, touch);
  return drawing.one(movedOf(held, touch), part.rows, part.window);
}

/** Moves the group's time of receipt to this many ms later than it was drawn with. */
export function postpone({ byMeter, kept, touches }: Drawn, tails: TailCache, by: number): void {
  if (by === 0) return;
  const outcomes = new Set([...byMeter.values()].flatMap((rows) => rows.map((row) => row.of)));
  const first = [...outcomes].reduce((earliest, { received }) => Math.min(earliest, received), Infinity);
  for (const meter of touches.keys()) {
    const tail = tails.get(meter)?.tail.rows;
    for (let at = tail?.to ?? 0; tail !== undefined && at-- > 0;) {
      if ((tail.received[at] as number) >= first) tail.received[at] = (tail.received[at] as number) + by;
    }
  }
  for (const outcome of outcomes) outcome.received += by;
  kept.runs.splice(0, kept.runs.length, ...kept.runs.map((run) => ({ ...run, received: run.received + by })));
}

/**
 * Writes a group: its readings, then what follows from them. Alone in the live-write lock, and while there is no query about what is known
 * now.
 */
export async function writeGroup(
  internals: Pick<ReadingsInternals, 'store' | 'committer'>,
  drawn: Drawn,
  tails: TailCache,
  since: number,
): Promise<void> {
  const { store, committer } = internals;
  const { kept, drawing, days, hours } = drawn;
  await drawLate(internals, drawn);
  await Promise.all([store.add(wholeProgram, columnsOf(kept.rows)), tellExtents(internals, drawn, tails)]);
  // after what is kept: a run refers to what was in force by it
  await committer.tell(kept.runs);
  const recomputed = await drawing.end();
  const number = committer.nextDrawing();
  const changed = changedOf(recomputed, tails);
  for (const { day } of days) await committer.months.loosen(day);
  await Promise.all([
    ...days.map((some) => store.addDays(wholeProgram, { drawn: number, since }, some)),
    ...hours.map((some) => store.addHours(wholeProgram, { drawn: number, since }, some)),
    store.addFindings(wholeProgram, number, changed),
  ]);
  committer.moved(drawn.touches.keys(), recomputed.stretches);
  keepFindings(changed, tails);
  for (const meter of drawn.touches.keys()) {
    const held = tails.get(meter);
    if (held !== undefined) trim(held.tail, keptOf(held.definition.meter) + held.tail.extent.widest);
  }
  tails.shed();
}

/** Draws the meters for which the readings held in memory are not enough: from the store and the incoming readings. */
async function drawLate(
  { store, committer }: Pick<ReadingsInternals, 'store' | 'committer'>,
  { late, byMeter, drawing }: Drawn,
): Promise<void> {
  if (late.length === 0) return;
  const own = importRows(columnsOf(late.flatMap(({ id }) => byMeter.get(id) ?? [])));
  const hidden = committer.visibility.hidden(asOfNow);
  const read: Parameters<typeof readWidening>[1] = (meters, from, to) =>
    mergeStreams(gather(store.readings({ scope: programScope, meters }, { from, to, known: asOfNow, hidden })), own(meters));
  await readWidening(late, read, drawing.one);
}

function columnsOf(rows: readonly LiveRow[]): Staged {
  return {
    meter: Uint32Array.from(rows, (row) => row.meter),
    at: Uint32Array.from(rows, (row) => row.at),
    width: Uint32Array.from(rows, (row) => row.width),
    value: Float64Array.from(rows, (row) => row.value),
    unit: Uint8Array.from(rows, (row) => row.unit),
    received: Float64Array.from(rows, (row) => row.of.received),
    import: Uint32Array.from(rows, (row) => row.import),
  };
}

const day = 86_400;

/**
 * Where data end is stored up to the end of the day (UTC), so that it need not be stored with every reading: an extent may be too wide,
 * never too narrow.
 */
async function tellExtents({ store }: Pick<ReadingsInternals, 'store'>, { touches }: Drawn, tails: TailCache): Promise<void> {
  const grown = [...touches.keys()].flatMap((meter) => {
    const held = tails.get(meter);
    if (held === undefined) return [];
    const { tail, told } = held;
    const { first, last, widest } = tail.extent;
    if (first >= told.first && last <= told.last && widest <= told.widest) return [];
    held.told = { meter, first: Math.min(first, told.first), last: Math.max(Math.ceil(last / day) * day, told.last), widest };
    return [held.told];
  });
  if (grown.length > 0) await store.addExtents(wholeProgram, grown);
}

type Changed = FindingRow & { readonly gone: number };

/** What is new among the findings of the drawn stretches, compared with those held. */
function changedOf(recomputed: RecomputedDays, tails: TailCache): Changed[] {
  const before = [...recomputed.stretches.keys()].flatMap((meter) => tails.get(meter)?.findings ?? []);
  const known = new Map(before.map((row) => [findingKey(row), row]));
  return changedFindings(before, recomputed).filter((row) => {
    const held = known.get(findingKey(row));
    return row.gone === 1 || held === undefined || held.evidence !== row.evidence || held.severity !== row.severity;
  });
}

function keepFindings(changed: readonly Changed[], tails: TailCache): void {
  for (const [meter, rows] of Map.groupBy(changed, (row) => row.meter)) {
    const held = tails.get(meter);
    if (held === undefined) continue;
    const keys = new Set(rows.map(findingKey));
    held.findings = [...held.findings.filter((row) => !keys.has(findingKey(row))), ...rows.filter((row) => row.gone === 0)];
  }
}

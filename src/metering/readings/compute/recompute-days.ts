import type { Zone } from '#kernel/zone.ts';
import { createDayCollector } from './day-collector.ts';
import type { MeterRows } from '../series/gather.ts';
import { readWidening } from './widening-read.ts';
import {
  createLine,
  cut,
  draw,
  drawHolding,
  type InstantSeries,
  type LineFinding,
  type Rows,
  type Run,
  type Series,
} from '#metering/counter-line/counter-line.ts';
import { recomputed, touches, type ReadWindow } from '#metering/counter-line/reach.ts';
import { createHourDrawing, hoursReached, isEnough } from './hour-drawing.ts';
import type { HourColumns } from '../series/hour-store.ts';
import type { DayColumns } from '../series/day-store.ts';
import type { Extent } from '../series/state-store.ts';
import type { Touch } from '../series/windows.ts';

/** A meter whose line may have moved: how it is drawn, its calendar, what was touched, and where its data begin and end. */
export type MovedMeter = {
  readonly id: number;
  readonly meter: Series;
  readonly zone: Zone;
  readonly touch: Touch;
  readonly extent: Extent;
};

export type Counts = { accepted: number; repeated: number; revised: number };

export type RecomputeNeeds = {
  /** Ordered readings of these meters between two instants (s), both included, with those of the change itself. */
  readonly read: (meters: readonly number[], from: number, to: number) => AsyncIterable<MeterRows>;
  /** Receives the drawn day rows; does nothing for a preview. */
  readonly keep: (days: DayColumns) => Promise<void>;
  /** Receives the drawn hours of points; does nothing for a preview. */
  readonly keepHours: (hours: HourColumns) => Promise<void>;
  /** The import whose rows are counted; null counts nothing. */
  readonly own: number | null;
  /** Of all rows read, those that count; omitted if all do. */
  readonly counting?: (rows: Rows) => Rows;
  /**
   * Examines all rows of a meter that were read, once, or the run that repeats some of them.
   * @returns the part of its touch that says something new; null: none does, so that its days are unchanged
   */
  readonly judge?: (meter: number, rows: Rows, touch: Touch, again?: Run) => Promise<Touch | null>;
  /** Receives the rows of each meter that was drawn. */
  readonly seen?: (meter: number, rows: Rows) => void;
  readonly progress?: (meters: number) => void;
};

export type RecomputedDays = {
  readonly counts: Counts;
  /** All findings on what was touched. */
  readonly told: readonly { meter: number; found: LineFinding }[];
  /** The findings in the stretches. */
  readonly findings: readonly { meter: number; found: LineFinding }[];
  /** The stretch (s) of each meter that was redrawn: earlier findings in it are replaced. */
  readonly stretches: ReadonlyMap<number, { from: number; to: number }>;
};

const portion = 250_000;

/** Redraws the lines of moved meters, for just the days that the touched stretches can reach, and cuts them into local days. */
export async function recomputeDays(moved: readonly MovedMeter[], needs: RecomputeNeeds): Promise<RecomputedDays> {
  const drawing = beginRecompute(needs);
  await readWidening(moved, needs.read, drawing.one);
  return drawing.end();
}

/** A drawing meter by meter. @param size how many day rows are passed on together */
export function beginRecompute(needs: Omit<RecomputeNeeds, 'read'>, size = portion) {
  const run = createRun(needs, size);
  return {
    /** Draws one meter from its rows; false if more of it must be read. */
    async one(moved: MovedMeter, rows: Rows, window: ReadWindow, again?: Run): Promise<boolean> {
      if (!(await drawOne(moved, rows, window, run, needs, again))) return false;
      needs.seen?.(moved.id, rows);
      run.drawn += 1;
      if (run.drawn % 64 === 0) needs.progress?.(run.drawn);
      return true;
    },
    async end(): Promise<RecomputedDays> {
      await run.days.flush();
      await run.hours.end();
      return { counts: run.counts, told: run.told, findings: run.findings, stretches: run.stretches };
    },
  };
}

type Drawing = ReturnType<typeof createRun>;

function createRun(needs: Pick<RecomputeNeeds, 'keep' | 'keepHours'>, size: number) {
  return {
    line: createLine(),
    counts: { accepted: 0, repeated: 0, revised: 0 },
    told: [] as { meter: number; found: LineFinding }[],
    findings: [] as { meter: number; found: LineFinding }[],
    stretches: new Map<number, { from: number; to: number }>(),
    days: createDayCollector(size, needs.keep),
    hours: createHourDrawing(needs.keepHours),
    buffers: createBuffers(),
    drawn: 0,
  };
}

/** Draws one meter; false if more of it must be read. */
async function drawOne(
  moved: MovedMeter,
  all: Rows,
  window: ReadWindow,
  run: Drawing,
  needs: Omit<RecomputeNeeds, 'read'>,
  again?: Run,
): Promise<boolean> {
  const { meter } = moved;
  if (meter.kind === 'instant') return drawPoint({ ...moved, meter }, all, window, run, needs, again);
  const { id, touch, zone } = moved;
  const rows = needs.counting?.(all) ?? all;
  const count = needs.own === null ? undefined : { import: needs.own, accepted: 0, repeated: again?.rows ?? 0, revised: 0 };
  const told: LineFinding[] = [];
  draw(rows, meter, run.line, (found) => told.push(found), again === undefined ? count : undefined);
  const whole = recomputed(rows, run.line, meter, zone, touch, window);
  if (whole === 'need-more') return false;
  if (count !== undefined) addCounts(run.counts, count);
  for (const found of told) if (touches(found, whole)) run.told.push({ meter: id, found });
  const fresh = needs.judge === undefined ? touch : await needs.judge(id, all, touch, again);
  if (fresh === null) return true;
  const part = recomputed(rows, run.line, meter, zone, fresh, window);
  const stretch = part === 'need-more' ? whole : part;
  for (const found of told) if (touches(found, stretch)) run.findings.push({ meter: id, found });
  run.stretches.set(id, stretch);
  const firstDay = zone.dayOf(stretch.from);
  const days = zone.dayOf(Math.max(stretch.to - 1, stretch.from)) - firstDay + 1;
  const measured = run.buffers.measured(days);
  cut(run.line, run.buffers.edges(zone, firstDay, days), measured);
  await run.days.add(id, firstDay, days, measured);
  return true;
}

/** Draws what holds at one point; false if more of it must be read. */
async function drawPoint(
  moved: MovedMeter & { readonly meter: InstantSeries },
  all: Rows,
  window: ReadWindow,
  run: Drawing,
  needs: Omit<RecomputeNeeds, 'read'>,
  again?: Run,
): Promise<boolean> {
  const { id, meter, touch } = moved;
  const whole = hoursReached(meter, touch);
  if (!isEnough(meter, whole, window)) return false;
  const rows = needs.counting?.(all) ?? all;
  const count = needs.own === null ? undefined : { import: needs.own, accepted: 0, repeated: again?.rows ?? 0, revised: 0 };
  const told: LineFinding[] = [];
  drawHolding(rows, meter, run.hours.holding, (found) => told.push(found), again === undefined ? count : undefined);
  if (count !== undefined) addCounts(run.counts, count);
  for (const found of told) if (touches(found, whole)) run.told.push({ meter: id, found });
  const fresh = needs.judge === undefined ? touch : await needs.judge(id, all, touch, again);
  if (fresh === null) return true;
  const stretch = hoursReached(meter, fresh);
  for (const found of told) if (touches(found, stretch)) run.findings.push({ meter: id, found });
  run.stretches.set(id, stretch);
  await run.hours.add(id, stretch);
  return true;
}

function addCounts(to: Counts, from: Counts): void {
  to.accepted += from.accepted;
  to.repeated += from.repeated;
  to.revised += from.revised;
}

/** Edges of local days, one long array for each zone, and room for what is cut. */
function createBuffers() {
  const zones = new Map<Zone, { first: number; edges: Float64Array }>();
  let size = 0;
  let room = { use: new Float64Array(0), seconds: new Float64Array(0), longest: new Float64Array(0) };
  return {
    edges(zone: Zone, firstDay: number, days: number): Float64Array {
      let held = zones.get(zone);
      if (held === undefined || firstDay < held.first || firstDay + days >= held.first + held.edges.length) {
        const first = Math.min(firstDay, held?.first ?? firstDay);
        const end = Math.max(firstDay + days, held === undefined ? 0 : held.first + held.edges.length - 1);
        held = { first, edges: Float64Array.from({ length: end - first + 1 }, (_, at) => zone.dayStart(first + at)) };
        zones.set(zone, held);
      }
      return held.edges.subarray(firstDay - held.first, firstDay - held.first + days + 1);
    },
    measured(days: number) {
      if (days > size) {
        size = days * 2;
        room = { use: new Float64Array(size), seconds: new Float64Array(size), longest: new Float64Array(size) };
      }
      return {
        use: room.use.subarray(0, days).fill(0),
        seconds: room.seconds.subarray(0, days).fill(0),
        longest: room.longest.subarray(0, days).fill(0),
      };
    },
  };
}

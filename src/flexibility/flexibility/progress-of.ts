import type { PartBaseline } from '#flexibility/baseline/baseline.ts';
import { exact, type Exact, inUnits, rounded } from '#kernel/exact-number.ts';
import type { Direction, MemberProgressState, ProgressPhase } from './vocabulary.ts';

/** A member while its event runs; `parts` is null if it declined, and empty if it has no meter that counts. */
export type MemberCourse = {
  readonly building: string;
  /** Decimal text. */
  readonly kw: string;
  readonly answer: 'in' | 'out' | null;
  readonly parts: readonly PartBaseline[] | null;
};

export type CourseQuestion = {
  readonly starts: number;
  readonly ends: number;
  readonly isCancelled: boolean;
  readonly direction: Direction;
  /** s. */
  readonly step: number;
  /** The instant it is shown as of, s UTC. */
  readonly at: number;
  readonly members: readonly MemberCourse[];
};

/** What was measured against a baseline: kWh over some steps, kW their mean; null if nothing was measured. */
export type Measured = {
  readonly baselineKwh: number | null;
  readonly actualKwh: number | null;
  readonly responseKwh: number | null;
  readonly responseKw: number | null;
  /** The commitment over those steps and members alone, and how far the response is below it. */
  readonly committedKw: number | null;
  readonly shortfallKw: number | null;
};

export type StepCourse = Measured & {
  /** s UTC. */
  readonly start: number;
  /** It has not ended, some member is not measured in it, or all are. */
  readonly state: 'to-come' | 'waiting' | 'measured';
  /** How many members are measured, and how many would have to be. */
  readonly measured: number;
  readonly of: number;
};

export type MemberShown = Measured & {
  readonly building: string;
  readonly state: MemberProgressState;
  readonly measured: number;
  readonly of: number;
};

/** A step of one member: 0.0001 kWh; null if unknown. */
type Cell = { readonly baseline: Exact | null; readonly actual: Exact | null };
type Course = MemberCourse & { readonly cells: readonly Cell[] };

const zero = exact('0');
const tenThousand = exact('10000');

/**
 * The course of an event as of an instant, by step and by member, from what is measured alone. A step that is not measured is `waiting` and
 * counts nowhere: not as use, baseline or commitment.
 */
export function courseOf(ask: CourseQuestion) {
  const { starts, ends, step, at } = ask;
  const edges = Array.from({ length: (ends - starts) / step }, (_, row) => starts + row * step);
  const ended = edges.filter((start) => start + step <= at).length;
  const members = ask.members.map((one): Course => ({ ...one, cells: basedCells(cellsOf(one.parts ?? [])) }));
  const inside = members.filter(({ answer }) => answer !== 'out');
  const steps = edges.map((start, row): StepCourse => {
    const own = inside.map((one) => ({ kw: one.kw, cells: row < ended ? one.cells.slice(row, row + 1) : [] }));
    const measured = own.filter(({ cells: [cell] }) => cell?.actual !== undefined && cell.actual !== null).length;
    const state = row >= ended ? 'to-come' : measured < inside.length ? 'waiting' : 'measured';
    return { start, state, measured, of: inside.length, ...summed(ask, own) };
  });
  return {
    phase: phaseOf(ask),
    steps,
    members: members.map((one) => memberOf(ask, one, ended, edges.length)),
    total: summed(
      ask,
      inside.map(({ kw, cells }) => ({ kw, cells: cells.slice(0, ended) })),
    ),
  };
}

function phaseOf({ isCancelled, starts, ends, at }: CourseQuestion): ProgressPhase {
  return isCancelled ? 'cancelled' : at < starts ? 'before' : at < ends ? 'running' : 'over';
}

const cellsOf = (parts: readonly PartBaseline[]): Cell[] =>
  parts.flatMap(({ steps, actual }) =>
    Array.from(actual, (used, row) => ({
      baseline: steps === null ? null : (steps[row] as Exact),
      actual: Number.isNaN(used) ? null : exact(BigInt(used)),
    })),
  );

/** A member with one part without a baseline has no baseline at all, as in a settlement. */
const basedCells = (cells: readonly Cell[]): readonly Cell[] =>
  cells.some(({ baseline }) => baseline === null) ? cells.map((cell) => ({ ...cell, baseline: null })) : cells;

function memberOf(ask: CourseQuestion, { building, kw, answer, cells }: Course, ended: number, of: number): MemberShown {
  const past = cells.slice(0, ended);
  const measured = past.filter(({ actual }) => actual !== null).length;
  const without = cells.length > 0 && cells.every(({ baseline }) => baseline === null);
  const state = answer === 'out' ? 'out' : without ? 'no-baseline' : ended === 0 ? 'to-come' : measured < ended ? 'waiting' : 'measured';
  const used = answer === 'out' ? [] : past;
  return { building, state, measured, of, ...summed(ask, [{ kw, cells: used }]) };
}

type Row = { readonly kw: string; readonly cells: readonly Cell[] };

/** The cells that have both a baseline and a measured use; power is the mean over the steps in which any member has both. */
function summed(ask: CourseQuestion, rows: readonly Row[]): Measured {
  let [baseline, actual, response, committed] = [zero, zero, zero, zero];
  const told = new Set<number>();
  for (const { kw, cells } of rows) {
    let own = zero;
    for (const [at, cell] of cells.entries()) {
      if (cell.baseline === null || cell.actual === null) continue;
      [baseline, actual, committed] = [baseline.add(cell.baseline), actual.add(cell.actual), committed.add(exact(kw))];
      own = own.add(ask.direction === 'down' ? cell.baseline.sub(cell.actual) : cell.actual.sub(cell.baseline));
      told.add(at);
    }
    // each member's response is rounded before summing, as in a settlement
    response = response.add(exact(inUnits(own, 0)));
  }
  return measuredOf(ask, { baseline, actual, response, committed, steps: told.size });
}

const nothing: Measured = {
  baselineKwh: null,
  actualKwh: null,
  responseKwh: null,
  responseKw: null,
  committedKw: null,
  shortfallKw: null,
};

type Sums = {
  readonly baseline: Exact;
  readonly actual: Exact;
  readonly response: Exact;
  /** kW times steps. */
  readonly committed: Exact;
  readonly steps: number;
};

function measuredOf({ step }: CourseQuestion, { baseline, actual, response, committed, steps }: Sums): Measured {
  if (steps === 0) return nothing;
  const hours = exact(BigInt(steps * step)).div(exact('3600'));
  const power = response.div(tenThousand).div(hours);
  const due = committed.div(exact(BigInt(steps)));
  const short = due.sub(power);
  const kwh = (units: Exact): number => Number(rounded(units.div(tenThousand), 4));
  return {
    baselineKwh: kwh(baseline),
    actualKwh: kwh(actual),
    responseKwh: kwh(response),
    responseKw: Number(rounded(power, 4)),
    committedKw: Number(rounded(due, 4)),
    shortfallKw: short.compare(zero) > 0 ? Number(rounded(short, 4)) : 0,
  };
}

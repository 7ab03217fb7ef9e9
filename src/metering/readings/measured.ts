import { refuseManyValues } from '#kernel/answer-size.ts';
import type { AsOf, MeasuredAsOf } from '#kernel/as-of.ts';
import type { Finding } from '#kernel/finding.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller } from '#kernel/unscoped.ts';
import { touches } from '#metering/counter-line/reach.ts';
import type { MeterFacts } from '#registry/registry/facts.ts';
import type { Committer } from './compute/commit.ts';
import type { ReadingsInternals } from './compute/internals.ts';
import { drawLines } from './compute/lines.ts';
import { findingsOf, measure, withExtents, type Atoms } from './compute/measure.ts';
import { meterDefinitionsOf } from './compute/meter-definitions.ts';
import { presentFinding } from './compute/present-finding.ts';
import type { Findings } from './quality/findings.ts';
import type { DayClasses } from './series/day-store.ts';
import type { MonthRoles } from './series/month-sums.ts';
import { monthOf, nextMonth, type Pieces } from './series/months.ts';
import type { ReadingStore } from './series/store.ts';
import type { MeterDefinition } from './facts.ts';

const listedFindings = 1000;

export type MeasureQuestion = [scope: Scope, facts: readonly MeterFacts[], atoms: Atoms, known: MeasuredAsOf];

/**
 * What was known earlier no longer changes: it is read part by part, and imports continue in between.
 * @throws Problem `too-many-values`
 */
export async function measured(internals: ReadingsInternals, ...[scope, facts, atoms, known]: MeasureQuestion) {
  refuseManyValues(atoms.days.length, facts.length);
  const { committer, decisions, drawers } = internals;
  const store = { ...internals.store, extents: keptExtents(internals) };
  const isPast = Math.max(known.received, known.recorded) <= committer.now();
  const here = <T>(work: () => Promise<T>): Promise<T> => work();
  const [whole, enter] = isPast ? [here, committer.lock.read] : [committer.lock.read, here];
  return whole(async () => {
    const meters = [...(await meterDefinitionsOf(decisions, scope, facts, known)).values()];
    return measure(scope, meters, atoms, known, { store, hidden: committer.visibility.hidden, apart: { drawers, enter } });
  });
}

/** From this many meters on the store is asked each time. */
const fewMeters = 1000;

/** The extents of a few meters are cached until one moves: they only grow, and one that is too wide costs nothing but time. */
function keptExtents({ store, extents: kept }: ReadingsInternals): ReadingStore['extents'] {
  return async (seen) => {
    if (seen.meters.length > fewMeters) return store.extents(seen);
    const extentOf = await kept.of(seen.meters, async (meters) => {
      const found = await store.extents({ ...seen, meters });
      return new Map(found.map((one) => [one.meter, one]));
    });
    return seen.meters.flatMap((meter) => extentOf(meter) ?? []);
  };
}

/** The current doubts about meters that touch a stretch of time. */
export async function presentDoubts(doubts: Findings, scope: Scope, facts: readonly MeterFacts[], atoms: Atoms): Promise<Finding[]> {
  const range = { from: atoms.edges[0] as number, to: atoms.edges.at(-1) as number };
  const found = (await doubts.on(scope, facts)).filter((one) => touches(one, range));
  return found.slice(0, listedFindings).map((one) => presentFinding(one, one.facts.code, one.id));
}

/** Doubts as they would have been reported at an earlier instant. */
export async function pastDoubts(
  { store, committer, decisions }: ReadingsInternals,
  scope: Scope,
  facts: readonly MeterFacts[],
  atoms: Atoms,
  known: AsOf,
): Promise<Finding[]> {
  const meters = [...(await meterDefinitionsOf(decisions, scope, facts, known)).values()];
  const codes = new Map(facts.map((meter) => [meter.id, meter.code]));
  const found = await committer.lock.read(() => findingsOf(scope, meters, atoms, known, { store, hidden: committer.visibility.hidden }));
  return found.slice(0, listedFindings).map((one) => presentFinding(one.found, codes.get(one.meter) ?? ''));
}

/** The stretches of a meter's line that count and are wholly within a range (s UTC), as they were read, as known then: bills among them. */
function spansOf({ decisions, store, committer }: ReadingsInternals) {
  return async (scope: Scope, facts: MeterFacts, range: { readonly from: number; readonly to: number }, known: AsOf) => {
    const definition = (await meterDefinitionsOf(decisions, scope, [facts], known)).get(facts.id);
    if (definition === undefined) return [];
    return committer.lock.read(() => goodSpans({ store, hidden: committer.visibility.hidden }, scope, definition, range, known));
  };
}

/** Steps that begin with months may be answered by month rows. */
function stepPieces({ months }: Committer, edges: readonly number[]): Pieces {
  const days = { from: edges[0] ?? 0, to: edges.at(-1) ?? 0 };
  return edges.every((day) => day === monthOf(day)) ? months.pieces(days) : { months: [], days: [days] };
}

/** What is answered from month and day rows alone. */
export function summing(internals: ReadingsInternals) {
  const { store, committer, sums } = internals;
  return {
    /** Sums over whole local days, from month and day rows only; `since` says when anything last moved in them (ms). */
    sums: (scope: Scope, meters: readonly number[], from: number, to: number) =>
      committer.lock.read(() =>
        sums.of(meters, from, to, (missing) => store.sums({ scope, meters: missing }, committer.months.pieces({ from, to }))),
      ),
    /** By month, the sums over meters with equal weights in several sums, from month and day rows only. */
    monthSums: (asked: MonthRoles) => committer.lock.read(() => store.monthSums(checkedByCaller, asked, monthPieces(committer, asked))),
    goodSpans: spansOf(internals),
    /** The current state: a new `turn` as soon as any reading changes, and when that last happened (ms). */
    standing: () => sums.standing(),
    /** Sums by class of meters and local day, from day rows only; `lengths` of the days in seconds. */
    daySums: (asked: DayClasses, from: number, lengths: ArrayLike<number>) =>
      committer.lock.read(() => store.daySums(checkedByCaller, asked, from, lengths)),
    /** Seconds covered by meter and step of local days, from month and day rows only. */
    stepSums: (scope: Scope, meters: readonly number[], edges: readonly number[]) =>
      committer.lock.read(() => store.stepSums({ scope, meters }, edges, stepPieces(committer, edges))),
    /** The mean over steps of local days of the share of each that is covered, by meter; `lengths` of the steps in seconds. */
    stepMeans: (scope: Scope, meters: readonly number[], edges: readonly number[], lengths: readonly number[]) =>
      committer.lock.read(() => store.stepMeans({ scope, meters }, edges, lengths, stepPieces(committer, edges))),
  };
}

function monthPieces({ months }: Committer, asked: Pick<MonthRoles, 'months'>): Pieces {
  const last = asked.months.at(-1);
  return last === undefined ? { months: [], days: [] } : months.pieces({ from: asked.months[0] as number, to: nextMonth(last) });
}

/** A stretch between two good readings, or of a good interval: instants in s UTC, use in 0.0001 of the meter's unit of use. */
type GoodSpan = { readonly from: number; readonly to: number; readonly use: number };

/**
 * The stretches of a meter's line that count and are wholly within a range, as they were read, as known at a time. One that another reading
 * cuts is omitted.
 * @param range s UTC
 */
async function goodSpans(
  { store, hidden }: { readonly store: ReadingStore; readonly hidden: (known: AsOf) => number[] },
  scope: Scope,
  meter: MeterDefinition,
  range: { readonly from: number; readonly to: number },
  known: AsOf,
): Promise<GoodSpan[]> {
  const spans: GoodSpan[] = [];
  const pieces = await withExtents(store, scope, [{ ...meter, stretch: { first: 0, end: 1 } }]);
  const drawing = { edges: Float64Array.from([range.from, range.to]), known, hidden: hidden(known), briefFrom: undefined };
  await drawLines(store, scope, pieces, drawing, (_one, { s, e, w0, u, good, n }) => {
    for (let at = 0; at < n; at += 1) {
      const [from, to] = [s[at] as number, e[at] as number];
      const isWhole = good[at] === 1 && to - from === w0[at];
      if (isWhole && from >= range.from && to <= range.to) spans.push({ from, to, use: u[at] as number });
    }
  });
  return spans;
}

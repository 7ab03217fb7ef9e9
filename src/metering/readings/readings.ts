import { ofAsked } from '#kernel/trail.ts';
import type { Explainer } from '#kernel/figure.ts';
import type { Finding } from '#kernel/finding.ts';
import { asOfNow, type AsOf } from '#kernel/as-of.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import type { Rows } from '#metering/counter-line/counter-line.ts';
import type { SeriesFacts } from '#metering/point/facts.ts';
import type { MeterFacts, Which } from '#registry/registry/facts.ts';
import type { ChangeListener } from './compute/internals.ts';
import { createInternals } from './create-internals.ts';
import { createPointValues } from './point-values.ts';
import { billRows } from './series/bills.ts';
import { readingsDictionary } from './intake/dictionary.ts';
import { createRowsAside } from './quality/rows-aside.ts';
import { createDecisionFiles } from './quality/decisions-in.ts';
import { whenMeasured } from './quality/silent.ts';
import { createFindings } from './quality/findings.ts';
import { zoneOf } from './facts.ts';
import { exportRows } from './series/export.ts';
import { foldRepeats } from './compute/fold.ts';
import { gather } from './series/gather.ts';
import { createIncoming } from './intake/incoming.ts';
import { catchUp, listen, repair } from './listen.ts';
import { createLive } from './live/live.ts';
import { explainCell, explainReading } from './lineage/explain-reading.ts';
import { explainReadings } from './lineage/explain-readings.ts';
import { findingReadings } from './lineage/finding-readings.ts';
import { readingsWithin } from './lineage/readings-within.ts';
import type { Atoms } from './compute/measure.ts';
import { mendRows } from './compute/mend-rows.ts';
import type { Window } from './series/seen.ts';
import { measured, type MeasureQuestion, pastDoubts, presentDoubts, summing } from './measured.ts';
import { lastHeard, latestReadings } from './quality/last-heard.ts';
import {
  arrivals,
  decisionsSince,
  importsSince,
  lateDays,
  type LateQuestion,
  movedDays,
  movedHours,
  type SinceQuestion,
} from './series/since-store.ts';
import type { ReadingsInternals, ReadingsNeeds } from './compute/internals.ts';

export type { RowAside } from './quality/rows-aside.ts';
export type { DayClasses } from './series/day-store.ts';
export type { MonthRoles, MonthSum } from './series/month-sums.ts';
export type { MeterSums, StepSums } from './series/sum-store.ts';

export type Readings = Awaited<ReturnType<typeof createReadings>>;

const exportedTogether = 200;

/**
 * Everything about readings as such: how they come in, are judged, undone, decided on, and measured. What they mean for a building belongs
 * to `metering`.
 * @example await (await createReadings(needs)).latest(scope, facts, before) // by meter the last reading before an instant
 */
export async function createReadings(needs: ReadingsNeeds) {
  const internals = await createInternals(needs);
  const { committer } = internals;
  const doubts = createFindings(internals);
  const { repairLive, ...live } = createLive(internals);
  listen(internals);
  needs.imports.knows(readingsDictionary(needs.registry));
  return {
    ...createIncoming(internals),
    ...createDecisionFiles(internals, doubts),
    ...createRowsAside(internals),
    /** Called before an import of readings is undone: returns what came later and depends on it. */
    onLaterStanding: (ask: (id: number) => Promise<readonly Finding[]>): void => void internals.laterOn.push(ask),
    ...live,
    async repair(undone: readonly number[]): Promise<void> {
      await repair(internals, undone);
      await repairLive();
    },
    /** Draws what a decision or an undo requires and a failing store prevented. */
    catchUp: (undone: readonly number[]) => catchUp(internals, undone),
    findings: doubts.findings,
    findingCounts: doubts.findingCounts,
    /** Counts what has moved since the last count, so that no query about a city waits for it. */
    countFindings: () => doubts.findingCounts(programScope, {}),
    ...whenMeasured(internals),
    decide: doubts.decide,
    /** What meters measured in parts of time, as known then. Meters come from the registry, which has checked the scope. */
    measure: (...asked: MeasureQuestion) => measured(internals, ...asked),
    ...summing(internals),
    /** The last reading of each meter that begins before an instant (s), by the meter's number. */
    latest: (scope: Scope, facts: readonly MeterFacts[], before: number) => latestReadings(internals, scope, facts, before),
    /**
     * When each meter last had a reading by the end of each step (s UTC, for an interval its end), as known then; NaN if it never had. By
     * the meter's number.
     */
    lastHeard: (scope: Scope, facts: readonly { readonly id: number }[], edges: Float64Array, known: AsOf) =>
      lastHeard(internals, scope, facts, edges, known),
    /** Doubts about these meters that touch a stretch of time: the current ones, or as they would have been reported then. */
    doubtsBetween: (scope: Scope, facts: readonly MeterFacts[], atoms: Atoms, known: AsOf, past: boolean) =>
      past ? pastDoubts(internals, scope, facts, atoms, known) : presentDoubts(doubts, scope, facts, atoms),
    /** What was imported, undone or decided after an instant, for readings of these meters in a stretch; instants in s, `since` in ms. */
    changedSince: (scope: Scope, facts: readonly MeterFacts[], asked: SinceQuestion) => changedSince(internals, scope, facts, asked),
    /** In which stretches between these instants (ms, increasing) anything of meters or points was received, undone or decided on. */
    arrivals: (scope: Scope, meters: readonly number[], ends: readonly number[]) =>
      arrivals(needs.clickhouse, needs.postgres, { scope, meters }, ends),
    /**
     * By meter the first local day that has changed since an instant (ms): readings were received, corrected, undone or decided on. The
     * caller has the meters from the registry.
     */
    movedSince: (since: number) => committer.lock.read(() => movedDays(needs.clickhouse, wholeProgram, since)),
    /** Days of these meters that moved long after they were over, each with the time of the last move. */
    lateDays: (scope: Scope, meters: readonly number[], asked: LateQuestion) =>
      committer.lock.read(() => lateDays(needs.clickhouse, { scope, meters }, asked)),
    /** By point the first hour (since 1970-01-01, UTC) in which what holds has changed since an instant (ms). */
    pointsMovedSince: (since: number) => committer.lock.read(() => movedHours(needs.clickhouse, wholeProgram, since)),
    /**
     * All readings that a scope sees, with all revisions, as rows of a table that can be imported again. Instants in seconds, the last not
     * included.
     */
    exported: (scope: Scope, which: Which, from: number, to: number) => exported(internals, scope, which, { from, to }, exportRows),
    /** Current bills that a scope sees, one row for each, that can be imported again. */
    bills: (scope: Scope, which: Which, from: number, to: number) =>
      exported(internals, scope, which, { from, to }, (meter, rows) => billRows(meter, rows, zoneOf(meter))),
    /** The number of readings that count for a meter's use in a stretch (s UTC), as known then. */
    countWithin: async (scope: Scope, meter: MeterFacts, from: number, to: number, known: AsOf) =>
      (await readingsWithin(internals, scope, meter, { from, to }, known)).inForce.length,
    /** The readings that a finding is about. Throws `no-such-finding`. */
    findingReadings: (scope: Scope, finding: string) => findingReadings({ ...internals, findingsOn: doubts.on }, scope, finding),
    explain: {
      readings: (...asked: Explain) => explainReadings(internals, ...asked),
      reading: (...asked: Explain) => explainReading(internals, ...asked),
      cell: (...asked: Explain) => explainCell(internals, ...asked),
    },
    auditExport: (scope: Scope, subject: string, which: Which) =>
      needs.access.audit(scope, { action: 'export', subject, region: ofAsked(scope, which), detail: { ...which } }),
    /** Recalculates months that have received no live reading for a while. Runs repeatedly while the program serves. */
    tightenMonths: () => committer.tightenMonths(needs.clock() - quietMs),
    /** Removes rows that repeat what others carry; returns their number. Every answer stays the same. */
    foldRepeats: () => foldRepeats(internals),
    /** Redraws the day and month rows that do not follow from the readings; takes as long as drawing every reading. */
    mendRows: () => mendRows(internals),
    /** Runs work while no readings are judged or made visible: imports wait, queries continue. */
    atRest: committer.atRest,
    /** Runs a query about what is known now, from its pin to its last reading: no live reading comes in meanwhile. Must not be nested. */
    steady: committer.asking.read,
    /**
     * Calls a listener with the meters and points that have changed, and the stretch of time (s UTC): after an import, a group of live
     * readings, an undo, a decision, a changed fact. The change is visible by then; the listener must return immediately and must not
     * throw.
     */
    onChanged: (listener: ChangeListener): void => void internals.listeners.push(listener),
    ...createPointValues(internals, doubts),
    /** Now (ms), but not before the last thing recorded: what a figure queried now is pinned at. */
    now: committer.now,
  };
}

type Explain = Parameters<Explainer>;

const quietMs = 600_000;

type RowsOut = (meter: SeriesFacts, rows: Rows) => Generator<(string | number)[]>;

async function* exported(
  { series, store, committer }: ReadingsInternals,
  scope: Scope,
  which: Which,
  { from, to }: { readonly from: number; readonly to: number },
  rowsOut: RowsOut,
) {
  const meters = (await series(scope, which, asOfNow)).toSorted((a, b) => a.id - b.id);
  // as known at one instant, whatever is received or undone while the file is sent
  const now = await committer.asking.read(async () => committer.now());
  const known = { received: now, recorded: now };
  const begin: Window['begin'] = (statement) => committer.lock.read(() => statement(committer.visibility.hidden(known)));
  for (let at = 0; at < meters.length; at += exportedTogether) {
    const some = new Map(meters.slice(at, at + exportedTogether).map((meter) => [meter.id, meter]));
    const blocks = store.readings({ scope, meters: [...some.keys()] }, { from, to: to - 1, known, hidden: [], begin });
    for await (const { meter, rows } of gather(blocks)) yield* rowsOut(some.get(meter) as SeriesFacts, rows);
  }
}

/** An import or a decision by its number in the list of imports. */
type Since = { readonly import: number; readonly subject: string; readonly by: string; readonly at: Date };

/**
 * What was imported or undone of readings of these meters in a stretch after an instant, and what was decided on them. Meters come from the
 * registry, which has checked the scope.
 */
async function changedSince(
  { clickhouse, postgres, imports }: ReadingsNeeds,
  scope: Scope,
  facts: readonly MeterFacts[],
  asked: SinceQuestion,
): Promise<{ readings: Since[]; decisions: Since[] }> {
  const seen = { scope, meters: facts.map(({ id }) => id) };
  const [brought, decided] = await Promise.all([importsSince(clickhouse, seen, asked), decisionsSince(postgres, seen, asked)]);
  const described = (ids: readonly number[]): Promise<Since[]> =>
    Promise.all(
      ids.map(async (id) => {
        const { subject, actor, began, ended, undone } = await imports.get(programScope, id);
        return { import: id, subject, by: actor, at: undone ?? ended ?? began };
      }),
    );
  return { readings: await described(brought), decisions: await described(decided) };
}

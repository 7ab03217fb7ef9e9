import { type Lies, ofAsked } from '#kernel/trail.ts';
import { inTransaction } from '#platform/imports/imports.ts';
import { untilBack } from '#kernel/store-retry.ts';
import { refuseManyValues } from '#kernel/answer-size.ts';
import type { Explainer } from '#kernel/figure.ts';
import type { Finding } from '#kernel/finding.ts';
import { asOfNow, type AsOf, type MeasuredAsOf } from '#kernel/as-of.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { checkedByCaller, wholeProgram } from '#kernel/unscoped.ts';
import type { Rows } from '#metering/counter-line/counter-line.ts';
import { touches } from '#metering/counter-line/reach.ts';
import type { SeriesFacts } from '#metering/point/facts.ts';
import type { MeterFacts, Which } from '#registry/registry/facts.ts';
import type { ChangeListener } from './compute/internals.ts';
import { createInternals } from './create-internals.ts';
import { createPointValues } from './point-values.ts';
import type { DayClasses } from './series/day-store.ts';
import type { MonthRoles } from './series/month-sums.ts';
import { billRows } from './series/bills.ts';
import { readingsDictionary } from './intake/dictionary.ts';
import { reachOf } from './series/decision-store.ts';
import { createRowsAside } from './quality/rows-aside.ts';
import { createDecisionFiles, takeDecisionsBack } from './quality/decisions-in.ts';
import { whenMeasured } from './quality/measured-days.ts';
import { createFindings, type Findings } from './quality/findings.ts';
import { presentFinding } from './compute/present-finding.ts';
import { buildingsOf } from './compute/buildings-of.ts';
import { zoneOf } from './facts.ts';
import { meterDefinitionsOf } from './compute/meter-definitions.ts';
import { exportRows } from './series/export.ts';
import { foldRepeats } from './compute/fold.ts';
import { gather } from './series/gather.ts';
import { createIncoming } from './intake/incoming.ts';
import { createLive } from './live/live.ts';
import { explainCell, explainReading } from './lineage/explain-reading.ts';
import { explainReadings } from './lineage/explain-readings.ts';
import { findingReadings } from './lineage/finding-readings.ts';
import { readingsWithin } from './lineage/readings-within.ts';
import { goodSpans } from './compute/good-spans.ts';
import { findingsOf, measure, type Atoms } from './compute/measure.ts';
import { mendRows } from './compute/mend-rows.ts';
import { monthOf, nextMonth, type Pieces } from './series/months.ts';
import { type Committer } from './compute/commit.ts';
import type { Reached } from './series/windows.ts';
import type { Window } from './series/seen.ts';
import { lastHeard, latestReadings } from './quality/last-heard.ts';
import { changedSince } from './quality/since.ts';
import { takeBack, takeMetersBack, unseen } from './take-back.ts';
import { arrivals, lateDays, type LateQuestion, movedDays, movedHours, type SinceQuestion } from './series/since-store.ts';
import type { ReadingsInternals, ReadingsNeeds } from './compute/internals.ts';

export type { RowAside } from './quality/rows-aside.ts';
export type { DayClasses } from './series/day-store.ts';
export type { MonthRoles, MonthSum } from './series/month-sums.ts';
export type { MeterSums, StepSums } from './series/sum-store.ts';

export type Readings = Awaited<ReturnType<typeof createReadings>>;

const listedFindings = 1000;
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
function summing(internals: ReadingsInternals) {
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

/** Handles events of other slices: facts that moved lines, imports and decisions that are undone, records that a crash left open. */
function listen(internals: ReadingsInternals): void {
  const { registry, point, imports, decisions } = internals;
  registry.onMetersTouched(async (marks) => {
    await redrawMeters(internals, [...new Set(marks.map((one) => one.meter))], marks);
    const drawn = marks.map((one) => one.mark);
    await untilBack(() => registry.metersSettled(drawn), internals.ending);
  });
  imports.onPlaced('readings', async ({ id }) => lying(internals, await internals.store.metersOf(wholeProgram, id)));
  imports.onPlaced('decision', async ({ subject }) => ({ where: [`series:${subject}`] }));
  imports.onPlaced('decisions', async ({ id }) =>
    lying(
      internals,
      (await decisions.broughtBy(internals.postgres, wholeProgram, id)).map(({ word }) => word.meter),
    ),
  );
  imports.onUndo('readings', (on, scope, row, now) =>
    takeBack(internals, on, scope, { id: row.id, now }, (ids) => redrawDecided(internals, ids)),
  );
  registry.onMetersStanding((_on, ids) => readingsOn(internals, ids));
  point.onPointsStanding((_on, ids) => readingsOn(internals, ids));
  point.onPointsChanged((ids) =>
    redrawMeters(
      internals,
      ids,
      ids.map((meter) => ({ meter, first: -Infinity, last: Infinity })),
    ),
  );
  imports.onUndo('decision', async (on, scope, row, now) => {
    const said = await decisions.revoke(on, scope, row.id, now);
    const standing = await unseen(internals, scope, said === null ? [] : [said.meter]);
    if (standing.length > 0) return { standing };
    return { after: async () => (said === null ? undefined : redrawDecided(internals, [said.meter], reachOf(said, said.owed))) };
  });
  imports.onUndo('decisions', (on, scope, row, now) =>
    takeDecisionsBack(internals, on, scope, { id: row.id, now }, (ids) => redrawDecided(internals, ids)),
  );
  imports.onMend('readings', (row) => cameOf(internals, row.id));
}

const lying = async ({ series }: ReadingsInternals, ids: readonly number[]): Promise<Lies> =>
  buildingsOf(ids.length === 0 ? [] : await series(programScope, { ids }, asOfNow));

/** The result of an import; null if it failed: then the metering points that came with it are removed. */
async function cameOf(internals: ReadingsInternals, id: number): Promise<unknown> {
  const result = await internals.committer.resultOf(id);
  if (result !== null) return result;
  const outcome = await inTransaction(internals.postgres, (on) => takeMetersBack(internals, on, programScope, id, internals.clock()));
  await outcome.after?.();
  return null;
}

/** Visible readings of metering points that are about to be undone. */
async function readingsOn({ store, committer, series, undoing }: ReadingsInternals, ids: readonly number[]): Promise<Finding[]> {
  const hidden = [...committer.visibility.hidden(asOfNow), ...undoing];
  const held = await store.metersWithReadings({ scope: programScope, meters: ids }, hidden);
  if (held.length === 0) return [];
  const meters = await series(programScope, { ids: held }, asOfNow);
  return meters.map((meter) => ({ code: 'has-readings', severity: 'error', evidence: { meter: meter.code } }));
}

/**
 * Redraws meters whose facts have changed; the change itself is already durable and marked as due.
 * @param reached what it reaches of each; null: all
 */
async function redrawMeters(
  { committer }: ReadingsInternals,
  ids: readonly number[],
  reached: readonly Reached[] | null = null,
): Promise<void> {
  if (ids.length > 0) await committer.commitChange(ids, async () => reached);
}

async function redrawDecided(
  internals: ReadingsInternals,
  ids: readonly number[],
  reached: readonly Reached[] | null = null,
): Promise<void> {
  await redrawMeters(internals, ids, reached);
  await untilBack(() => internals.decisions.done(wholeProgram, ids), internals.ending);
}

/** After a crash: completes or removes what was in progress, then draws what is due. Called once, before any query. */
async function repair(internals: ReadingsInternals, undone: readonly number[]): Promise<void> {
  await internals.committer.repair();
  await catchUp(internals, undone);
}

async function catchUp(internals: ReadingsInternals, undone: readonly number[]): Promise<void> {
  const { committer, decisions, again } = internals;
  const met = await again.marked(wholeProgram);
  await redrawMeters(internals, met);
  await again.done(wholeProgram, met);
  for (const id of undone) if (committer.visibility.isVisible(id)) await committer.undoImport(id);
  await redrawDecided(internals, await decisions.due(wholeProgram));
}

type MeasureQuestion = [scope: Scope, facts: readonly MeterFacts[], atoms: Atoms, known: MeasuredAsOf];

/**
 * What was known earlier no longer changes: it is read part by part, and imports continue in between.
 * @throws Problem `too-many-values`
 */
async function measured(internals: ReadingsInternals, ...[scope, facts, atoms, known]: MeasureQuestion) {
  refuseManyValues(atoms.days.length, facts.length);
  const { store, committer, decisions, drawers } = internals;
  const isPast = Math.max(known.received, known.recorded) <= committer.now();
  const here = <T>(work: () => Promise<T>): Promise<T> => work();
  const [whole, enter] = isPast ? [here, committer.lock.read] : [committer.lock.read, here];
  return whole(async () => {
    const meters = [...(await meterDefinitionsOf(decisions, scope, facts, known)).values()];
    return measure(scope, meters, atoms, known, { store, hidden: committer.visibility.hidden, apart: { drawers, enter } });
  });
}

async function presentDoubts(doubts: Findings, scope: Scope, facts: readonly MeterFacts[], atoms: Atoms): Promise<Finding[]> {
  const range = { from: atoms.edges[0] as number, to: atoms.edges.at(-1) as number };
  const found = (await doubts.on(scope, facts)).filter((one) => touches(one, range));
  return found.slice(0, listedFindings).map((one) => presentFinding(one, one.facts.code, one.id));
}

async function pastDoubts(
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

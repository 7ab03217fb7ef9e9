import type { Pool, PoolClient } from 'pg';
import type { Access } from '#access/access.ts';
import type { ClickHouse } from '#db/clickhouse.ts';
import { inTransaction, type Imports, type UndoOutcome } from '#imports/imports.ts';
import type { Clock } from '#kernel/asker.ts';
import { untilBack } from '#kernel/away.ts';
import { refuseManyValues } from '#kernel/answer-size.ts';
import type { Finding } from '#kernel/finding.ts';
import { knownNow, type Known } from '#kernel/known.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import type { Rows } from '#line/line.ts';
import { touches } from '#line/reach.ts';
import type { MeterFacts, Which } from '#registry/facts.ts';
import type { Registry } from '#registry/registry.ts';
import type { DayClasses } from './day-store.ts';
import { billRows } from './bills.ts';
import { createAgainStore, type AgainStore } from './again-store.ts';
import { readingsDictionary } from './dictionary.ts';
import { createDecisionStore, reachOf, type DecisionStore } from './decision-store.ts';
import { createDecisionFiles, takeDecisionsBack } from './decisions-in.ts';
import { createDoubts, toldFinding, type Doubts } from './doubts.ts';
import { type Drawable, zoneOf } from './drawable.ts';
import { drawablesOf } from './drawables.ts';
import { createDrawers, type Drawers } from './drawing-store.ts';
import { exportRows } from './export.ts';
import { foldRepeats } from './fold.ts';
import { gather } from './gather.ts';
import { createIncoming } from './incoming.ts';
import { createLive } from './live.ts';
import { findingsOf, measure, type Atoms } from './measure.ts';
import { mendRows } from './mend-rows.ts';
import { monthOf, type Pieces } from './months.ts';
import { createSettler, type Settler } from './settle.ts';
import type { Reached } from './windows.ts';
import type { Window } from './reading-store.ts';
import { silentMeters } from './silent.ts';
import { createReadingStore, type ReadingStore } from './store.ts';

export type ReadingsNeeds = {
  readonly clickhouse: ClickHouse;
  readonly postgres: Pool;
  readonly registry: Registry;
  readonly imports: Imports;
  readonly access: Pick<Access, 'audit'>;
  readonly clock: Clock;
  /** Gives up waiting for a store that is away: the program ends. */
  readonly ending: AbortSignal;
};

/** What the parts of this slice share. */
export type Inner = ReadingsNeeds & {
  readonly store: ReadingStore;
  readonly decisions: DecisionStore;
  readonly again: AgainStore;
  readonly settler: Settler;
  /** How these meters are drawn now; those that are no longer there are left out. */
  readonly meters: (ids: readonly number[]) => Promise<Map<number, Drawable>>;
  readonly drawers: Drawers;
  /** Metering points that only a preview knows, by number. */
  readonly imagined: Map<number, MeterFacts>;
  /** Imports that are being taken back: what they brought stands on nothing. */
  readonly undoing: Set<number>;
};

export type { DayClasses } from './day-store.ts';
export type { MeterSums, StepSums } from './sum-store.ts';

export type Readings = Awaited<ReturnType<typeof createReadings>>;

const listedFindings = 1000;
const exportedTogether = 200;

/**
 * Everything about readings as such: how they come in, are judged, taken back, decided on, and measured. What they mean for a building is `metering`'s.
 */
export async function createReadings(needs: ReadingsNeeds) {
  const inner = await createInner(needs);
  const { store, settler } = inner;
  const doubts = createDoubts(inner);
  const { repairLive, ...live } = createLive(inner);
  listen(inner);
  needs.imports.knows(readingsDictionary(needs.registry));
  return {
    ...createIncoming(inner),
    ...createDecisionFiles(inner, doubts),
    ...live,
    async repair(undone: readonly number[]): Promise<void> {
      await repair(inner, undone);
      await repairLive();
    },
    /** Draws what a word or an undo has promised and a store that died kept from being drawn. */
    catchUp: (undone: readonly number[]) => catchUp(inner, undone),
    findings: doubts.findings,
    findingCounts: doubts.findingCounts,
    /** Meters of which nothing is known any more. */
    silent: (scope: Scope, which: Which, at: number | null) => silentMeters(inner, scope, which, at),
    decide: doubts.decide,
    /** What meters measured in parts of time, as known then. Meters come from the registry, which has asked the scope. */
    measure: (scope: Scope, facts: readonly MeterFacts[], atoms: Atoms, known: Known) => measured(inner, scope, facts, atoms, known),
    /** Sums over whole local days, from month and day rows only; `since` says when anything last moved in them (ms). */
    sums: (scope: Scope, meters: readonly number[], from: number, to: number) =>
      settler.gate.read(() => store.sums({ scope, meters }, settler.months.pieces({ from, to }))),
    /** Sums by class of meters and local day, from day rows only; `lengths` of the days in seconds. */
    daySums: (scope: Scope, asked: DayClasses, from: number, lengths: ArrayLike<number>) =>
      settler.gate.read(() => store.daySums(scope, asked, from, lengths)),
    /** Seconds covered by meter and step of local days, from month and day rows only. */
    stepSums: (scope: Scope, meters: readonly number[], edges: readonly number[]) =>
      settler.gate.read(() => store.stepSums({ scope, meters }, edges, stepPieces(settler, edges))),
    /** The mean over steps of local days of how much of each is covered, by meter; `lengths` of the steps in seconds. */
    stepMeans: (scope: Scope, meters: readonly number[], edges: readonly number[], lengths: readonly number[]) =>
      settler.gate.read(() => store.stepMeans({ scope, meters }, edges, lengths, stepPieces(settler, edges))),
    /** The last reading of each meter that begins before an instant (s), by the meter's number. */
    latest: (scope: Scope, facts: readonly MeterFacts[], before: number) =>
      settler.gate.read(async () => {
        const rows = await store.latest({ scope, meters: facts.map((meter) => meter.id) }, before, settler.visibility.hidden(knownNow));
        return new Map(rows.map((row) => [row.meter, row]));
      }),
    /** Doubts about these meters that touch a stretch of time: as they stand, or as they would have been told then. */
    doubtsBetween: (scope: Scope, facts: readonly MeterFacts[], atoms: Atoms, known: Known, past: boolean) =>
      past ? pastDoubts(inner, scope, facts, atoms, known) : presentDoubts(doubts, scope, facts, atoms),
    /** All readings that a scope sees, with all revisions, as rows of a table that can be imported again. Instants in seconds, the last not included. */
    exported: (scope: Scope, which: Which, from: number, to: number) => exported(inner, scope, which, { from, to }, exportRows),
    /** Bills that a scope sees as they stand, one row for each, that can be imported again. */
    bills: (scope: Scope, which: Which, from: number, to: number) =>
      exported(inner, scope, which, { from, to }, (meter, rows) => billRows(meter, rows, zoneOf(meter))),
    auditExport: (scope: Scope, subject: string, which: Which) =>
      needs.access.audit(scope, { action: 'export', subject, detail: { ...which } }),
    /**
     * From now on adds months up anew once no live reading has come into them for a while, those that a start finds loose at once.
     * @param warn told where it could not be done now; it is tried again. @returns ends it
     */
    keepMonths: (warn: (error: unknown) => void) => keepMonths(settler, needs.clock, warn),
    /** Lets go of rows that repeat what others carry; how many there were. Every answer stays as it is. */
    foldRepeats: () => foldRepeats(inner),
    /** Draws anew the day and month rows that do not follow from the readings; as long as drawing every reading takes. */
    mendRows: () => mendRows(inner),
    /** Runs work while no readings are judged or shown: imports wait, questions go on. */
    atRest: settler.atRest,
    /** Runs a question about what is known now, from its pin to its last reading: no live reading comes in meanwhile. Must not be asked within another. */
    steady: settler.asking.read,
    /** Now (ms), and not before the last thing that was recorded: what a figure asked now is pinned at. */
    now: settler.now,
  };
}

const lookEveryMs = 60_000;
const quietMs = 600_000;

function keepMonths(settler: Settler, clock: Clock, warn: (error: unknown) => void): () => Promise<void> {
  let running: Promise<void> | null = null;
  const look = (): void => {
    running ??= settler
      .tightenMonths(clock() - quietMs)
      .catch(warn)
      .finally(() => {
        running = null;
      });
  };
  look();
  const timer = setInterval(look, lookEveryMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}

/** Steps that begin with months may be answered by these. */
function stepPieces({ months }: Settler, edges: readonly number[]): Pieces {
  const days = { from: edges[0] ?? 0, to: edges.at(-1) ?? 0 };
  return edges.every((day) => day === monthOf(day)) ? months.pieces(days) : { months: [], days: [days] };
}

async function createInner(needs: ReadingsNeeds): Promise<Inner> {
  const store = createReadingStore(needs.clickhouse);
  const decisions = createDecisionStore(needs.postgres);
  const again = createAgainStore(needs.postgres);
  const imagined = new Map<number, MeterFacts>();
  const meters = async (ids: readonly number[]): Promise<Map<number, Drawable>> => {
    const real = ids.filter((id) => !imagined.has(id));
    const known = await needs.registry.meterFacts(programScope, { ids: real }, knownNow);
    return drawablesOf(decisions, programScope, [...known, ...ids.flatMap((id) => imagined.get(id) ?? [])], knownNow);
  };
  const settler = await createSettler({ store, clock: needs.clock, ending: needs.ending, meters, again });
  const drawers = createDrawers(needs.clickhouse);
  return { ...needs, store, decisions, again, settler, meters, imagined, drawers, undoing: new Set() };
}

/** Answers what other slices tell: facts that moved lines, imports and decisions that are taken back, records that a crash left open. */
function listen(inner: Inner): void {
  const { registry, imports, decisions } = inner;
  registry.onMetersTouched(async (marks) => {
    await redrawMeters(inner, [...new Set(marks.map((one) => one.meter))], marks);
    const drawn = marks.map((one) => one.mark);
    await untilBack(() => registry.metersSettled(drawn), inner.ending);
  });
  imports.onUndo('readings', (on, scope, row, now) => takeBack(inner, on, scope, row.id, now));
  registry.onMetersStanding((_on, ids) => readingsOn(inner, ids));
  imports.onUndo('decision', async (on, scope, row, now) => {
    const said = await decisions.revoke(on, scope, row.id, now);
    const standing = await unseen(inner, scope, said === null ? [] : [said.meter]);
    if (standing.length > 0) return { standing };
    return { after: async () => (said === null ? undefined : redrawDecided(inner, [said.meter], reachOf(said, said.owed))) };
  });
  imports.onUndo('decisions', (on, scope, row, now) =>
    takeDecisionsBack(inner, on, scope, { id: row.id, now }, (ids) => redrawDecided(inner, ids)),
  );
  imports.onMend('readings', (row) => cameOf(inner, row.id));
}

/** Takes readings back, and the metering points that came with them where nothing else stands on these. */
async function takeBack(inner: Inner, on: PoolClient, scope: Scope, id: number, now: number): Promise<UndoOutcome> {
  const meters = 'all' in scope.sees ? [] : (await inner.store.touched(programScope, id)).map(({ meter }) => meter);
  const standing = [...(await unseen(inner, scope, meters)), ...(await standingOn(inner, scope, id))];
  if (standing.length > 0) return { standing };
  const registry = await takeMetersBack(inner, on, scope, id, now);
  return {
    after: async () => {
      await inner.settler.undoImport(id);
      await registry.after?.();
    },
  };
}

/** Metering points on which the asker may lay no hands any more: they have gone elsewhere since. */
async function unseen({ registry }: Pick<Inner, 'registry'>, scope: Scope, meters: readonly number[]): Promise<Finding[]> {
  const codes = await registry.metersUnseen(scope, meters);
  return codes.map((code) => ({ code: 'out-of-scope', severity: 'error', evidence: { code } }));
}

/** What an import came to; null where it came to nothing: then the metering points that came with it go again. */
async function cameOf(inner: Inner, id: number): Promise<unknown> {
  const result = await inner.settler.resultOf(id);
  if (result !== null) return result;
  const outcome = await inTransaction(inner.postgres, (on) => takeMetersBack(inner, on, programScope, id, inner.clock()));
  await outcome.after?.();
  return null;
}

/** Metering points on which something else stands (other readings, an edit) stay. */
async function takeMetersBack(inner: Inner, on: PoolClient, scope: Scope, id: number, now: number): Promise<UndoOutcome> {
  const { store, settler, registry, undoing } = inner;
  if (await store.othersOn(scope, id, settler.visibility.hidden(knownNow))) return {};
  undoing.add(id);
  try {
    const outcome = await registry.takeBack(on, scope, id, now);
    return (outcome.standing ?? []).length > 0 ? {} : outcome;
  } finally {
    undoing.delete(id);
  }
}

/** Visible readings of metering points that somebody wants to take back. */
async function readingsOn({ store, settler, registry, undoing }: Inner, ids: readonly number[]): Promise<Finding[]> {
  const hidden = [...settler.visibility.hidden(knownNow), ...undoing];
  const held = await store.metersWithReadings({ scope: programScope, meters: ids }, hidden);
  if (held.length === 0) return [];
  const meters = await registry.meterFacts(programScope, { ids: held }, knownNow);
  return meters.map((meter) => ({ code: 'has-readings', severity: 'error', evidence: { meter: meter.code } }));
}

/** Draws meters anew whose facts have changed; the change itself is durable already and marked as due. @param reached what it reaches of each; null: all */
async function redrawMeters({ settler }: Inner, ids: readonly number[], reached: readonly Reached[] | null = null): Promise<void> {
  if (ids.length > 0) await settler.settleChange(ids, async () => reached);
}

async function redrawDecided(inner: Inner, ids: readonly number[], reached: readonly Reached[] | null = null): Promise<void> {
  await redrawMeters(inner, ids, reached);
  await untilBack(() => inner.decisions.done(programScope, ids), inner.ending);
}

/** After a crash: finishes or sweeps away what was under way, then draws what is due. Called once, before anything is asked. */
async function repair(inner: Inner, undone: readonly number[]): Promise<void> {
  await inner.settler.repair();
  await catchUp(inner, undone);
}

async function catchUp(inner: Inner, undone: readonly number[]): Promise<void> {
  const { settler, decisions, again } = inner;
  const met = await again.marked(programScope);
  await redrawMeters(inner, met);
  await again.done(programScope, met);
  for (const id of undone) if (settler.visibility.isVisible(id)) await settler.undoImport(id);
  await redrawDecided(inner, await decisions.due(programScope));
}

/** The decisions that rest on what an import brought: while they stand it cannot be taken back. */
async function standingOn({ store, decisions, settler }: Inner, scope: Scope, id: number): Promise<Finding[]> {
  const touched = Map.groupBy(
    (await Promise.all([store.touched(programScope, id), store.toldBy(programScope, id)])).flat(),
    (row) => row.meter,
  );
  const since = await decisions.since({ scope, meters: [...touched.keys()] }, settler.visibility.shownAt(id));
  return since
    .filter((word) => touched.get(word.meter)?.some((row) => word.from <= row.last && word.to >= row.first))
    .map((word) => ({ code: 'decision-stands', severity: 'error', evidence: { decision: word.id, as: word.as, finding: word.code } }));
}

/** What was known earlier does not change any more: it is read part by part, and imports go on in between. @throws Problem `too-many-values` */
async function measured(inner: Inner, scope: Scope, facts: readonly MeterFacts[], atoms: Atoms, known: Known) {
  refuseManyValues(atoms.days.length, facts.length);
  const { store, settler, decisions, drawers } = inner;
  const isPast = Math.max(known.received, known.recorded) <= settler.now();
  const here = <T>(work: () => Promise<T>): Promise<T> => work();
  const [whole, enter] = isPast ? [here, settler.gate.read] : [settler.gate.read, here];
  return whole(async () => {
    const meters = [...(await drawablesOf(decisions, scope, facts, known)).values()];
    return measure(scope, meters, atoms, known, { store, hidden: settler.visibility.hidden, apart: { drawers, enter } });
  });
}

async function presentDoubts(doubts: Doubts, scope: Scope, facts: readonly MeterFacts[], atoms: Atoms): Promise<Finding[]> {
  const range = { from: atoms.edges[0] as number, to: atoms.edges.at(-1) as number };
  const found = (await doubts.on(scope, facts)).filter((one) => touches(one, range));
  return found.slice(0, listedFindings).map((one) => toldFinding(one, one.facts.code, one.id));
}

async function pastDoubts(
  { store, settler, decisions }: Inner,
  scope: Scope,
  facts: readonly MeterFacts[],
  atoms: Atoms,
  known: Known,
): Promise<Finding[]> {
  const meters = [...(await drawablesOf(decisions, scope, facts, known)).values()];
  const codes = new Map(facts.map((meter) => [meter.id, meter.code]));
  const found = await settler.gate.read(() => findingsOf(scope, meters, atoms, known, { store, hidden: settler.visibility.hidden }));
  return found.slice(0, listedFindings).map((one) => toldFinding(one.found, codes.get(one.meter) ?? ''));
}

type RowsOut = (meter: MeterFacts, rows: Rows) => Generator<(string | number)[]>;

async function* exported(
  { registry, store, settler }: Inner,
  scope: Scope,
  which: Which,
  { from, to }: { readonly from: number; readonly to: number },
  rowsOut: RowsOut,
) {
  const meters = (await registry.meterFacts(scope, which, knownNow)).toSorted((a, b) => a.id - b.id);
  // as known at one instant, whatever comes in or is taken back while the file goes out
  const now = await settler.asking.read(async () => settler.now());
  const known = { received: now, recorded: now };
  const begin: Window['begin'] = (statement) => settler.gate.read(() => statement(settler.visibility.hidden(known)));
  for (let at = 0; at < meters.length; at += exportedTogether) {
    const some = new Map(meters.slice(at, at + exportedTogether).map((meter) => [meter.id, meter]));
    const blocks = store.readings({ scope, meters: [...some.keys()] }, { from, to: to - 1, known, hidden: [], begin });
    for await (const { meter, rows } of gather(blocks)) yield* rowsOut(some.get(meter) as MeterFacts, rows);
  }
}

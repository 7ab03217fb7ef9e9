import { formatInstant } from '#kernel/instant.ts';
import type { Clock } from '#kernel/asker.ts';
import type { Evidence, Finding } from '#kernel/finding.ts';
import { knownNow, type Known } from '#kernel/known.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import type { ClickHouse } from '#db/clickhouse.ts';
import type { Access } from '#access/access.ts';
import { takeIn, type TakenIn } from '#door/door.ts';
import type { Imports, Job } from '#imports/imports.ts';
import type { MeterFacts, Which } from '#registry/facts.ts';
import type { Registry } from '#registry/registry.ts';
import type { LineFinding } from '#line/line.ts';
import { touches } from '#line/reach.ts';
import type { Pool } from 'pg';
import { createDecisionStore } from './decision-store.ts';
import { drawable, type Drawable } from './drawable.ts';
import { createDoubts } from './doubts.ts';
import { exportRows } from './export.ts';
import { gather } from './gather.ts';
import { findingsOf, measure, type Atoms } from './measure.ts';
import { createRefused, refusedPieces } from './refused.ts';
import { createSettler, type Settled } from './settle.ts';
import { createReadingStore } from './store.ts';
import { createLookUp, saysOf, type ReadingsOptions } from './take.ts';
import { typedIn, type TypedReading } from './typed.ts';

export type ReadingsNeeds = {
  readonly clickhouse: ClickHouse;
  readonly postgres: Pool;
  readonly registry: Registry;
  readonly imports: Imports;
  readonly access: Pick<Access, 'audit'>;
  readonly clock: Clock;
};

/** The words for a rejected row, in the language of who sends the file. */
export type Say = (code: string, evidence: Evidence) => string;

export type Readings = Awaited<ReturnType<typeof createReadings>>;

const listedFindings = 1000;
const exportedTogether = 200;

/**
 * Everything about readings as such: how they come in, are judged, taken back, decided on, and measured. What they mean for a building is `metering`'s.
 */
export async function createReadings(needs: ReadingsNeeds) {
  const { registry, imports, clock } = needs;
  const store = createReadingStore(needs.clickhouse);
  const decisions = createDecisionStore(needs.postgres);
  const extra = new Map<number, MeterFacts>();

  const drawables = async (ids: readonly number[]): Promise<Map<number, Drawable>> => {
    const known = await registry.meterFacts(programScope, { ids }, knownNow);
    return drawablesOf(programScope, [...known, ...ids.flatMap((id) => extra.get(id) ?? [])], knownNow);
  };
  const drawablesOf = async (scope: Scope, facts: readonly MeterFacts[], known: Known): Promise<Map<number, Drawable>> => {
    const words = Map.groupBy(await decisions.inForce({ scope, meters: facts.map((meter) => meter.id) }, known), (word) => word.meter);
    return new Map(facts.map((meter) => [meter.id, drawable(meter, words.get(meter.id) ?? [])]));
  };
  const settler = await createSettler({ store, clock, meters: drawables });
  const measureNeeds = { store, hidden: (known: Known) => settler.visibility.hidden(known) };

  /** Draws meters anew whose facts have changed; the change itself is durable already and marked as due. */
  const redrawMeters = async (ids: readonly number[]): Promise<void> => {
    if (ids.length === 0) return;
    await settler.settleChange('whole', ids, async () => undefined);
  };

  registry.onMetersTouched(async (ids) => {
    await redrawMeters(ids);
    await registry.metersSettled(ids);
  });

  imports.onUndo('readings', async (_on, scope, row) => ({
    standing: await standingOn(scope, row.id),
    after: async () => void (await settler.undoImport(row.id)),
  }));
  imports.onUndo('decision', async (on, scope, row, now) => {
    const meter = await decisions.revoke(on, scope, row.id, now);
    return { after: async () => redrawDecided(meter === null ? [] : [meter]) };
  });
  imports.onMend('readings', async (row) => settler.resultOf(row.id));

  async function redrawDecided(ids: readonly number[]): Promise<void> {
    await redrawMeters(ids);
    await decisions.done(programScope, ids);
  }

  /** The decisions that rest on what an import brought: while they stand it cannot be taken back. */
  async function standingOn(scope: Scope, id: number): Promise<Finding[]> {
    const touched = new Map((await store.touched(programScope, id, 'reading')).map((row) => [row.meter, row]));
    const since = await decisions.since({ scope, meters: [...touched.keys()] }, settler.visibility.shownAt(id));
    return since
      .filter((word) => word.from <= touched.get(word.meter)!.last && word.to >= touched.get(word.meter)!.first)
      .map((word) => ({ code: 'decision-stands', severity: 'error', evidence: { decision: word.id, as: word.as, finding: word.code } }));
  }

  async function importReadings(
    scope: Scope,
    asked: ReadingsOptions & { file: string; preview?: boolean | undefined; wait?: boolean | undefined },
    say: Say,
  ) {
    const { file, preview, wait, ...options } = asked;
    const says = saysOf(options, scope, clock());
    return imports.run(scope, { kind: 'readings', file, options, preview, wait }, (job) => takeFile(scope, options, { ...says }, job, say));
  }

  async function takeFile(scope: Scope, options: ReadingsOptions, says: ReturnType<typeof saysOf>, job: Job, say: Say) {
    const began = performance.now();
    const source = job.file as NonNullable<Job['file']>;
    const refused = createRefused();
    const found = createLookUp(registry, scope, options, job);
    const taken = await kept(job, () =>
      takeIn(source.path, source.name, options.received === undefined ? { ...says, received: job.now } : says, {
        import: job.id,
        lookUp: found.lookUp,
        stage: (rows) => store.stage(scope, rows),
        refuse: refused.add,
        progress: (readings) => job.progress(readings),
      }),
    );
    if (refused.count() > 0) await job.keepRejects(refusedPieces(source, refused, say));
    const made = { created: found.created, refused, byId: found.byId };
    return resultOf(scope, job, taken, made, began);
  }

  /** Settles what lies in the stage and says what became of it. */
  async function resultOf(
    scope: Scope,
    job: Job,
    taken: TakenIn,
    made: { created: ReturnType<typeof createLookUp>['created']; refused: ReturnType<typeof createRefused>; byId: ReadonlyMap<number, MeterFacts> },
    began: number,
  ) {
    const result = (settled: Settled) => ({
      readings: taken.counts.readings,
      ...settled.counts,
      missing: taken.counts.missing,
      rejected: made.refused.list,
      rejectedCount: made.refused.count(),
      meters: settled.meters,
      from: taken.counts.first === Infinity ? null : formatInstant(taken.counts.first),
      to: taken.counts.last === -Infinity ? null : formatInstant(taken.counts.last),
      seconds: Math.round(performance.now() - began) / 1000,
      findings: [...taken.findings, ...createdFindings(made.created), ...lineFindings(settled.findings, made.byId)],
    });
    if (job.preview) {
      made.byId.forEach((meter, id) => extra.set(id, meter));
      try {
        return result(await settler.previewImport(job.id));
      } finally {
        made.byId.forEach((_, id) => extra.delete(id));
      }
    }
    const settled = await settler.settleImport(job.id, () => job.progress(taken.counts.readings), result);
    await needs.access.audit(scope, { action: 'import', subject: `import:${job.id}`, detail: { kind: 'readings', readings: taken.counts.readings } });
    return result(settled);
  }

  /** Runs the first part of an import; trouble there leaves nothing in the stage. */
  async function kept<T>(job: Job, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (trouble) {
      await settler.drop(job.id);
      throw trouble;
    }
  }

  /** Readings typed in or sent by a system; acknowledged when they are durable and every figure sees them. */
  async function record(scope: Scope, readings: readonly TypedReading[]) {
    return imports.run(scope, { kind: 'readings', file: null, options: { typed: readings.length } }, async (job) => {
      const began = performance.now();
      const refused = createRefused();
      const found = createLookUp(registry, scope, {}, job);
      const taken = await kept(job, () =>
        typedIn(readings, job, { lookUp: found.lookUp, stage: (rows) => store.stage(scope, rows), refuse: refused.add }),
      );
      return resultOf(scope, job, taken, { created: found.created, refused, byId: found.byId }, began);
    });
  }

  async function presentDoubts(scope: Scope, facts: readonly MeterFacts[], atoms: Atoms): Promise<Finding[]> {
    const range = { from: atoms.edges[0] as number, to: atoms.edges.at(-1) as number };
    const found = (await doubts.on(scope, facts)).filter((one) => touches(one, range));
    return found.slice(0, listedFindings).map((one) => toldFinding(one, one.facts.code, one.id));
  }

  async function pastDoubts(scope: Scope, facts: readonly MeterFacts[], atoms: Atoms, known: Known): Promise<Finding[]> {
    const meters = [...(await drawablesOf(scope, facts, known)).values()];
    const codes = new Map(facts.map((meter) => [meter.id, meter.code]));
    const found = await settler.gate.read(() => findingsOf(scope, meters, atoms, known, measureNeeds));
    return found.slice(0, listedFindings).map((one) => toldFinding(one.found, codes.get(one.meter) ?? ''));
  }

  async function* exported(scope: Scope, which: Which, from: number, to: number) {
    const meters = (await registry.meterFacts(scope, which, knownNow)).toSorted((a, b) => a.id - b.id);
    const hidden = settler.visibility.hidden(knownNow);
    for (let at = 0; at < meters.length; at += exportedTogether) {
      const some = new Map(meters.slice(at, at + exportedTogether).map((meter) => [meter.id, meter]));
      const blocks = store.readings({ scope, meters: [...some.keys()] }, { from, to: to - 1, known: knownNow, hidden });
      for await (const { meter, rows } of gather(blocks)) yield* exportRows(some.get(meter) as MeterFacts, rows);
    }
  }

  const doubts = createDoubts({ store, decisions, registry, settler, audit: needs.access.audit, postgres: needs.postgres, imports });

  /** After a crash: finishes or sweeps away what was under way, then draws what is due. Called once, before anything is asked. */
  async function repair(undone: readonly number[]): Promise<void> {
    await settler.repair();
    for (const id of undone) if (settler.visibility.isVisible(id)) await settler.undoImport(id);
    await redrawDecided(await decisions.due(programScope));
  }

  return {
    importReadings,
    record,
    repair,
    findings: doubts.findings,
    decide: doubts.decide,
    /** What meters measured in parts of time, as known then. Meters come from the registry, which has asked the scope. */
    measure: (scope: Scope, facts: readonly MeterFacts[], atoms: Atoms, known: Known) =>
      settler.gate.read(async () => {
        const meters = [...(await drawablesOf(scope, facts, known)).values()];
        return measure(scope, meters, atoms, known, measureNeeds);
      }),
    /** Sums over whole local days, from day rows only; `since` says when anything last moved in them (ms). */
    sums: (scope: Scope, meters: readonly number[], from: number, to: number) =>
      settler.gate.read(() => store.sums({ scope, meters }, from, to)),
    /** Doubts about these meters that touch a stretch of time: as they stand, or as they would have been told then. */
    doubtsBetween: (scope: Scope, facts: readonly MeterFacts[], atoms: Atoms, known: Known, past: boolean) =>
      past ? pastDoubts(scope, facts, atoms, known) : presentDoubts(scope, facts, atoms),
    extents: (scope: Scope, meters: readonly number[]) => store.extents({ scope, meters }),
    /** All readings that a scope sees, with all revisions, as rows of a table that can be imported again. Instants in seconds, the last not included. */
    exported: (scope: Scope, which: Which, from: number, to: number) => exported(scope, which, from, to),
    auditExport: (scope: Scope, which: Which) => needs.access.audit(scope, { action: 'export', subject: 'readings', detail: { ...which } }),
    /** Now (ms), and not before the last thing that was recorded: what a figure asked now is pinned at. */
    now: settler.now,
  };
}

function createdFindings(created: { meters: number; withoutBuilding: readonly string[] }): Finding[] {
  const findings: Finding[] = [];
  if (created.meters > 0) findings.push({ code: 'meters-created', severity: 'info', evidence: { meters: created.meters } });
  if (created.withoutBuilding.length > 0) {
    const some = created.withoutBuilding.slice(0, 20).join(', ');
    findings.push({ code: 'meter-without-building', severity: 'warning', evidence: { meters: created.withoutBuilding.length, some } });
  }
  return findings;
}

/** Findings of the line in an import's answer: the first thousand, by their weight. */
function lineFindings(found: readonly { meter: number; found: LineFinding }[], byId: ReadonlyMap<number, MeterFacts>): Finding[] {
  const weight = { error: 0, warning: 1, info: 2 };
  return found
    .toSorted((a, b) => weight[a.found.severity] - weight[b.found.severity])
    .slice(0, listedFindings)
    .map(({ meter, found: one }) => toldFinding(one, byId.get(meter)?.code ?? String(meter)));
}

/** A finding on a meter with its place among the evidence. */
function toldFinding(found: Finding & { from: number; to: number }, meter: string, id?: string): Finding {
  const { code, severity, evidence, from, to } = found;
  const place = { meter, from: formatInstant(from), to: formatInstant(to) };
  return { code, severity, evidence: { ...place, ...evidence, ...(id === undefined ? {} : { finding: id }) } };
}

/** @throws Problem `no-such-meter` */
export function onlyMeter(facts: readonly MeterFacts[], code: string): MeterFacts {
  const [meter] = facts;
  if (meter === undefined) throw new Problem('not-found', 'no-such-meter', { meter: code });
  return meter;
}

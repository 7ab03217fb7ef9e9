import type { Say, Job } from '#platform/list-intake/job.ts';
import { columnFor } from '#platform/list-intake/mapping.ts';
import { emptyTally, type Intake, oncePerKey, openIntake, type ReadRow, type Tally } from '#platform/list-intake/intake.ts';
import { inTransaction, type ImportRun, type UndoOutcome } from '#platform/imports/imports.ts';
import type { Mapping } from '#platform/list-intake/mapping.ts';
import { restsOf } from '#platform/list-intake/seen-preview.ts';
import { untilBack } from '#kernel/store-retry.ts';
import type { Finding } from '#kernel/finding.ts';
import { asOfNow } from '#kernel/as-of.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import type { SeriesFacts } from '#metering/point/facts.ts';
import type { Which } from '#registry/registry/facts.ts';
import type { PoolClient } from 'pg';
import { decisionDictionary, decisionRow, readDecision } from './decision-file.ts';
import type { DecidedAs, Decision } from '../series/decision-store.ts';
import { reachOf } from '../series/decision-store.ts';
import type { Findings } from './findings.ts';
import { zoneOf } from '../facts.ts';
import { findingId, type FindingKey } from './finding-id.ts';
import type { ReadingsInternals } from '../compute/internals.ts';
import type { Reached } from '../series/windows.ts';

export type DecisionsImport = Mapping & {
  readonly file: string;
  readonly profile?: string | undefined;
  readonly preview?: boolean | undefined;
  readonly wait?: boolean | undefined;
};

/** A row that is understood, and the word in force on its finding. */
export type Word = {
  readonly row: number;
  readonly meter: SeriesFacts;
  readonly key: FindingKey;
  readonly as: DecidedAs;
  readonly note: string;
  readonly before: Decision | null;
};

const together = 500;

/** Decisions by file: exported as in force, imported as words of the person who imports them, and undone. */
export function createDecisionFiles(internals: ReadingsInternals, doubts: Findings) {
  internals.imports.knows(decisionDictionary);
  internals.imports.performs(
    'decisions',
    async (scope, { file, options }, job, say) => {
      const result = await bring(internals, doubts, scope, { ...options, file }, say, job);
      if (!job.preview) await internals.imports.auditImport(scope, job, 'decisions', result);
      return result;
    },
    { agrees: true },
  );
  return {
    /** Words in force on metering points that a scope sees, as rows that can be imported again. */
    decisionsOut: (scope: Scope, which: Which) => rowsOut(internals, scope, which),
    /** Imports words; each is a decision of its own, and the import is undone as a whole. */
    importDecisions: async (scope: Scope, asked: DecisionsImport, say: Say): Promise<ImportRun> => {
      const { file, preview, wait, ...options } = asked;
      return await internals.imports.takeFile(scope, { kind: 'decisions', file, options, preview, wait, language: say.language });
    },
  };
}

async function* rowsOut({ series, decisions }: ReadingsInternals, scope: Scope, which: Which): AsyncGenerator<(string | null)[]> {
  const meters = (await series(scope, which, asOfNow)).toSorted((a, b) => (a.code < b.code ? -1 : 1));
  for (let at = 0; at < meters.length; at += together) {
    const some = meters.slice(at, at + together);
    const words = await decisions.inForce({ scope, meters: some.map(({ id }) => id) }, asOfNow);
    const byMeter = Map.groupBy(words, ({ meter }) => meter);
    for (const meter of some) for (const word of (byMeter.get(meter.id) ?? []).toSorted(inTime)) yield decisionRow(meter, word);
  }
}

const inTime = (a: Decision, b: Decision): number =>
  a.from - b.from || a.to - b.to || (a.code < b.code ? -1 : a.code > b.code ? 1 : (a.value ?? 0) - (b.value ?? 0));

async function bring(
  internals: ReadingsInternals,
  doubts: Findings,
  scope: Scope,
  asked: DecisionsImport,
  say: Say,
  job: Job,
): Promise<Record<string, unknown>> {
  const tally = emptyTally();
  const intake = await openIntake(job, decisionDictionary, await internals.imports.mappingOf(scope, 'decisions', asked));
  const words = await understood(internals, scope, intake, tally);
  const fresh = words.filter(({ before, as, note }) => before === null || before.as !== as || before.note !== note);
  tally.updated = fresh.filter(({ before }) => before !== null).length;
  tally.created = fresh.length - tally.updated;
  tally.unchanged = words.length - fresh.length;
  const findings = [...intake.findings, ...(await withoutFinding(doubts, scope, fresh))];
  const closed = await intake.close(say);
  const result = { ...tally, ...closed, seconds: (internals.clock() - job.now) / 1000, findings };
  const told = { ...result, rests: restsOf(words.map(({ meter, key, before }) => [meter, findingId(key), before])) };
  if (job.preview) return told;
  job.agreed?.(told);
  await write(internals, scope, job, fresh, result);
  return result;
}

/** The rows about a metering point that the scope sees. */
async function understood(internals: ReadingsInternals, scope: Scope, intake: Intake, tally: Tally): Promise<Word[]> {
  const read: ReadRow[] = [];
  for await (const batch of intake.rows()) {
    for (const row of batch) {
      tally.rows += 1;
      const lacking = ['meter', 'code', 'from', 'to', 'as'].find((field) => row.fields[field] === undefined);
      if (row.faults.length > 0) intake.reject(row.row, ...row.faults);
      else if (lacking !== undefined)
        intake.reject(row.row, { column: columnFor(intake.plan, lacking), code: 'missing', evidence: { field: lacking } });
      else read.push(row);
    }
  }
  const once = oncePerKey(
    read,
    ({ fields }) => JSON.stringify([fields['meter'], fields['code'], fields['from'], fields['to'], fields['value']]),
    intake,
    tally,
  );
  const codes = [...new Set(once.map(({ fields }) => String(fields['meter'])))];
  const seen = new Map((await internals.series(scope, { meters: codes }, asOfNow)).map((meter) => [meter.code, meter]));
  // for those who do not see everything, metering points elsewhere and ones that do not exist get the same answer
  const unseen = 'all' in scope.sees ? 'unknown-meter' : 'out-of-scope';
  const held = await internals.decisions.inForce({ scope, meters: [...seen.values()].map(({ id }) => id) }, asOfNow);
  const inForce = new Map(held.map((word) => [findingId(word), word]));
  return once.flatMap(({ row, fields }) => {
    const code = String(fields['meter']);
    const meter = seen.get(code);
    const reject = (field: string, fault: string, evidence: Record<string, unknown>): [] => {
      intake.reject(row, { column: columnFor(intake.plan, field), code: fault, evidence });
      return [];
    };
    if (meter === undefined) return reject('meter', unseen, { code, meter: code, value: code });
    const said = readDecision(fields, meter, zoneOf(meter));
    if ('field' in said) return reject(said.field, said.code, said.evidence);
    return [{ row, meter, ...said, before: inForce.get(findingId(said.key)) ?? null }];
  });
}

/** Words on findings that do not exist here: they are stored, and apply as soon as the readings are there. */
async function withoutFinding(doubts: Findings, scope: Scope, words: readonly Word[]): Promise<Finding[]> {
  const meters = [...new Map(words.map(({ meter }) => [meter.id, meter])).values()];
  const there = new Set((await doubts.on(scope, meters)).map(({ id }) => id));
  const bare = words.filter(({ key }) => !there.has(findingId(key)));
  if (bare.length === 0) return [];
  const rows = bare
    .slice(0, 20)
    .map(({ row }) => row)
    .join(', ');
  return [{ code: 'decision-without-finding', severity: 'warning', evidence: { count: bare.length, rows } }];
}

/** @param also written in the same transaction */
export async function write(
  internals: ReadingsInternals,
  scope: Scope,
  job: Pick<Job, 'id' | 'shown'>,
  words: readonly Omit<Word, 'row'>[],
  result: Record<string, unknown>,
  also: (on: PoolClient) => Promise<void> = async () => undefined,
): Promise<void> {
  const ids = [...new Set(words.map(({ meter }) => meter.id))];
  const commit = () =>
    inTransaction(internals.postgres, async (on) => {
      const now = internals.committer.instants(1);
      const reached: (readonly Reached[] | null)[] = [];
      for (const word of words) reached.push(await say(internals, on, scope, word, { job: job.id, now }));
      await job.shown(on, result);
      await also(on);
      return allOf(reached);
    });
  if (ids.length === 0) return void (await commit());
  await internals.committer.commitChange(ids, commit);
  await untilBack(() => internals.decisions.done(wholeProgram, ids), internals.ending);
}

async function say(
  internals: ReadingsInternals,
  on: PoolClient,
  scope: Scope,
  { meter, key, as, note, before }: Omit<Word, 'row'>,
  { job, now }: { job: number; now: number },
) {
  const detail = { finding: findingId(key), as, note, import: job };
  const id = await internals.imports.change(on, scope, { kind: 'decision', subject: meter.code, detail, now });
  const owed = await internals.decisions.add(on, scope, id, { ...key, as }, note, now);
  await internals.decisions.cameBy(on, wholeProgram, { decision: id, import: job, replaced: before?.id ?? null });
  return reachOf(key, owed);
}

/** What several words reach together; null if one of them requires its meter to be drawn whole. */
function allOf(parts: readonly (readonly Reached[] | null)[]): readonly Reached[] | null {
  const reached = parts.flatMap((part) => part ?? []);
  return parts.includes(null) ? null : reached;
}

/**
 * Undoes the words of an import, and puts those that they replaced in force again; refused if someone has decided otherwise since.
 * @param drawn redraws these meters
 */
export async function takeDecisionsBack(
  internals: ReadingsInternals,
  on: PoolClient,
  scope: Scope,
  { id, now }: { readonly id: number; readonly now: number },
  drawn: (meters: readonly number[]) => Promise<void>,
): Promise<UndoOutcome> {
  const brought = await internals.decisions.broughtBy(on, wholeProgram, id);
  const unseen = await internals.registry.metersUnseen(scope, [...new Set(brought.map(({ word }) => word.meter))]);
  if (unseen.length > 0) return { standing: unseen.map((code) => ({ code: 'out-of-scope', severity: 'error', evidence: { code } })) };
  const standing = brought.filter(({ later }) => later !== null);
  if (standing.length > 0)
    return {
      standing: standing.map(({ word, later }) => ({
        code: 'decision-stands',
        severity: 'error',
        evidence: { decision: later, as: word.as, finding: word.code },
      })),
    };
  const meters = await internals.series(programScope, { ids: [...new Set(brought.map(({ word }) => word.meter))] }, asOfNow);
  const codes = new Map(meters.map((meter) => [meter.id, meter.code]));
  for (const { word, replaced } of brought) {
    if ((await internals.decisions.revoke(on, scope, word.id, now)) === null || replaced === null) continue;
    const { meter, code, from, to, value, as, note, actor } = replaced;
    const key = { meter, code, from, to, value };
    const detail = { finding: findingId(key), as, note, undone: id };
    const again = await internals.imports.change(on, scope, { kind: 'decision', subject: codes.get(meter) ?? '', detail, now });
    await internals.decisions.add(on, { ...scope, actor }, again, { ...key, as }, note, now);
    // it belongs to that import again, and is undone with it
    const origin = await internals.decisions.origin(on, wholeProgram, replaced.id);
    if (origin !== undefined) await internals.decisions.cameBy(on, wholeProgram, { decision: again, ...origin });
  }
  return { after: () => drawn([...codes.keys()]) };
}

import type { Say, Job } from '#platform/list-intake/job.ts';
import { sha256 } from '#kernel/hash-chain.ts';
import { today } from '#kernel/today.ts';
import type { PoolClient } from 'pg';
import { isAway } from '#kernel/store-retry.ts';
import type { Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { emptyTally, type Intake, keepReject, openIntake, type Tally } from '#platform/list-intake/intake.ts';
import { inTransaction, type ImportRun, type Perform } from '#platform/imports/imports.ts';
import { columnFor, type Fault } from '#platform/list-intake/mapping.ts';
import type { Import, ImportGiven, ImportNeeds, ReadOut, Rules } from './import-kind.ts';
import { type Plan, type PlannedChange, writePlans } from './import-write.ts';
import { differ, heldBefore, lay, nothing, type State } from './fold.ts';
import { createIdentityTally, identityChanges, identityFault } from './identity.ts';
import * as stages from './stage-store.ts';
import type { Group } from './stage-store.ts';
import * as store from './entity-store.ts';
import type { Entity, EntityTable } from './entity-store.ts';

const batchSize = 2000;
/** From this number of written entities on, the store is vacuumed immediately. */
const many = 5000;

/**
 * Registers how entities of a kind are imported by code from a file: in one transaction, batch by batch; good rows are imported, bad ones
 * are reported.
 */
export function performEntities<Given extends ImportGiven>(needs: ImportNeeds, name: string, kind: (ask: Given) => Import): void {
  const work: Perform = async (scope, { file, options }, job, say) => {
    const ask = { ...options, file } as Given;
    const what = kind(ask);
    const result = await inTransaction(needs.postgres, async (on) => await bring(needs, on, scope, ask, say, what, job), {
      keep: !job.preview,
    });
    if (job.preview) return result;
    await what.after?.();
    await needs.imports.auditImport(scope, job, name, result);
    if (Number(result['created']) + Number(result['updated']) >= many) await tidy(needs, what.table);
    return result;
  };
  needs.imports.performs(name, work, { agrees: true });
}

/** Imports entities of a kind from a file; a named profile is looked up now. */
export async function importEntities(needs: ImportNeeds, scope: Scope, asked: ImportGiven, say: Say, kind: string): Promise<ImportRun> {
  const { file, preview, wait, ...options } = { ...asked, ...(await needs.imports.mappingOf(scope, kind, asked)) };
  return await needs.imports.takeFile(scope, { kind, file, options, preview, wait, language: say.language });
}

/**
 * Lists use index-only scans only after the store has vacuumed what was written. If it is unavailable or full, it does so by itself later.
 */
async function tidy(needs: ImportNeeds, table: EntityTable): Promise<void> {
  try {
    await store.vacuum(needs.postgres, wholeProgram, table);
  } catch (error) {
    if (!isAway(error)) throw error;
  }
}

async function bring(
  needs: ImportNeeds,
  on: PoolClient,
  scope: Scope,
  ask: ImportGiven,
  say: Say,
  what: Import,
  job: Job,
): Promise<Record<string, unknown>> {
  const intake = await openIntake(job, what.dictionary, ask, what.given);
  const tally = emptyTally();
  await store.takeTurn(on, wholeProgram, what.table);
  const now = needs.now();
  const rules = await what.rules(on, scope, job, intake);
  await stageAll(on, intake, rules, tally, job);
  await dropDoubles(on, intake, tally, what.twice);
  await rules.ready(on);
  const rests = job.preview || job.agreed !== undefined ? createRests() : null;
  const identity = createIdentityTally(tally);
  const asked = { take: ask.onConflict === 'take', moves: ask.onIdentityChange === 'accept' };
  const batch = { intake, tally, rules, ...asked, what, identity, table: what.table, change: job.id, now, rests };
  for await (const groups of stages.groups(on, wholeProgram, batchSize)) await bringBatch(on, groups, batch);
  const { findings, extra } = await rules.close(on);
  const closed = await intake.close(say);
  const result = {
    ...tally,
    ...closed,
    ...extra,
    seconds: (needs.now() - job.now) / 1000,
    findings: [...intake.findings, ...identity.findings(), ...findings],
  };
  const told = { ...result, ...(rests !== null && { rests: rests.hash() }) };
  if (job.preview) return told;
  job.agreed?.(told);
  await job.shown(on, result);
  return result;
}

async function stageAll(on: PoolClient, intake: Intake, rules: Rules, tally: Tally, job: Job): Promise<void> {
  await stages.openStage(on, wholeProgram);
  for await (const batch of intake.rows()) {
    const staged: stages.Staged[] = [];
    for (const row of batch) {
      tally.rows += 1;
      rules.saw?.(row);
      const read: ReadOut = row.faults.length > 0 ? row : rules.read(row, intake);
      if ('faults' in read) intake.reject(row.row, ...read.faults);
      else staged.push({ row: row.row, ...read });
    }
    await stages.stage(on, wholeProgram, staged);
    job.progress(tally.rows);
  }
  await stages.indexStage(on, wholeProgram);
}

async function dropDoubles(
  on: PoolClient,
  intake: Intake,
  tally: Tally,
  { field, code } = { field: 'code', code: 'code-twice' },
): Promise<void> {
  for (const { key, rows } of await stages.dropContradictions(on, wholeProgram)) {
    const fault = {
      column: columnFor(intake.plan, field),
      code,
      evidence: { code: key, rows: rows.slice(0, 20).join(', ') },
    };
    for (const row of rows) intake.reject(row, fault);
  }
  tally.repeated = await stages.dropRepeats(on, wholeProgram);
}

type Batch = {
  readonly intake: Intake;
  readonly tally: Tally;
  readonly rules: Rules;
  readonly take: boolean;
  /** Whether rows may change what identifies an entity. */
  readonly moves: boolean;
  readonly what: Pick<Import, 'identity' | 'dictionary'>;
  readonly identity: ReturnType<typeof createIdentityTally>;
  readonly table: EntityTable;
  readonly change: number;
  readonly now: number;
  /** What it depends on, for a preview and for an import that names one. */
  readonly rests: Rests | null;
};

type Rests = { add(plans: readonly Plan[]): void; hash(): string };

/** Collects the current state of the entities that a file is about, and what it would set on them. */
function createRests(): Rests {
  let hash = '';
  return {
    add: (plans) => {
      const told = plans.map(({ code, before, changes }) => [code, before.fields, changes.map(({ from, fields }) => [from, fields])]);
      hash = sha256(hash + JSON.stringify(told));
    },
    hash: () => hash,
  };
}

async function bringBatch(on: PoolClient, groups: readonly Group[], batch: Batch): Promise<void> {
  const codes = await batch.rules.codesOf(
    on,
    groups.map((group) => group.key),
  );
  const codeOf = (group: Group): string => codes.get(group.key) ?? group.key;
  const held = await store.withTyped(
    on,
    wholeProgram,
    batch.table,
    await store.byCodes(on, wholeProgram, batch.table, groups.map(codeOf)),
    today(batch.now),
  );
  await batch.rules.before?.(on, held);
  const plans: Plan[] = [];
  for (const group of groups) {
    const plan = planEntity(codeOf(group), group, held.get(codeOf(group)), batch);
    if (plan !== null) plans.push(plan);
  }
  batch.rests?.add(plans);
  const written = await writePlans(on, plans, batch);
  const more = await batch.rules.wrote(on, written, new Map(groups.map((group) => [codeOf(group), group])));
  const others = written.filter((one) => !one.isNew && one.set.length === 0 && more.has(one.code)).length;
  batch.tally.updated += others;
  batch.tally.unchanged -= others;
}

/** The result for the rows of one entity; null if they are rejected. Counts them by outcome. */
function planEntity(code: string, group: Group, found: Entity | undefined, batch: Batch): Plan | null {
  const { intake, tally, rules } = batch;
  const taken = found !== undefined && !rules.isSeen(found);
  const held = found === undefined || found.gone || taken ? undefined : found;
  const { faults, defaults, ignore = [], kept = [] } = rules.judge(group, held, intake);
  for (const { row, fault } of faults) intake.reject(row, fault);
  if (taken) rejectTaken(group, intake);
  const rows = group.rows
    .filter((row) => rules.isFields(row.part) && !intake.isRejected(row.row))
    .map((row) => ({ ...row, fields: without(row.fields, ignore) }));
  const first = group.rows.find((row) => rules.isFields(row.part));
  if (held === undefined && (first === undefined || intake.isRejected(first.row))) rejectRest(group, faults[0]?.fault, intake);
  const { fault, ...laid } = layRows(code, held ?? nothing, rows, { ...batch, defaults: held === undefined ? defaults : {} });
  if (fault !== null) rejectRest({ ...group, rows: group.rows.filter(({ part }) => !rules.isFields(part)) }, fault, intake);
  if (group.rows.every((row) => intake.isRejected(row.row))) return null;
  for (const one of kept) keepReject(tally, { code, ...one });
  if (held === undefined) tally.created += 1;
  else if (laid.changes.some((one) => one.again !== true)) tally.updated += 1;
  else if (rules.repeats === true) tally.repeated += 1;
  else tally.unchanged += 1;
  return { code, id: found?.id ?? null, before: held ?? nothing, ...laid };
}

/**
 * An entity out of scope is treated as if it did not exist. So the only thing reported is that its code is not free, and that only if the
 * rows would have created something new: codes are unique.
 */
function rejectTaken({ key, rows }: Group, intake: Intake): void {
  const fault = { column: columnFor(intake.plan, 'code'), code: 'out-of-scope', evidence: { code: key } };
  for (const { row } of rows) if (!intake.isRejected(row)) intake.reject(row, fault);
}

function without(fields: Readonly<Record<string, unknown>>, names: readonly string[]): Readonly<Record<string, unknown>> {
  return names.length === 0 ? fields : Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
}

/** If an entity cannot be created or changed, what depends on that in its other rows is rejected too. */
function rejectRest(group: Group, fault: Fault | undefined, intake: Intake): void {
  if (fault === undefined) return;
  for (const { row } of group.rows) if (!intake.isRejected(row)) intake.reject(row, fault);
}

/** Splits what a row sets by the day from which it is valid: timeless fields, and those of the row's day. */
export function inTime(
  set: Readonly<Record<string, unknown>>,
  from: string | null,
  timeless: readonly string[] = [],
): { readonly from: string | null; readonly fields: Readonly<Record<string, unknown>> }[] {
  const [always, dated] = [{} as Record<string, unknown>, {} as Record<string, unknown>];
  for (const [field, value] of Object.entries(set)) (from === null || timeless.includes(field) ? always : dated)[field] = value;
  return [
    { from: null, fields: always },
    { from, fields: dated },
  ].filter(({ fields }) => Object.keys(fields).length > 0);
}

function layRows(
  code: string,
  before: State,
  rows: Group['rows'],
  batch: Batch & { defaults: Readonly<Record<string, unknown>> },
): { after: State; changes: PlannedChange[]; fault: Fault | null } {
  const day = today(batch.now);
  const begins = batch.table.begins === true;
  const changes: PlannedChange[] = [];
  let state = before;
  let fault: Fault | null = null;
  for (const row of rows) {
    const from = row.part === '' ? null : row.part;
    const fields = changes.length === 0 && Object.keys(before.fields).length === 0 ? { ...batch.defaults, ...row.fields } : row.fields;
    const asked = { fields, from, asLine: begins || rows.length > 1, begins, timeless: batch.rules.timeless };
    const { set, again, kept } = differ(state, asked, batch.take);
    // compared with what was known before the file: rows of one that is new tell where it was on which day
    const moved = identityChanges(code, set, (field) => heldBefore(before, field, asked), batch.what);
    // a row that says from which day it holds has said that something changes then
    if (moved.length > 0 && !batch.moves && from === null) {
      const faults = moved.map((one) => identityFault(one, batch.intake.plan));
      batch.intake.reject(row.row, ...faults);
      batch.identity.refuse(moved);
      fault ??= faults[0] ?? null;
      continue;
    }
    batch.identity.add(moved);
    for (const one of kept) keepReject(batch.tally, { code, ...one });
    const parts = [
      ...(Object.keys(again).length > 0 ? [{ from, fields: again, again: true } as const] : []),
      ...inTime(set, from, batch.rules.timeless),
    ];
    for (const part of parts) {
      state = lay(state, { change: batch.change, ...part, byHand: false, begins }, day);
      changes.push({ ...part, row: row.row });
    }
  }
  return { after: state, changes, fault };
}

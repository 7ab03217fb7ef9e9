import type { Say, Job } from '#platform/list-intake/job.ts';
import type { PoolClient } from 'pg';
import { columnFor, type Mapping } from '#platform/list-intake/mapping.ts';
import { restsOf } from '#platform/list-intake/seen-preview.ts';
import { emptyTally, type Intake, openIntake, type ReadRow, type Tally } from '#platform/list-intake/intake.ts';
import { inTransaction, type ImportRun, type UndoOutcome } from '#platform/imports/imports.ts';
import { Problem } from '#kernel/problem.ts';
import { ofAsker } from '#kernel/trail.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller, wholeProgram } from '#kernel/unscoped.ts';
import { type AttachmentsNeeds, mostEntries, seen } from './needs.ts';
import type { Entry } from './facts.ts';
import { attachmentsDictionary, listRow, matched, type EntryRow, entryRow } from './list-file.ts';
import { mayChange } from './rights.ts';
import * as store from './store.ts';
import { textOf } from './text.ts';

export type ListImport = Mapping & {
  readonly file: string;
  readonly profile?: string | undefined;
  readonly preview?: boolean | undefined;
  readonly wait?: boolean | undefined;
};

/** The result for a row. */
type Step = { readonly row: number; readonly building: string; readonly entry: Entry | null; readonly said: EntryRow };

/** Lists of files and notes: export, import again, and undo. The bytes of files are part of backups, or are attached one by one. */
export function listVerbs(needs: AttachmentsNeeds) {
  const { imports } = needs;
  imports.knows(attachmentsDictionary);
  imports.performs(
    'attachments',
    async (scope, { file, options }, job, say) => {
      const ask = { ...options, file };
      const result = await inTransaction(needs.postgres, (on) => bring(needs, on, scope, ask, say, job), { keep: !job.preview });
      if (!job.preview) await imports.auditImport(scope, job, 'attachments', result);
      return result;
    },
    { agrees: true },
  );
  imports.onPlaced('attachments', async ({ id }) => ({
    where: (await store.buildingsOfImport(needs.postgres, wholeProgram, id)).map((building) => `building:${building}` as const),
  }));
  imports.onUndo('attachments', (on, scope, { id }, now) => takeBack(needs, on, scope, id, now));
  return {
    /** All entries of the buildings that a scope sees, including withdrawn ones, as rows that can be imported again. */
    listOut: (scope: Scope) => rowsOut(needs, scope),
    auditList: (scope: Scope, format: string) =>
      needs.audit(scope, { action: 'export', subject: 'attachments', region: ofAsker(scope), detail: { format } }),
    importList: async (scope: Scope, asked: ListImport, say: Say): Promise<ImportRun> => {
      const { file, preview, wait, ...options } = asked;
      return await imports.takeFile(scope, { kind: 'attachments', file, options, preview, wait, language: say.language });
    },
  };
}

async function* rowsOut(needs: AttachmentsNeeds, scope: Scope): AsyncGenerator<(string | number | null)[]> {
  const { postgres } = needs;
  for (const code of await store.codesWithEntries(postgres, wholeProgram)) {
    if ((await codesSeen(needs, scope, code)) === null) continue;
    const entries = await store.list(postgres, checkedByCaller, [code], { takenBack: true, limit: mostEntries, offset: 0 });
    for (const entry of entries.toReversed()) yield listRow(entry);
  }
}

/** The building that answers for a code, and all its codes; null if the scope sees none. */
async function codesSeen(needs: AttachmentsNeeds, scope: Scope, code: string) {
  return await seen(needs, scope, code).catch((error: unknown) => {
    if (error instanceof Problem && error.kind === 'not-found') return null;
    throw error;
  });
}

async function bring(
  needs: AttachmentsNeeds,
  on: PoolClient,
  scope: Scope,
  asked: ListImport,
  say: Say,
  job: Job,
): Promise<Record<string, unknown>> {
  const tally = emptyTally();
  const intake = await openIntake(job, attachmentsDictionary, await needs.imports.mappingOf(scope, 'attachments', asked));
  const rows = await readRows(intake, tally);
  const rests: (Entry | null)[] = [];
  for (const [code, own] of Map.groupBy(rows, ({ fields }) => String(fields['building']))) {
    const there = await codesSeen(needs, scope, code);
    if (there === null)
      for (const { row } of own)
        intake.reject(row, { column: columnFor(intake.plan, 'building'), code: 'out-of-scope', evidence: { code } });
    else await bringTo(needs, on, scope, { code, codes: there.codes, own, intake, tally, job, rests });
  }
  const closed = await intake.close(say);
  const result = { ...tally, ...closed, seconds: (needs.now() - job.now) / 1000, findings: intake.findings };
  const told = { ...result, rests: restsOf(rests) };
  if (job.preview) return told;
  job.agreed?.(told);
  await job.shown(on, result);
  return result;
}

async function readRows(intake: Intake, tally: Tally): Promise<ReadRow[]> {
  const good: ReadRow[] = [];
  for await (const batch of intake.rows()) {
    for (const row of batch) {
      tally.rows += 1;
      if (row.faults.length > 0) intake.reject(row.row, ...row.faults);
      else if (row.fields['building'] === undefined)
        intake.reject(row.row, { column: columnFor(intake.plan, 'building'), code: 'missing', evidence: { field: 'building' } });
      else good.push(row);
    }
  }
  return good;
}

type Part = {
  readonly code: string;
  readonly codes: readonly string[];
  readonly own: readonly ReadRow[];
  readonly intake: Intake;
  readonly tally: Tally;
  readonly job: Job;
  /** The current entries that the rows refer to; null if there is none. */
  readonly rests: (Entry | null)[];
};

/** The rows of one building. */
async function bringTo(needs: AttachmentsNeeds, on: PoolClient, scope: Scope, part: Part): Promise<void> {
  const { code, codes, own, tally } = part;
  const entries = (await store.list(on, checkedByCaller, codes, { takenBack: true, limit: mostEntries, offset: 0 })).toReversed();
  const said = own.map(({ fields }) => entryRow(fields));
  const about = matched(said, entries);
  part.rests.push(...own.map((_, at) => about[at] ?? null));
  let room = mostEntries - entries.length;
  for (const [at, { row }] of own.entries()) {
    const step = { row, building: code, entry: about[at] ?? null, said: said[at] as EntryRow };
    const fault = faultOf(scope, step, room);
    if (fault !== null)
      part.intake.reject(row, { column: columnFor(part.intake.plan, fault.field), code: fault.code, evidence: fault.evidence });
    else if (step.entry === null) {
      room -= 1;
      tally.created += 1;
      await write(on, scope, step, part.job, needs.now());
    } else if (step.entry.now.text === cleanOf(step.said) && step.entry.now.takenBack === step.said.takenBack) tally.unchanged += 1;
    else {
      tally.updated += 1;
      await write(on, scope, step, part.job, needs.now());
    }
  }
}

const cleanOf = ({ text, kind }: EntryRow): string => textOf(text, kind === 'note');

function faultOf(
  scope: Scope,
  { entry, said, building }: Step,
  room: number,
): { field: string; code: string; evidence: Record<string, unknown> } | null {
  const text = said.text.trim();
  if (text === '' && said.kind === 'note') return { field: 'text', code: 'note-empty', evidence: {} };
  if (said.kind === 'file' && text.length > 500) return { field: 'text', code: 'too-long', evidence: { max: 500 } };
  try {
    cleanOf(said);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { field: 'text', code: error.code, evidence: { ...error.evidence } };
  }
  if (entry === null && said.kind === 'file')
    return { field: 'sha256', code: 'attachment-file-absent', evidence: { building, sha256: said.sha256 ?? '' } };
  if (entry === null) return room > 0 ? null : { field: 'building', code: 'attachments-full', evidence: { building, most: mostEntries } };
  return mayChange(scope, entry) || saidAlready(entry, said)
    ? null
    : { field: 'entry', code: 'not-your-entry', evidence: { by: entry.made.by } };
}

const saidAlready = ({ now }: Entry, said: EntryRow): boolean => now.text === cleanOf(said) && now.takenBack === said.takenBack;

async function write(on: PoolClient, scope: Scope, { building, entry, said }: Step, job: Job, now: number): Promise<void> {
  if (job.preview) return;
  const id = entry?.id ?? (await store.addEntry(on, checkedByCaller, building, null));
  if (entry !== null) await store.hold(on, checkedByCaller, id);
  const revision = await store.addRevision(on, scope, id, { text: cleanOf(said), takenBack: said.takenBack, now });
  await store.cameBy(on, wholeProgram, { revision, import: job.id, entry: id, made: entry === null });
}

/** Undoes what an import wrote; refused if someone has changed it since. The text stays readable. */
async function takeBack(needs: AttachmentsNeeds, on: PoolClient, scope: Scope, id: number, now: number): Promise<UndoOutcome> {
  const brought = await store.broughtBy(on, wholeProgram, id);
  const seen = await needs.registry.activeVisible(scope, [...new Set(brought.map(({ building }) => building))]);
  const unseen = [...seen].flatMap(([code, isSeen]) => (isSeen ? [] : [code]));
  if (unseen.length > 0) return { standing: unseen.map((code) => ({ code: 'out-of-scope', severity: 'error', evidence: { code } })) };
  const later = brought.filter((one) => one.last !== one.revision);
  if (later.length > 0)
    return { standing: later.map(({ entry, by }) => ({ code: 'attachment-changed-later', severity: 'error', evidence: { entry, by } })) };
  for (const { entry, made, text, before } of brought)
    await store.addRevision(on, scope, entry, made || before === null ? { text, takenBack: true, now } : { ...before, now });
  return {};
}

import type { Say, Job } from '#platform/list-intake/job.ts';
import type { Pool, PoolClient } from 'pg';
import { emptyTally, type Intake, openIntake, type ReadRow, type Tally } from '#platform/list-intake/intake.ts';
import { type Imports, type ImportRun, inTransaction, type UndoOutcome } from '#platform/imports/imports.ts';
import { columnFor, type Mapping } from '#platform/list-intake/mapping.ts';
import { restsOf } from '#platform/list-intake/seen-preview.ts';
import { Problem } from '#kernel/problem.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { exactKey } from './check.ts';
import type { CatalogueEntry } from './facts.ts';
import { catalogueDictionary } from './fields.ts';
import * as store from './store.ts';
import type { CatalogueList } from './vocabulary.ts';

export type BringNeeds = { readonly postgres: Pool; readonly now: Clock; readonly imports: Imports };

export type CatalogueImport = Mapping & {
  readonly file: string;
  /** The place whose catalogue it is; otherwise the importer's own place, or the nation for those who see everything. */
  readonly region?: string | undefined;
  readonly profile?: string | undefined;
  readonly preview?: boolean | undefined;
  readonly wait?: boolean | undefined;
};

const mostRows = 100_000;

/** Imports catalogues from files: the first time, again with what changed, and taken back by undo. */
export function catalogueImports(needs: BringNeeds) {
  const { imports, postgres } = needs;
  imports.knows(catalogueDictionary);
  imports.performs(
    'catalogue',
    async (scope, { file, options }, job, say) => {
      const ask = { ...options, file } as CatalogueImport;
      const result = await inTransaction(postgres, (on) => bring(needs, on, scope, ask, say, job), { keep: !job.preview });
      if (!job.preview) await imports.auditImport(scope, job, 'catalogue', result);
      return result;
    },
    { agrees: true },
  );
  imports.onPlaced('catalogue', async ({ id }) => ({
    where: (await store.regionsOfImport(postgres, wholeProgram, id)).map((region) =>
      region === null ? null : (`place:${region}` as const),
    ),
  }));
  imports.onUndo('catalogue', (on, scope, { id }, at) => takeBack(on, scope, id, at));
  return async (scope: Scope, { file, preview, wait, ...options }: CatalogueImport, say: Say): Promise<ImportRun> => {
    if (!(await store.writes(postgres, scope, placeOf(scope, options.region))))
      throw new Problem('not-found', 'no-such-place', { place: options.region ?? '' });
    return imports.takeFile(scope, { kind: 'catalogue', file, options, preview, wait, language: say.language });
  };
}

const placeOf = ({ sees }: Scope, region: string | undefined): string | null => region ?? ('region' in sees ? sees.region : null);

async function bring(
  needs: BringNeeds,
  on: PoolClient,
  scope: Scope,
  asked: CatalogueImport,
  say: Say,
  job: Job,
): Promise<Record<string, unknown>> {
  const tally = emptyTally();
  const intake = await openIntake(job, catalogueDictionary, await needs.imports.mappingOf(scope, 'catalogue', asked));
  const rows = await readRows(intake, tally, placeOf(scope, asked.region));
  const held = await store.standingOf(
    on,
    wholeProgram,
    rows.map(({ key }) => key),
  );
  const fresh = rows.filter((row) => {
    const before = held.get(row.key);
    if (before === undefined) tally.created += 1;
    else if (isSame(before, row)) tally.unchanged += 1;
    else tally.updated += 1;
    return before === undefined || !isSame(before, row);
  });
  await store.add(on, scope, job.id, needs.now(), fresh);
  const closed = await intake.close(say);
  const result = { ...tally, ...closed, seconds: (needs.now() - job.now) / 1000, findings: intake.findings };
  const told = { ...result, rests: restsOf([...held].toSorted(([a], [b]) => (a < b ? -1 : 1))) };
  if (job.preview) return told;
  job.agreed?.(told);
  await job.shown(on, result);
  return result;
}

const fields = ['code', 'name', 'list', 'document', 'clause', 'from', 'until'] as const;

const isSame = (one: CatalogueEntry, other: CatalogueEntry): boolean => fields.every((field) => one[field] === other[field]);

/** The valid rows, without duplicates; if rows with the same key differ, all of them are rejected. */
async function readRows(intake: Intake, tally: Tally, region: string | null): Promise<store.NewEntry[]> {
  const good: store.NewEntry[] = [];
  for await (const batch of intake.rows())
    for (const row of batch) {
      tally.rows += 1;
      if (tally.rows > mostRows) throw new Problem('too-large', 'catalogue-large', { most: mostRows });
      const entry = entryOf(row, region);
      const faults = [...row.faults, ...faultsOf(entry, intake)];
      if (faults.length > 0) intake.reject(row.row, ...faults);
      else good.push({ ...entry, key: keyOf(entry), row: row.row });
    }
  return [...Map.groupBy(good, ({ key }) => key).values()].flatMap((same) => {
    const [first] = same as [store.NewEntry, ...store.NewEntry[]];
    if (same.every((one) => isSame(one, first))) {
      tally.repeated += same.length - 1;
      return [first];
    }
    const evidence = { code: first.code ?? first.name, rows: same.map(({ row }) => row).join(', ') };
    for (const { row } of same) intake.reject(row, { column: columnFor(intake.plan, 'name'), code: 'code-twice', evidence });
    return [];
  });
}

function entryOf({ fields: given }: ReadRow, region: string | null): CatalogueEntry {
  const text = (field: string): string | null => (typeof given[field] === 'string' && given[field] !== '' ? given[field] : null);
  return {
    region,
    code: text('code'),
    name: text('name') ?? '',
    list: given['list'] as CatalogueList,
    document: text('document'),
    clause: text('clause'),
    from: text('from'),
    until: text('until'),
  };
}

function faultsOf({ name, list, from, until }: CatalogueEntry, intake: Intake) {
  const fault = (field: string, code: string, evidence: Record<string, unknown>) => ({
    column: columnFor(intake.plan, field),
    code,
    evidence,
  });
  return [
    ...(name === '' ? [fault('name', 'missing', { field: 'name' })] : []),
    ...(list === undefined ? [fault('list', 'missing', { field: 'list' })] : []),
    ...(from !== null && until !== null && until < from ? [fault('until', 'catalogue-until-before-from', { from, until })] : []),
  ];
}

/** The key of an entry: place, list, document, code, name and first day. */
const keyOf = ({ region, list, document, code, name, from }: CatalogueEntry): string =>
  JSON.stringify([region, list, exactKey(document ?? ''), exactKey(code ?? ''), exactKey(name), from]);

async function takeBack(on: PoolClient, scope: Scope, change: number, at: number): Promise<UndoOutcome> {
  const others = await store.unwritable(on, scope, change);
  if (others.length > 0)
    return { standing: others.map((code) => ({ code: 'out-of-scope', severity: 'error', evidence: { code: code ?? '—' } })) };
  await store.withdraw(on, scope, change, at);
  return {};
}

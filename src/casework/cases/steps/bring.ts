import type { Say, Job } from '#platform/list-intake/job.ts';
import type { PoolClient } from 'pg';
import { columnFor, type Mapping } from '#platform/list-intake/mapping.ts';
import { emptyTally, openIntake, type Intake, type ReadRow, type Tally } from '#platform/list-intake/intake.ts';
import { inTransaction, type ImportRun, type UndoOutcome } from '#platform/imports/imports.ts';
import { Problem } from '#kernel/problem.ts';
import { isAway } from '#kernel/store-retry.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller, wholeProgram } from '#kernel/unscoped.ts';
import { today } from '#kernel/today.ts';
import type { Procedure } from '#platform/knowledge/facts.ts';
import { tidy } from '../store/clock-store.ts';
import { casesDictionary, families } from './bring-fields.ts';
import { addPersonal } from '../store/evidence-store.ts';
import type { CaseHead } from '../facts.ts';
import { readGiven } from './given.ts';
import { givenBy } from './rated.ts';
import type { CasesNeeds } from '../needs.ts';
import { addEvent, calendarNow, inForceOn, keepCases, zoneOf, type OpenCase } from '../open-case.ts';
import { newCase } from './begin-case.ts';
import { regionsOf, seenRegions } from '../store/around-store.ts';
import * as store from '../store/import-store.ts';

export type CasesImport = Mapping & {
  readonly file: string;
  readonly procedure: string;
  readonly profile?: string | undefined;
  readonly preview?: boolean | undefined;
  readonly wait?: boolean | undefined;
};

/** Imports existing cases from a file: each begins with the states it was in; and takes such an import back. */
export function bringVerbs(needs: CasesNeeds) {
  const { imports } = needs;
  imports.knows(casesDictionary);
  imports.performs('cases', async (scope, { file, options }, job, say) => {
    const ask = { ...options, file } as CasesImport;
    const result = await inTransaction(needs.postgres, (on) => bring(needs, on, scope, ask, say, job), { keep: !job.preview });
    if (!job.preview) await imports.auditImport(scope, job, 'cases', result);
    if (!job.preview && Number(result['created']) >= many) await tidied(needs);
    return result;
  });
  imports.onPlaced('cases', async ({ id }) => ({
    where: (await store.regionsOfImport(needs.postgres, wholeProgram, id)).map((region) =>
      region === null ? null : (`place:${region}` as const),
    ),
  }));
  imports.onUndo('cases', (on, _, { id }) => takeBack(on, id));
  return {
    /** Throws `no-such-procedure`, and what reading tables throws. */
    importCases: async (scope: Scope, { file, preview, wait, ...options }: CasesImport, say: Say): Promise<ImportRun> => {
      procedureOf(needs, options.procedure);
      return imports.takeFile(scope, { kind: 'cases', file, options, preview, wait, language: say.language });
    },
  };
}

function procedureOf(needs: CasesNeeds, id: string): Procedure {
  const found = inForceOn(needs, id, today(needs.now()));
  if (found === undefined) throw new Problem('not-found', 'no-such-procedure', { procedure: id });
  return found;
}

/** If the store is unavailable or full, it does this later by itself. */
async function tidied({ postgres }: CasesNeeds): Promise<void> {
  try {
    await tidy(postgres, wholeProgram);
  } catch (error) {
    if (!isAway(error)) throw error;
  }
}

type Bringing = {
  readonly needs: CasesNeeds;
  readonly on: PoolClient;
  readonly scope: Scope;
  readonly job: Job;
  readonly intake: Intake;
  readonly tally: Tally;
  readonly procedure: Procedure;
  readonly had: ReadonlySet<string>;
  /** Regions that the scope sees. */
  readonly regions: ReadonlySet<string>;
  /** By code, each with its region. */
  readonly buildings: ReadonlyMap<string, string | null>;
  readonly organisations: ReadonlyMap<string, string | null>;
  readonly projects: ReadonlyMap<string, string | null>;
  /** Read and not yet written. */
  readonly waiting: OpenCase[];
};

/** This many cases are written together; from this many on, the store is tidied immediately. */
const [together, many] = [1000, 5000];

async function bring(
  needs: CasesNeeds,
  on: PoolClient,
  scope: Scope,
  asked: CasesImport,
  say: Say,
  job: Job,
): Promise<Record<string, unknown>> {
  const tally = emptyTally();
  const intake = await openIntake(job, casesDictionary, await needs.imports.mappingOf(scope, 'cases', asked));
  const rows: ReadRow[] = [];
  for await (const batch of intake.rows()) rows.push(...batch);
  const one: Bringing = {
    needs,
    on,
    scope,
    job,
    intake,
    tally,
    procedure: procedureOf(needs, asked.procedure),
    ...(await around(on, scope, rows)),
  };
  const taken = new Set<string>();
  for (const row of rows) {
    tally.rows += 1;
    const code = text(row.fields['case']);
    if (taken.has(code)) intake.reject(row.row, fault(intake, 'case', 'case-twice', { case: code }));
    else await bringRow(one, row);
    taken.add(code);
    if (one.waiting.length >= together) await write(one);
    job.progress(tally.rows, rows.length);
  }
  await write(one);
  const closed = await intake.close(say);
  const result = { ...tally, ...closed, seconds: (needs.now() - job.now) / 1000, findings: intake.findings };
  if (!job.preview) await job.shown(on, result);
  return result;
}

/** The entities named in the rows of a file, looked up together. */
async function around(on: PoolClient, scope: Scope, rows: readonly ReadRow[]) {
  const named = (field: string) => [...new Set(rows.map(({ fields }) => text(fields[field])).filter((code) => code !== ''))];
  const buildings = await regionsOf(on, wholeProgram, 'building', named('building'));
  const organisations = await regionsOf(on, wholeProgram, 'organisation', named('organisation'));
  const projects = await regionsOf(on, wholeProgram, 'project', named('project'));
  const regions = [...named('region'), ...[buildings, organisations, projects].flatMap((found) => [...found.values()])];
  return {
    buildings,
    organisations,
    projects,
    regions: await seenRegions(on, scope, [...new Set(regions.filter((code) => code !== null))]),
    had: await store.codesThere(on, wholeProgram, named('case')),
    waiting: [],
  };
}

async function write({ on, scope, job, waiting }: Bringing): Promise<void> {
  await keepCases(on, scope, waiting.splice(0), job.now);
}

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

const fault = (intake: Intake, field: string, code: string, evidence: Record<string, unknown>) => ({
  column: columnFor(intake.plan, field),
  code,
  evidence,
});

async function bringRow(one: Bringing, row: ReadRow): Promise<void> {
  const { intake, tally, procedure, on, scope, needs, job } = one;
  const reject = (field: string, code: string, evidence: Record<string, unknown>) =>
    intake.reject(row.row, fault(intake, field, code, evidence));
  if (row.faults.length > 0) return intake.reject(row.row, ...row.faults);
  const links = linksOf(one, row);
  if ('code' in links) return reject(links.field, links.code, links.evidence);
  const stays = staysOf(procedure, row, job.now);
  if ('code' in stays) return reject(stays.field, stays.code, stays.evidence);
  const given = await fieldsOf(one, row, links.region);
  const [bad] = given.findings;
  if (bad !== undefined) return reject(`${families.field}${String(bad.evidence['field'])}`, 'field-bad', { ...bad.evidence });
  if (one.had.has(links.case)) return reject('case', 'case-there', { case: links.case });
  tally.created += 1;
  if (job.preview) return undefined;
  const head: CaseHead = { ...links, procedure: procedure.id };
  const open: OpenCase = { ...newCase(head, procedure, calendarNow(needs), stays[0].at), import: job.id };
  addEvent(open, job.now, {
    kind: 'begin',
    at: stays[0].at,
    by: scope.actor,
    note: `import:${job.id}`,
    procedure: procedure.id,
    version: procedure.version,
    region: links.region,
    organisation: links.organisation,
    building: links.building,
    ...(links.project !== null && { project: links.project }),
    state: stays[0].state,
    stays,
    ...(Object.keys(given.fields).length > 0 && { fields: given.fields }),
    ...(given.personal.length > 0 && { personal: Object.fromEntries(given.personal.map(({ field, hash }) => [field, hash])) }),
  });
  one.waiting.push(open);
  return addPersonal(on, checkedByCaller, links.case, given.personal);
}

type Wrong = { readonly field: string; readonly code: string; readonly evidence: Record<string, unknown> };

function linksOf({ regions, buildings, organisations, projects }: Bringing, { fields }: ReadRow): Omit<CaseHead, 'procedure'> | Wrong {
  const [code, building, organisation] = [text(fields['case']), text(fields['building']), text(fields['organisation'])];
  const project = text(fields['project']);
  if (code === '') return { field: 'case', code: 'missing', evidence: { field: 'case' } };
  if (building !== '' && !buildings.has(building)) return { field: 'building', code: 'no-such-building', evidence: { building } };
  if (organisation !== '' && !organisations.has(organisation))
    return { field: 'organisation', code: 'no-such-organisation', evidence: { organisation } };
  if (project !== '' && !projects.has(project)) return { field: 'project', code: 'no-such-project', evidence: { project } };
  const region = text(fields['region']) || buildings.get(building) || projects.get(project) || organisations.get(organisation) || null;
  if (region === null) return { field: 'region', code: 'missing', evidence: { field: 'region' } };
  if (!regions.has(region)) return { field: 'region', code: 'out-of-scope', evidence: { code: region } };
  return { case: code, region, organisation: organisation || null, building: building || null, project: project || null };
}

/** The states that a case entered according to its row, by time; the last is its current one, and none is ahead. @param now ms */
function staysOf(
  { states }: Procedure,
  { fields }: ReadRow,
  now: number,
): [{ state: string; at: string }, ...{ state: string; at: string }[]] | Wrong {
  const stateOf = (name: string) =>
    Object.hasOwn(states, name)
      ? name
      : Object.keys(states).find((key) => states[key]?.names?.zh === name || states[key]?.names?.en === name);
  const stays: { state: string; at: number }[] = [];
  for (const [name, at] of Object.entries(fields)) {
    if (!name.startsWith(families.entered) || typeof at !== 'number') continue;
    const state = stateOf(name.slice(families.entered.length).trim());
    if (state === undefined)
      return { field: name, code: 'state-not-in-procedure', evidence: { state: name.slice(families.entered.length) } };
    if (at * 1000 > now) return { field: name, code: 'state-ahead', evidence: { state, day: today(at * 1000) } };
    stays.push({ state, at });
  }
  const written = text(fields['state']);
  const state = stateOf(written);
  if (state === undefined) return { field: 'state', code: 'state-not-in-procedure', evidence: { state: written } };
  const sorted = stays.toSorted((a, b) => a.at - b.at);
  const [first] = sorted;
  if (first === undefined || sorted.at(-1)?.state !== state)
    return { field: 'state', code: 'state-not-entered', evidence: { state: written } };
  const written2 = sorted.map((stay) => ({ state: stay.state, at: new Date(stay.at * 1000).toISOString() }));
  return written2 as [(typeof written2)[number], ...typeof written2];
}

function fieldsOf(one: Bringing, { fields }: ReadRow, region: string) {
  const { on, procedure, needs, scope, job } = one;
  const by = givenBy(needs, { procedure, zone: zoneOf(procedure), head: { region } }, { asker: { scope }, at: job.now, now: job.now });
  const bag = Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) =>
      name.startsWith(families.field) ? [[name.slice(families.field.length).trim(), value]] : [],
    ),
  );
  return readGiven(on, procedure, { fields: {} }, bag, new Set(Object.keys(procedure.fields)), by);
}

/** Takes back what an import added; refused if one of the cases has been worked on since. */
async function takeBack(on: PoolClient, id: number): Promise<UndoOutcome> {
  const later = await store.workedOnSince(on, wholeProgram, id);
  if (later.length > 0) return { standing: later.map((code) => ({ code: 'case-worked-on', severity: 'error', evidence: { case: code } })) };
  await store.forgetImport(on, wholeProgram, id);
  return {};
}

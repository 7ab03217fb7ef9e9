import type { Pool, PoolClient } from 'pg';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { emptyTally, type Intake, oncePerKey, openIntake, type ReadRow, type Say, type Tally } from '#imports/intake.ts';
import { type Imports, inTransaction, type Job, type UndoOutcome } from '#imports/imports.ts';
import { columnFor, type Mapping } from '#imports/mapping.ts';
import { readBoundaries } from './boundary.ts';
import { organisationDictionary, placeDictionary } from './fields.ts';
import type { PlaceCore } from './core.ts';
import { aboveRegion, isRegionCode, kindOfRegion } from './regions.ts';
import * as store from './store.ts';
import type { OrganisationRow, PlaceRow, Subject } from './store.ts';

export type ImportAsk = Mapping & { readonly file: string; readonly profile?: string | undefined; readonly preview?: boolean | undefined; readonly wait?: boolean | undefined };

type Needs = { readonly postgres: Pool; readonly place: PlaceCore; readonly imports: Imports };

/** A row that is to be written, or what is wrong with it. */
type Checked<T> = { readonly row: number; readonly value: T } | { readonly row: number; readonly column: string; readonly code: string; readonly evidence: Record<string, unknown> };

/** Import and undo of places and organisations. */
export function createPlaceImport(needs: Needs) {
  const { imports, place } = needs;
  imports.knows(placeDictionary);
  imports.knows(organisationDictionary);
  imports.onUndo('places', (on, scope, row, now) => undo(on, scope, 'place', row.id, now));
  imports.onUndo('organisations', (on, scope, row, now) => undo(on, scope, 'organisation', row.id, now));

  async function undo(on: PoolClient, scope: Scope, subject: Subject, change: number, now: number): Promise<UndoOutcome> {
    const rows = await store.changesOf(on, scope, subject, change);
    const made = rows.filter((row) => row.before === null).map((row) => row.code);
    const standing: Finding[] = [...(await place.whatStands(on, subject, made))];
    const blocked = new Set([...(await store.touchedLater(on, scope, subject, change)), ...(await store.withChildren(on, scope, subject, made))]);
    for (const code of blocked) standing.push({ code: 'place-used-later', severity: 'error', evidence: { code } });
    if (standing.length > 0) return { standing };
    const before = rows.flatMap((row) => (row.before === null ? [] : [row.before]));
    if (subject === 'place') await store.putPlaces(on, scope, before as never, now, true);
    else await store.putOrganisations(on, scope, before as never, now);
    await store.removeAll(on, scope, subject, made);
    await store.withdraw(on, scope, subject, change, now);
    if (subject === 'place') await store.drawWithin(on, scope);
    return {};
  }

  async function importPlaces(scope: Scope, ask: ImportAsk, say: Say) {
    return await imports.run(scope, { kind: 'places', file: ask.file, options: optionsOf(ask), preview: ask.preview, wait: ask.wait }, async (job) => {
      const shapes = await geoJsonOf(job);
      return shapes === null ? await tablePlaces(scope, ask, say, job) : await shapePlaces(scope, job, shapes);
    });
  }

  async function tablePlaces(scope: Scope, ask: ImportAsk, say: Say, job: Job): Promise<Record<string, unknown>> {
    const intake = await openIntake(job, placeDictionary, await imports.mappingOf(scope, 'places', ask));
    const tally = emptyTally();
    const rows = await gather(intake, tally);
    const known = new Map((await store.places(needs.postgres, scope)).map((row) => [row.code, row]));
    const codes = new Set([...known.keys(), ...rows.map((row) => String(row.fields['code']))]);
    const checked = rows.map((row) => checkPlace(row, codes));
    return await settle(scope, 'place', intake, tally, checked, say, job);
  }

  /** A GeoJSON file: boundaries for places that are known by code or by name. */
  async function shapePlaces(scope: Scope, job: Job, shapes: NonNullable<ReturnType<typeof readBoundaries>>): Promise<Record<string, unknown>> {
    const gazetteer = await place.gazetteer(scope);
    const tally = emptyTally();
    const known = new Map((await store.below(needs.postgres, scope, null, true)).map((row) => [row.code, row]));
    const rejected: { row: number; column: string; code: string; evidence: Record<string, unknown> }[] = [];
    const rows: PlaceRow[] = [];
    for (const [index, shape] of shapes.entries()) {
      const found = gazetteer.find(shape.code ?? shape.name ?? '');
      const row = 'code' in found ? known.get(found.code) : undefined;
      if (row === undefined) rejected.push({ row: index + 1, column: 'code', code: 'unknown-region', evidence: { value: shape.code ?? shape.name ?? '' } });
      else rows.push({ ...row, boundary: shape.boundary });
    }
    tally.rows = shapes.length;
    const result = await write(scope, 'place', rows, tally, job, async () => ({ rejected, rejectedCount: rejected.length }), []);
    return result;
  }

  async function importOrganisations(scope: Scope, ask: ImportAsk, say: Say) {
    return await imports.run(scope, { kind: 'organisations', file: ask.file, options: optionsOf(ask), preview: ask.preview, wait: ask.wait }, async (job) => {
      const intake = await openIntake(job, organisationDictionary, await imports.mappingOf(scope, 'organisations', ask));
      const tally = emptyTally();
      const rows = await gather(intake, tally);
      const gazetteer = await place.gazetteer(scope);
      const codes = new Set([...(await store.organisationKeys(needs.postgres, scope)).map((row) => row.code), ...rows.map((row) => String(row.fields['code']))]);
      const allowed = 'region' in scope.sees ? new Set(await place.regionsWithin(scope.sees.region)) : null;
      const checked = rows.map((row) => checkOrganisation(row, codes, gazetteer, allowed));
      return await settle(scope, 'organisation', intake, tally, checked, say, job);
    });
  }

  async function settle(scope: Scope, subject: Subject, intake: Intake, tally: Tally, checked: readonly Checked<PlaceRow | OrganisationRow>[], say: Say, job: Job) {
    const good: (PlaceRow | OrganisationRow)[] = [];
    for (const one of checked) {
      if ('value' in one) good.push(one.value);
      else intake.reject(one.row, { column: columnFor(intake.plan, one.column), code: one.code, evidence: one.evidence });
    }
    return await write(scope, subject, good, tally, job, () => intake.close(say), intake.findings);
  }

  async function write(
    scope: Scope,
    subject: Subject,
    rows: readonly (PlaceRow | OrganisationRow)[],
    tally: Tally,
    job: Job,
    close: () => Promise<{ rejected: unknown[]; rejectedCount: number }>,
    findings: readonly Finding[],
  ): Promise<Record<string, unknown>> {
    const closed = await close();
    return await inTransaction(needs.postgres, async (on) => {
      const before = await current(on, scope, subject, rows.map((row) => row.code));
      const changed = rows.filter((row) => isNews(before.get(row.code), row)).map((row) => ({ ...before.get(row.code), ...row }));
      tally.created = changed.filter((row) => !before.has(row.code)).length;
      tally.updated = changed.length - tally.created;
      tally.unchanged = rows.length - changed.length;
      const result = { ...tally, ...closed, seconds: (Date.now() - job.now) / 1000, findings };
      if (job.preview || changed.length === 0) return result;
      if (subject === 'place') await place.write(on, scope, byDepth(changed as PlaceRow[]), true);
      else await store.putOrganisations(on, scope, withParentsFirst(changed as OrganisationRow[]), job.now);
      await store.addChanges(on, scope, subject, job.id, changed.map((row) => ({ code: row.code, before: before.get(row.code) ?? null, after: row })), job.now);
      await job.shown(on, result);
      return result;
    });
  }

  return { importPlaces, importOrganisations };
}

const optionsOf = ({ file: _file, preview: _preview, wait: _wait, ...rest }: ImportAsk): Record<string, unknown> => ({ ...rest });

async function gather(intake: Intake, tally: Tally): Promise<ReadRow[]> {
  const good: ReadRow[] = [];
  for await (const batch of intake.rows()) {
    for (const row of batch) {
      tally.rows += 1;
      if (row.faults.length > 0) intake.reject(row.row, ...row.faults);
      else if (row.fields['code'] === undefined) intake.reject(row.row, { column: columnFor(intake.plan, 'code'), code: 'missing', evidence: { field: 'code' } });
      else if (row.fields['name'] === undefined) intake.reject(row.row, { column: columnFor(intake.plan, 'name'), code: 'missing', evidence: { field: 'name' } });
      else good.push(row);
    }
  }
  return oncePerKey(good, (row) => String(row.fields['code']), intake, tally);
}

function checkPlace({ row, fields }: ReadRow, codes: ReadonlySet<string>): Checked<PlaceRow> {
  const code = String(fields['code']);
  const region = isRegionCode(code);
  const parent = (fields['parent'] as string | undefined) ?? (region ? (aboveRegion(code).find((one) => codes.has(one)) ?? null) : null);
  if (parent === null && code !== '100000') return { row, column: 'parent', code: 'missing', evidence: { field: 'parent' } };
  if (parent !== null && (!codes.has(parent) || parent === code)) return { row, column: 'parent', code: 'unknown-region', evidence: { value: parent } };
  const boundary = fields['boundary'];
  return { row, value: { code, name: String(fields['name']), kind: region ? kindOfRegion(code) : 'zone', parent, source: 'import', ...(boundary !== undefined && { boundary }) } };
}

function checkOrganisation(
  { row, fields }: ReadRow,
  codes: ReadonlySet<string>,
  gazetteer: { find(text: string): { code: string } | { fault: string; codes?: readonly string[] } },
  allowed: ReadonlySet<string> | null,
): Checked<OrganisationRow> {
  const parent = (fields['parent'] as string | undefined) ?? null;
  const code = String(fields['code']);
  if (parent !== null && (!codes.has(parent) || parent === code)) return { row, column: 'parent', code: 'unknown-organisation', evidence: { value: parent } };
  const named = fields['region'] === undefined ? null : gazetteer.find(String(fields['region']));
  if (named !== null && 'fault' in named) return { row, column: 'region', code: named.fault, evidence: { value: fields['region'], codes: named.codes?.join(' ') } };
  if (allowed !== null && (named === null || !allowed.has(named.code))) return { row, column: 'region', code: 'out-of-scope', evidence: { code } };
  const text = (name: string): string | null => (fields[name] as string | undefined) ?? null;
  return { row, value: { code, name: String(fields['name']), kind: text('kind'), parent, region: named?.code ?? null, contact: text('contact'), phone: text('phone') } };
}

async function current(on: PoolClient, scope: Scope, subject: Subject, codes: readonly string[]): Promise<Map<string, PlaceRow | OrganisationRow>> {
  const rows = subject === 'place' ? await store.below(on, scope, null, true) : await store.organisationsByCode(on, scope, codes);
  const wanted = new Set(codes);
  return new Map(rows.filter((row) => wanted.has(row.code)).map((row) => [row.code, row]));
}

/** Whether the file says something that is not there yet; what it leaves empty says nothing. */
function isNews(before: PlaceRow | OrganisationRow | undefined, row: PlaceRow | OrganisationRow): boolean {
  if (before === undefined) return true;
  const held = before as unknown as Record<string, unknown>;
  return Object.entries(row).some(([key, value]) => key !== 'source' && value !== null && value !== undefined && JSON.stringify(value) !== JSON.stringify(held[key]));
}

/** Regions from the nation down, then zones, those under zones last. */
function byDepth(rows: readonly PlaceRow[]): PlaceRow[] {
  return withParentsFirst(rows.toSorted((a, b) => a.code.localeCompare(b.code)));
}

/** Parents before children; a circle is refused. */
function withParentsFirst<T extends { code: string; parent: string | null }>(rows: readonly T[]): T[] {
  const waiting = new Map(rows.map((row) => [row.code, row]));
  const out: T[] = [];
  const visit = (row: T, below: readonly string[]): void => {
    if (below.includes(row.code)) throw new Problem('bad-input', 'circle-of-parents', { codes: [...below, row.code].join(' < ') });
    const parent = row.parent === null ? undefined : waiting.get(row.parent);
    if (parent !== undefined) visit(parent, [...below, row.code]);
    if (waiting.delete(row.code)) out.push(row);
  };
  for (const row of rows) if (waiting.has(row.code)) visit(row, []);
  return out;
}

async function geoJsonOf(job: Job): Promise<ReturnType<typeof readBoundaries>> {
  const { file } = job;
  if (file === null || !/\.(geo)?json$/iu.test(file.name)) return null;
  const shapes = readBoundaries(parsed(await job.text(200_000_000)));
  if (shapes === null) throw new Problem('bad-input', 'bad-boundary', { file: file.name });
  return shapes;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

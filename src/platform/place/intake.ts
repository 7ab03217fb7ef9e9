import type { Say, Job } from '#platform/list-intake/job.ts';
import type { PoolClient } from 'pg';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { refuseTwiceInJson } from '#kernel/twice-in-json.ts';
import type { Scope } from '#kernel/scope.ts';
import { sameForAll, wholeProgram } from '#kernel/unscoped.ts';
import { emptyTally, type Intake, oncePerKey, openIntake, type ReadRow, type Tally } from '#platform/list-intake/intake.ts';
import { type Imports, inTransaction, type ImportRun, type UndoOutcome } from '#platform/imports/imports.ts';
import { columnFor, type Mapping } from '#platform/list-intake/mapping.ts';
import { restsOf } from '#platform/list-intake/seen-preview.ts';
import { type NamedBoundary, readBoundaries } from './boundary.ts';
import { byDepth, type Checked, checkPlace, isNews } from './checks.ts';
import { oncePerCode, placeFinder } from './shapes.ts';
import { type PlaceInternals, whatStands, writePlaces } from './core.ts';
import { placeDictionary } from './fields.ts';
import * as store from './store.ts';
import type { PlaceRow } from './store.ts';

export type ImportGiven = Mapping & {
  readonly file: string;
  readonly profile?: string | undefined;
  readonly preview?: boolean | undefined;
  readonly wait?: boolean | undefined;
};

type Needs = PlaceInternals & { readonly imports: Imports };

/** What the parts of one import share. */
type Bringing = { readonly needs: Needs; readonly scope: Scope; readonly job: Job; readonly tally: Tally };

type Closed = { readonly rejected: readonly unknown[]; readonly rejectedCount: number };

/** Import and undo of places. */
export function importVerbs(needs: Needs) {
  const { imports } = needs;
  imports.knows(placeDictionary);
  imports.onPlaced('places', async ({ id }) => ({
    where: (await store.changesOf(needs.postgres, wholeProgram, id)).map(({ code }) => `place:${code}` as const),
  }));
  imports.onUndo('places', (on, _, row, now) => undo(needs, on, row.id, now));
  performs(needs, 'places', async (bringing, ask, say) => {
    const shapes = await geoJsonOf(bringing.job, await needs.imports.mappingOf(bringing.scope, 'places', ask));
    return shapes === null ? await tablePlaces(bringing, ask, say) : await shapePlaces(bringing, shapes);
  });
  return {
    /** Regions and zones from a table, or boundaries from GeoJSON. */
    importPlaces: (scope: Scope, ask: ImportGiven, say: Say): Promise<ImportRun> => bring(needs, scope, ask, 'places', say),
  };
}

type Bring = (bringing: Bringing, ask: ImportGiven, say: Say) => Promise<Record<string, unknown>>;

function performs(needs: Needs, kind: string, work: Bring): void {
  needs.imports.performs(
    kind,
    async (scope, { file, options }, job, say) => {
      const result = await work({ needs, scope, job, tally: emptyTally() }, { ...options, file }, say);
      if (!job.preview) await needs.imports.auditImport(scope, job, kind, result);
      return result;
    },
    { agrees: true },
  );
}

function bring(needs: Needs, scope: Scope, asked: ImportGiven, kind: string, say: Say): Promise<ImportRun> {
  const { file, preview, wait, ...options } = asked;
  return needs.imports.takeFile(scope, { kind, file, options, preview, wait, language: say.language });
}

async function undo(needs: Needs, on: PoolClient, change: number, now: number): Promise<UndoOutcome> {
  const rows = await store.changesOf(on, wholeProgram, change);
  const made = rows.filter((row) => row.before === null).map((row) => row.code);
  const standing: Finding[] = await whatStands(needs, on, 'place', made);
  const blocked = new Set([
    ...(await store.touchedLater(on, wholeProgram, change)),
    ...(await store.withChildren(on, wholeProgram, made)),
    ...(await store.placesOfOrganisations(on, wholeProgram, made)),
  ]);
  for (const code of blocked) standing.push({ code: 'place-used-later', severity: 'error', evidence: { code } });
  if (standing.length > 0) return { standing };
  const before = rows.flatMap((row) => (row.before === null ? [] : [row.before]));
  // stored as JSON by this slice, row by row
  await store.restorePlaces(on, wholeProgram, before as unknown as PlaceRow[], now);
  await store.removeAll(on, wholeProgram, made);
  await store.withdraw(on, wholeProgram, change, now);
  await store.drawWithin(on, wholeProgram);
  return {};
}

async function tablePlaces(bringing: Bringing, ask: ImportGiven, say: Say): Promise<Record<string, unknown>> {
  const { needs, scope, job, tally } = bringing;
  const intake = await openIntake(job, placeDictionary, await needs.imports.mappingOf(scope, 'places', ask));
  const rows = await gather(intake, tally);
  const known = await store.places(needs.postgres, sameForAll);
  const codes = new Set([...known.map((row) => row.code), ...rows.map((row) => String(row.fields['code']))]);
  const checked = rows.map((row) => checkPlace(row, codes));
  return await write(bringing, () => settle(checked, intake, say));
}

/**
 * A GeoJSON file: places in the form of exported files, new ones with enough information, and boundaries for those known by code or by
 * name.
 */
async function shapePlaces(bringing: Bringing, shapes: readonly NamedBoundary[]): Promise<Record<string, unknown>> {
  const { needs, tally } = bringing;
  const known = new Map((await store.below(needs.postgres, sameForAll, null, true)).map((row) => [row.code, row]));
  const placeOf = placeFinder(known, shapes);
  const checked = shapes.map((shape, index) => placeOf(shape, index + 1));
  const { good, rejected } = oncePerCode(checked, tally);
  tally.rows = shapes.length;
  return await write(bringing, async () => ({ rows: good, closed: { rejected, rejectedCount: rejected.length }, findings: [] }));
}

/** What is to be written, and what is reported about the rest. */
type Settled = { readonly rows: readonly PlaceRow[]; readonly closed: Closed; readonly findings: readonly Finding[] };

async function settle(checked: readonly Checked<PlaceRow>[], intake: Intake, say: Say): Promise<Settled> {
  const rows: PlaceRow[] = [];
  for (const one of checked) {
    if ('value' in one) rows.push(one.value);
    else intake.reject(one.row, { column: columnFor(intake.plan, one.column), code: one.code, evidence: one.evidence });
  }
  return { rows, closed: await intake.close(say), findings: intake.findings };
}

/** @param judged what is to be written, judged in the transaction that writes it */
async function write({ needs, job, tally }: Bringing, judged: (on: PoolClient) => Promise<Settled>): Promise<Record<string, unknown>> {
  return await inTransaction(needs.postgres, async (on) => {
    const { rows, closed, findings } = await judged(on);
    const before = await current(
      on,
      rows.map((row) => row.code),
    );
    const changed = rows.filter((row) => isNews(before.get(row.code), row)).map((row) => ({ ...before.get(row.code), ...row }));
    tally.created = changed.filter((row) => !before.has(row.code)).length;
    tally.updated = changed.length - tally.created;
    tally.unchanged = rows.length - changed.length;
    const result = { ...tally, ...closed, seconds: (needs.now() - job.now) / 1000, findings };
    const told = { ...result, rests: restsOf([[...before.values()].toSorted((a, b) => (a.code < b.code ? -1 : 1)), changed]) };
    if (job.preview) return told;
    job.agreed?.(told);
    await writePlaces(needs, on, byDepth(changed), true);
    const changes = changed.map((row) => ({ code: row.code, before: before.get(row.code) ?? null, after: row }));
    await store.addChanges(on, wholeProgram, job.id, changes, job.now);
    await job.shown(on, result);
    return result;
  });
}

async function gather(intake: Intake, tally: Tally): Promise<ReadRow[]> {
  const good: ReadRow[] = [];
  for await (const batch of intake.rows()) {
    for (const row of batch) {
      tally.rows += 1;
      if (row.faults.length > 0) intake.reject(row.row, ...row.faults);
      else if (row.fields['code'] === undefined)
        intake.reject(row.row, { column: columnFor(intake.plan, 'code'), code: 'missing', evidence: { field: 'code' } });
      else if (row.fields['name'] === undefined)
        intake.reject(row.row, { column: columnFor(intake.plan, 'name'), code: 'missing', evidence: { field: 'name' } });
      else good.push(row);
    }
  }
  return oncePerKey(good, (row) => String(row.fields['code']), intake, tally);
}

async function current(on: PoolClient, codes: readonly string[]): Promise<Map<string, PlaceRow>> {
  const wanted = new Set(codes);
  return new Map((await store.below(on, sameForAll, null, true)).filter((row) => wanted.has(row.code)).map((row) => [row.code, row]));
}

/**
 * The features of a GeoJSON file; null if it is a table. Throws `no-such-field` and `option-without-field` for options that have no meaning
 * there.
 */
async function geoJsonOf(job: Job, said: Mapping): Promise<ReturnType<typeof readBoundaries>> {
  const { file } = job;
  if (file === null || !/\.(geo)?json$/iu.test(file.name)) return null;
  const known = placeDictionary.fields.map(({ name }) => name);
  const strange = [...Object.keys(said.column ?? {}), ...Object.keys(said.set ?? {})].find((field) => !known.includes(field));
  if (strange !== undefined) throw new Problem('bad-input', 'no-such-field', { field: strange, fields: known.join(' ') });
  for (const [option, fields] of [
    ['--unit', said.unit],
    ['--value', said.value],
  ] as const)
    for (const field of Object.keys(fields ?? {})) throw new Problem('bad-input', 'option-without-field', { option, field });
  if ((said.headerRow ?? 1) > 1) throw new Problem('bad-input', 'header-row-unused', { format: 'GeoJSON' });
  const shapes = readBoundaries(parsed(await job.text(200_000_000)), said);
  if (shapes === null) throw new Problem('bad-input', 'bad-boundary', { file: file.name });
  return shapes;
}

function parsed(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  refuseTwiceInJson(text, Infinity);
  return value;
}

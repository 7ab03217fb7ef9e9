import type { WriteTrail } from '#kernel/trail.ts';
import type { Pool } from 'pg';
import { asOf, type AsOf } from '#kernel/as-of.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Clock } from '#kernel/request-context.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { checkedByCaller, wholeProgram } from '#kernel/unscoped.ts';
import { today } from '#kernel/today.ts';
import type { Attachments } from '#registry/attachments/attachments.ts';
import type { KeptWith } from '#registry/attachments/facts.ts';
import type { Access } from '#platform/access/access.ts';
import { type Imports, inTransaction } from '#platform/imports/imports.ts';
import type { Notices } from '#platform/notice/notice.ts';
import type { Place } from '#platform/place/place.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { Resources } from '#registry/resources/resources.ts';
import { addFiles, type CheckFile, checkFiles, filesOf } from './check-files.ts';
import * as store from './record-store.ts';
import { settleStop, settleStops, stopKind, stopOf } from './stop-duty.ts';
import { solarItemTerms } from './vocabulary.ts';
import { againstService, type InstalledDays, type SolarRecord, type SolarStanding, standingOn } from './standing.ts';

export type SolarSafetyNeeds = {
  readonly postgres: Pool;
  readonly now: Clock;
  readonly imports: Pick<Imports, 'change' | 'onUndo' | 'onPlaced'>;
  readonly resources: Pick<Resources, 'get' | 'getOn' | 'list' | 'standingOn' | 'onStanding'>;
  readonly registry: Pick<Registry, 'building' | 'activeVisible'>;
  readonly place: Pick<Place, 'get' | 'organisationsUnder'>;
  readonly access: Pick<Access, 'people'>;
  readonly notice: Pick<Notices, 'post' | 'register'>;
  readonly attachments: Pick<Attachments, 'history' | 'filesOf' | 'keepAll' | 'layOn' | 'drop'>;
  readonly audit: WriteTrail;
};

type Listed = Awaited<ReturnType<Resources['list']>>['resources'][number];

/** Photovoltaics with their state on a day. */
export type SolarSafe = Listed & { readonly standing: SolarStanding };

export type SafetyQuestion = {
  readonly region?: string | undefined;
  readonly building?: string | undefined;
  readonly on?: string | undefined;
  readonly knownAt?: string | undefined;
};

type Written = SolarRecord & {
  readonly resource: string;
  readonly note?: string | undefined;
  /** Entries of the dossier that document a check. */
  readonly files?: readonly number[] | undefined;
  /** Uploads to be stored there with it. */
  readonly uploads?: readonly string[] | undefined;
};

/** More photovoltaics than a city has. */
const all = { sort: 'code', descending: false, limit: 1_000_000, offset: 0 } as const;

/**
 * Safety checks of photovoltaics, the states recorded for them, and their duties (`flexibility.md` 3).
 * @example await createSolarSafety(needs).register(scope, { region: '140302' }) // { on: '2026-03-01', resources: [{ code: 'PV1', … }] }
 */
export function createSolarSafety(needs: SolarSafetyNeeds) {
  const { imports, resources, now } = needs;
  needs.notice.register(stopKind);
  imports.onPlaced('solar-record', async ({ subject }) => ({ where: [`resource:${subject}`] }));
  imports.onUndo('solar-record', async (on, scope, { id }, at) => {
    const resource = await store.resourceOf(on, wholeProgram, id);
    if (resource !== null && !(await isSeen(resources, scope, resource)))
      return { standing: [{ code: 'out-of-scope', severity: 'error', evidence: { code: resource } }] };
    if (resource !== null) await store.lockResource(on, wholeProgram, resource);
    await store.withdrawRecord(on, scope, id, at);
    const found = resource === null ? null : await resources.get(programScope, resource).catch(noneThere);
    if (found !== null) await settleStop(needs, on, found, at);
    return {};
  });
  resources.onStanding(async (on, codes) =>
    (await store.resourcesWithRecords(on, wholeProgram, codes)).map(({ resource, count, changes }): Finding => ({
      code: 'resource-has-checks',
      severity: 'error',
      evidence: { code: resource, count, changes },
    })),
  );
  return {
    /** Records a check or a state. Throws `no-such-resource`, `no-photovoltaics`; `unsafe` if putting it into service is not safe. */
    record: (scope: Scope, given: Written) => record(needs, scope, given),
    /**
     * All visible photovoltaics of a place or a building, in their state on a day. Throws `safety-of-what`, `no-such-building`,
     * `no-such-place`.
     */
    async register(scope: Scope, { region, building, on: asked, knownAt }: SafetyQuestion) {
      if (region === undefined && building === undefined) throw new Problem('bad-input', 'safety-of-what');
      if (building !== undefined) await needs.registry.building(scope, building);
      if (region !== undefined) await needs.place.get(region);
      const known = asOf(now(), knownAt);
      const on = asked ?? today(Math.min(now(), known.received));
      const there = { kind: 'pv', planned: true, removed: true, on } as const;
      // an aggregator sees resources of members, not the results of their checks
      const listed = 'aggregator' in scope.sees ? [] : await resources.standingOn(scope, { ...there, region, building, knownAt });
      return { on, resources: await withStanding(needs, listed, on, known) };
    },
    /** Photovoltaics that have to stop on a day, and their owner. Throws `no-such-resource`, `nothing-to-stop`. */
    async toStop(scope: Scope, code: string, asked: string | undefined) {
      const on = asked ?? today(now());
      if ('aggregator' in scope.sees) throw new Problem('not-found', 'no-such-resource', { resource: code });
      const found = await resources.getOn(scope, code, on);
      const [resource] = await withStanding(needs, [found], on, asOf(now(), undefined));
      if (resource === undefined || stopOf(resource.standing) === undefined)
        throw new Problem('cannot-do', 'nothing-to-stop', { resource: found.code, on });
      const { organisation } = await needs.registry.building(scope, resource.building);
      return { ...resource, on, organisation: typeof organisation === 'string' ? organisation : null };
    },
    /** Notifies owners, once each, of duties to stop that began with the passing of days. */
    remind: () => settleStops(needs),
    /** The duties of photovoltaics that the scope sees, as of today. */
    waiting: (scope: Scope) => waiting(needs, scope),
    /**
     * The files that document checks, by the changes of the checks; none for an aggregator, who sees resources of members but no dossier.
     */
    filesOf: async (scope: Scope, standings: readonly SolarStanding[]): Promise<ReadonlyMap<number, CheckFile[]>> =>
      'aggregator' in scope.sees
        ? new Map()
        : filesOf(
            needs.postgres,
            needs,
            scope,
            standings.flatMap(({ checks }) => checks.flatMap(({ change }) => change ?? [])),
          ),
    /** The state of photovoltaics on a day, in their order; regardless of scope. */
    standings: async (listed: readonly (InstalledDays & { readonly code: string })[], on: string, known: AsOf): Promise<SolarStanding[]> =>
      (await withStanding(needs, listed, on, known)).map(({ standing }) => standing),
  };
}

async function withStanding<One extends InstalledDays & { readonly code: string }>(
  { postgres }: SolarSafetyNeeds,
  listed: readonly One[],
  on: string,
  known: AsOf,
): Promise<(One & { readonly standing: SolarStanding })[]> {
  const codes = listed.map(({ code }) => code);
  const records = await store.recordsOf(postgres, checkedByCaller, codes, known);
  return listed.map((one) => ({ ...one, standing: standingOn(one, records.get(one.code) ?? [], on) }));
}

/** How many are named. */
const named = 3;

async function waiting(needs: SolarSafetyNeeds, scope: Scope) {
  const { resources } = await needs.resources.list(scope, { ...all, kind: 'pv' });
  const standing = await withStanding(needs, resources, today(needs.now()), asOf(needs.now(), undefined));
  const owing = standing.filter(({ standing: { duties } }) => duties.length > 0);
  const rank = (one: (typeof owing)[number]): number => (stopOf(one.standing) === undefined ? 1 : 0);
  return {
    count: owing.length,
    buildings: new Set(owing.map(({ building }) => building)).size,
    about: owing
      .toSorted((a, b) => rank(a) - rank(b))
      .slice(0, named)
      .map(({ code, name }) => name ?? code),
    since: owing.flatMap(({ standing: { duties } }) => duties.flatMap(({ since }) => since ?? [])).toSorted()[0] ?? null,
  };
}

async function record(needs: SolarSafetyNeeds, scope: Scope, { note = '', files = [], uploads = [], ...given }: Written) {
  const { now, resources, audit } = needs;
  const found = await resources.get(scope, given.resource);
  const { code } = found;
  if (found.kind !== 'pv') throw new Problem('cannot-do', 'no-photovoltaics', { resource: code });
  const entries = [...new Set(files)];
  await checkFiles(needs, scope, found.building, entries);
  const told = { ...given, resource: code, note: note === '' ? null : note };
  const kept = await needs.attachments.keepAll(scope, found.building, [...new Set(uploads)]);
  const { change, detail } = await writeRecord(needs, scope, { found, told, entries, kept }).catch(async (error: unknown) => {
    await needs.attachments.drop(kept);
    throw error;
  });
  const isCheck = 'item' in given;
  await audit(scope, { action: isCheck ? 'solar-check' : 'solar-state', subject: `resource:${code}`, detail: { change, ...detail } });
  const on = today(now()) > given.on ? today(now()) : given.on;
  const [resource] = await withStanding(needs, [found], on, asOf(now(), undefined));
  return { change, on, resource: resource as typeof found & { readonly standing: SolarStanding } };
}

type RecordParts = {
  readonly found: Awaited<ReturnType<Resources['get']>>;
  readonly told: SolarRecord & { readonly resource: string; readonly note: string | null };
  /** Files already in the dossier, and those to be added with the check. */
  readonly entries: readonly number[];
  readonly kept: readonly KeptWith[];
};

async function writeRecord(needs: SolarSafetyNeeds, scope: Scope, { found, told, entries, kept }: RecordParts) {
  const { postgres, now, imports, attachments } = needs;
  const { code } = found;
  return inTransaction(postgres, async (on) => {
    await store.lockResource(on, wholeProgram, code);
    const at = now();
    const known = (await store.recordsOf(on, checkedByCaller, [code], asOf(at, undefined))).get(code) ?? [];
    if ('state' in told && told.state === 'in-service') refuseUnsafe(code, found, known, told.on);
    const about = 'item' in told ? `${code} ${solarItemTerms[told.item].zh} ${told.on}` : code;
    const files = [...entries];
    for (const file of kept) files.push(await attachments.layOn(on, scope, found.building, file, about));
    const detail = { ...told, ...(files.length > 0 && { files }) };
    const change = await imports.change(on, scope, { kind: 'solar-record', subject: code, detail, now: at });
    await store.addRecord(on, scope, change, detail, at);
    await addFiles(on, checkedByCaller, change, files);
    await settleStop(needs, on, found, at);
    return { change, detail };
  });
}

function refuseUnsafe(code: string, days: InstalledDays, known: readonly SolarRecord[], on: string): void {
  const against = againstService(days, known, on);
  if (against.length === 0) return;
  const findings = against.map((duty) => ({ code: `unsafe-${duty}`, severity: 'error', evidence: { resource: code, duty, on } }) as const);
  throw new Problem('cannot-do', 'unsafe', { resource: code, on }, findings);
}

const isSeen = async (resources: SolarSafetyNeeds['resources'], scope: Scope, code: string): Promise<boolean> =>
  (await resources.get(scope, code).catch(noneThere)) !== null;

function noneThere(error: unknown): null {
  if (error instanceof Problem && error.code === 'no-such-resource') return null;
  throw error;
}

export type SolarSafety = ReturnType<typeof createSolarSafety>;

import type { Pool } from 'pg';
import { asOf, type AsOf } from '#kernel/as-of.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Clock } from '#kernel/request-context.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { today } from '#kernel/today.ts';
import type { Access } from '#access/access.ts';
import { type Imports, inTransaction } from '#imports/imports.ts';
import type { Notices } from '#notice/notice.ts';
import type { Place } from '#place/place.ts';
import type { Registry } from '#registry/registry.ts';
import type { Resources } from '#resources/resources.ts';
import type { Queryable } from '#ledger/entity-store.ts';
import * as store from './record-store.ts';
import { againstService, type InstalledDays, type SolarRecord, type SolarStanding, standingOn } from './standing.ts';

export type SolarSafetyNeeds = {
  readonly postgres: Pool;
  readonly now: Clock;
  readonly imports: Pick<Imports, 'change' | 'onUndo'>;
  readonly resources: Pick<Resources, 'get' | 'list' | 'onStanding'>;
  readonly registry: Pick<Registry, 'building'>;
  readonly place: Pick<Place, 'get' | 'organisationsUnder'>;
  readonly access: Pick<Access, 'people'>;
  readonly notice: Pick<Notices, 'post' | 'register'>;
  readonly audit: (scope: Scope, entry: { action: string; subject: string; detail: Record<string, unknown> }) => Promise<unknown>;
};

type Listed = Awaited<ReturnType<Resources['list']>>['resources'][number];

/** Photovoltaics with how they stand on a day. */
export type SolarSafe = Listed & { readonly standing: SolarStanding };

export type SafetyQuestion = {
  readonly region?: string | undefined;
  readonly building?: string | undefined;
  readonly on?: string | undefined;
  readonly knownAt?: string | undefined;
};

type Written = SolarRecord & { readonly resource: string; readonly note?: string | undefined };

/** More photovoltaics than a city has. */
const all = { sort: 'code', descending: false, limit: 1_000_000, offset: 0 } as const;

/**
 * What was found of the safety of photovoltaics, the states they were put into, and what is owed of them (`flexibility.md` 3).
 * @example await createSolarSafety(needs).register(scope, { region: '140302' }) // { on: '2026-03-01', resources: [{ code: 'PV1', … }] }
 */
export function createSolarSafety(needs: SolarSafetyNeeds) {
  const { imports, resources, now } = needs;
  needs.notice.register(stopKind);
  imports.onUndo('solar-record', async (on, scope, { id }, at) => {
    const resource = await store.resourceOf(on, scope, id);
    if (resource !== null && !(await isSeen(resources, scope, resource)))
      return { standing: [{ code: 'out-of-scope', severity: 'error', evidence: { code: resource } }] };
    await store.withdrawRecord(on, scope, id, at);
    return {};
  });
  resources.onStanding(async (on, codes) =>
    (await store.resourcesWithRecords(on, programScope, codes)).map(({ resource, count, changes }): Finding => ({
      code: 'resource-has-checks',
      severity: 'error',
      evidence: { code: resource, count, changes },
    })),
  );
  return {
    /** Writes a check or a state down. Throws `no-such-resource`, `no-photovoltaics`; `unsafe` where service is not safe. */
    record: (scope: Scope, given: Written) => record(needs, scope, given),
    /** All that are seen of a place or a building, as they stand on a day. Throws `safety-of-what`, `no-such-building`, `no-such-place`. */
    async register(scope: Scope, { region, building, on: asked, knownAt }: SafetyQuestion) {
      if (region === undefined && building === undefined) throw new Problem('bad-input', 'safety-of-what');
      if (building !== undefined) await needs.registry.building(scope, building);
      if (region !== undefined) await needs.place.get(scope, region);
      const on = asked ?? today(now());
      const { resources: listed } = await resources.list(scope, { ...all, kind: 'pv', region, building, knownAt });
      return { on, resources: await withStanding(needs, listed, on, asOf(now(), knownAt)) };
    },
    /** Photovoltaics that have to stop on a day, and whose they are. Throws `no-such-resource`, `nothing-to-stop`. */
    async toStop(scope: Scope, code: string, asked: string | undefined) {
      const on = asked ?? today(now());
      const found = await resources.get(scope, code);
      const [resource] = await withStanding(needs, [found], on, asOf(now(), undefined));
      if (resource?.standing.duties.some(({ duty }) => duty === 'stop') !== true)
        throw new Problem('cannot-do', 'nothing-to-stop', { resource: found.code, on });
      const { organisation } = await needs.registry.building(scope, resource.building);
      return { ...resource, on, organisation: typeof organisation === 'string' ? organisation : null };
    },
    /** How photovoltaics stand on a day, in their order; whoever sees them. */
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
  const records = await store.recordsOf(postgres, programScope, codes, known);
  return listed.map((one) => ({ ...one, standing: standingOn(one, records.get(one.code) ?? [], on) }));
}

async function record(needs: SolarSafetyNeeds, scope: Scope, { note = '', ...given }: Written) {
  const { postgres, now, imports, resources, audit } = needs;
  const found = await resources.get(scope, given.resource);
  const { code } = found;
  if (found.kind !== 'pv') throw new Problem('cannot-do', 'no-photovoltaics', { resource: code });
  const detail = { ...given, resource: code, note: note === '' ? null : note };
  const change = await inTransaction(postgres, async (on) => {
    await store.lockResource(on, scope, code);
    const at = now();
    const known = (await store.recordsOf(on, programScope, [code], asOf(at, undefined))).get(code) ?? [];
    if ('state' in given && given.state === 'in-service') refuseUnsafe(code, found, known, given.on);
    const made = await imports.change(on, scope, { kind: 'solar-record', subject: code, detail, now: at });
    await store.addRecord(on, scope, made, detail, at);
    const stood = (records: readonly SolarRecord[]) => standingOn(found, records, today(at));
    if (stopOf(stood(known)) === undefined) await tellToStop(needs, on, found, stood([...known, detail]), made);
    return made;
  });
  const isCheck = 'item' in given;
  await audit(scope, { action: isCheck ? 'solar-check' : 'solar-state', subject: `resource:${code}`, detail: { change, ...detail } });
  const on = today(now()) > given.on ? today(now()) : given.on;
  const [resource] = await withStanding(needs, [found], on, asOf(now(), undefined));
  return { change, on, resource: resource as typeof found & { readonly standing: SolarStanding } };
}

const stopOf = ({ duties }: SolarStanding) => duties.find(({ duty }) => duty === 'stop');

/** Who speaks for the owner is told once of each duty to stop, with the record that makes it one. */
async function tellToStop(needs: SolarSafetyNeeds, on: Queryable, found: Listed, standing: SolarStanding, change: number): Promise<void> {
  const stop = stopOf(standing);
  if (stop === undefined) return;
  const { organisation } = await needs.registry.building(programScope, found.building);
  const to = typeof organisation === 'string' ? await ownersOf(needs, organisation) : [];
  if (to.length === 0) return;
  const about = { resource: found.code, building: found.buildingName ?? found.building, since: stop.since ?? '' };
  const link = `/resources/${encodeURIComponent(found.code)}`;
  // by the record: the same day may begin a duty again that had ended
  const key = `${stopKind.kind}:${found.code}:${change}`;
  await needs.notice.post({ kind: stopKind.kind, code: 'notice-solar-stop', evidence: about, key, link, to }, on);
}

/** The accounts of owners that speak for an organisation. */
async function ownersOf({ access, place }: SolarSafetyNeeds, organisation: string): Promise<string[]> {
  const found: string[] = [];
  for (const user of await access.people(programScope)) {
    if (user.role !== 'owner' || user.disabled === true || user.organisation === null || user.organisation === undefined) continue;
    if ((await place.organisationsUnder(user.organisation)).includes(organisation)) found.push(user.identity);
  }
  return found;
}

const stopKind = {
  kind: 'solar-stop',
  name: { zh: '光伏停用通知', en: 'Photovoltaics have to stop' },
  audience: 'person',
  urgent: true,
  mail: true,
} as const;

function refuseUnsafe(code: string, days: InstalledDays, known: readonly SolarRecord[], on: string): void {
  const against = againstService(days, known, on);
  if (against.length === 0) return;
  const findings = against.map((duty) => ({ code: `unsafe-${duty}`, severity: 'error', evidence: { resource: code, duty, on } }) as const);
  throw new Problem('cannot-do', 'unsafe', { resource: code, on }, findings);
}

async function isSeen(resources: SolarSafetyNeeds['resources'], scope: Scope, code: string): Promise<boolean> {
  try {
    await resources.get(scope, code);
    return true;
  } catch (error) {
    if (error instanceof Problem && error.code === 'no-such-resource') return false;
    throw error;
  }
}

export type SolarSafety = ReturnType<typeof createSolarSafety>;

import type { Say } from '#platform/list-intake/job.ts';
import type { Pool, PoolClient } from 'pg';
import { asOf } from '#kernel/as-of.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { checkedByCaller, wholeProgram } from '#kernel/unscoped.ts';
import { today } from '#kernel/today.ts';
import type { ImportGiven } from '#platform/ledger/import.ts';
import { createLedger, type EditGiven, type KnownEntity, type LedgerNeeds } from '#platform/ledger/ledger.ts';
import type { OriginShown } from '#platform/ledger/provenance.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { resourceKind } from './resource-kind.ts';
import * as store from './resource-store.ts';
import { resourceDictionary } from './fields.ts';
import { matches, ordered } from './known-list.ts';
import * as lists from './list-store.ts';
import { presentResource, type ResourceShown } from './present-resource.ts';
import type { ResourceKind } from './vocabulary.ts';
import { asOn, isThere, presentStanding, type StandingResource } from './standing.ts';
import type { State } from '#platform/ledger/fold.ts';

export type { ResourceInDays, StandingResource };

/** Called before resources are undone: what depends on them (checks). */
export type ResourcesStanding = (on: PoolClient, codes: readonly string[]) => Promise<readonly Finding[]>;

/** Codes of the buildings whose resources an aggregator sees: members that have not left by a local day. */
export type ResourceMembers = (scope: Scope, day: string) => Promise<readonly string[]>;

export type ResourceNeeds = LedgerNeeds & { readonly postgres: Pool; readonly registry: Registry };

/** `building`: resources in it. `knownAt`: as known then; otherwise as of now. */
type ListQuestion = Omit<lists.ResourceQuery, 'buildings'> & {
  readonly building?: string | undefined;
  readonly knownAt?: string | undefined;
};

type ListAnswer = { resources: ResourceShown[]; total: number };

/**
 * Adjustable resources of buildings: photovoltaics, batteries, chargers, heat pumps, deferrable loads, each with its capability.
 * @example await resources.get(scope, 'PV-01', {}) // { code: 'PV-01', building: 'B001', kind: 'pv', kw: 120, tilt: 30, … }
 */
export function createResources(needs: ResourceNeeds) {
  const { postgres, now, registry } = needs;
  const buildingsOf = (codes: readonly string[]) => store.buildingsOfResources(postgres, wholeProgram, codes);
  const asked: ResourcesStanding[] = [];
  const members: ResourceMembers[] = [];
  const asWhom = (scope: Scope, day: string): Promise<ResourceSight> => sightOf(needs, members, scope, day);
  const standing: ResourcesStanding = async (on, codes) => {
    const found: Finding[] = [];
    for (const ask of asked) found.push(...(await ask(on, codes)));
    return found;
  };
  const ledger = createLedger(resourceKind({ registry, buildingsOf, sees: store.seesResource, standing }), needs);
  registry.onBuildingsStanding(async (on, codes) =>
    (await store.buildingsWithResources(on, wholeProgram, codes)).map(({ building, resource }): Finding => ({
      code: 'building-has-resources',
      severity: 'error',
      evidence: { code: building, resource },
    })),
  );
  return {
    importResources: (scope: Scope, ask: ImportGiven, say: Say) => ledger.importFile(scope, ask, say),
    edit: (scope: Scope, given: EditGiven) => ledger.edit(scope, given),
    add: ledger.add,
    history: ledger.history,
    examine: ledger.examine,
    passDays: ledger.passDays,
    /** Called before resources are undone: what depends on them. */
    onStanding: (ask: ResourcesStanding): void => void asked.push(ask),
    /** Sets the buildings whose resources an aggregator sees. */
    onMembers: (ask: ResourceMembers): void => void members.push(ask),
    rows: ledger.rows,
    /** The columns of the file that can be imported again. */
    header: () => resourceDictionary.fields.map(({ name }) => name),
    /** All resources that the scope sees and that existed on a day, in order of their codes, with the facts of that day. */
    standingOn: async (scope: Scope, ask: StandingQuestion) => standingOn(needs, ledger, await asWhom(scope, ask.on), ask),
    /** One resource with the facts of a day. Throws `no-such-resource`. */
    getOn: async (scope: Scope, code: string, on: string) => getOn(needs, ledger, await asWhom(scope, today(now())), code, on),
    /** One resource with its dated facts. Throws `no-such-resource`. */
    async inDays(scope: Scope, code: string, knownAt?: string): Promise<ResourceInDays> {
      const { as, own } = await asWhom(scope, today(now()));
      const entity = await ledger.oneAt(as, code, asOf(now(), knownAt));
      if (own !== null && !own.includes(String(entity.fields['building'])))
        throw new Problem('not-found', 'no-such-resource', { resource: code });
      return inDays(entity, today(now()));
    },
    /** All resources that one of these meters measured at some time, with their dated facts; regardless of scope. */
    async measuredBy(scope: Scope, meters: readonly string[], knownAt?: string): Promise<ResourceInDays[]> {
      const codes = await store.everMeasuredBy(postgres, wholeProgram, meters);
      return (await ledger.allAt(scope, asOf(now(), knownAt), codes)).map((one) => inDays(one, today(now())));
    },
    /** A page of the resources that the scope sees. Throws `owner-not-told` if an aggregator filters by organisation. */
    async list(scope: Scope, ask: ListQuestion): Promise<ListAnswer> {
      const sight = await asWhom(scope, today(now()));
      refuseOwner(sight, ask);
      return ask.knownAt === undefined ? listNow(needs, sight, ask) : listAt(needs, ledger, sight, ask, ask.knownAt);
    },
    /** One resource: its fields, dated ones included, and the source of each. Throws `no-such-resource`. */
    async get(scope: Scope, code: string, { knownAt }: { readonly knownAt?: string | undefined } = {}) {
      const { as, own } = await asWhom(scope, today(now()));
      const entity: KnownEntity & { readonly provenance?: Record<string, OriginShown> } =
        knownAt === undefined ? await ledger.one(as, code) : await ledger.oneAt(as, code, asOf(now(), knownAt));
      if (own !== null && !own.includes(String(entity.fields['building'])))
        throw new Problem('not-found', 'no-such-resource', { resource: code });
      const [shown] = await presentAll(needs, [entity]);
      const dated = Object.fromEntries(Object.entries(entity.dated).map(([field, line]) => [field, [...line]]));
      return { ...(shown as ResourceShown), dated, provenance: own === null ? (entity.provenance ?? {}) : {} };
    },
  };
}

async function getOn(
  needs: ResourceNeeds,
  ledger: Pick<ReturnType<typeof createLedger>, 'oneAt'>,
  { as, own }: ResourceSight,
  code: string,
  on: string,
): Promise<ResourceShown> {
  const one = asOn(await ledger.oneAt(as, code, asOf(needs.now(), undefined)), on);
  if (own !== null && !own.includes(String(one.fields['building']))) throw new Problem('not-found', 'no-such-resource', { resource: code });
  const [shown] = await presentAll(needs, [one]);
  return shown as ResourceShown;
}

/** The scope used for finding resources, and the only buildings to search; null: all that it sees. */
type ResourceSight = { readonly as: Scope; readonly own: readonly string[] | null };

/** An aggregator sees no buildings, but the resources of its members. */
async function sightOf(
  { registry }: ResourceNeeds,
  members: readonly ResourceMembers[],
  scope: Scope,
  day: string,
): Promise<ResourceSight> {
  if (!('aggregator' in scope.sees)) return { as: scope, own: null };
  const codes = (await Promise.all(members.map((ask) => ask(scope, day)))).flat();
  return { as: programScope, own: codes.length === 0 ? [] : [...(await registry.namesOfBuildings(programScope, codes))] };
}

/** Those who see only the resources of members get no information about the buildings' owners. */
function refuseOwner({ own }: ResourceSight, { organisation }: { readonly organisation?: string | undefined }): void {
  if (own !== null && organisation !== undefined) throw new Problem('not-allowed', 'owner-not-told', {});
}

async function presentAll(
  { registry, now }: ResourceNeeds,
  some: readonly Pick<KnownEntity, 'code' | 'fields'>[],
): Promise<ResourceShown[]> {
  const answering = await registry.answering([...new Set(some.map(({ fields }) => String(fields['building'])))]);
  return some.map((one) => presentResource(one, answering, today(now())));
}

/**
 * Which resources are requested as of a day: in one building, or in several; of one kind. `knownAt`: as known then; otherwise as known now.
 */
export type StandingQuestion = {
  readonly building?: string | undefined;
  readonly buildings?: readonly string[] | undefined;
  /** Only these resources. */
  readonly codes?: readonly string[] | undefined;
  readonly region?: string | undefined;
  readonly organisation?: string | undefined;
  readonly kind?: ResourceKind | undefined;
  readonly on: string;
  /** Include those installed later. */
  readonly planned?: boolean | undefined;
  /** Include those removed by then. */
  readonly removed?: boolean | undefined;
  readonly knownAt?: string | undefined;
};

async function standingOn(
  needs: ResourceNeeds,
  ledger: Pick<ReturnType<typeof createLedger>, 'allAt'>,
  sight: ResourceSight,
  { building, buildings, codes: asked, kind, on, planned, removed, knownAt, ...place }: StandingQuestion,
): Promise<StandingResource[]> {
  const { postgres, registry, now } = needs;
  const { as: scope, own } = sight;
  refuseOwner(sight, place);
  const [within, named] = await Promise.all([
    lists.buildingsInside(postgres, checkedByCaller, place),
    building !== undefined
      ? registry.namesOfBuilding(scope, building)
      : buildings === undefined
        ? null
        : registry.namesOfBuildings(scope, buildings),
  ]);
  const both = named === null ? within : new Set([...named].filter((code) => within === null || within.has(code)));
  const inside = own === null ? both : new Set(own.filter((code) => both === null || both.has(code)));
  const codes = inside === null ? null : [...inside];
  const known =
    knownAt === undefined
      ? await lists.standing(postgres, scope, { inside: codes, codes: asked, kind })
      : await ledger.allAt(scope, asOf(now(), knownAt), codes === null ? undefined : await store.everIn(postgres, wholeProgram, codes));
  const there = known
    .map((one) => asOn(one, on))
    .filter(
      (one) =>
        isThere(one, on, { planned, removed }) &&
        (asked === undefined || asked.includes(one.code)) &&
        (kind === undefined || one.fields['kind'] === kind) &&
        (inside === null || inside.has(String(one.fields['building']))),
    );
  if (there.length === 0) return [];
  const answering = await registry.answering([...new Set(there.map(({ fields }) => String(fields['building'])))]);
  const standing = [...new Set([...answering.values()].map(({ code }) => code))];
  const owners = own === null ? await lists.ownersOf(postgres, checkedByCaller, standing) : new Map<string, string>();
  return there.map((one) => presentStanding(one, answering, owners, on));
}

/** The filter of a list, with the building expanded to all its codes. */
async function filterOf(
  { registry }: ResourceNeeds,
  { as: scope, own }: ResourceSight,
  { building, ...ask }: ListQuestion,
): Promise<lists.ResourceQuery> {
  if (building === undefined) return { ...ask, ...(own !== null && { buildings: own }) };
  const names = await registry.namesOfBuilding(scope, building);
  return { ...ask, buildings: own === null ? names : [...names].filter((code) => own.includes(code)) };
}

async function listNow(needs: ResourceNeeds, sight: ResourceSight, ask: ListQuestion): Promise<ListAnswer> {
  const { rows, total } = await lists.list(needs.postgres, sight.as, await filterOf(needs, sight, ask), today(needs.now()));
  return { resources: await presentAll(needs, rows), total };
}

async function listAt(
  needs: ResourceNeeds,
  ledger: Pick<ReturnType<typeof createLedger>, 'allAt'>,
  sight: ResourceSight,
  ask: ListQuestion,
  knownAt: string,
): Promise<ListAnswer> {
  const scope = sight.as;
  const filter = await filterOf(needs, sight, ask);
  const codes = filter.buildings && (await store.everIn(needs.postgres, wholeProgram, filter.buildings));
  const known = await ledger.allAt(scope, asOf(needs.now(), knownAt), codes);
  const inside = await lists.buildingsInside(needs.postgres, checkedByCaller, ask);
  const found = ordered(
    (await presentAll(needs, known)).filter((one) => matches(one, filter, inside)),
    ask,
  );
  return { resources: found.slice(ask.offset, ask.offset + ask.limit), total: found.length };
}

export type Resources = ReturnType<typeof createResources>;

/** The facts of a resource from a day on, until the next begins; null: from the beginning. */
type ResourceSpell = { readonly from: string | null; readonly facts: ResourceShown };

/** A resource with all its facts over time. */
type ResourceInDays = { readonly code: string; readonly spells: readonly ResourceSpell[] };

/** Before any day that a fact begins on. */
const before = '0000-01-01';

/** The stretches of a resource between days on which one of its facts changes. @param day the local day of «today» */
function inDays(one: State & { readonly code: string }, day: string): ResourceInDays {
  const days = new Set(Object.values(one.dated).flatMap((line) => line.flatMap(({ from }) => from ?? [])));
  const starts = [null, ...[...days].toSorted()];
  const asked = { ...one, byHand: [...one.byHand] };
  return {
    code: one.code,
    spells: starts.map((from) => ({ from, facts: presentResource(asOn(asked, from ?? before), new Map(), day) })),
  };
}

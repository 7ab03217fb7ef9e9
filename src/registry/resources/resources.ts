import type { Say } from '#platform/list-intake/job.ts';
import type { Pool, PoolClient } from 'pg';
import { asOf } from '#kernel/as-of.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { today } from '#kernel/today.ts';
import type { ImportGiven } from '#platform/ledger/import-kind.ts';
import { createLedger, type EditGiven, type LedgerNeeds } from '#platform/ledger/ledger.ts';
import {
  createInBuildings,
  keepBuildingsOf,
  type ListQuestion,
  type Sight,
  type Standing,
  type StandingQuestion,
} from '#registry/in-buildings/in-buildings.ts';
import { type Answering, asOn, buildingOf, type LedgerEntry, stateOn } from '#registry/in-buildings/present.ts';
import * as inBuildings from '#registry/in-buildings/table-store.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { resourceKind } from './resource-kind.ts';
import * as store from './resource-store.ts';
import { resourceDictionary } from './fields.ts';
import { resourceFacts, type ResourceKind, resourceList } from './vocabulary.ts';
import type { State } from '#platform/ledger/fold.ts';
import { kindValues } from '#kernel/kind-fields.ts';

export type { ResourceInDays };

export type StandingResource = Standing<ResourceShown>;

/** Called before resources are undone: what depends on them (checks). */
export type ResourcesStanding = (on: PoolClient, codes: readonly string[]) => Promise<readonly Finding[]>;

/** Codes of the buildings whose resources an aggregator sees: members that have not left by a local day. */
export type ResourceMembers = (scope: Scope, day: string) => Promise<readonly string[]>;

export type ResourceNeeds = LedgerNeeds & { readonly postgres: Pool; readonly registry: Registry };

const table = { name: 'resource', list: resourceList } as const;

/**
 * Adjustable resources of buildings: photovoltaics, batteries, chargers, heat pumps, deferrable loads, each with its capability.
 * @example await resources.get(scope, 'PV-01', {}) // { code: 'PV-01', building: 'B001', kind: 'pv', kw: 120, tilt: 30, … }
 */
export function createResources(needs: ResourceNeeds) {
  const { postgres, now, registry } = needs;
  const buildingsOf = (codes: readonly string[]) => inBuildings.buildingsOf(postgres, wholeProgram, table, codes);
  const asked: ResourcesStanding[] = [];
  const members: ResourceMembers[] = [];
  const asWhom = (scope: Scope, day: string): Promise<Sight> => sightOf(needs, members, scope, day);
  const standing: ResourcesStanding = async (on, codes) => {
    const found: Finding[] = [];
    for (const ask of asked) found.push(...(await ask(on, codes)));
    return found;
  };
  const ledger = createLedger(resourceKind({ registry, buildingsOf, sees: inBuildings.seesInBuilding, standing }), needs);
  const kept = createInBuildings({ postgres, now, registry, ledger, table, present: presentResource });
  keepBuildingsOf(needs, table, (code, resource) => ({ code: 'building-has-resources', evidence: { code, resource } }));
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
    async standingOn(scope: Scope, ask: StandingQuestion): Promise<StandingResource[]> {
      const sight = await asWhom(scope, ask.on);
      refuseOwner(sight, ask);
      return kept.standingOn(sight, ask);
    },
    /** One resource with the facts of a day. Throws `no-such-resource`. */
    async getOn(scope: Scope, code: string, on: string): Promise<ResourceShown> {
      const { as, own } = await asWhom(scope, today(now()));
      const one = refuseOthers(own, await ledger.oneAt(as, code, asOf(now(), undefined)));
      return (await kept.presentAll([asOn(one, on)]))[0] as ResourceShown;
    },
    /** One resource with its dated facts. Throws `no-such-resource`. */
    async inDays(scope: Scope, code: string, knownAt?: string): Promise<ResourceInDays> {
      const { as, own } = await asWhom(scope, today(now()));
      return inDays(refuseOthers(own, await ledger.oneAt(as, code, asOf(now(), knownAt))), today(now()));
    },
    /** All resources that one of these meters measured at some time, with their dated facts; regardless of scope. */
    async measuredBy(scope: Scope, meters: readonly string[], knownAt?: string): Promise<ResourceInDays[]> {
      const codes = await store.everMeasuredBy(postgres, wholeProgram, meters);
      return (await ledger.allAt(scope, asOf(now(), knownAt), codes)).map((one) => inDays(one, today(now())));
    },
    /** A page of the resources that the scope sees. Throws `owner-not-told` if an aggregator filters by organisation. */
    async list(scope: Scope, ask: ListQuestion<typeof resourceList>): Promise<{ resources: ResourceShown[]; total: number }> {
      const sight = await asWhom(scope, today(now()));
      refuseOwner(sight, ask);
      const { shown, total } = await kept.list(sight, ask);
      return { resources: shown, total };
    },
    /** One resource: its fields, dated ones included, and the source of each. Throws `no-such-resource`. */
    async get(scope: Scope, code: string, { knownAt }: { readonly knownAt?: string | undefined } = {}) {
      const { as, own } = await asWhom(scope, today(now()));
      const { entity, provenance, ...shown } = await kept.get(as, code, knownAt);
      refuseOthers(own, entity);
      return { ...shown, provenance: own === null ? provenance : {} };
    },
  };
}

/** The entity: who sees only the resources of members is told nothing of others. Throws `no-such-resource`. */
function refuseOthers<T extends LedgerEntry>(own: readonly string[] | null, one: T): T {
  if (own !== null && !own.includes(String(one.fields['building'])))
    throw new Problem('not-found', 'no-such-resource', { resource: one.code });
  return one;
}

/** An aggregator sees no buildings, but the resources of its members. */
async function sightOf({ registry }: ResourceNeeds, members: readonly ResourceMembers[], scope: Scope, day: string): Promise<Sight> {
  if (!('aggregator' in scope.sees)) return { as: scope, own: null };
  const codes = (await Promise.all(members.map((ask) => ask(scope, day)))).flat();
  return { as: programScope, own: codes.length === 0 ? [] : [...(await registry.namesOfBuildings(programScope, codes))] };
}

/** Those who see only the resources of members get no information about the buildings' owners. */
function refuseOwner({ own }: Sight, { organisation }: { readonly organisation?: string | undefined }): void {
  if (own !== null && organisation !== undefined) throw new Problem('not-allowed', 'owner-not-told', {});
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

/** A resource as responses show it. Null means unknown; units are those of `flexibility.md` 2. */
type ResourceShown = ReturnType<typeof presentResource>;

/** @param day the local day of «today» */
function presentResource(held: LedgerEntry, answering: Answering, day: string) {
  const facts = kindValues(resourceFacts, held.fields);
  return {
    code: held.code,
    ...buildingOf(held, answering),
    ...facts,
    kind: facts.kind as ResourceKind,
    kw: facts.kw ?? 0,
    state: stateOn(held, answering, day),
  };
}

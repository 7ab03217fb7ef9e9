import { meterTable } from '../fields/kinds.ts';
import type { PoolClient } from 'pg';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller, wholeProgram } from '#kernel/unscoped.ts';
import type { OrganisationFinder } from '#platform/place/place.ts';
import { organisationsOf } from '../buildings/building-import.ts';
import type { Swap } from '../fields/devices.ts';
import type { EnergyItem, RegistryInternals } from '../cache/internals.ts';
import { buildingsOf, checkMeter, meterDefaults, type Surroundings } from './meter-rules.ts';
import * as meters from '../store/meter-store.ts';
import { type ScopeValues, scopeOfFields } from '#platform/place/public/scope-filter.ts';
import * as stages from '#platform/ledger/stage-store.ts';
import * as store from '#platform/ledger/entity-store.ts';
import type { Entity } from '#platform/ledger/entity-store.ts';

/** What is known about the surroundings of a file's meters. */
export type LoadedSurroundings = {
  readonly sights: ScopeValues;
  readonly items: ReadonlyMap<string, EnergyItem>;
  buildings: ReadonlyMap<string, Record<string, unknown>>;
  parents: ReadonlyMap<string, meters.ParentRow>;
  /** Parents in the file whose codes exist, but that the requester may not touch. */
  hidden: ReadonlySet<string>;
  readonly organisations: OrganisationFinder;
  swaps: ReadonlyMap<number, readonly Swap[]>;
  /** Codes of the batch that are taken by something other than metering points. */
  taken: ReadonlySet<string>;
};

/** The surroundings before anything is looked up. @param naming whether organisations are named */
export async function noSurroundings(
  internals: RegistryInternals,
  on: PoolClient,
  scope: Scope,
  naming: boolean,
): Promise<LoadedSurroundings> {
  return {
    sights: await internals.place.sights(scope, on),
    items: new Map(internals.items().map((item) => [item.code, item])),
    organisations: await organisationsOf(internals, on, scope, naming),
    buildings: new Map(),
    parents: new Map(),
    hidden: new Set(),
    swaps: new Map(),
    taken: new Set(),
  };
}

/** Looks up every building and meter that the staged rows name. */
export async function loadSurroundings(on: PoolClient, scope: Scope, around: LoadedSurroundings): Promise<void> {
  const shared = await stages.distinctShares(on, wholeProgram);
  const named = await stages.distinctValues(on, wholeProgram, 'parent');
  const parents = new Map(await meters.withParents(on, checkedByCaller, named));
  const staged = await stages.staged(on, wholeProgram, [...named]);
  const held = await store.byCodes(on, wholeProgram, meterTable, [...staged.keys()]);
  await loadBuildings(on, around, [
    ...(await stages.distinctValues(on, wholeProgram, 'building')),
    ...shared,
    ...(around.sights.all ? [] : [...parents.values(), ...held.values()].flatMap(({ fields }) => buildingsOf(fields))),
  ]);
  around.hidden = new Set([...held].filter(([, entity]) => !seesStanding(entity.fields, scope, around)).map(([code]) => code));
  for (const [code, fields] of staged) {
    const standing = held.get(code);
    const isNew = standing === undefined || standing.gone || around.hidden.has(code);
    const whole: Record<string, unknown> = { ...(isNew ? meterDefaults(fields, around.items) : standing.fields), ...fields };
    parents.set(code, { carrier: String(whole['carrier']), parent: (whole['parent'] as string | undefined) ?? null, fields: whole });
  }
  around.parents = parents;
  dropBadParents(staged, held, around, parents);
}

/** Adds buildings to the known surroundings, each once. */
async function loadBuildings(on: PoolClient, around: LoadedSurroundings, codes: readonly string[]): Promise<void> {
  const fresh = [...new Set(codes)].filter((code) => !around.buildings.has(code));
  if (fresh.length > 0) around.buildings = new Map([...around.buildings, ...(await meters.buildingsByCodes(on, checkedByCaller, fresh))]);
}

/** The existing surroundings of a batch's meters: buildings and parents that the file does not name, and their swaps. */
export async function loadStanding(on: PoolClient, around: LoadedSurroundings, held: readonly Entity[]): Promise<void> {
  around.swaps = await meters.swapsOf(
    on,
    checkedByCaller,
    held.map((entity) => entity.id),
  );
  await loadNamed(
    on,
    around,
    held.map(({ fields }) => fields),
  );
}

/** Buildings and parents that meters with these fields name. */
async function loadNamed(on: PoolClient, around: LoadedSurroundings, some: readonly Readonly<Record<string, unknown>>[]): Promise<void> {
  const parents = some.flatMap(({ parent }) => (typeof parent === 'string' && !around.parents.has(parent) ? [parent] : []));
  if (parents.length > 0) around.parents = new Map([...(await meters.withParents(on, checkedByCaller, parents)), ...around.parents]);
  const above = around.sights.all ? [] : parents.flatMap((code) => buildingsOf(around.parents.get(code)?.fields ?? {}));
  await loadBuildings(on, around, [...some.flatMap(buildingsOf), ...above]);
}

/** A row that will be rejected cannot be a parent, so the staged parents are validated first. */
function dropBadParents(
  staged: ReadonlyMap<string, Record<string, unknown>>,
  held: ReadonlyMap<string, Entity>,
  around: LoadedSurroundings,
  parents: Map<string, meters.ParentRow>,
): void {
  for (let before = -1; before !== parents.size;) {
    before = parents.size;
    for (const [code, fields] of staged) {
      const standing = held.get(code);
      if ((standing !== undefined && !standing.gone && !around.hidden.has(code)) || !parents.has(code)) continue;
      const fault = checkMeter(code, { ...meterDefaults(fields, around.items), ...fields }, surroundingsOf(around));
      if (fault !== null && fault.code !== 'circle-of-meters') parents.delete(code);
    }
  }
}

/** The same for one meter in its current and its possible new states. */
export async function surroundingsOfOne(
  internals: RegistryInternals,
  on: PoolClient,
  scope: Scope,
  some: readonly Readonly<Record<string, unknown>>[],
): Promise<LoadedSurroundings> {
  const naming = new Set(some.map(({ operator }) => operator ?? null)).size > 1;
  const around = await noSurroundings(internals, on, scope, naming);
  await loadNamed(on, around, some);
  return around;
}

/** The surroundings as the rules see them. */
export function surroundingsOf(around: LoadedSurroundings): Surroundings {
  const { all, operators } = around.sights;
  const building = (code: string): 'seen' | 'unseen' | null => {
    const fields = around.buildings.get(code);
    if (fields === undefined) return null;
    return scopeOfFields(around.sights, fields) ? 'seen' : 'unseen';
  };
  return {
    items: around.items,
    seesAll: all,
    building,
    parent: (code) => {
      const found = around.parents.get(code);
      if (found === undefined) return null;
      const serves = all ? [] : buildingsOf(found.fields);
      const seen = all || (!around.hidden.has(code) && serves.length > 0 && serves.every((one) => building(one) === 'seen'));
      return { carrier: found.carrier, parent: found.parent, seen };
    },
    operator: (code) => around.organisations.isSeen(code),
    alone: (fields) => all || operators?.has(String(fields['operator'])) === true,
  };
}

/** Whether the requester sees a meter through its building, or as its operator. */
export function seesStanding(fields: Readonly<Record<string, unknown>>, scope: Scope, around: LoadedSurroundings): boolean {
  if (around.sights.all) return true;
  if ('operator' in scope.sees) return around.sights.operators?.has(String(fields['operator'])) === true;
  const building = around.buildings.get(String(fields['building']));
  return building !== undefined && scopeOfFields(around.sights, building);
}

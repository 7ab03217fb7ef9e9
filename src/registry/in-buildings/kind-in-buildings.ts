import type { Scope } from '#kernel/scope.ts';
import type { FieldFault, Fields, Surroundings } from '#platform/ledger/kind-spec.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { firstDay } from './installed.ts';

type Needs = {
  readonly registry: Pick<Registry, 'activeVisible' | 'metersSeen'>;
  /** The buildings that entities of these codes are in. */
  readonly buildingsOf: (codes: readonly string[]) => Promise<readonly string[]>;
  /** What else is to be known about entities of these codes before they are judged. */
  readonly load?: (codes: readonly string[]) => Promise<void>;
  /** What else an entity may not become. */
  readonly refuse?: Surroundings['refuse'];
  readonly close?: NonNullable<Surroundings['close']>;
};

/** Surroundings of a kind whose visibility and rights are those of its building; of what it names, a building and a meter are checked. */
export function surroundingsInBuildings(scope: Scope, { registry, buildingsOf, refuse, ...own }: Needs): Surroundings {
  const seesAll = 'all' in scope.sees;
  const [seen, meters] = [new Map<string, boolean>(), new Map<string, boolean>()];
  return {
    defaults: {},
    resolve: () => [],
    async load(groups) {
      const [codes, buildings, named] = [new Set<string>(), new Set<string>(), new Set<string>()];
      for await (const piece of groups)
        for (const { key, rows } of piece) {
          codes.add(key);
          for (const { fields } of rows) {
            if (typeof fields['building'] === 'string') buildings.add(fields['building']);
            if (typeof fields['meter'] === 'string') named.add(fields['meter']);
          }
        }
      if (!seesAll) for (const building of await buildingsOf([...codes])) buildings.add(building);
      for (const [code, is] of await registry.activeVisible(scope, [...buildings])) seen.set(code, is);
      if (!seesAll) for (const [code, is] of await registry.metersSeen(scope, [...named])) meters.set(code, is);
      await own.load?.([...codes]);
    },
    isSeen: ({ building }) => seesAll || seen.get(String(building)) === true,
    refuse: (code, before, after) =>
      otherBuilding(before, after, seen, seesAll) ??
      (seesAll ? null : otherMeter(before, after, meters)) ??
      wrongDays(after) ??
      refuse?.(code, before, after) ??
      null,
    ...(own.close !== undefined && { close: own.close }),
  };
}

/**
 * Entities can move only between buildings that the requester sees, at both ends: nothing is taken from others or handed over to them. For
 * those who do not see everything, a missing building gives the same error as one that is not theirs.
 */
function otherBuilding(
  before: Fields | null,
  { building }: Fields,
  seen: ReadonlyMap<string, boolean>,
  seesAll: boolean,
): FieldFault | null {
  if (typeof building !== 'string' || building === before?.['building'] || seen.get(building) === true) return null;
  return seesAll
    ? { field: 'building', code: 'unknown-building', evidence: { value: building } }
    : { field: 'building', code: 'out-of-scope', evidence: { code: building } };
}

/**
 * What a meter counts is compared with everything that names it, so only a visible meter may be named. A missing one gives the same error
 * as one that is not theirs; for those who see everything, it may be imported later.
 */
function otherMeter(before: Fields | null, { meter }: Fields, seen: ReadonlyMap<string, boolean>): FieldFault | null {
  if (typeof meter !== 'string' || meter === before?.['meter'] || seen.get(meter) === true) return null;
  return { field: 'meter', code: 'unknown-resource-meter', evidence: { meter } };
}

function wrongDays({ installed, removed }: Fields): FieldFault | null {
  return typeof installed === 'string' && typeof removed === 'string' && removed < firstDay(installed)
    ? { field: 'removed', code: 'removed-before-installed', evidence: { installed, removed } }
    : null;
}

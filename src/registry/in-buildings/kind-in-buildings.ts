import type { Scope } from '#kernel/scope.ts';
import type { Finding } from '#kernel/finding.ts';
import type { Closing, FieldFault, Fields, Surroundings } from '#platform/ledger/kind-spec.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { firstDay } from './installed.ts';
import type { Answering } from './present.ts';

type Needs = {
  readonly registry: Pick<Registry, 'activeVisible' | 'metersSeen'> & Partial<Pick<Registry, 'answering'>>;
  /** The buildings that entities of these codes are in. */
  readonly buildingsOf: (codes: readonly string[]) => Promise<readonly string[]>;
  /** What else is to be known about entities of these codes before they are judged. */
  readonly load?: (codes: readonly string[]) => Promise<void>;
  /** What else an entity may not become. */
  readonly refuse?: Surroundings['refuse'];
  readonly close?: NonNullable<Surroundings['close']>;
  /** None is new in a building that was demolished before. `undated`: its entities do not say when they were installed. */
  readonly installs?: { readonly byHand: boolean; readonly undated?: true };
};

type Installs = NonNullable<Needs['installs']>;

/** Surroundings of a kind whose visibility and rights are those of its building; of what it names, a building and a meter are checked. */
export function surroundingsInBuildings(scope: Scope, { registry, buildingsOf, refuse, installs, ...own }: Needs): Surroundings {
  const seesAll = 'all' in scope.sees;
  const [seen, meters] = [new Map<string, boolean>(), new Map<string, boolean>()];
  let answering: Answering = new Map();
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
      if (installs !== undefined) answering = (await registry.answering?.([...buildings])) ?? answering;
      await own.load?.([...codes]);
    },
    isSeen: ({ building }) => seesAll || seen.get(String(building)) === true,
    refuse: (code, before, after) =>
      otherBuilding(before, after, seen, seesAll) ??
      (seesAll ? null : otherMeter(before, after, meters)) ??
      wrongDays(after) ??
      (installs?.byHand === true ? intoDemolished(before, after, answering, installs) : null) ??
      refuse?.(code, before, after) ??
      null,
    close: async (written, change) => [
      ...((await own.close?.(written, change)) ?? []),
      ...(installs?.byHand === false ? demolishedIn(written, answering, installs) : []),
    ],
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

/**
 * Nothing new is in a building that was demolished, unless it is known to have been there before: installed, or removed again, by then.
 * A demolition that is still to come hinders nothing that comes before it.
 */
function intoDemolished(
  before: Fields | null,
  { building, installed, removed }: Fields,
  answering: Answering,
  { undated }: Pick<Installs, 'undated'>,
): FieldFault | null {
  const day = typeof building === 'string' && building !== before?.['building'] ? answering.get(building)?.demolished : null;
  if (day === null || day === undefined) return null;
  const wasThere = typeof installed === 'string' && firstDay(installed) < day;
  if (wasThere || (typeof removed === 'string' && removed <= day)) return null;
  return {
    field: 'building',
    code: 'into-demolished-building',
    evidence: { building, day, ...(undated === true && { about: 'undated' }) },
  };
}

/** A file may tell of what was there before, so its rows are taken, and told. */
function demolishedIn(written: readonly Closing[], answering: Answering, installs: Installs): Finding[] {
  const found = written.flatMap(({ code, before, after }) => {
    const fault = intoDemolished(before?.fields ?? null, after.fields, answering, installs);
    return fault === null ? [] : [{ code, ...fault.evidence }];
  });
  const [first] = found;
  if (first === undefined) return [];
  return [{ code: 'in-demolished-buildings', severity: 'warning', evidence: { count: found.length, ...first } }];
}

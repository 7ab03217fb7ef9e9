import type { OfAll } from '#platform/db/of-all.ts';
import { setImmediate } from 'node:timers/promises';
import { Problem } from '#kernel/problem.ts';
import { bothOf, type Lies } from '#kernel/trail.ts';
import type { Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { inTransaction } from '#platform/imports/imports.ts';
import * as buildings from '../store/building-store.ts';
import { need } from './buildings.ts';
import { buildingTable } from '../fields/kinds.ts';
import type { RegistryInternals } from '../cache/internals.ts';
import type { Comparable, Likeness } from '../fields/matching.ts';
import { cachedComparables } from '../cache/cache-query.ts';
import { type Pair, pairsAmong, type Placed } from '../fields/pairs.ts';
import { byBytes } from '../cache/cache.ts';
import * as store from '../store/merge-store.ts';
import { buildingsOutside } from '../store/outside-store.ts';
import { takeTurn } from '#platform/ledger/entity-store.ts';
import { tellTouched } from '../touch.ts';

export type Candidate = Likeness & { readonly codes: readonly [string, string]; readonly names: readonly [string, string] };

const likely = 0.5;
/** How long pairs are compared before yielding to other work, ms. */
const breath = 20;

const nameOf = ({ code, fields }: Comparable): string => (typeof fields['name'] === 'string' ? fields['name'] : code);

/** Buildings that may be the same, and people's decisions about them. */
export function createMerges(internals: RegistryInternals) {
  takeDistinctBack(internals);
  return {
    candidates: (scope: Scope, asked: CandidatesQuery) => candidates(internals, scope, asked),
    /** Merges in force, latest first. */
    merged: (scope: Scope, page: { limit: number; offset: number }) => store.standing(internals.postgres, scope, page),
    merge: (scope: Scope, code: string, into: string) => merge(internals, scope, code, into),
    unmerge: (scope: Scope, code: string) => unmerge(internals, scope, code),
    keepApart: (scope: Scope, code: string, other: string) => keepApart(internals, scope, code, other),
  };
}

type CandidatesQuery = {
  readonly region?: string | undefined;
  readonly building?: string | undefined;
  readonly least?: number | undefined;
  readonly limit: number;
};

/** Pairs that may be one building, most likely first. */
async function candidates(internals: RegistryInternals, scope: Scope, asked: CandidatesQuery): Promise<OfAll<Candidate>> {
  const of = asked.building === undefined ? null : (await need(internals, scope, asked.building)).code;
  const told = new Set(
    (await store.distinct(internals.postgres, wholeProgram)).flatMap(([one, other]) => [`${one}\n${other}`, `${other}\n${one}`]),
  );
  const all = await comparablesOf(internals, scope, asked.region);
  const apart = (a: Placed, b: Placed): boolean => told.size > 0 && told.has(`${a.code}\n${b.code}`);
  const found: Pair[] = [];
  let since = performance.now();
  for (const some of pairsAmong(all, { least: asked.least ?? likely, of, apart })) {
    found.push(...some);
    if (performance.now() - since < breath) continue;
    await setImmediate();
    since = performance.now();
  }
  const rows = found
    .toSorted((one, other) => other.score - one.score || byBytes(one.a.code, other.a.code) || byBytes(one.b.code, other.b.code))
    .slice(0, asked.limit)
    .map(({ a, b, score, why }): Candidate => ({ codes: [a.code, b.code], names: [nameOf(a), nameOf(b)], score, why }));
  return { rows, total: found.length };
}

/** From memory; if there are too many for that, from the store. */
async function comparablesOf(internals: RegistryInternals, scope: Scope, region: string | undefined): Promise<Placed[]> {
  const places = region === undefined ? null : new Set(await internals.place.regionsWithin(region));
  const sights = await internals.place.sights(scope);
  const cache = await internals.held.now();
  if (cache === null) return store.comparables(internals.postgres, scope, region);
  return cachedComparables(cache, { sights, places });
}

/** Makes `code` an alias of `into`. The scope must see both. */
async function merge(
  internals: RegistryInternals,
  scope: Scope,
  code: string,
  into: string,
): Promise<{ change: number; building: string; alias: string }> {
  const made = await inTransaction(internals.postgres, async (on) => {
    await takeTurn(on, wholeProgram, buildingTable);
    const [one, other] = [await buildings.findItself(on, scope, code), await buildings.find(on, scope, into)];
    if (one === undefined || (await buildings.find(on, scope, code)) === undefined)
      throw new Problem('not-found', 'no-such-building', { building: code });
    if (other === undefined) throw new Problem('not-found', 'no-such-building', { building: into });
    if (one.id === other.id) throw new Problem('conflict', 'merge-with-itself', { building: code });
    if (one.merged_into !== null) throw new Problem('conflict', 'merged-already', { building: code });
    const now = internals.now();
    const change = await internals.imports.change(on, scope, { kind: 'merge', subject: code, detail: { into: other.code }, now });
    await store.addMerge(on, wholeProgram, { building: one.id, into: other.id, change, now });
    await store.redrawMerges(on, wholeProgram, now);
    return { change, building: other.code, alias: code, region: bothOf(regionOf(one), regionOf(other)) };
  });
  return finish(internals, scope, 'merge', code, made);
}

/** Undoes a merge, so that the code is a building of its own again. */
async function unmerge(internals: RegistryInternals, scope: Scope, code: string): Promise<{ change: number; building: string }> {
  const made = await inTransaction(internals.postgres, async (on) => {
    await takeTurn(on, wholeProgram, buildingTable);
    const one = await buildings.findItself(on, scope, code);
    // the building that answers for it loses what it contributed, so the scope must see both
    const answering = await buildings.find(on, scope, code);
    if (one === undefined || answering === undefined) throw new Problem('not-found', 'no-such-building', { building: code });
    if (one.merged_into === null) throw new Problem('conflict', 'not-merged', { building: code });
    const now = internals.now();
    const change = await internals.imports.change(on, scope, { kind: 'unmerge', subject: code, detail: { from: answering.code }, now });
    await store.withdrawMergeOf(on, wholeProgram, one.id, now);
    await store.redrawMerges(on, wholeProgram, now);
    return { change, building: code, region: bothOf(regionOf(one), regionOf(answering)) };
  });
  return finish(internals, scope, 'unmerge', code, made);
}

/** The region of a building by its own facts, regardless of what it is merged into. */
const regionOf = ({ fields }: { readonly fields: Readonly<Record<string, unknown>> }): string | null =>
  (fields['region'] as string | undefined) ?? null;

/** @param made with the regions of the code itself and of the building that answers for it, because both are affected */
async function finish<Made extends { readonly region: Lies }>(
  internals: RegistryInternals,
  scope: Scope,
  action: string,
  code: string,
  made: Made,
): Promise<Omit<Made, 'region'>> {
  const { region, ...detail } = made;
  await tellTouched(internals);
  await internals.audit?.(scope, { action, subject: `building:${code}`, region, detail });
  return detail;
}

/** Records that two buildings are not the same, so that they are no longer candidates. */
async function keepApart(internals: RegistryInternals, scope: Scope, code: string, other: string): Promise<{ change: number }> {
  const [one, two] = [await need(internals, scope, code), await need(internals, scope, other)];
  const made = await inTransaction(internals.postgres, async (on) => {
    const change = await internals.imports.change(on, scope, { kind: 'distinct', subject: code, detail: { other }, now: internals.now() });
    await store.addDistinct(on, wholeProgram, one.id, two.id, change);
    return { change };
  });
  await internals.audit?.(scope, {
    action: 'keep-apart',
    subject: `building:${code}`,
    region: bothOf(regionOf(one), regionOf(two)),
    detail: { ...made, other },
  });
  return made;
}

/** The decision that two buildings are not the same can be undone too. */
function takeDistinctBack({ imports }: RegistryInternals): void {
  imports.onUndo('distinct', async (on, scope, row) => {
    const unseen = await buildingsOutside(on, scope, await store.distinctBy(on, wholeProgram, row.id));
    if (unseen.length > 0) return { standing: unseen.map((code) => ({ code: 'out-of-scope', severity: 'error', evidence: { code } })) };
    await store.withdrawDistinct(on, wholeProgram, row.id);
    return {};
  });
}

import { setImmediate } from 'node:timers/promises';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { inTransaction } from '#imports/imports.ts';
import * as buildings from './building-store.ts';
import { need } from './buildings.ts';
import type { Inner } from './inner.ts';
import type { Comparable, Likeness } from './matching.ts';
import { comparablesAmong } from './among.ts';
import { sightsOf } from './building-import.ts';
import { type Pair, pairsAmong, type Placed } from './pairs.ts';
import { byBytes } from './shelf.ts';
import * as store from './merge-store.ts';
import { buildingsOutside } from './outside-store.ts';
import { takeTurn } from './store.ts';
import { tellTouched } from './touch.ts';

export type Candidate = Likeness & { readonly codes: readonly [string, string]; readonly names: readonly [string, string] };

const likely = 0.5;
/** How long pairs are looked for before others are let in, ms. */
const breath = 20;

const nameOf = ({ code, fields }: Comparable): string => (typeof fields['name'] === 'string' ? fields['name'] : code);

/** Buildings that may be the same, and a person's word on them. */
export function createMerges(inner: Inner) {
  takeDistinctBack(inner);
  return {
    candidates: (scope: Scope, asked: CandidatesAsk) => candidates(inner, scope, asked),
    /** Merges that stand, the latest first. */
    merged: (scope: Scope, page: { limit: number; offset: number }) => store.standing(inner.postgres, scope, page),
    merge: (scope: Scope, code: string, into: string) => merge(inner, scope, code, into),
    unmerge: (scope: Scope, code: string) => unmerge(inner, scope, code),
    keepApart: (scope: Scope, code: string, other: string) => keepApart(inner, scope, code, other),
  };
}

type CandidatesAsk = {
  readonly region?: string | undefined;
  readonly building?: string | undefined;
  readonly least?: number | undefined;
  readonly limit: number;
};

/** Pairs that may be one building, the likeliest first. */
async function candidates(inner: Inner, scope: Scope, asked: CandidatesAsk): Promise<Candidate[]> {
  const of = asked.building === undefined ? null : (await need(inner, scope, asked.building)).code;
  const told = new Set(
    (await store.distinct(inner.postgres, programScope)).flatMap(([one, other]) => [`${one}\n${other}`, `${other}\n${one}`]),
  );
  const all = await comparablesOf(inner, scope, asked.region);
  const apart = (a: Placed, b: Placed): boolean => told.size > 0 && told.has(`${a.code}\n${b.code}`);
  const found: Pair[] = [];
  let since = performance.now();
  for (const some of pairsAmong(all, { least: asked.least ?? likely, of, apart })) {
    found.push(...some);
    if (performance.now() - since < breath) continue;
    await setImmediate();
    since = performance.now();
  }
  return found
    .toSorted((one, other) => other.score - one.score || byBytes(one.a.code, other.a.code) || byBytes(one.b.code, other.b.code))
    .slice(0, asked.limit)
    .map(({ a, b, score, why }) => ({ codes: [a.code, b.code], names: [nameOf(a), nameOf(b)], score, why }));
}

/** From what is kept in memory; where that is too much, from the store. */
async function comparablesOf(inner: Inner, scope: Scope, region: string | undefined): Promise<Placed[]> {
  const places = region === undefined ? null : new Set(await inner.place.regionsWithin(region));
  const sights = await sightsOf(inner, inner.postgres, scope);
  const shelf = await inner.held.now();
  if (shelf === null) return store.comparables(inner.postgres, scope, region);
  return comparablesAmong(shelf, { sights, places });
}

/** Makes `code` an alias of `into`. Both must be seen. */
async function merge(inner: Inner, scope: Scope, code: string, into: string): Promise<{ change: number; building: string; alias: string }> {
  const made = await inTransaction(inner.postgres, async (on) => {
    await takeTurn(on, scope);
    const [one, other] = [await buildings.findItself(on, scope, code), await buildings.find(on, scope, into)];
    if (one === undefined || (await buildings.find(on, scope, code)) === undefined)
      throw new Problem('not-found', 'no-such-building', { building: code });
    if (other === undefined) throw new Problem('not-found', 'no-such-building', { building: into });
    if (one.id === other.id) throw new Problem('conflict', 'merge-with-itself', { building: code });
    if (one.merged_into !== null) throw new Problem('conflict', 'merged-already', { building: code });
    const now = inner.now();
    const change = await inner.imports.change(on, scope, { kind: 'merge', subject: code, detail: { into: other.code }, now });
    await store.addMerge(on, scope, { building: one.id, into: other.id, change, now });
    await store.redrawMerges(on, scope, now);
    return { change, building: other.code, alias: code };
  });
  await finish(inner, scope, 'merge', code, made);
  return made;
}

/** Lets a merged code stand for itself again. */
async function unmerge(inner: Inner, scope: Scope, code: string): Promise<{ change: number; building: string }> {
  const made = await inTransaction(inner.postgres, async (on) => {
    await takeTurn(on, scope);
    const one = await buildings.findItself(on, scope, code);
    // whoever answers for it loses what it brought: both are to be seen
    const answering = await buildings.find(on, scope, code);
    if (one === undefined || answering === undefined) throw new Problem('not-found', 'no-such-building', { building: code });
    if (one.merged_into === null) throw new Problem('conflict', 'not-merged', { building: code });
    const now = inner.now();
    const change = await inner.imports.change(on, scope, { kind: 'unmerge', subject: code, detail: {}, now });
    await store.withdrawMergeOf(on, scope, one.id, now);
    await store.redrawMerges(on, scope, now);
    return { change, building: code };
  });
  await finish(inner, scope, 'unmerge', code, made);
  return made;
}

async function finish(inner: Inner, scope: Scope, action: string, code: string, detail: Record<string, unknown>): Promise<void> {
  await tellTouched(inner);
  await inner.audit?.(scope, { action, subject: `building:${code}`, detail });
}

/** Says that two buildings are not the same: they are no candidates any more. */
async function keepApart(inner: Inner, scope: Scope, code: string, other: string): Promise<{ change: number }> {
  const [one, two] = [await need(inner, scope, code), await need(inner, scope, other)];
  return await inTransaction(inner.postgres, async (on) => {
    const change = await inner.imports.change(on, scope, { kind: 'distinct', subject: code, detail: { other }, now: inner.now() });
    await store.addDistinct(on, scope, one.id, two.id, change);
    return { change };
  });
}

/** That two buildings are not the same can be taken back too. */
function takeDistinctBack({ imports }: Inner): void {
  imports.onUndo('distinct', async (on, scope, row) => {
    const unseen = await buildingsOutside(on, scope, await store.distinctBy(on, scope, row.id));
    if (unseen.length > 0) return { standing: unseen.map((code) => ({ code: 'out-of-scope', severity: 'error', evidence: { code } })) };
    await store.withdrawDistinct(on, scope, row.id);
    return {};
  });
}

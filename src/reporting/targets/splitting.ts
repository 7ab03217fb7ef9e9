import { exact, exactOf, type Exact } from '#kernel/exact-number.ts';
import { standingFrom } from '#registry/registry/facts.ts';
import type { PoolClient } from 'pg';
import type { AsOf } from '#kernel/as-of.ts';
import { canonicalJson } from '#kernel/canonical-json.ts';
import type { Finding } from '#kernel/finding.ts';
import { sha256 } from '#kernel/hash-chain.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { refuseNotLatest, refuseUnreadVersion } from '#kernel/seen.ts';
import { inTransaction } from '#platform/imports/imports.ts';
import type { TargetNeeds } from './needs.ts';
import type { OwnShare } from './progress.ts';
import { childrenOf, keysOf, type PlaceUnder } from './keys.ts';
import { asItIs, decimalsOf, isShared, shared, textOf, type PlaceKey } from './split.ts';
import { goalOf, type Target } from './standing.ts';
import * as store from './store.ts';

export type SplitQuestion = {
  readonly target: string;
  readonly region: string;
  readonly year: number;
  readonly by: store.SplitBy;
  readonly decimals: number;
  /** Returns the parts without storing them. */
  readonly preview?: boolean | undefined;
  /** The hash of the preview that was read. */
  readonly seen?: string | undefined;
  /** By code or name, for `keys`. */
  readonly keys?: readonly { readonly region: string; readonly key: number }[] | undefined;
};

/** A split with the names of its places, their commitments, and what is left of the whole. */
export type SplitShown = {
  readonly target: Target;
  readonly region: string;
  readonly year: number | null;
  readonly by: store.SplitBy | null;
  readonly rows: readonly {
    readonly region: string;
    readonly name: string;
    readonly key: string | null;
    readonly value: string | null;
    readonly commitment: string | null;
    readonly version: number;
  }[];
  readonly total: string | null;
  readonly left: string | null;
  readonly actor: string | null;
  readonly made: Date | null;
  readonly findings: readonly Finding[];
  /** For a preview: hash of what it showed. */
  readonly hash?: string;
};

/** Throws `no-such-target`. */
export function targetNamed({ policy }: Pick<TargetNeeds, 'policy'>, id: string) {
  for (const document of policy.library().documents) {
    const target = document.targets.find((one) => one.id === id);
    if (target !== undefined) return { document, target };
  }
  throw new Problem('not-found', 'no-such-target', { target: id });
}

/** `postgres`: the pool, or the transaction that reads what the write is based on. */
type Reading = { readonly postgres: TargetNeeds['postgres'] | PoolClient };

/** A place's own share of a target: all of it, its part of a split, its commitment, or not stated. */
export async function ownShares(
  needs: Reading,
  scope: Scope,
  region: string,
  known: AsOf,
): Promise<(of: Target, head: { readonly region: string }) => OwnShare> {
  const until = Math.min(known.received, known.recorded);
  const [parts, committed] = await Promise.all([
    store.splits(needs.postgres, scope, { part: region, until }),
    store.commitments(needs.postgres, scope, { regions: [region], until }),
  ]);
  return (target, head) => {
    if (head.region === region || !isShared(target)) return { kind: 'whole' };
    const said =
      parts.find((one) => one.target === target.id && one.region !== region)?.parts.find((one) => one.region === region)?.value ??
      committed.find((one) => one.target === target.id)?.value ??
      null;
    return said === null ? { kind: 'unsaid' } : { kind: 'part', value: exact(said) };
  };
}

/** The whole that a place can share out. Throws `target-part-unsaid`. */
async function wholeOf(
  needs: Reading & Pick<TargetNeeds, 'now'>,
  scope: Scope,
  region: string,
  { target, document }: ReturnType<typeof targetNamed>,
): Promise<Exact | null> {
  if (!isShared(target)) return null;
  const own = (await ownShares(needs, scope, region, { received: needs.now(), recorded: needs.now() }))(target, document.head);
  if (own.kind === 'unsaid') throw new Problem('cannot-do', 'target-part-unsaid', { target: target.id, place: region });
  return own.kind === 'part' ? own.value : goalOf(target);
}

/**
 * Shares a target of a place out among the places directly below it. What was previewed is stored exactly as shown, with its commitments,
 * or not at all. Throws `no-such-target`, `no-such-place`, `target-not-of-place`, `key-missing`, `seen-not-latest`.
 */
export async function split(needs: TargetNeeds, scope: Scope, asked: SplitQuestion): Promise<SplitShown> {
  const found = targetNamed(needs, asked.target);
  await needs.place.seen(scope, asked.region);
  await refuseElsewhere(needs, asked.region, found);
  const given = await keysAsked(needs, scope, asked);
  if (asked.preview === true) {
    const { shown } = await trySplit(needs, needs.postgres, scope, { asked, found, ...given });
    return { ...shown, hash: splitHash(shown) };
  }
  const shown = await inTransaction(needs.postgres, async (on) => {
    await store.holdCommitments(on, wholeProgram, found.target.id);
    const tried = await trySplit(needs, on, scope, { asked, found, ...given });
    refuseOtherSplit(asked.seen, tried.shown);
    await store.addSplit(on, scope, tried.made, needs.now());
    return tried.shown;
  });
  const { id: target } = found.target;
  await needs.audit(scope, {
    action: 'target-split',
    subject: `target:${target}`,
    region: asked.region,
    detail: { year: asked.year, by: asked.by },
  });
  return { ...(await shownOf(needs, scope, found.target, asked.region)), findings: shown.findings };
}

/** Throws `target-not-of-place`. */
async function refuseElsewhere(needs: TargetNeeds, region: string, { target, document }: Named): Promise<void> {
  const regions = await needs.policy.regionsOf(region);
  if (!regions.includes(document.head.region)) throw new Problem('cannot-do', 'target-not-of-place', { target: target.id, place: region });
}

type Named = ReturnType<typeof targetNamed>;
type Tried = { readonly asked: SplitQuestion; readonly found: Named } & Awaited<ReturnType<typeof keysAsked>>;

/** A split as it would be stored, and as shown. @param on where current values are read: the transaction that writes, once there is one */
async function trySplit(needs: TargetNeeds, on: Reading['postgres'], scope: Scope, { asked, found, keys, children, findings }: Tried) {
  const { target } = found;
  const whole = await wholeOf({ postgres: on, now: needs.now }, scope, asked.region, found);
  const decimals = Math.max(
    asked.decimals,
    typeof target.value === 'number' ? decimalsOf(target.value) : 0,
    whole === null ? 0 : decimalsOf(Number(textOf(whole))),
  );
  const parts = whole === null ? asItIs(keys) : shared(whole, decimals, keys);
  const { region, year, by } = asked;
  const made = { target: target.id, region, year, by, decimals, total: whole === null ? null : textOf(whole), parts };
  const tried = { ...made, id: 0, actor: '', made: new Date(needs.now()) };
  const shown = tellSplit(target, region, {
    children,
    kept: tried,
    committed: await committedBy(on, scope, target, children, needs.now()),
  });
  return { made, shown: { ...shown, actor: null, made: null, findings } };
}

/** Hash of everything that a preview shows. */
const splitHash = ({ target, region, year, by, rows, total, left, findings }: SplitShown): string =>
  sha256(canonicalJson([target.id, target.unit, region, year, by, rows, total, left, findings]));

/** Throws `seen-not-latest`, with what each place would get now. */
function refuseOtherSplit(seen: string | undefined, shown: SplitShown): void {
  const [parts, committed] = (['value', 'commitment'] as const).map((of) =>
    shown.rows.flatMap((row) => (row[of] === null ? [] : [`${row.name} ${row[of]}`])).join(', '),
  );
  refuseNotLatest(seen, splitHash(shown), {
    zh: `现将分解为：${parts || '—'}；承诺：${committed || '—'}`,
    en: `parts now: ${parts || '—'}; commitments: ${committed || '—'}`,
  });
}

/** The keys of the places directly below, as requested. */
async function keysAsked(
  needs: TargetNeeds,
  scope: Scope,
  asked: SplitQuestion,
): Promise<{ keys: PlaceKey[]; children: readonly PlaceUnder[]; findings: Finding[] }> {
  const places = await needs.place.places(asked.region);
  const children = childrenOf(asked.region, places);
  if (children.length === 0) throw new Problem('cannot-do', 'place-without-children', { place: asked.region });
  return { children, ...(await keysOfChildren(needs, scope, asked, places)) };
}

async function keysOfChildren(
  needs: TargetNeeds,
  scope: Scope,
  asked: SplitQuestion,
  places: readonly PlaceUnder[],
): Promise<{ keys: PlaceKey[]; findings: Finding[] }> {
  const children = childrenOf(asked.region, places);
  if (asked.by === 'equal') return { keys: children.map(({ code }) => ({ region: code, key: exact(1n) })), findings: [] };
  if (asked.by === 'keys') return { keys: givenKeys(children, asked.keys ?? []), findings: [] };
  const day = `${asked.year}-12-31`;
  const known = { received: needs.now(), recorded: needs.now() };
  const buildings = standingFrom(await needs.registry.buildingFacts(scope, { region: asked.region }, known), day);
  const { keys, without } = keysOf(asked.region, places, buildings, ({ floorAreaM2 }) =>
    asked.by === 'buildings' ? 1 : (floorAreaM2.findLast(({ from }) => from === null || from <= day)?.value ?? null),
  );
  return { keys, findings: without === 0 ? [] : [{ code: 'split-area-missing', severity: 'warning', evidence: { buildings: without } }] };
}

/** The keys in a file; a place that is not in it has 0. Throws `split-place-unknown`, `split-key-bad`. */
function givenKeys(
  children: readonly { readonly code: string; readonly name: string }[],
  given: NonNullable<SplitQuestion['keys']>,
): PlaceKey[] {
  const found = new Map<string, Exact>();
  for (const { region, key } of given) {
    const child = children.find(({ code, name }) => code === region || name === region);
    if (child === undefined) throw new Problem('bad-input', 'split-place-unknown', { place: region });
    if (found.has(child.code) || key < 0) throw new Problem('bad-input', 'split-key-bad', { place: region, key });
    found.set(child.code, exactOf(key));
  }
  return children.map(({ code }) => ({ region: code, key: found.get(code) ?? exact(0n) }));
}

/** Records a commitment of a place. Throws `no-such-target`, `no-such-place`, `seen-missing`, `seen-not-latest`. */
export async function commit(
  needs: TargetNeeds,
  scope: Scope,
  asked: { readonly target: string; readonly region: string; readonly value: number; readonly seen?: number | undefined },
): Promise<SplitShown> {
  const { target, document } = targetNamed(needs, asked.target);
  await needs.place.seen(scope, asked.region);
  const regions = await needs.policy.regionsOf(asked.region);
  if (!regions.includes(document.head.region))
    throw new Problem('cannot-do', 'target-not-of-place', { target: target.id, place: asked.region });
  if (asked.value < 0) throw new Problem('bad-input', 'commitment-below-zero', { value: asked.value });
  const value = textOf(exactOf(asked.value));
  await inTransaction(needs.postgres, async (on) => {
    await store.holdCommitments(on, wholeProgram, target.id);
    const [last] = await store.commitments(on, scope, { target: target.id, regions: [asked.region], until: needs.now() });
    refuseUnreadVersion(asked.seen, last && { version: last.version, says: last.value }, { region: asked.region });
    await store.addCommitment(on, scope, { target: target.id, region: asked.region, value }, needs.now());
  });
  await needs.audit(scope, { action: 'target-commit', subject: `target:${target.id}`, region: asked.region, detail: { value } });
  const { parent } = await needs.place.get(asked.region);
  return shownOf(needs, scope, target, parent ?? asked.region);
}

/** The splits that the scope sees, of a place or a target; for a target also commitments of places where nothing was shared out. */
export async function splitsOf(
  needs: TargetNeeds,
  scope: Scope,
  asked: { readonly target?: string | undefined; readonly region?: string | undefined },
): Promise<SplitShown[]> {
  if (asked.region !== undefined) await needs.place.get(asked.region);
  const kept = await store.splits(needs.postgres, scope, { target: asked.target, parent: asked.region, until: needs.now() });
  const known = new Map(needs.policy.library().documents.flatMap(({ targets }) => targets.map((one) => [one.id, one] as const)));
  const all =
    asked.target === undefined || asked.region !== undefined ? kept : [...kept, ...(await unsplit(needs, scope, asked.target, kept))];
  return Promise.all(
    all.flatMap(({ target, region }) => (known.has(target) ? [shownOf(needs, scope, known.get(target) as Target, region)] : [])),
  );
}

type SplitOf = { readonly target: string; readonly region: string };

/** Places whose target was not shared out although places below them have made commitments. */
async function unsplit(needs: TargetNeeds, scope: Scope, target: string, kept: readonly SplitOf[]): Promise<SplitOf[]> {
  const committed = await store.commitments(needs.postgres, scope, { target, until: needs.now() });
  const parents = await Promise.all(committed.map(async ({ region }) => (await needs.place.get(region)).parent));
  const wholes = new Set(kept.map(({ region }) => region));
  return [...new Set(parents)].flatMap((region) => (region === null || wholes.has(region) ? [] : [{ target, region }]));
}

/** The split of a target among the places directly below one, with their commitments, as far as the scope sees it. */
export async function shownOf(needs: TargetNeeds, scope: Scope, target: Target, region: string): Promise<SplitShown> {
  const until = needs.now();
  const children = childrenOf(region, await needs.place.places(region));
  const [[kept], committed] = await Promise.all([
    store.splits(needs.postgres, scope, { target: target.id, parent: region, until }),
    committedBy(needs.postgres, scope, target, children, until),
  ]);
  return tellSplit(target, region, { children, kept, committed });
}

const committedBy = (on: Reading['postgres'], scope: Scope, target: Target, children: readonly PlaceUnder[], until: number) =>
  store.commitments(on, scope, { target: target.id, regions: children.map(({ code }) => code), until });

type OfSplit = {
  readonly children: readonly PlaceUnder[];
  readonly kept: store.KeptSplit | undefined;
  readonly committed: readonly store.Commitment[];
};

function tellSplit(target: Target, region: string, { children, kept, committed }: OfSplit): SplitShown {
  const said = new Map(committed.map((one) => [one.region, one]));
  const parts = new Map((kept?.parts ?? []).map((one) => [one.region, one]));
  const rows = children
    .filter(({ code }) => parts.has(code) || said.has(code))
    .map(({ code, name }) => {
      const part = parts.get(code);
      return {
        region: code,
        name,
        key: part?.key ?? null,
        value: part?.value ?? sameFor(target, part),
        commitment: said.get(code)?.value ?? null,
        version: said.get(code)?.version ?? 0,
      };
    });
  const { year = null, by = null, actor = null, made = null } = kept ?? {};
  return { target, region, rows, ...leftOf(kept, committed), year, by, actor, made, findings: [] };
}

/** For a target that is not shared out, each place has the whole. */
const sameFor = (target: Target, part: store.SplitPart | undefined): string | null =>
  part === undefined || typeof target.value !== 'number' ? null : textOf(exactOf(target.value));

/** What is left after all commitments are subtracted. */
function leftOf(kept: store.KeptSplit | undefined, committed: readonly store.Commitment[]): { total: string | null; left: string | null } {
  const total = kept?.total ?? null;
  if (total === null) return { total: null, left: null };
  const left = committed.reduce((rest, { value }) => rest.sub(exact(value)), exact(total));
  return { total, left: textOf(left) };
}

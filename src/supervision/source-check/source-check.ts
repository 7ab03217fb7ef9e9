import { setTimeout } from 'node:timers/promises';
import type { PoolClient } from 'pg';
import { inTransaction } from '#platform/imports/imports.ts';
import type { Download } from '#kernel/download.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { sameForAll } from '#kernel/unscoped.ts';
import { checkedId } from '#platform/knowledge/facts.ts';
import { confirmedEntry } from './confirmed-entry.ts';
import { currentEntries, currentEntry, regionOf, type CurrentEntry } from './entries.ts';
import { stateOf, type Check, type ReadCell, type TypedCell } from './facts.ts';
import type { SourceCheckNeeds } from './needs.ts';
import { tellDecided, tellProposed } from './notices.ts';
import { answersFor, personBehind } from './people.ts';
import { restingOn } from './rests.ts';
import { keepScan, openScan } from './scan.ts';
import * as store from './store.ts';
import { readTyped } from './typed.ts';
import { typedIn } from './typed-file-store.ts';
import { withdrawnVersion } from './withdrawn-version.ts';

export type Proposal = {
  /** The entry that was read against, `gbt51161-2016/office@1`, as shown. */
  readonly entry: string;
  /** The typed values, by cell; or an upload that contains them. */
  readonly values?: readonly TypedCell[] | undefined;
  readonly file?: string | undefined;
  readonly edition: string;
  readonly page: string;
  /** An upload: the page of the printed text. */
  readonly scan?: string | undefined;
  readonly note?: string | undefined;
};

/** An entry with the state of its checks. */
export type EntryStanding = { readonly entry: CurrentEntry; readonly open: Check | null; readonly standing: Check | null };

/**
 * Checks the program's values against what a standard prints: one person types them with edition, page and a scan, another confirms them,
 * and the entry becomes the city's own.
 * @example const { check } = await createSourceCheck(needs).propose(scope, proposal) // then `confirm(another, check.id)`
 */
export function createSourceCheck(needs: SourceCheckNeeds) {
  return { ...readVerbs(needs), ...writeVerbs(needs), mend: () => mend(needs) };
}

export type SourceCheck = ReturnType<typeof createSourceCheck>;

function readVerbs(needs: SourceCheckNeeds) {
  const { postgres, benchmarking } = needs;
  return {
    /** Every entry that can be checked against a printed text and that is not verified, or was confirmed by two persons. */
    async entries(): Promise<EntryStanding[]> {
      const checks = await store.checks(postgres, sameForAll);
      return currentEntries(needs)
        .map((entry) => standingOf(entry, checks))
        .filter(({ entry, open, standing }) => open !== null || standing !== null || entry.cells.some(({ formal }) => !formal));
    },
    /** How many buildings of a place and year depend on each entry, by the id in force. Throws `no-such-place`. */
    async rests(scope: Scope, asked: { readonly region: string; readonly year: number }): Promise<ReadonlyMap<string, number>> {
      return restingOn(await benchmarking.yearOf(scope, { ...asked, known: benchmarking.knownAt(undefined) }));
    },
    /** One entry with its cells and all its checks, newest first. Throws `no-such-checked-entry`. */
    async entry(id: string): Promise<EntryStanding & { readonly checks: readonly Check[] }> {
      const entry = currentEntry(needs, id);
      const checks = await store.checks(postgres, sameForAll, entry.base);
      return { ...standingOf(entry, checks), checks };
    },
    /** Throws `no-such-source-check`. */
    check: (id: number): Promise<Check> => needCheck(store.check(postgres, sameForAll, id), id),
    /** The scanned page of a check. Throws `no-such-source-check`, `source-check-scan-lost`. */
    scan: async (id: number): Promise<Download> => openScan(needs, await needCheck(store.check(postgres, sameForAll, id), id)),
    /** The person behind a scope: for a key its creator. */
    person: (scope: Scope): Promise<string> => personBehind(needs, scope),
    /** Whether a scope is responsible for what holds in a place. */
    answersFor: (scope: Scope, region: string): Promise<boolean> => answersFor(needs, scope, region),
    /** Whether the requester may confirm, refuse or withdraw a check. */
    async may(scope: Scope, check: Check) {
      const isOwn = (await personBehind(needs, scope)) === check.typed.person;
      const [answers, state] = [await answersFor(needs, scope, regionOfBase(needs, check)), stateOf(check)];
      return {
        confirm: state === 'proposed' && answers && !isOwn,
        refuse: state === 'proposed' && answers && !isOwn,
        withdraw: (state === 'proposed' && (isOwn || answers)) || (state === 'confirmed' && answers),
      };
    },
  };
}

function standingOf(entry: CurrentEntry, checks: readonly Check[]): EntryStanding {
  const own = checks.filter(({ base }) => base === entry.base);
  const by = (state: string) => own.find((one) => stateOf(one) === state) ?? null;
  return { entry, open: by('proposed'), standing: by('confirmed') };
}

function writeVerbs(needs: SourceCheckNeeds) {
  return {
    /** The typed values next to the known ones, before anything is written. Throws as `propose`. */
    async compare(scope: Scope, asked: Pick<Proposal, 'entry' | 'values' | 'file'>): Promise<{ entry: CurrentEntry; cells: ReadCell[] }> {
      const entry = currentEntry(needs, idOf(asked.entry));
      if (keyOf(entry) !== asked.entry) throw changed(asked.entry, entry);
      const typed =
        asked.file === undefined ? (asked.values ?? []) : await typedIn(needs.workers, await needs.imports.fileOf(scope, asked.file));
      return { entry, cells: readTyped(entry.cells, typed) };
    },
    /**
     * Records what a person read; it waits for another person. Throws `no-such-checked-entry`, `source-check-entry-changed`,
     * `source-check-bad`, `source-check-scan-missing`, `source-check-scan-type`, `source-check-waits`.
     */
    async propose(scope: Scope, asked: Proposal): Promise<Check> {
      const { entry, cells } = await this.compare(scope, asked);
      if (asked.scan === undefined) throw new Problem('bad-input', 'source-check-scan-missing', { entry: entry.base });
      const scan = await keepScan(needs, scope, asked.scan);
      return proposed(needs, scope, entry, { ...asked, cells, scan }).catch(async (error: unknown) => {
        await needs.imports.dropKept(scan.spool);
        throw error;
      });
    },
    /** Another person confirms: from then on the entry is the city's own. Throws `source-check-same-person`, and as `decided`. */
    confirm: (scope: Scope, id: number): Promise<Check> => confirm(needs, scope, id),
    /** Another person refuses, with a reason. Throws `source-check-same-person`, and as `decided`. */
    refuse: (scope: Scope, id: number, reason: string): Promise<Check> => refuse(needs, scope, id, reason),
    /** Withdraws a waiting or confirmed check: from then on the entry is as before. Throws as `decided`. */
    withdraw: (scope: Scope, id: number, reason: string): Promise<Check> => withdraw(needs, scope, id, reason),
  };
}

type Typed = Omit<Proposal, 'scan' | 'entry'> & { readonly cells: readonly ReadCell[]; readonly scan: Check['scan'] };

async function proposed(needs: SourceCheckNeeds, scope: Scope, entry: CurrentEntry, typed: Typed): Promise<Check> {
  const person = await personBehind(needs, scope);
  const { cells, edition, page, scan } = typed;
  const { id, version } = entry.held;
  const made = { base: entry.base, entry: id, version, kind: entry.kind, cells, edition, page, note: typed.note ?? '', scan };
  const check = await inTransaction(needs.postgres, async (on) => {
    const number = await store.add(on, scope, { ...made, person, now: needs.now() });
    if (number === null) throw new Problem('conflict', 'source-check-waits', { entry: entry.base });
    const added = await needCheck(store.check(on, sameForAll, number), number);
    await tellProposed(needs, on, added, entry);
    return added;
  });
  await trail(needs, scope, 'source-check-propose', check);
  return check;
}

async function confirm(needs: SourceCheckNeeds, scope: Scope, id: number): Promise<Check> {
  let counts = 0;
  const check = await decided(needs, scope, id, async (on, held) => {
    await needOther(needs, scope, held);
    const entry = currentEntry(needs, held.base);
    if (keyOf(entry) !== `${held.entry}@${held.version}`) throw changed(`${held.entry}@${held.version}`, entry);
    const at = new Date(needs.now());
    const who = {
      check: id,
      edition: held.edition,
      page: held.page,
      typedBy: held.typed.by,
      confirmedBy: scope.actor,
      at: at.toISOString(),
    };
    const next = { base: held.base, version: nextVersion(needs, held), confirmed: who };
    counts = await needs.knowledge.addChecked(held.kind, confirmedEntry(entry, entry.written, held.cells, next));
    await store.confirmed(on, sameForAll, held, scope.actor, at);
  });
  await trail(needs, scope, 'source-check-confirm', check);
  await untilItCounts(needs, counts);
  return check;
}

async function refuse(needs: SourceCheckNeeds, scope: Scope, id: number, reason: string): Promise<Check> {
  const check = await decided(needs, scope, id, async (on, held) => {
    await needOther(needs, scope, held);
    await store.ended(on, sameForAll, id, { as: 'refused', by: scope.actor, at: new Date(needs.now()), reason });
  });
  await trail(needs, scope, 'source-check-refuse', check);
  return check;
}

async function withdraw(needs: SourceCheckNeeds, scope: Scope, id: number, reason: string): Promise<Check> {
  let counts = 0;
  const check = await decided(
    needs,
    scope,
    id,
    async (on, held) => {
      const isOwn = stateOf(held) === 'proposed' && (await personBehind(needs, scope)) === held.typed.person;
      if (!isOwn) await needAnswer(needs, scope, held);
      const at = new Date(needs.now());
      if (stateOf(held) === 'confirmed') {
        const own = needs.knowledge.versions(held.kind).filter((seen) => seen.held.id === checkedId(held.base));
        const ended = withdrawnVersion(own, { by: scope.actor, at: at.toISOString(), reason });
        counts = await needs.knowledge.addChecked(held.kind, ended);
      }
      await store.ended(on, sameForAll, id, { as: 'withdrawn', by: scope.actor, at, reason });
    },
    ['proposed', 'confirmed'],
  );
  await trail(needs, scope, 'source-check-withdraw', check);
  await untilItCounts(needs, counts);
  return check;
}

/** One decision on a check in a given state. Throws `no-such-source-check`, `source-check-ended`, `source-check-not-yours`. */
async function decided(
  needs: SourceCheckNeeds,
  scope: Scope,
  id: number,
  decide: (on: PoolClient, held: Check) => Promise<void>,
  states: readonly string[] = ['proposed'],
): Promise<Check> {
  return inTransaction(needs.postgres, async (on) => {
    const held = await needCheck(store.hold(on, sameForAll, id), id);
    if (!states.includes(stateOf(held))) throw new Problem('conflict', 'source-check-ended', { check: id, state: stateOf(held) });
    await decide(on, held);
    const after = await needCheck(store.check(on, sameForAll, id), id);
    await tellDecided(needs, on, after, scope);
    return after;
  });
}

/** Two persons are required: the author never decides on it. */
async function needOther(needs: SourceCheckNeeds, scope: Scope, held: Check): Promise<void> {
  if ((await personBehind(needs, scope)) === held.typed.person || scope.identity === held.typed.identity)
    throw new Problem('not-allowed', 'source-check-same-person', { check: held.id, by: held.typed.by });
  await needAnswer(needs, scope, held);
}

async function needAnswer(needs: SourceCheckNeeds, scope: Scope, held: Check): Promise<void> {
  if (!(await answersFor(needs, scope, regionOfBase(needs, held))))
    throw new Problem('not-allowed', 'source-check-not-yours', { entry: held.base });
}

function regionOfBase(needs: SourceCheckNeeds, { base }: Check): string | null {
  const found = currentEntries(needs).find((entry) => entry.base === base);
  return found === undefined ? null : regionOf(found);
}

/** Versions are numbered after all that ever existed, including withdrawn ones. */
function nextVersion({ knowledge }: SourceCheckNeeds, { base, kind }: Check): number {
  const own = knowledge.versions(kind).filter(({ held }) => held.id === checkedId(base));
  return Math.max(0, ...own.map(({ held }) => held.version)) + 1;
}

/** A version takes effect a moment after it was written; this waits so that the decision is in force when the response is sent. */
async function untilItCounts({ now }: SourceCheckNeeds, counts: number): Promise<void> {
  if (counts > now()) await setTimeout(counts - now());
}

/**
 * Repairs the database after a crash between writing files and database: what knowledge says was confirmed or withdrawn is marked so here
 * too.
 */
async function mend(needs: SourceCheckNeeds): Promise<void> {
  for (const held of await store.checks(needs.postgres, sameForAll)) {
    if (held.ended !== null) continue;
    const own = needs.knowledge.versions(held.kind).filter((seen) => seen.held.confirmed?.check === held.id);
    const confirmed = own.find((seen) => seen.held.withdrawn === undefined)?.held.confirmed;
    const withdrawn = own.find((seen) => seen.held.withdrawn !== undefined)?.held.withdrawn;
    await inTransaction(needs.postgres, async (on) => {
      if (held.confirmed === null && confirmed !== undefined)
        await store.confirmed(on, sameForAll, held, confirmed.confirmedBy, new Date(confirmed.at));
      if (withdrawn !== undefined)
        await store.ended(on, sameForAll, held.id, { as: 'withdrawn', ...withdrawn, at: new Date(withdrawn.at) });
    });
  }
}

function trail({ audit }: SourceCheckNeeds, scope: Scope, action: string, check: Check) {
  const { id, base, edition, page, scan, ended } = check;
  const detail = { check: id, edition, page, scan: scan.name, sha256: scan.sha256, ...(ended && { reason: ended.reason }) };
  return audit(scope, { action, subject: `knowledge:${base}`, region: null, detail });
}

async function needCheck(found: Promise<Check | undefined>, id: number): Promise<Check> {
  const check = await found;
  if (check === undefined) throw new Problem('not-found', 'no-such-source-check', { check: id });
  return check;
}

export const keyOf = ({ held }: Pick<CurrentEntry, 'held'>): string => `${held.id}@${held.version}`;

const idOf = (key: string): string => key.replace(/@\d+$/u, '');

function changed(asked: string, now: CurrentEntry): Problem {
  return new Problem('conflict', 'source-check-entry-changed', { entry: asked, now: keyOf(now) });
}

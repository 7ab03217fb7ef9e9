import { randomBytes } from 'node:crypto';
import { inTransaction } from '#imports/imports.ts';
import { programScope } from '#kernel/scope.ts';
import type { SharingNeeds } from './needs.ts';
import type { KeptRow, RowStore } from './row-store.ts';
import { rowsOf } from './rows.ts';
import { addEdition, feedLocked, tokenOf, type Feed } from './store.ts';
import type { SubjectRows } from './use-rows.ts';

export type RefreshNeeds = SharingNeeds & { readonly rows: RowStore };

/** So many rows are compared at once. */
const together = 200_000;

/** The token of what a feed says now; `fresh`: nobody had it before. */
export type Refreshed = { readonly token: string; readonly edition: number; readonly fresh: boolean };

/**
 * Brings the kept rows of a feed to what is so now: what is new, other or gone is written as the next edition, all else stays. An edition
 * that was cut short is taken up by the next: rows that it wrote are compared like any others.
 */
export function refreshFeed(needs: RefreshNeeds, { number }: Pick<Feed, 'number'>): Promise<Refreshed> {
  return inTransaction(needs.postgres, async (on) => {
    const feed = await feedLocked(on, programScope, number);
    if (feed === undefined) throw new Error(`no feed has the number ${number}`);
    const next = feed.edition + 1;
    const written = await writeChanges(needs, feed, next);
    const begun = (await needs.rows.newest(programScope, number)) > feed.edition;
    if (written === 0 && !begun && feed.edition > 0)
      return { token: (await tokenOf(on, programScope, feed, feed.edition)) as string, edition: feed.edition, fresh: false };
    const token = randomBytes(12).toString('base64url');
    await addEdition(on, programScope, feed, next, token, needs.now());
    return { token, edition: next, fresh: true };
  });
}

/** @returns how many rows were written */
async function writeChanges(needs: RefreshNeeds, feed: Feed, edition: number): Promise<number> {
  const seen = new Set<string>();
  let written = 0;
  for await (const some of inPortions(rowsOf(needs, feed))) {
    for (const { kind, subject } of some) seen.add(`${kind} ${subject}`);
    written += await writePortion(needs, feed, edition, some);
  }
  const gone = (await needs.rows.subjects(programScope, feed.number)).filter(([kind, subject]) => !seen.has(`${kind} ${subject}`));
  for (const [kind, all] of Map.groupBy(gone, ([one]) => one)) {
    const empty = all.map(([, subject]): SubjectRows => ({ kind, subject, parts: [], bodies: [] }));
    for (let at = 0; at < empty.length; at += 1000) written += await writePortion(needs, feed, edition, empty.slice(at, at + 1000));
  }
  return written;
}

/** Subjects of one kind, as many as come to so many rows. */
async function* inPortions(rows: AsyncIterable<SubjectRows>): AsyncGenerator<SubjectRows[]> {
  let [some, count]: [SubjectRows[], number] = [[], 0];
  for await (const one of rows) {
    if (some.length > 0 && (count + one.parts.length > together || some[0]?.kind !== one.kind)) {
      yield some;
      [some, count] = [[], 0];
    }
    some.push(one);
    count += one.parts.length;
  }
  if (some.length > 0) yield some;
}

async function writePortion({ rows }: RefreshNeeds, feed: Feed, edition: number, some: readonly SubjectRows[]): Promise<number> {
  const kind = some[0]?.kind ?? '';
  const before = new Map<string, Map<string, string>>();
  const subjects = some.map(({ subject }) => subject);
  if (edition > 1 || (await rows.newest(programScope, feed.number)) > 0)
    for await (const { subject, part, body } of rows.standing(programScope, feed.number, kind, subjects)) {
      const own = before.get(subject) ?? new Map<string, string>();
      if (own.size === 0) before.set(subject, own);
      own.set(part, body);
    }
  const changes: KeptRow[] = [];
  for (const { subject, parts, bodies } of some) {
    const had = before.get(subject);
    for (const [at, part] of parts.entries()) {
      const body = bodies[at] as string;
      if (had?.get(part) !== body) changes.push({ kind, subject, part, body, removed: false });
      had?.delete(part);
    }
    for (const part of had?.keys() ?? []) changes.push({ kind, subject, part, body: '', removed: true });
  }
  await rows.write(programScope, feed.number, edition, changes);
  return changes.length;
}

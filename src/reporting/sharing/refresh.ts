import { randomBytes } from 'node:crypto';
import { inTransaction } from '#platform/imports/imports.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import type { SharingNeeds } from './needs.ts';
import type { RowStore, SubjectColumns } from './row-store.ts';
import { rowsOf } from './rows.ts';
import { addEdition, feedLocked, tokenOf, type Feed } from './store.ts';
import type { SubjectRows } from './use-rows.ts';

export type RefreshNeeds = SharingNeeds & { readonly rows: RowStore };

/** How many rows are compared at a time. */
const together = 200_000;

/** The token of the current content of a feed; `fresh`: it is new to everyone. */
export type Refreshed = { readonly token: string; readonly edition: number; readonly fresh: boolean };

/**
 * Updates the stored rows of a feed to the current content: new, changed and removed rows are written as the next edition, all others stay.
 * An interrupted edition is completed by the next one: the rows that it wrote are compared like any others.
 */
export function refreshFeed(needs: RefreshNeeds, { number }: Pick<Feed, 'number'>): Promise<Refreshed> {
  return inTransaction(needs.postgres, async (on) => {
    const feed = await feedLocked(on, wholeProgram, number);
    if (feed === undefined) throw new Error(`no feed has the number ${number}`);
    const next = feed.edition + 1;
    await writeChanges(needs, feed, next);
    const isOther = (await needs.rows.newest(wholeProgram, number)) > feed.edition;
    if (!isOther && feed.edition > 0)
      return { token: (await tokenOf(on, wholeProgram, feed, feed.edition)) as string, edition: feed.edition, fresh: false };
    const token = randomBytes(12).toString('base64url');
    await addEdition(on, wholeProgram, feed, next, token, needs.now());
    return { token, edition: next, fresh: true };
  });
}

/** The store compares one portion while the next is prepared. */
async function writeChanges(needs: RefreshNeeds, { number, ...terms }: Feed, edition: number): Promise<void> {
  const seen = new Set<string>();
  let written = Promise.resolve();
  for await (const some of inPortions(rowsOf(needs, terms))) {
    for (const { kind, subject, parts } of some) if (parts.length > 0) seen.add(`${kind} ${subject}`);
    await written;
    written = needs.rows.renew(wholeProgram, number, edition, some[0]?.kind ?? '', columnsOf(some));
    written.catch(() => undefined);
  }
  await written;
  const gone = (await needs.rows.subjects(wholeProgram, number)).filter(([kind, subject]) => !seen.has(`${kind} ${subject}`));
  for (const [kind, all] of Map.groupBy(gone, ([one]) => one)) {
    const subjects = all.map(([, subject]) => subject);
    await needs.rows.withdraw(wholeProgram, number, edition, kind, subjects);
  }
}

function columnsOf(some: readonly SubjectRows[]): SubjectColumns {
  const [subject, part, body]: [string[], string[], string[]] = [[], [], []];
  for (const { subject: code, parts, bodies } of some)
    for (const [at, name] of parts.entries()) {
      subject.push(code);
      part.push(name);
      body.push(bodies[at] as string);
    }
  return { subject, part, body };
}

/** Subjects of one kind, in portions of that many rows. */
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

import { Problem } from '#kernel/problem.ts';
import { today } from '#kernel/today.ts';
import { isChecked } from '#platform/knowledge/facts.ts';
import { cellsOf } from './cells.ts';
import { checkedKinds, type Cell, type CheckedEntry } from './facts.ts';
import type { SourceCheckNeeds } from './needs.ts';

/** An entry in force today that can be checked against a printed text. */
export type CurrentEntry = CheckedEntry & {
  /** The id by which it is known, whether or not the city has confirmed it meanwhile. */
  readonly base: string;
  /** The ids of all entries that it replaced. */
  readonly standsFor: readonly string[];
  readonly written: string;
  readonly cells: readonly Cell[];
};

type Needs = Pick<SourceCheckNeeds, 'knowledge' | 'now'>;

/** All entries in force today that can be checked against a printed text. */
export function currentEntries({ knowledge, now }: Needs): CurrentEntry[] {
  const at = { on: today(now()), recorded: now() };
  const found = checkedKinds.flatMap((kind) => knowledge.inForce(kind, at));
  const inForce = new Map(found.map(({ id, version, standsFor }) => [`${id}@${version}`, standsFor]));
  return checkedKinds.flatMap((kind) =>
    knowledge.versions(kind).flatMap((seen): CurrentEntry[] => {
      const { id, version, supersedes } = seen.held;
      const standsFor = inForce.get(`${id}@${version}`);
      if (standsFor === undefined) return [];
      const entry = { kind, held: seen.held } as CheckedEntry;
      const base = isChecked(id) && supersedes !== undefined ? supersedes : id;
      return [{ ...entry, base, standsFor, written: seen.written, cells: cellsOf(entry) }];
    }),
  );
}

/** The entry in force for an id: its own, or that of an entry it replaced. Throws `no-such-checked-entry`. */
export function currentEntry(needs: Needs, id: string): CurrentEntry {
  const all = currentEntries(needs);
  const found = all.find(({ base, held }) => base === id || held.id === id) ?? all.find(({ standsFor }) => standsFor.includes(id));
  if (found === undefined) throw new Problem('not-found', 'no-such-checked-entry', { entry: id.slice(0, 200) });
  return found;
}

/** The place in which an entry holds; null if it holds in the whole country. */
export function regionOf({ kind, held }: CheckedEntry): string | null {
  return (kind === 'quota' || kind === 'climate-of-place' ? held.region : undefined) ?? null;
}

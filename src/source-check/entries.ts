import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { today } from '#kernel/today.ts';
import { isChecked } from '#knowledge/facts.ts';
import { cellsOf } from './cells.ts';
import { checkedKinds, type Cell, type CheckedEntry } from './facts.ts';
import type { SourceCheckNeeds } from './needs.ts';

/** An entry in force today that a printed text can be held against. */
export type CurrentEntry = CheckedEntry & {
  /** The id that it is known by, whether or not the city has confirmed it meanwhile. */
  readonly base: string;
  readonly written: string;
  readonly cells: readonly Cell[];
};

type Needs = Pick<SourceCheckNeeds, 'knowledge' | 'now'>;

/** All entries in force today that a printed text can be held against. */
export function currentEntries({ knowledge, now }: Needs, scope: Scope): CurrentEntry[] {
  const at = { on: today(now()), recorded: now() };
  const inForce = new Set(checkedKinds.flatMap((kind) => knowledge.inForce(kind, at)).map(({ id, version }) => `${id}@${version}`));
  return checkedKinds.flatMap((kind) =>
    knowledge.versions(scope, kind).flatMap((seen): CurrentEntry[] => {
      const { id, version, supersedes } = seen.held;
      if (!inForce.has(`${id}@${version}`)) return [];
      const entry = { kind, held: seen.held } as CheckedEntry;
      const base = isChecked(id) && supersedes !== undefined ? supersedes : id;
      return [{ ...entry, base, written: seen.written, cells: cellsOf(entry) }];
    }),
  );
}

/** The one that is known by an id, its own or that of the entry it stands for. Throws `no-such-checked-entry`. */
export function currentEntry(needs: Needs, scope: Scope, id: string): CurrentEntry {
  const found = currentEntries(needs, scope).find(({ base, held }) => base === id || held.id === id);
  if (found === undefined) throw new Problem('not-found', 'no-such-checked-entry', { entry: id.slice(0, 200) });
  return found;
}

/** The place that an entry holds in; null where it holds in the whole country. */
export function regionOf({ kind, held }: CheckedEntry): string | null {
  return (kind === 'quota' || kind === 'climate-of-place' ? held.region : undefined) ?? null;
}

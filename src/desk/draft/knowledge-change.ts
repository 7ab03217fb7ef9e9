import type { KnowledgeChange } from './facts.ts';

/** Splits `policy/YQ@2` into its id and its version; an id may contain `@` itself. */
function parted(entry: string): readonly [string, string] {
  const at = entry.lastIndexOf('@');
  return [entry.slice(0, at), entry.slice(at + 1)];
}

/** What is in force in a different version, newly in force or no longer in force, by id. @param saved `id@version` each, like `now` */
export function knowledgeChanges(saved: readonly string[], now: readonly string[]): KnowledgeChange[] {
  const [before, after] = [new Map(saved.map(parted)), new Map(now.map(parted))];
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((id) => ({ id, saved: before.get(id) ?? null, now: after.get(id) ?? null }))
    .filter((one) => one.saved !== one.now)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

import type { KnowledgeChange } from './facts.ts';

/** `policy/YQ@2` as its id and its version; an id may hold `@` itself. */
function parted(entry: string): readonly [string, string] {
  const at = entry.lastIndexOf('@');
  return [entry.slice(0, at), entry.slice(at + 1)];
}

/** What holds in another version, holds anew or holds no longer, by id. @param saved `id@version` each, as `now` */
export function knowledgeChanges(saved: readonly string[], now: readonly string[]): KnowledgeChange[] {
  const [before, after] = [new Map(saved.map(parted)), new Map(now.map(parted))];
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((id) => ({ id, saved: before.get(id) ?? null, now: after.get(id) ?? null }))
    .filter((one) => one.saved !== one.now)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

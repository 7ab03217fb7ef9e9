import { today } from '#kernel/today.ts';
import { shapes, type Entry, type Kind } from './entry.ts';
import type { Origin, Seen } from './chronicle.ts';
import type { Fault, Placed } from './read.ts';

/** A version as stored; `firstSeen` in ms UTC. */
export type Kept = { readonly id: string; readonly version: number; readonly kind: Kind; readonly written: string; readonly firstSeen: number };

export type Comparison = {
  /** All versions ever seen, including those of lost files. */
  readonly seen: readonly Seen[];
  /** Those that are not stored yet. */
  readonly fresh: readonly Kept[];
  readonly faults: readonly Fault[];
};

/**
 * Compares the files with what was seen before. A version whose content has changed is a fault: entries are superseded, never edited.
 * @param now when new versions become valid, ms UTC
 */
export function compare(kept: readonly Kept[], files: { readonly shipped: readonly Placed[]; readonly own: readonly Placed[] }, now: number): Comparison {
  const before = new Map(kept.map((row) => [keyOf(row), row]));
  const fresh: Kept[] = [];
  const faults: Fault[] = [];
  const take = (origin: Origin) => (entry: Placed): Seen => {
    const { id, version } = entry.held;
    const row = before.get(keyOf(entry.held));
    before.delete(keyOf(entry.held));
    if (row && row.written !== entry.written) faults.push(changed(entry, row));
    if (!row) fresh.push({ id, version, kind: entry.kind, written: entry.written, firstSeen: now });
    return { kind: entry.kind, held: entry.held, written: entry.written, firstSeen: row?.firstSeen ?? now, origin };
  };
  const seen = [...files.shipped.map(take('shipped')), ...files.own.map(take('own'))];
  return { seen: [...seen, ...[...before.values()].flatMap(restored)], fresh, faults };
}

/** Restores an entry from what was written for it. None if this program no longer knows its kind. */
export function restored(row: Kept): Seen[] {
  const { kind: _kind, ...written } = JSON.parse(row.written) as Record<string, unknown>;
  const checked = shapes[row.kind]?.safeParse(written);
  if (!checked?.success) return [];
  return [{ kind: row.kind, held: checked.data, written: row.written, firstSeen: row.firstSeen, origin: 'kept' } as Entry as Seen];
}

function changed(entry: Placed, row: Kept): Fault {
  const evidence = { entry: keyOf(row), next: entry.held.version + 1, firstSeen: today(row.firstSeen) };
  return { file: entry.file, line: entry.lineAt([]), code: 'knowledge-changed', evidence };
}

function keyOf({ id, version }: { id: string; version: number }): string {
  return `${id}@${version}`;
}

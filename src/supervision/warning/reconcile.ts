import type { Episode } from './episodes.ts';

/** An episode that is kept, as far as finding it anew must know it. */
export type KeptEpisode = { readonly id: number; readonly begins: number; readonly ends: number | null };

export type Reconciled<Kept> = {
  /** Found anew and kept already: it keeps its id. */
  readonly kept: readonly { readonly kept: Kept; readonly found: Episode }[];
  readonly opened: readonly Episode[];
  /** Kept and not found any more. */
  readonly withdrawn: readonly Kept[];
};

/** What was found anew beside what is kept of one subject: one that overlaps keeps its id, the earliest first. */
export function reconcile<Kept extends KeptEpisode>(kept: readonly Kept[], found: readonly Episode[]): Reconciled<Kept> {
  const left = kept.toSorted((a, b) => a.begins - b.begins);
  const out = { kept: [] as { kept: Kept; found: Episode }[], opened: [] as Episode[], withdrawn: left };
  for (const one of found.toSorted((a, b) => a.start - b.start)) {
    const at = left.findIndex(({ begins, ends }) => begins < (one.end ?? Infinity) && one.start < (ends ?? Infinity));
    const [same] = at < 0 ? [] : left.splice(at, 1);
    if (same === undefined) out.opened.push(one);
    else out.kept.push({ kept: same, found: one });
  }
  return out;
}

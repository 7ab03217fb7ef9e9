import type { Zone } from '#kernel/zone.ts';
import { type Past, quarter } from './past.ts';

/** What a meter counted, and the local days on which it counts. */
type MadeOnDays = { readonly past: Past; readonly days: ReadonlySet<number> };

/**
 * A past minus what meters counted in the same quarter hours, each only on its own days: on these, the result is unknown where any of them
 * is unknown, and is based on readings as long as the longest of them.
 */
export function lessOnDays(load: Past, zone: Zone, made: readonly MadeOnDays[]): Past {
  if (made.length === 0) return load;
  const { from } = load;
  const kw = Float64Array.from(load.kw);
  const longest = Float64Array.from(kw, (_, at) => load.longest?.[at] ?? quarter);
  for (let at = 0; at < kw.length; at += 1) {
    const day = zone.dayOf(from + at * quarter);
    for (const { past, days } of made) {
      if (!days.has(day)) continue;
      kw[at] = (kw[at] as number) - (past.kw[at] ?? Number.NaN);
      longest[at] = Math.max(longest[at] as number, past.longest?.[at] ?? quarter);
    }
  }
  return { from, kw, longest };
}

import { refuseManySteps } from '#kernel/answer-size.ts';
import { stepCount } from '#kernel/calendar.ts';
import { parseInstant } from '#kernel/instant.ts';
import { isKept, keptDays, keptYears } from '#kernel/kept-time.ts';
import { Problem } from '#kernel/problem.ts';
import type { Zone } from '#kernel/zone.ts';

/** Times as entered, local to a building if they name no zone. */
export type SpanText = { readonly from: string; readonly to: string };

/** A stretch of whole seconds UTC, half-open. */
export type Stretch = { readonly from: number; readonly to: number };

/** The stretch of a question. Throws `bad-instant`, `time-not-kept`, `empty-range`, `too-many-steps` (hours). */
export function stretchOf(zone: Zone, { from: fromText, to: toText }: SpanText): Stretch {
  const [from, to] = [fromText, toText].map((text) => {
    const at = parseInstant(text, zone);
    if (at === null) throw new Problem('bad-input', 'bad-instant', { text });
    if (!isKept(at)) throw new Problem('bad-input', 'time-not-kept', { text, first: `${keptYears.first}-01-01`, last: keptDays.last });
    return at;
  }) as [number, number];
  if (to <= from) throw new Problem('bad-input', 'empty-range', { from: fromText, to: toText });
  refuseManySteps(stepCount(zone, from, to, 'hour'));
  return { from, to };
}

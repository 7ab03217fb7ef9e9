import type { Carrier } from '#kernel/carrier.ts';
import { dayText, parseDay } from '#kernel/day.ts';

/** One step of a carrier's use. `start`: its first local day. */
export type ReportStep = { readonly start: string; readonly value: number | null; readonly coverage: number };

/** A stretch that is not fully measured. `to`: its last local day, included; `coverage` is 0 if nothing is known. */
export type Gap = { readonly carrier: Carrier; readonly from: string; readonly to: string; readonly coverage: number };

/** Below this coverage a step counts as not fully measured; comparisons require the same. */
const wholeEnough = 0.95;

/**
 * The gaps in a carrier's steps: adjacent steps without any value form one stretch; a partly measured step is a gap of its own. A step that
 * has not ended is not a gap.
 * @param asked.end the day after the last step
 * @param asked.until the first local day that is not over
 */
export function gapsIn(
  carrier: Carrier,
  steps: readonly ReportStep[],
  { end, until }: { readonly end: string; readonly until: string },
): Gap[] {
  const gaps: Gap[] = [];
  for (const [at, { start, value, coverage }] of steps.entries()) {
    const next = steps[at + 1]?.start ?? end;
    if (next > until || coverage >= wholeEnough) continue;
    const to = dayText((parseDay(next) ?? 0) - 1);
    const last = gaps.at(-1);
    const isEmpty = value === null;
    if (isEmpty && last !== undefined && last.coverage === 0 && follows(last.to, start)) gaps[gaps.length - 1] = { ...last, to };
    else gaps.push({ carrier, from: start, to, coverage: isEmpty ? 0 : coverage });
  }
  return gaps;
}

function follows(last: string, next: string): boolean {
  return (parseDay(last) ?? 0) + 1 === parseDay(next);
}

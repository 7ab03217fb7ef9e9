import type { PartBaseline } from '#flexibility/baseline/baseline.ts';
import { dayText } from '#kernel/day.ts';
import { type Exact, rounded } from '#kernel/exact-number.ts';
import { formatInstant } from '#kernel/instant.ts';
import { exact } from '#kernel/exact-number.ts';

const tenThousand = exact('10000');

/** 0.0001 kWh as kWh. */
export const kwhOf = (units: bigint | null): number | null => (units === null ? null : Number(units) / 10_000);

/** An exact number of 0.0001 kWh as kWh, to a number of decimals. */
const kwh = (units: Exact): number => Number(rounded(units.div(tenThousand), 4));

/** A part as responses show it. */
export function partShown({ part, chosen, skipped, adjustment: { kind, added, ratio, why } }: PartBaseline) {
  return {
    day: dayText(part.day),
    chosen: chosen.map(dayText),
    skipped: skipped.map(({ day, why: reason }) => ({ day: dayText(day), why: reason })),
    adjustment: {
      kind,
      ...(added !== undefined && { kwhPerStep: kwh(added) }),
      ...(ratio !== undefined && { ratio: Number(rounded(ratio, 6)) }),
      ...(why !== undefined && { why }),
    },
  };
}

/** The steps of all parts: expected and actual use, kWh; null if unknown. */
export function stepsShown(parts: readonly PartBaseline[], step: number) {
  return parts.flatMap(({ part, steps, actual }) =>
    part.clocks.map((_, at) => ({
      start: formatInstant(part.from + at * step),
      baseline: steps === null ? null : kwh(steps[at] as Exact),
      actual: Number.isNaN(actual[at]) ? null : (actual[at] as number) / 10_000,
    })),
  );
}

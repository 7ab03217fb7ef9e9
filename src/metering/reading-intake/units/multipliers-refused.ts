import { Problem } from '#kernel/problem.ts';
import { multiplierWays } from '#platform/tables/multiplier.ts';
import type { SeriesFacts } from '#metering/point/facts.ts';

/** What the rows of a code say of its multiplier that is not read: a text that is none, or another one than its rows `before`. */
export type MultiplierFault = { readonly row: number; readonly text: string; readonly before?: number };

/**
 * Throws where rows of what is multiplied say a multiplier that cannot be read (`multiplier-not-read`), or rows of one counter several
 * (`multiplier-changes`); a counter whose devices the register knows with several may have them. Of use, which was multiplied before, a
 * multiplier says nothing.
 * @param differences whether the values are what readings differ by, each multiplied by its own row
 */
export function refuseUnread(
  faults: ReadonlyMap<number, MultiplierFault>,
  differences: boolean,
  codeOf: (slot: number) => string | undefined,
  meterOf: (slot: number) => SeriesFacts | undefined,
): void {
  for (const [slot, { row, text, before }] of faults) {
    const meter = meterOf(slot);
    if (meter === undefined || (meter.kind !== 'register' && !differences)) continue;
    const evidence = { meter: codeOf(slot), row, value: text.slice(0, 100) };
    if (before === undefined) throw new Problem('bad-input', 'multiplier-not-read', { ...evidence, ways: multiplierWays });
    if (!differences && hasOne(meter)) throw new Problem('bad-input', 'multiplier-changes', { ...evidence, before });
  }
}

const hasOne = (meter: SeriesFacts): boolean =>
  meter.kind !== 'instant' && new Set(meter.devices.map(({ multiplier: { num, den } }) => num / den)).size < 2;

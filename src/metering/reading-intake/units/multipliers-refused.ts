import { Problem } from '#kernel/problem.ts';
import { multiplierWays } from '#platform/tables/multiplier.ts';
import type { SeriesFacts } from '#metering/point/facts.ts';

/**
 * A multiplier in the rows of a code that is not used: a text that is not one, or one that differs from that of its previous rows
 * (`before`).
 */
export type MultiplierFault = { readonly row: number; readonly text: string; readonly before?: number };

/**
 * Throws if rows of multiplied values give a multiplier that cannot be read (`multiplier-not-read`), or rows of one counter give several
 * (`multiplier-changes`); a counter whose devices have several in the register may have them. For use, which was multiplied before, a
 * multiplier means nothing.
 * @param differences whether the values are differences of readings, each multiplied by its own row
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

import { isPower } from '#kernel/carrier.ts';
import { Problem } from '#kernel/problem.ts';
import { lengthText, lengths, type Length } from './lengths.ts';
import type { NamedUnit } from './units.ts';

/** Samples are uneven if at least this share of distances is neither the most common one nor a multiple of it. */
const uneven = 0.05;

/** The distances between samples of one metering point (s), starting with the most common, with their frequency. */
export type Distances = ReadonlyMap<number, number>;

/**
 * Refuses unevenly spaced samples of a power: multiplied by a single length they do not give the actual use. Gaps of whole steps do not
 * count as uneven.
 * @throws Problem `power-uneven`
 */
export function refuseUneven(units: readonly (NamedUnit | null)[], distances: Distances, said: Length | null): void {
  const power = units.find((one) => one !== null && isPower(one.unit));
  if (power === undefined || power === null || said !== null) return;
  const all = [...distances];
  const [step = 0] = all.toSorted((a, b) => b[1] - a[1])[0] ?? [];
  const count = all.reduce((sum, [, times]) => sum + times, 0);
  const off = all.filter(([distance]) => Math.abs(distance / step - Math.round(distance / step)) > 0.1 || distance < 0.9 * step);
  const isUneven = count > 2 && step < 86_400 && off.reduce((sum, [, times]) => sum + times, 0) > uneven * count;
  if (!isUneven) return;
  const seconds = all.map(([distance]) => distance);
  const choices = Object.keys(lengths)
    .filter((name) => lengthText(lengths[name as keyof typeof lengths]) === lengthText(step))
    .map((interval) => ({ set: { interval } }));
  throw new Problem('bad-input', 'power-uneven', {
    text: power.text.slice(0, 100),
    unit: power.unit,
    least: Math.min(...seconds) / 60,
    most: Math.max(...seconds) / 60,
    choices,
  });
}

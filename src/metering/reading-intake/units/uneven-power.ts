import { isPower } from '#kernel/carrier.ts';
import { Problem } from '#kernel/problem.ts';
import { lengthText, lengths, type Length } from './lengths.ts';
import type { NamedUnit } from './units.ts';

/** From this share of distances on that are none of the commonest, nor so many of it, samples are uneven. */
const uneven = 0.05;

/** How far samples of one metering point are apart (s), from the commonest distance on: so often each. */
export type Distances = ReadonlyMap<number, number>;

/**
 * Refuses samples of a power that are unevenly apart: multiplied by one length they come to something else than was used. Gaps of whole
 * steps are none.
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

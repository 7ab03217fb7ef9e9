import type { Unit } from '#kernel/carrier.ts';
import { canonicalJson } from '#kernel/canonical-json.ts';
import { dayText, parseDay } from '#kernel/day.ts';
import { sha256 } from '#kernel/hash-chain.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import type { Boundary } from '#metering/metering/metering.ts';
import type { DayFit, HourFit } from '#retrofit/temperature-model/facts.ts';
import type { FittedPoints } from './base-model.ts';
import type { DaySpan, ModelQuestion } from '../facts.ts';

/** A sealed point: a day, a day and its hour, or a span, with use and temperature and the values of the factors. */
type SealedPoint = readonly (string | number | readonly number[])[];

/** The content of a baseline: what is sealed, as parsed. */
export type Sealed = {
  readonly boundary: Boundary;
  readonly unit: Unit;
  readonly zone: string;
  readonly period: DaySpan;
  readonly model: ModelQuestion & { readonly station: string; readonly calendar: string };
  /** ISO 8601 UTC */
  readonly knownAt: string;
  readonly days: number;
  readonly covered: number;
  readonly points: readonly SealedPoint[];
  readonly fit: DayFit | HourFit;
};

/** The stored text and its SHA-256: canonical JSON (RFC 8785), the same for the same baseline everywhere. */
export function sealBaseline(sealed: Sealed): { readonly text: string; readonly hash: string } {
  const text = canonicalJson(sealed);
  return { text, hash: sha256(text) };
}

/**
 * Points in sealed form. Daily `[day, use, temperature, …factors]`; hourly `[day, hour, use, temperature, …factors]`; by bill `[from, to,
 * use a day, temperatures, shares of the span, …factors]`, `from` and `to` in days since 1970-01-01.
 */
export function sealedPoints({ kind, points }: FittedPoints): SealedPoint[] {
  const factorsAt = (at: number): number[] => points.factors.map(({ values }) => values[at] as number);
  if (kind === 'billing')
    return Array.from(points.from, (from, at) => {
      const { t, share } = points.days[at] as { t: Float64Array; share: Float64Array };
      return [from, points.to[at] as number, points.y[at] as number, [...t], [...share], ...factorsAt(at)];
    });
  const measured = (at: number): number[] => [points.y[at] as number, points.t[at] as number, ...factorsAt(at)];
  if (kind === 'hourly') return Array.from(points.day, (day, at) => [dayText(day), points.hour[at] as number, ...measured(at)]);
  return Array.from(points.day, (day, at) => [dayText(day), ...measured(at)]);
}

/** Sealed points in the form that a model takes. */
export function readPoints({ points, model, zone }: Pick<Sealed, 'points' | 'model' | 'zone'>): FittedPoints {
  const numbers = (at: number): Float64Array => Float64Array.from(points, (point) => point[at] as number);
  const factorsFrom = (first: number) => model.factors.map(({ name }, at) => ({ name, values: numbers(first + at) }));
  if (model.model === 'billing') {
    const [from, to] = [numbers(0), numbers(1)];
    const days = points.map((point) => ({
      t: Float64Array.from(point[3] as readonly number[]),
      share: Float64Array.from(point[4] as readonly number[]),
    }));
    const w = from.map((begins, at) => (to[at] as number) - begins);
    return { kind: 'billing', points: { from, to, y: numbers(2), w, days, factors: factorsFrom(5) } };
  }
  const day = Int32Array.from(points, (point) => parseDay(point[0] as string) as number);
  if (model.model === 'daily') return { kind: 'daily', points: { day, y: numbers(1), t: numbers(2), factors: factorsFrom(3) } };
  const hour = Uint8Array.from(points, (point) => point[1] as number);
  return {
    kind: 'hourly',
    points: { day, hour, y: numbers(2), t: numbers(3), factors: factorsFrom(4), wholeDays: wholeDays(day, createZone(zone) as Zone) },
  };
}

/** Days with all their hours, 23 to 25 of them. */
function wholeDays(day: Int32Array, zone: Zone): Int32Array {
  const counts = new Map<number, number>();
  for (const one of day) counts.set(one, (counts.get(one) ?? 0) + 1);
  const isWhole = ([one, hours]: [number, number]): boolean => hours * 3600 === zone.dayStart(one + 1) - zone.dayStart(one);
  return Int32Array.from([...counts].filter(isWhole), ([one]) => one);
}

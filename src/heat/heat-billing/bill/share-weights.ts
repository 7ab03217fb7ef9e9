import { commonMultiple, wholeWeights } from '#kernel/apportion.ts';
import { exact, type Exact } from '#kernel/exact-number.ts';
import { type DayHeat, heatIn } from './day-heat.ts';
import type { Stay } from './stay.ts';

/** A household's stays, regardless of the account. */
export type Staying = { readonly code: string; readonly stays: readonly Stay[] };

/** The key of a weight: an account of a household. @example shareKey('H1', 'A1') // 'H1 A1' */
export const shareKey = (household: string, account: string): string => `${household} ${account}`;

/** Stays that get heat. */
export const supplied = ({ stays }: Staying): readonly Stay[] => stays.filter(({ status, billed }) => status === 'supplied' && billed > 0n);

/**
 * Weights of area by the heat of each day: each day's heat split by billed area among those supplied that day. Null if none ever is.
 * @param metered 1 on days whose heat is shared
 */
export function areaWeights(households: readonly Staying[], heat: DayHeat, metered: Uint8Array): Map<string, bigint> | null {
  const days = metered.length;
  const among = suppliedAreas(households, days);
  if (among.every((area, day) => area === 0n || metered[day] !== 1)) return null;
  const heats = among.map((area, day) => {
    const one = area > 0n && metered[day] === 1 ? heatIn(heat, metered, { from: day, to: day + 1 }) : exact(0n);
    return one.s < 0n ? exact(0n) : one;
  });
  const common = commonMultiple(among.map((area, day) => (area === 0n ? 1n : area * (heats[day] as Exact).d)));
  const upTo = [0n];
  among.forEach((area, day) => {
    const { n, d } = heats[day] as Exact;
    upTo.push((upTo[day] as bigint) + (area === 0n ? 0n : n * (common / (area * d))));
  });
  const weights = new Map<string, bigint>();
  for (const one of households)
    for (const { from, to, account, billed } of supplied(one)) {
      const key = shareKey(one.code, account);
      weights.set(key, (weights.get(key) ?? 0n) + billed * ((upTo[to] as bigint) - (upTo[from] as bigint)));
    }
  return weights;
}

/** Billed area that gets heat on each day. */
function suppliedAreas(households: readonly Staying[], days: number): bigint[] {
  const change: bigint[] = Array.from({ length: days + 1 }, () => 0n);
  for (const one of households)
    for (const { from, to, billed } of supplied(one)) {
      change[from] = (change[from] as bigint) + billed;
      change[to] = (change[to] as bigint) - billed;
    }
  let sum = 0n;
  return change.slice(0, days).map((step) => (sum += step));
}

/** Weights by own meters: the heat of each household on the days supplied. @param heats of each household */
export function meterWeights(households: readonly (Staying & { readonly heat: DayHeat | null })[], days: number): Map<string, bigint> {
  const all = new Uint8Array(days).fill(1);
  return inWhole(
    households.flatMap((one) =>
      supplied(one).map(({ account, ...span }): [string, Exact] => {
        const heat = one.heat === null ? exact(0n) : heatIn(one.heat, all, span);
        return [shareKey(one.code, account), heat.s < 0n ? exact(0n) : heat];
      }),
    ),
  );
}

/**
 * Weights by units that were read, or by units times the mean area of the days supplied; an account gets the share of its household's
 * weight that it has of the area over days.
 */
export function unitWeights(households: readonly (Staying & { readonly units: string })[], timesArea: boolean): Map<string, bigint> {
  return inWhole(
    households.flatMap((one) => {
      const own = supplied(one);
      const areas = own.reduce((sum, { from, to, billed }) => sum + billed * BigInt(to - from), 0n);
      const days = own.reduce((sum, { from, to }) => sum + to - from, 0);
      const by = timesArea ? BigInt(days) : areas;
      return own.map(({ from, to, account, billed }): [string, Exact] => [
        shareKey(one.code, account),
        exact(one.units)
          .mul(exact(billed * BigInt(to - from)))
          .div(exact(by)),
      ]);
    }),
  );
}

function inWhole(parts: readonly (readonly [string, Exact])[]): Map<string, bigint> {
  const whole = wholeWeights(parts.map(([, one]) => one));
  const weights = new Map<string, bigint>();
  parts.forEach(([key], at) => weights.set(key, (weights.get(key) ?? 0n) + (whole[at] as bigint)));
  return weights;
}

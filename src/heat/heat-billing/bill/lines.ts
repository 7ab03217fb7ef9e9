import { apportionWhole } from '#kernel/apportion.ts';
import { exact, type Exact } from '#kernel/exact-number.ts';
import { centsOf } from '#kernel/money.ts';
import type { HeatTariff } from '#platform/knowledge/facts.ts';
import type { ClassPrices } from './class-prices.ts';
import type { Tally } from './tally.ts';
import { millionth, millionths, roundedQuotient } from '../public/whole-parts.ts';

/** Cents of each line of an account. `byArea`: what the same days would have cost by area; null if there is no price for that. */
export type Lines = {
  readonly basic: bigint;
  readonly metered: bigint;
  readonly area: bigint;
  readonly stopped: bigint;
  readonly cold: bigint;
  readonly cap: bigint;
  readonly total: bigint;
  readonly byArea: bigint | null;
};

export type LineTerms = { readonly tariff: HeatTariff; readonly prices: ClassPrices; readonly nominal: number };

/** Billed areas are 10⁻¹² m², prices millionths of a yuan, sums cents: a price times a sum of areas over days is divided by this and N. */
const yuanParts = 10n ** 18n;
const cents = 100n;

/**
 * The lines of a household's accounts (`heat.md` 3): each line is rounded once for the household, then apportioned to its accounts by their
 * exact parts.
 * @param keys break ties between equal remainders of its accounts, @param metered what each account pays for heat, in cents
 */
export function linesOf(own: readonly Tally[], keys: readonly string[], metered: readonly bigint[], terms: LineTerms): Lines[] {
  const { tariff, prices, nominal } = terms;
  const days = BigInt(nominal);
  const line = (price: bigint, parts: readonly bigint[], share: bigint = millionth): bigint[] => {
    const sum = roundedQuotient(price * share * cents * total(parts), yuanParts * millionth * days);
    return apportionWhole(sum, keys, parts);
  };
  const of = (price: 'area' | 'basic'): bigint => prices[price] ?? 0n;
  const areasMetered = own.map(({ meteredArea }) => meteredArea);
  const basic = line(of('basic'), areasMetered);
  const area = line(
    of('area'),
    own.map(({ areaArea }) => areaArea),
  );
  const { stopped: rule, cold: letOff } = tariff;
  const stopped = line(
    rule === undefined ? 0n : of(rule.of),
    own.map(({ stoppedArea }) => stoppedArea),
    rule === undefined ? 0n : millionths(rule.share),
  );
  // the parts already include the shares of a cold room
  const cold = line(
    letOff === undefined ? 0n : of(letOff.of),
    own.map(({ coldArea }) => coldArea),
    1n,
  ).map((one) => -one);
  const charged = own.map(({ areaArea, meteredArea }) => areaArea + meteredArea);
  const wouldBe = prices.area === null ? null : line(prices.area, charged);
  const cap = capOf(
    basic.map((one, at) => one + (metered[at] as bigint)),
    own,
    keys,
    terms,
  );
  return own.map((_, at) => {
    const on = (list: readonly bigint[]): bigint => list[at] as bigint;
    const told = { basic: on(basic), metered: on(metered), area: on(area), stopped: on(stopped), cold: on(cold), cap: on(cap) };
    const byArea = wouldBe === null ? null : on(wouldBe) + told.stopped + told.cold;
    return { ...told, total: total(Object.values(told)), byArea };
  });
}

/**
 * Raises or lowers what a household pays for its metered days to the given share of what they would cost by area; split by what each
 * account would pay.
 */
function capOf(paid: readonly bigint[], own: readonly Tally[], keys: readonly string[], { tariff, prices, nominal }: LineTerms): bigint[] {
  const none = own.map(() => 0n);
  if (own.every(({ metered }) => metered === 0) || prices.area === null) return none;
  const parts = own.map(({ meteredArea }) => meteredArea);
  const [price, c] = [prices.area, total(paid)];
  const bound = (share: string): bigint =>
    roundedQuotient(millionths(share) * price * cents * total(parts), yuanParts * millionth * BigInt(nominal));
  const [most, least] = [tariff.cap, tariff.floor].map((share) => (share === undefined ? null : bound(share)));
  let change = 0n;
  if (most !== null && most !== undefined && c > most) change = most - c;
  else if (least !== null && least !== undefined && c < least) change = least - c;
  if (change === 0n) return none;
  return apportionWhole(change, keys, total(paid) > 0n && paid.every((one) => one >= 0n) ? paid : parts);
}

/** The cost of an amount of heat, in cents. @param units 0.0001 GJ */
export const costOf = (price: Exact | null, units: bigint): bigint => (price === null ? 0n : centsOf(price.mul(exact(units))));

export const total = (parts: readonly bigint[]): bigint => parts.reduce((sum, part) => sum + part, 0n);

/** The lines of several accounts together. */
export function lineTotals(accounts: readonly Lines[]): Omit<Lines, 'byArea'> {
  const of = (line: Exclude<keyof Lines, 'byArea'>): bigint => total(accounts.map((one) => one[line]));
  const [basic, metered, area, stopped] = [of('basic'), of('metered'), of('area'), of('stopped')];
  return { basic, metered, area, stopped, cold: of('cold'), cap: of('cap'), total: of('total') };
}

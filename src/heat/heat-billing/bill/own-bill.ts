import { apportionWhole, wholeWeights } from '#kernel/apportion.ts';
import { exact, type Exact, inUnits } from '#kernel/exact-number.ts';
import type { HeatTariff } from '#platform/knowledge/facts.ts';
import {
  type AccountBill,
  atLeastNothing,
  type Doubt,
  heldBill,
  type HouseholdBill,
  type HouseholdSeason,
  type SeasonTerms,
} from './bill-parts.ts';
import { type ClassPrices, pricesOf } from './class-prices.ts';
import { type DayHeat, heatIn, measuredOn, type MeterSeason } from './day-heat.ts';
import { costOf, linesOf } from './lines.ts';
import { shareKey, supplied } from './share-weights.ts';
import { suppliedDays } from './stay.ts';
import { type Substituted, substituted } from './substitutes.ts';
import { coldShares, tallies, type Tally } from './tally.ts';
import { millionth } from '../public/whole-parts.ts';

const none = exact(0n);
const nothing: Substituted = {
  heat: { measured: new Float64Array(0), added: new Map() },
  byArea: new Set(),
  missing: [],
  rules: new Map(),
};

/** The bill of a household with a meter of its own, or of one charged by area (`isMetered` false). */
export function ownBill(
  one: HouseholdSeason,
  terms: SeasonTerms,
  isMetered: boolean,
  similar: ((day: number) => Exact | null) | undefined,
): HouseholdBill {
  const { frame, tariff, degrees } = terms;
  const getsHeat = suppliedDays(one.stays, frame.days);
  const isSupplied = getsHeat.includes(1);
  if (isMetered && isSupplied && one.meter === null) return heldBill(one.code, 'method-needs-meter');
  const doubts = one.meter === null ? [] : doubtsOf(one.meter, getsHeat, tariff);
  if (isMetered && tariff.overdue === 'hold' && doubts.some(({ code }) => code === 'meter-overdue'))
    return heldBill(one.code, 'meter-overdue', doubts);
  const byArea = areaDays(one.meter, tariff, frame.days, !isMetered);
  const wanted = getsHeat.map((yes, day) => (yes === 1 && byArea[day] === 0 ? 1 : 0));
  const found =
    one.meter === null || !isMetered
      ? nothing
      : substituted({
          meter: one.meter,
          wanted,
          supplied: getsHeat,
          degrees,
          terms: tariff.substitute ?? null,
          decided: one.decided,
          last: one.last,
          similar,
          byArea: true,
        });
  if (found.missing.length > 0) return heldBill(one.code, 'readings-missing', [...doubts, missingOn(found.missing)]);
  for (const day of found.byArea) byArea[day] = 1;
  const own = tallies(one.stays, frame, byArea, coldShares(tariff, one.cold, frame.days));
  const prices = pricesOf(tariff, one.class);
  if (prices === null || lacksPrice(own, prices, tariff)) return heldBill(one.code, 'price-missing', doubts);
  const marks = wanted.map((yes, day) => (byArea[day] === 1 ? 0 : yes));
  return {
    household: one.code,
    held: null,
    accounts: accountsOf(one, own, found.heat, marks, { ...terms, prices }),
    rules: found.rules,
    doubts,
  };
}

type Priced = SeasonTerms & { readonly prices: ClassPrices };

function accountsOf(one: HouseholdSeason, own: readonly Tally[], heat: DayHeat, marks: Uint8Array, priced: Priced): AccountBill[] {
  const keys = own.map(({ account }) => shareKey(one.code, account));
  const onlyAdded: DayHeat = { measured: new Float64Array(marks.length), added: heat.added };
  const heats = heatByAccount(one, own, heat, marks);
  const quantity = inUnits(
    heats.reduce((sum, part) => sum.add(part), none),
    0,
  );
  const quantities = apportionWhole(quantity, keys, wholeWeights(heats.map((part) => atLeastNothing(part, none))));
  const metered = apportionWhole(
    costOf(priced.prices.metered, quantity),
    keys,
    quantities.map((part) => (part < 0n ? -part : part)),
  );
  const added = heat.added.size === 0 ? null : heatByAccount(one, own, onlyAdded, marks);
  const lines = linesOf(own, keys, metered, { tariff: priced.tariff, prices: priced.prices, nominal: priced.frame.nominal });
  return own.map((tally, at) => billOf(tally, quantities[at] as bigint, added === null ? 0n : inUnits(added[at] as Exact, 0), lines[at]));
}

export function billOf(tally: Tally, quantity: bigint, substituted: bigint, lines: AccountBill['lines'] | undefined): AccountBill {
  const { account, metered, area, stopped, meteredArea, areaArea, stoppedArea, coldArea } = tally;
  const squareMetreDays = { metered: meteredArea, area: areaArea, stopped: stoppedArea, cold: coldArea / millionth };
  return { account, days: { metered, area, stopped }, quantity, substituted, squareMetreDays, lines: lines as AccountBill['lines'] };
}

function heatByAccount(one: HouseholdSeason, own: readonly Tally[], heat: DayHeat, marks: Uint8Array): Exact[] {
  const sums = new Map<string, Exact>();
  if (heat.measured.length > 0)
    for (const { account, ...span } of supplied(one)) sums.set(account, (sums.get(account) ?? none).add(heatIn(heat, marks, span)));
  return own.map(({ account }) => sums.get(account) ?? none);
}

/** Days on which supply is charged by area: all, or those on which the meter was not valid if the tariff says so. */
export function areaDays(meter: MeterSeason | null, { overdue }: Pick<HeatTariff, 'overdue'>, days: number, all: boolean): Uint8Array {
  if (all) return new Uint8Array(days).fill(1);
  return meter !== null && overdue === 'area' ? Uint8Array.from(meter.invalid) : new Uint8Array(days);
}

/** Whether the bill has days for which its class has no price. */
export function lacksPrice(own: readonly Tally[], prices: ClassPrices, { cap, floor, stopped, cold }: HeatTariff): boolean {
  const has = (of: (tally: Tally) => boolean): boolean => own.some(of);
  const isMetered = has(({ metered }) => metered > 0);
  if (isMetered && (prices.basic === null || prices.metered === null)) return true;
  if (isMetered && (cap !== undefined || floor !== undefined) && prices.area === null) return true;
  if (has(({ area }) => area > 0) && prices.area === null) return true;
  if (stopped !== undefined && has((one) => one.stopped > 0) && prices[stopped.of] === null) return true;
  return cold !== undefined && has(({ coldArea }) => coldArea > 0n) && prices[cold.of] === null;
}

export const missingOn = (days: readonly number[]): Doubt => ({
  code: 'readings-missing',
  evidence: { days: days.length, first: days[0] },
});

function doubtsOf(meter: MeterSeason, getsHeat: Uint8Array, { overdue }: HeatTariff): Doubt[] {
  const doubts: Doubt[] = [];
  const invalid = meter.invalid.reduce((sum, yes, day) => sum + (yes === 1 && getsHeat[day] === 1 ? 1 : 0), 0);
  if (invalid > 0 && overdue !== 'area') doubts.push({ code: 'meter-overdue', evidence: { days: invalid } });
  doubts.push(...heatWhileStopped(meter, getsHeat));
  return doubts;
}

/** What a meter counted on days without supply, which is not charged. @param getsHeat 1 on days of supply */
export function heatWhileStopped(meter: MeterSeason, getsHeat: Uint8Array): Doubt[] {
  let [days, units] = [0, 0];
  for (const [day, yes] of getsHeat.entries()) {
    const heat = yes === 0 ? measuredOn(meter, day) : 0;
    if (heat <= 0) continue;
    days += 1;
    units += heat;
  }
  return days > 0 ? [{ code: 'heat-while-stopped', evidence: { days, units } }] : [];
}

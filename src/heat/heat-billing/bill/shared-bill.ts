import { apportionWhole } from '#kernel/apportion.ts';
import { exact, inUnits } from '#kernel/exact-number.ts';
import {
  type Doubt,
  heldBill,
  type HoldReason,
  type HouseholdBill,
  type HouseholdSeason,
  type PointBill,
  type PointSeason,
  type SeasonTerms,
} from './bill-parts.ts';
import { type ClassPrices, pricesOf } from './class-prices.ts';
import { type DayHeat, heatIn } from './day-heat.ts';
import { costOf, linesOf, total } from './lines.ts';
import type { Similar } from './neighbours.ts';
import { areaDays, billOf, heatWhileStopped, lacksPrice, missingOn } from './own-bill.ts';
import { areaWeights, meterWeights, shareKey, supplied, unitWeights } from './share-weights.ts';
import { suppliedDays } from './stay.ts';
import { substituted } from './substitutes.ts';
import { coldShares, tallies, type Tally } from './tally.ts';

type One = HouseholdSeason & {
  readonly heat: DayHeat | null;
  readonly own: readonly Tally[];
  readonly prices: ClassPrices | null;
  /** Which rules substituted for its own meter, and what is doubtful about that. */
  readonly told: Pick<HouseholdBill, 'rules' | 'doubts'>;
};
type PointHold = { readonly code: HoldReason; readonly doubts: readonly Doubt[] };

/** The bills of households that share the heat of their point's meter. If one cannot be calculated, all of them are held. */
export function sharedBill(point: PointSeason, households: readonly HouseholdSeason[], terms: SeasonTerms, similar: Similar): PointBill {
  const { frame, tariff, degrees } = terms;
  const hold = ({ code, doubts }: PointHold): PointBill => heldPoint(households, code, doubts);
  if (point.meter === null) return hold({ code: 'method-needs-meter', doubts: [] });
  const invalid = point.meter.invalid.includes(1) && tariff.overdue !== 'area';
  const doubts: Doubt[] = invalid ? [{ code: 'meter-overdue', evidence: { days: point.meter.invalid.reduce((a, b) => a + b, 0) } }] : [];
  if (invalid && tariff.overdue === 'hold') return hold({ code: 'meter-overdue', doubts });
  const byArea = areaDays(point.meter, tariff, frame.days, false);
  const metered = byArea.map((yes) => 1 - yes);
  const found = substituted({
    meter: point.meter,
    wanted: metered,
    supplied: new Uint8Array(frame.days).fill(1),
    degrees,
    terms: tariff.substitute ?? null,
    decided: point.decided,
    last: point.last,
    byArea: false,
  });
  if (found.missing.length > 0) return hold({ code: 'readings-missing', doubts: [...doubts, missingOn(found.missing)] });
  const some = households.map((one) => withHeat(one, point, terms, byArea, similar));
  const held = some.find((one): one is PointHold => 'doubts' in one);
  if (held !== undefined) return hold(held);
  const shared = { metered, heat: found.heat };
  return { ...billed(point, some as readonly One[], terms, shared, doubts), rules: found.rules };
}

const heldPoint = (households: readonly HouseholdSeason[], code: HoldReason, doubts: readonly Doubt[]): PointBill => ({
  quantity: null,
  households: households.map((one) => heldBill(one.code, code)),
  rules: new Map(),
  doubts,
});

/** A household with what its share is based on; if that cannot be determined, the reason why its point is held. */
function withHeat(one: HouseholdSeason, point: PointSeason, terms: SeasonTerms, byArea: Uint8Array, similar: Similar): One | PointHold {
  const { frame, tariff, degrees } = terms;
  const getsHeat = suppliedDays(one.stays, frame.days);
  const held = (code: HoldReason, doubts: readonly Doubt[] = []): PointHold => ({ code, doubts });
  const own = tallies(one.stays, frame, byArea, coldShares(tariff, one.cold, frame.days));
  const prices = pricesOf(tariff, one.class);
  if (own.length > 0 && (prices === null || lacksPrice(own, prices, tariff))) return held('price-missing', [of(one.code)]);
  const isSupplied = getsHeat.includes(1);
  if ((point.method === 'share-units' || point.method === 'share-time') && isSupplied && one.units === null)
    return held('units-missing', [{ ...of(one.code), code: 'units-missing' }]);
  const doubts = point.method === 'share-meter' && one.meter !== null ? heatWhileStopped(one.meter, getsHeat) : [];
  if (point.method !== 'share-meter' || !isSupplied) return { ...one, heat: null, own, prices, told: { rules: new Map(), doubts } };
  if (one.meter === null) return held('method-needs-meter', [of(one.code)]);
  const found = substituted({
    meter: one.meter,
    wanted: getsHeat,
    supplied: getsHeat,
    degrees,
    terms: tariff.substitute ?? null,
    decided: one.decided,
    last: one.last,
    similar: similar(one),
    byArea: false,
  });
  if (found.missing.length > 0) return held('readings-missing', [of(one.code), missingOn(found.missing)]);
  return { ...one, heat: found.heat, own, prices, told: { rules: found.rules, doubts } };
}

const of = (household: string): Doubt => ({ code: 'household-holds-point', evidence: { household } });

type Shared = { readonly metered: Uint8Array; readonly heat: DayHeat };

function billed(
  point: PointSeason,
  some: readonly One[],
  terms: SeasonTerms,
  { metered, heat }: Shared,
  doubts: Doubt[],
): Omit<PointBill, 'rules'> {
  const span = { from: 0, to: metered.length };
  const quantity = inUnits(heatIn(heat, metered, span), 0);
  doubts.push(...belowHouseholds(some, quantity));
  const areas = areaWeights(some, heat, metered);
  if (areas === null) return { quantity, households: some.map((one) => withoutShare(one, terms)), doubts: nobody(quantity, doubts) };
  const keys = [...areas.keys()];
  const byArea = inUnits(exact(point.areaShare ?? '0').mul(exact(quantity)), 0);
  const others = methodWeights(point, some, metered.length, areas);
  const among = (sum: bigint, weights: ReadonlyMap<string, bigint>) =>
    apportionWhole(
      sum,
      keys,
      keys.map((key) => weights.get(key) ?? 0n),
    );
  const [first, second] = [among(byArea, areas), among(quantity - byArea, others)];
  const quantities = new Map(keys.map((key, at) => [key, (first[at] as bigint) + (second[at] as bigint)]));
  const money = moneyByClass(some, quantities);
  const stoodIn = inUnits(heatIn({ measured: new Float64Array(metered.length), added: heat.added }, metered, span), 0);
  const sizes = keys.map((key) => size(quantities.get(key) ?? 0n));
  const substitutes = new Map(apportionWhole(stoodIn, keys, sizes).map((part, at) => [keys[at] as string, part]));
  const households = some.map((one) => shareOf(one, terms, { quantities, money, substitutes }));
  return { quantity, households, doubts };
}

/** Meters of households that together counted more than the meter they share: the point's heat is what is shared, with a finding. */
function belowHouseholds(some: readonly One[], quantity: bigint): Doubt[] {
  const days = some[0]?.heat?.measured.length ?? 0;
  const all = new Uint8Array(days).fill(1);
  const heats = some.flatMap((one) => supplied(one).map((stay) => (one.heat === null ? exact(0n) : heatIn(one.heat, all, stay))));
  const sum = inUnits(
    heats.reduce((before, one) => before.add(one), exact(0n)),
    0,
  );
  return sum > quantity ? [{ code: 'point-below-households', evidence: { units: Number(quantity), more: Number(sum - quantity) } }] : [];
}

const size = (part: bigint): bigint => (part < 0n ? -part : part);

const nobody = (quantity: bigint, doubts: readonly Doubt[]): Doubt[] =>
  quantity === 0n ? [...doubts] : [...doubts, { code: 'nobody-supplied', evidence: { units: Number(quantity) } }];

function methodWeights(
  { method }: PointSeason,
  some: readonly One[],
  days: number,
  areas: ReadonlyMap<string, bigint>,
): ReadonlyMap<string, bigint> {
  if (method === 'share-area') return areas;
  if (method === 'share-meter') {
    const own = meterWeights(some, days);
    return [...own.values()].some((weight) => weight > 0n) ? own : areas;
  }
  return unitWeights(
    some.map((one) => ({ ...one, units: one.units ?? '0' })),
    method === 'share-time',
  );
}

/** What each account pays for heat: the price of each class's total heat, apportioned by heat. */
function moneyByClass(some: readonly One[], quantities: ReadonlyMap<string, bigint>): Map<string, bigint> {
  const paid = new Map<string, bigint>();
  for (const [, ofClass] of Map.groupBy(some, (one) => one.class)) {
    const keys = ofClass.flatMap((one) => one.own.map(({ account }) => shareKey(one.code, account))).filter((key) => quantities.has(key));
    const own = keys.map((key) => quantities.get(key) as bigint);
    const parts = apportionWhole(costOf(ofClass[0]?.prices?.metered ?? null, total(own)), keys, own.map(size));
    keys.forEach((key, at) => paid.set(key, parts[at] as bigint));
  }
  return paid;
}

type Parts = { readonly [K in 'quantities' | 'money' | 'substitutes']: ReadonlyMap<string, bigint> };

function shareOf(one: One, { tariff, frame }: SeasonTerms, { quantities, money, substitutes }: Parts): HouseholdBill {
  const keys = one.own.map(({ account }) => shareKey(one.code, account));
  const part = (of: ReadonlyMap<string, bigint>) => keys.map((key) => of.get(key) ?? 0n);
  const lines = one.prices === null ? [] : linesOf(one.own, keys, part(money), { tariff, prices: one.prices, nominal: frame.nominal });
  const [heat, stoodIn] = [part(quantities), part(substitutes)];
  const accounts = one.own.map((tally, at) => billOf(tally, heat[at] as bigint, stoodIn[at] as bigint, lines[at]));
  return { household: one.code, held: null, accounts, ...one.told };
}

const withoutShare = (one: One, terms: SeasonTerms): HouseholdBill => {
  const none = new Map<string, bigint>();
  return shareOf(one, terms, { quantities: none, money: none, substitutes: none });
};

import { exact, type Exact } from '#kernel/exact-number.ts';
import type { HeatMethod } from '#heat/heat-supply/vocabulary.ts';
import type { HeatTariff } from '#platform/knowledge/facts.ts';
import { coveredOn, measuredOn, type MeterSeason, wholeDay } from '../bill/day-heat.ts';
import type { HouseholdBill, PointBill } from '../bill/bill-parts.ts';
import { pricesOf } from '../bill/class-prices.ts';
import { lineTotals, total } from '../bill/lines.ts';
import { areaDays } from '../bill/own-bill.ts';
import { type Frame, type Stay, suppliedDays } from '../bill/stay.ts';
import type { Degrees } from '../bill/substitutes.ts';
import { millionths } from '../public/whole-parts.ts';

/** The lines that follow from area, days and a price by area. */
export const fixedLines = ['basic', 'area', 'stopped'] as const;
type FixedLine = (typeof fixedLines)[number];

/** Heat by a meter over a season: how many days, how cold they were, what was measured of them. */
export type HeatFactors = {
  /** Days charged by this meter. */
  readonly days: bigint;
  /** Degrees below the base, summed over these days; null if too few temperatures are known. */
  readonly degrees: Exact | null;
  /** The measured part of these days: its heat in 0.0001 GJ, its days, its degrees. */
  readonly measured: { readonly units: bigint; readonly days: Exact; readonly degrees: Exact | null };
  /** What the meter's heat comes to with what was estimated, 0.0001 GJ. */
  readonly quantity: bigint;
};

/** What a household's bill of a season follows from, as numbers that can be replaced one at a time. */
export type BillFactors = {
  readonly method: HeatMethod;
  /** Days charged at all, and those by which prices of a season are divided. */
  readonly charged: bigint;
  readonly nominal: bigint;
  /** Charged area summed over days, m². */
  readonly squares: Readonly<Record<FixedLine, Exact>>;
  /** Yuan per square metre and season; `metered`: yuan per 0.0001 GJ. Null if the class has none. */
  readonly prices: Readonly<Record<FixedLine | 'metered', Exact | null>>;
  readonly heat: HeatFactors;
  /** The household's own heat, and the estimated part of it, 0.0001 GJ. */
  readonly quantity: bigint;
  readonly substituted: bigint;
  /** Days by how they are charged, and days with an estimate. */
  readonly days: { readonly metered: number; readonly area: number; readonly stopped: number; readonly estimated: number };
  /** Cents. */
  readonly lines: ReturnType<typeof lineTotals>;
};

export type FactorsQuestion = {
  readonly method: HeatMethod;
  readonly tariff: HeatTariff;
  readonly frame: Frame;
  readonly class: string;
  readonly stays: readonly Stay[];
  /** The meter that the heat is read from: the household's own, or that of its point if heat is shared. */
  readonly meter: MeterSeason | null;
  readonly degrees: Degrees;
  readonly bill: Pick<PointBill, 'quantity' | 'rules'>;
  readonly own: HouseholdBill;
};

const none = exact(0n);
const squareMetre = exact(10n ** 12n);
const million = exact(1_000_000n);
/** The least share of days with a known temperature; the others count as the mean of these. */
const leastKnown = exact('0.95');

/** Whether a household pays a share of its point's heat. */
export const isShared = (method: HeatMethod): boolean => method !== 'household' && method !== 'area';

/** The factors of a bill that is not held. */
export function factorsOf(of: FactorsQuestion): BillFactors {
  const { method, frame, own, bill } = of;
  const { accounts } = own;
  const sum = (part: (one: (typeof accounts)[number]) => bigint): Exact => exact(total(accounts.map(part))).div(squareMetre);
  const count = (part: 'metered' | 'area' | 'stopped'): number => accounts.reduce((days, one) => days + one.days[part], 0);
  const rules = isShared(method) ? [...bill.rules, ...own.rules] : [...own.rules];
  return {
    method,
    charged: BigInt(chargedOf(of.stays, frame)),
    nominal: BigInt(frame.nominal),
    squares: {
      basic: sum(({ squareMetreDays }) => squareMetreDays.metered),
      area: sum(({ squareMetreDays }) => squareMetreDays.area),
      stopped: sum(({ squareMetreDays }) => squareMetreDays.stopped),
    },
    prices: pricesOfLines(of),
    heat: heatOf(of),
    quantity: total(accounts.map(({ quantity }) => quantity)),
    substituted: total(accounts.map(({ substituted }) => substituted)),
    days: {
      metered: count('metered'),
      area: count('area'),
      stopped: count('stopped'),
      estimated: new Set(rules.flatMap(([, days]) => days)).size,
    },
    lines: lineTotals(accounts.map(({ lines }) => lines)),
  };
}

/** Days within the charged ones on which a household is charged something. */
function chargedOf(stays: readonly Stay[], { charged }: Frame): number {
  let days = 0;
  for (const { from, to, status, billed } of stays)
    if (billed > 0n && status !== 'unconnected') days += Math.max(0, Math.min(to, charged.to) - Math.max(from, charged.from));
  return days;
}

function pricesOfLines({ tariff, class: named }: FactorsQuestion): BillFactors['prices'] {
  const prices = pricesOf(tariff, named);
  const whole = (price: bigint | null | undefined): Exact | null =>
    price === null || price === undefined ? null : exact(price).div(million);
  const [basic, area] = [whole(prices?.basic), whole(prices?.area)];
  const rule = tariff.stopped;
  const ofStopped = rule === undefined ? none : { area, basic }[rule.of];
  const stopped = rule === undefined || ofStopped === null ? ofStopped : ofStopped.mul(exact(millionths(rule.share))).div(million);
  return { basic, area, stopped, metered: prices?.metered ?? null };
}

function heatOf({ method, tariff, frame, stays, meter, degrees, bill, own }: FactorsQuestion): HeatFactors {
  const shared = isShared(method);
  const quantity = shared ? (bill.quantity ?? 0n) : total(own.accounts.map((one) => one.quantity));
  if (meter === null || method === 'area') return { days: 0n, degrees: none, measured: { units: 0n, days: none, degrees: none }, quantity };
  const byArea = areaDays(meter, tariff, frame.days, false);
  for (const day of shared ? [] : (own.rules.get('area') ?? [])) byArea[day] = 1;
  const supplied = shared ? new Uint8Array(frame.days).fill(1) : suppliedDays(stays, frame.days);
  const marks = supplied.map((yes, day) => (byArea[day] === 1 ? 0 : yes));
  const days = [...marks.keys()].filter((day) => marks[day] === 1);
  const measured = {
    units: days.reduce((units, day) => units + BigInt(measuredOn(meter, day)), 0n),
    days: exact(days.reduce((sum, day) => sum + coveredOn(meter, day), 0n)).div(exact(wholeDay)),
  };
  const cold = degreesOver(degrees, days, meter);
  return { days: BigInt(days.length), degrees: cold?.all ?? null, measured: { ...measured, degrees: cold?.measured ?? null }, quantity };
}

/** Degrees of days, and of what was measured of them; null if temperatures are known on too few. */
function degreesOver(degrees: Degrees, days: readonly number[], meter: MeterSeason) {
  const known = days.map((day) => degrees[day] ?? null).filter((one) => one !== null);
  if (days.length === 0) return { all: none, measured: none };
  if (
    known.length === 0 ||
    exact(BigInt(known.length))
      .div(exact(BigInt(days.length)))
      .compare(leastKnown) < 0
  )
    return null;
  const mean = known.reduce((sum, one) => sum.add(one), none).div(exact(BigInt(known.length)));
  let [all, measured] = [none, none];
  for (const day of days) {
    const below = degrees[day] ?? mean;
    all = all.add(below);
    measured = measured.add(below.mul(exact(coveredOn(meter, day)).div(exact(wholeDay))));
  }
  return { all, measured };
}

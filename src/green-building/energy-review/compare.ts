import { carrierUnit, type Carrier, type Unit } from '#kernel/carrier.ts';
import type { YearUse } from '#supervision/benchmarking/benchmarking.ts';
import { coalOf, countedInTotal, type CoalCoefficients } from '#supervision/benchmarking/public/intensity.ts';
import { exactSum, shareAbove, tceSum } from './exact-sums.ts';
import { coverageToRank } from '#supervision/benchmarking/public/ranking.ts';

/** The yearly use of a carrier as reviewed and as metered, in the carrier's unit. */
export type CarrierCompared = {
  readonly carrier: Carrier;
  readonly unit: Unit;
  /** Null if the report does not say. */
  readonly reviewed: number | null;
  /** Null if nothing was measured, or it was measured in a unit that does not convert. */
  readonly metered: number | null;
  /** 0 without a meter. */
  readonly coverage: number;
};

/** `waiting`: two years have not passed. `incomplete`: a carrier that counts is not wholly measured. */
export type CompareState = 'waiting' | 'compared' | 'incomplete' | 'not-measured';

export type Compared = {
  readonly state: CompareState;
  readonly carriers: readonly CarrierCompared[];
  /** By equivalent value, both with the coefficients of the year of metering. */
  readonly reviewedTce: number | null;
  /** If incomplete: a minimum. */
  readonly meteredTce: number | null;
  /** The lowest of the carriers that count. */
  readonly coverage: number;
  /** Metered less reviewed, as a share of what was reviewed: above 0, the review was too low. Null unless compared, or surely too low. */
  readonly over: number | null;
  /** Whether `over` is a minimum. */
  readonly atLeast: boolean;
};

/** The reviewed use by carrier, in the units of carriers. */
export type Reviewed = Readonly<Partial<Record<Carrier, number | null>>>;

/** What a review said of a year beside what meters measured in one. @param uses those of the buildings, any number of each carrier */
export function compareYear(reviewed: Reviewed, uses: readonly YearUse[], coefficients: CoalCoefficients): Compared {
  const carriers = countedInTotal
    .map((carrier) => comparedCarrier(carrier, reviewed[carrier] ?? null, uses))
    .filter((one) => (one.reviewed ?? 0) !== 0 || one.coverage > 0 || one.metered !== null);
  const reviewedTce = tceOf(
    countedInTotal.map((carrier) => [carrier, reviewed[carrier] ?? null] as const),
    coefficients,
  );
  const measured = uses.filter(({ carrier, meters }) => meters > 0 && countedInTotal.includes(carrier));
  const meteredTce = meteredIn(measured, coefficients);
  const coverage = carriers.length === 0 ? 0 : Math.min(...carriers.map((one) => one.coverage));
  const isWhole = carriers.length > 0 && coverage >= coverageToRank && carriers.every(({ metered }) => metered !== null);
  const state: CompareState = meteredTce === null ? 'not-measured' : isWhole ? 'compared' : 'incomplete';
  const over = reviewedTce === null || meteredTce === null ? null : shareAbove(meteredTce, reviewedTce);
  const isSure = state === 'compared' || (state === 'incomplete' && over !== null && over > 0);
  return { state, carriers, reviewedTce, meteredTce, coverage, over: isSure ? over : null, atLeast: isSure && state === 'incomplete' };
}

function comparedCarrier(carrier: Carrier, reviewed: number | null, uses: readonly YearUse[]): CarrierCompared {
  const own = uses.filter((use) => use.carrier === carrier && use.meters > 0);
  const unit = carrierUnit(carrier);
  const values = own.map((use) => (use.unit === unit ? use.value : null));
  const known = values.filter((value) => value !== null);
  return {
    carrier,
    unit,
    reviewed,
    metered: known.length === 0 ? null : exactSum(known, 'quantity'),
    coverage: own.length === 0 ? 0 : Math.min(...own.map((use) => use.coverage)),
  };
}

/** Null if the report leaves out a carrier, or one has no coefficient. */
function tceOf(uses: readonly (readonly [Carrier, number | null])[], coefficients: CoalCoefficients): number | null {
  const parts: [number, number][] = [];
  for (const [carrier, value] of uses) {
    if (value === null) return null;
    if (value === 0) continue;
    const found = coalOf({ carrier, unit: carrierUnit(carrier) }, coefficients);
    if (found === null) return null;
    parts.push([value, found.factor]);
  }
  return tceSum(parts);
}

function meteredIn(uses: readonly YearUse[], coefficients: CoalCoefficients): number | null {
  const parts = uses.flatMap((use) => {
    const found = coalOf(use, coefficients);
    return use.value === null || found === null ? [] : [[use.value, found.factor] as const];
  });
  return parts.length === 0 ? null : tceSum(parts);
}

/** By how much reviews were too low, over those that could be compared. */
export type Judged = {
  /** Rows in all, and by state. */
  readonly rows: number;
  readonly waiting: number;
  readonly compared: number;
  readonly incomplete: number;
  readonly notMeasured: number;
  /** Over those compared. */
  readonly reviewedTce: number | null;
  readonly meteredTce: number | null;
  /** (metered − reviewed) / reviewed of the sums: above 0, reviews were too low. */
  readonly over: number | null;
  readonly tooLow: number;
  readonly tooHigh: number;
};

export function judgedOver(rows: readonly Pick<Compared, 'state' | 'reviewedTce' | 'meteredTce' | 'over'>[]): Judged {
  const count = (state: CompareState): number => rows.filter((one) => one.state === state).length;
  const whole = rows.filter(({ state, over }) => state === 'compared' && over !== null);
  const sum = (key: 'reviewedTce' | 'meteredTce') =>
    whole.length === 0
      ? null
      : exactSum(
          whole.map((one) => one[key] ?? 0),
          'tce',
        );
  const [reviewedTce, meteredTce] = [sum('reviewedTce'), sum('meteredTce')];
  return {
    rows: rows.length,
    waiting: count('waiting'),
    compared: whole.length,
    incomplete: count('incomplete') + count('compared') - whole.length,
    notMeasured: count('not-measured'),
    reviewedTce,
    meteredTce,
    over: reviewedTce === null || meteredTce === null ? null : shareAbove(meteredTce, reviewedTce),
    tooLow: rows.filter(({ over }) => over !== null && over > 0).length,
    tooHigh: rows.filter(({ over }) => over !== null && over < 0).length,
  };
}

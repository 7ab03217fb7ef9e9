import type { Carrier, Unit } from '#kernel/carrier.ts';
import type { Evidence } from '#kernel/finding.ts';
import { roundedShare } from '#kernel/percent.ts';
import { heatingCarrier, type Rules } from '../criteria.ts';
import { isNegative, type YearOfBuilding, type YearUse } from '../facts.ts';
import { countedInTotal, intensityOf, totalOf, type CoalCoefficients } from './intensity.ts';
import { coverageToRank, type Candidate } from './ranking.ts';

/** What buildings are compared by: one carrier, or all energy in standard coal. */
export type Measure = Carrier | 'total';

export type Rankable = Candidate & {
  readonly name: string;
  readonly floorAreaM2: number;
  /** The year's use, in the unit of the ranking without its `/m2`. */
  readonly value: number;
  readonly coverage: number;
};

/** Why a building is not ranked; the message of the reason says what to do. */
export type Reason =
  | 'use-negative'
  | 'no-meter'
  | 'carrier-missing'
  | 'use-missing'
  | 'area-missing'
  | 'coverage-low'
  | 'coefficient-missing';

export type Excluded = { readonly code: string; readonly name: string; readonly reason: Reason; readonly evidence: Evidence };

/** The common unit for the uses of one carrier: kWh for gas if one building has it in kWh. `calorificKwh`: kWh in one m3. */
export type Alike = { readonly unit: Unit; readonly calorificKwh: number | null };

export type Assessment = { readonly ranked: Rankable } | { readonly excluded: Excluded };

/** Decides whether a building can be ranked in a year, and by what. Values are as measured, never scaled. */
export function assess(building: YearOfBuilding, uses: readonly YearUse[], how: HowCompared): Assessment {
  const { code, name, use, floorAreaM2 } = building;
  const out = (reason: Reason, evidence: Evidence = {}): Assessment => ({
    excluded: { code, name, reason, evidence: { building: code, ...evidence } },
  });
  const counted = comparedUse(building, uses, how);
  if ('reason' in counted) return out(counted.reason, counted.evidence);
  if (use === null) return out('use-missing');
  if (floorAreaM2 === null) return out('area-missing');
  const { value, coverage } = counted;
  const intensity = intensityOf(value, floorAreaM2);
  if (coverage < coverageToRank || value === null || intensity === null)
    return out('coverage-low', { coverage: roundedShare(coverage, coverageToRank), needed: coverageToRank, carrier: how.measure });
  return { ranked: { code, name, use, floorAreaM2, value, intensity, coverage } };
}

type Counted = { readonly value: number | null; readonly coverage: number } | { readonly reason: Reason; readonly evidence: Evidence };

/** What a building is compared by: the carrier or the total, and the inputs of its calculation. */
export type HowCompared = {
  readonly measure: Measure;
  readonly coefficients: CoalCoefficients;
  readonly heatings: Rules['heatings'];
  readonly alike: Alike | null;
};

/**
 * Whether two comparisons are the same: by the same measure, in the same unit, with the same versions of coefficients and kinds of heating.
 */
export function comparesAlike(some: HowCompared, others: HowCompared): boolean {
  return some.heatings === others.heatings && nameOf(some) === nameOf(others);
}

function nameOf({ measure, alike, coefficients }: HowCompared): string {
  const told = [...coefficients].map(([carrier, { id, version, value, unit }]) => [carrier, id, version, value, unit]);
  return JSON.stringify([measure, alike, told]);
}

/** The year's use that a building is compared by, in the unit of the comparison without its `/m2`; otherwise why there is none. */
export function comparedUse(building: YearOfBuilding, uses: readonly YearUse[], how: HowCompared): Counted {
  return how.measure === 'total' ? measuredInTotal(building, uses, how) : measuredAlone(uses, how.measure, how.alike);
}

function measuredAlone(uses: readonly YearUse[], carrier: Carrier, alike: Alike | null): Counted {
  const use = uses.find((one) => one.carrier === carrier && one.meters > 0);
  if (!use) return { reason: 'no-meter', evidence: { carrier } };
  if (isNegative(use)) return { reason: 'use-negative', evidence: { carrier } };
  if (alike === null || use.unit === alike.unit || use.value === null) return use;
  if (alike.calorificKwh === null) return { reason: 'coefficient-missing', evidence: { carrier, coefficient: 'calorific-value/gas' } };
  return { value: use.value * alike.calorificKwh, coverage: use.coverage };
}

function measuredInTotal(
  building: YearOfBuilding,
  uses: readonly YearUse[],
  asked: { coefficients: CoalCoefficients; heatings: Rules['heatings'] },
): Counted {
  const metered = uses.filter((one) => one.meters > 0 && countedInTotal.includes(one.carrier));
  if (metered.length === 0) return { reason: 'no-meter', evidence: { carrier: 'total' } };
  const heating = heatingCarrier(building.fields['heating'], asked.heatings);
  if (heating && !metered.some((one) => one.carrier === heating)) return { reason: 'carrier-missing', evidence: { carrier: heating } };
  const below = metered.find(isNegative);
  if (below) return { reason: 'use-negative', evidence: { carrier: below.carrier } };
  const total = totalOf(metered, asked.coefficients);
  const [without] = total.without;
  if (without !== undefined)
    return { reason: 'coefficient-missing', evidence: { carrier: without, coefficient: `standard-coal/${without}` } };
  return { value: total.kgce, coverage: total.coverage };
}

/** The common unit for the uses of a carrier; null if all have the same. Only gas has two: m3 and kWh. */
export function alikeOf(carrier: Carrier, uses: readonly YearUse[], calorificKjPerM3: number | null): Alike | null {
  const units = new Set(uses.filter((use) => use.carrier === carrier && use.meters > 0).map(({ unit }) => unit));
  return units.size < 2 ? null : { unit: 'kWh', calorificKwh: calorificKjPerM3 === null ? null : calorificKjPerM3 / 3600 };
}

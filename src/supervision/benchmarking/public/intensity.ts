import type { Carrier, Unit } from '#kernel/carrier.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { YearUse } from '../facts.ts';

/** A coefficient as used: 0.1229 kgce/kWh with its source. */
export type CoalCoefficient = {
  readonly id: string;
  readonly version: number;
  readonly value: number;
  readonly unit: string;
  readonly source: LocalizedText;
};

/** By carrier; the entries `standard-coal/<carrier>` of knowledge. */
export type CoalCoefficients = ReadonlyMap<Carrier, CoalCoefficient>;

/** Water is not a fuel: it is not part of a total of energy at calorific equivalent. */
export const countedInTotal: readonly Carrier[] = ['electricity', 'heat', 'cooling', 'gas', 'coal', 'oil', 'steam'];

export type Total = {
  /** kgce; null if nothing was measured. */
  readonly kgce: number | null;
  /** The lowest of the carriers'. */
  readonly coverage: number;
  readonly parts: readonly TotalPart[];
  /** Measured carriers for which no coefficient holds. */
  readonly without: readonly Carrier[];
};

export type TotalPart = {
  readonly carrier: Carrier;
  readonly use: YearUse;
  readonly coefficient: CoalCoefficient;
  readonly factor: number;
};

/**
 * The energy of a building in a year at calorific equivalent, GB/T 2589: E = Σ use × coefficient, in kgce.
 * @param uses the use of one building, one row for each carrier with a meter
 */
export function totalOf(uses: readonly YearUse[], coefficients: CoalCoefficients): Total {
  const counted = uses.filter((use) => countedInTotal.includes(use.carrier) && use.meters > 0);
  const parts: TotalPart[] = [];
  const without: Carrier[] = [];
  for (const use of counted) {
    const coefficient = coalOf(use, coefficients);
    if (coefficient) parts.push({ carrier: use.carrier, use, ...coefficient });
    else without.push(use.carrier);
  }
  const measured = parts.filter(({ use }) => use.value !== null);
  return {
    kgce: measured.length === 0 ? null : measured.reduce((sum, { use, factor }) => sum + (use.value ?? 0) * factor, 0),
    coverage: counted.length === 0 ? 0 : Math.min(...counted.map((use) => use.coverage)),
    parts,
    without,
  };
}

/** kgce per unit of the use. Gas stated in kWh was measured as heat: the coefficient of heat, 1 kWh = 0.0036 GJ. */
export function coalOf(
  use: Pick<YearUse, 'carrier' | 'unit'>,
  coefficients: CoalCoefficients,
): { coefficient: CoalCoefficient; factor: number } | null {
  const asHeat = use.carrier === 'gas' && use.unit === 'kWh';
  const coefficient = coefficients.get(asHeat ? 'heat' : use.carrier);
  if (!coefficient) return null;
  const expected: `kgce/${Unit}` = `kgce/${asHeat ? 'GJ' : use.unit}`;
  if (coefficient.unit !== expected) return null;
  return { coefficient, factor: asHeat ? coefficient.value * 0.0036 : coefficient.value };
}

/** Use per m2 of floor area, in the use's unit. Never scaled up: null if there is no use or no area. */
export function intensityOf(use: number | null, floorAreaM2: number | null): number | null {
  return use === null || floorAreaM2 === null || floorAreaM2 <= 0 ? null : use / floorAreaM2;
}

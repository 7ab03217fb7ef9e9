import type { Store, Supply } from '../plan-file/shape.ts';

/**
 * The share of an investment that is due each year of its life, with interest.
 * @example annuity(0, 20) // 0.05
 */
const annuity = (rate: number, years: number): number => (rate === 0 ? 1 / years : rate / (1 - (1 + rate) ** -years));

/** Yuan a year for a kW that stands. */
export const yearlyPerKw = ({ yuanPerKw, years, yuanPerKwYear }: Supply, rate: number): number =>
  yuanPerKw * annuity(rate, years) + yuanPerKwYear;

/** Yuan a year for a kWh of a store. */
export const yearlyPerKwh = ({ yuanPerKwh, years }: Store, rate: number): number => yuanPerKwh * annuity(rate, years);

import { exact, type Exact } from '#kernel/exact-number.ts';
import type { HeatTariff } from '#platform/knowledge/facts.ts';
import { millionths } from '../public/whole-parts.ts';

/** The prices of a class: yuan per square metre and season in millionths, yuan per 0.0001 GJ as a fraction; null if not given. */
export type ClassPrices = { readonly area: bigint | null; readonly basic: bigint | null; readonly metered: Exact | null };

/** GJ per unit: 1 kWh = 0.0036 GJ. */
const gigajoules = { GJ: exact('1'), MWh: exact('3.6'), kWh: exact('0.0036') } as const;
const unitsInGigajoule = exact('10000');

/** The prices of a class; null if the tariff does not have it. */
export function pricesOf({ classes }: Pick<HeatTariff, 'classes'>, name: string): ClassPrices | null {
  const said = Object.hasOwn(classes, name) ? classes[name] : undefined;
  if (said === undefined) return null;
  const whole = (text: string | undefined): bigint | null => (text === undefined ? null : millionths(text));
  const metered = said.metered === undefined ? null : exact(said.metered).div(gigajoules[said.per]).div(unitsInGigajoule);
  return { area: whole(said.area), basic: whole(said.basic), metered };
}

import { exact, type Exact } from '#kernel/exact-number.ts';
import type { HeatTariff } from '#platform/knowledge/facts.ts';
import { millionths } from '../public/whole-parts.ts';

/** What a class pays: yuan for a square metre and a season in millionths, yuan for 0.0001 GJ as a fraction; null where none is said. */
export type ClassPrices = { readonly area: bigint | null; readonly basic: bigint | null; readonly metered: Exact | null };

/** How many GJ one unit is: 1 kWh = 0.0036 GJ. */
const gigajoules = { GJ: exact('1'), MWh: exact('3.6'), kWh: exact('0.0036') } as const;
const unitsInGigajoule = exact('10000');

/** The prices of a class; null where the tariff does not have it. */
export function pricesOf({ classes }: Pick<HeatTariff, 'classes'>, name: string): ClassPrices | null {
  const said = Object.hasOwn(classes, name) ? classes[name] : undefined;
  if (said === undefined) return null;
  const whole = (text: string | undefined): bigint | null => (text === undefined ? null : millionths(text));
  const metered = said.metered === undefined ? null : exact(said.metered).div(gigajoules[said.per]).div(unitsInGigajoule);
  return { area: whole(said.area), basic: whole(said.basic), metered };
}

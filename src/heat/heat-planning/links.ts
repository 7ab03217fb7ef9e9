import type { HeatDemand, HeatSource, MatchCase, Spot } from './match-case.ts';

/** Heat flows directly, or a heat pump lifts it. */
export type LinkKind = 'direct' | 'lift';

/** A possible pipe (`heat.md` 6); 1 kW taken delivers `yield` kW to the demand. */
export type Link = {
  readonly source: number;
  readonly demand: number;
  readonly km: number;
  readonly kind: LinkKind;
  /** η: the part that is not lost on the way. */
  readonly kept: number;
  /** η·m: including what a heat pump adds. */
  readonly yield: number;
  /** kWh of electricity per kWh delivered. */
  readonly electricity: number;
};

export const impossibleReasons = ['too-far', 'lost-on-the-way', 'too-cold', 'lift-too-far'] as const;

export type Impossible = { readonly source: number; readonly demand: number; readonly why: (typeof impossibleReasons)[number] };

const earthRadiusKm = 6371.0088;
const kelvin = 273.15;

/** km along a great circle (haversine, mean radius of the earth: IUGG). */
export function greatCircleKm(a: Spot, b: Spot): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const [up, over] = [radians(b.latitude - a.latitude) / 2, radians(b.longitude - a.longitude) / 2];
  const square = Math.sin(up) ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(over) ** 2;
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(square)));
}

/** For each pair the possible link, or why there is none. */
export function linksOf({ sources, demands, ...given }: MatchCase): {
  readonly links: readonly Link[];
  readonly impossible: readonly Impossible[];
} {
  const links: Link[] = [];
  const impossible: Impossible[] = [];
  for (const [source, from] of sources.entries())
    for (const [demand, to] of demands.entries()) {
      const found = linkOf(given, from, to);
      if (typeof found === 'string') impossible.push({ source, demand, why: found });
      else links.push({ source, demand, ...found });
    }
  return { links, impossible };
}

type Rules = Pick<MatchCase, 'detour' | 'maxKm' | 'lossPerKm' | 'approach' | 'carnot'>;

function linkOf(
  { detour, maxKm, lossPerKm, approach, carnot }: Rules,
  from: HeatSource,
  to: HeatDemand,
): Omit<Link, 'source' | 'demand'> | Impossible['why'] {
  const km = greatCircleKm(from, to) * detour;
  const kept = 1 - lossPerKm * km;
  if (km > maxKm) return 'too-far';
  if (kept <= 0) return 'lost-on-the-way';
  if (from.temperature - approach >= to.temperature) return { km, kind: 'direct', kept, yield: kept, electricity: 0 };
  if (carnot === null) return 'too-cold';
  const cop = (carnot * (to.temperature + kelvin)) / (to.temperature - from.temperature + approach);
  if (cop <= 1) return 'lift-too-far';
  return { km, kind: 'lift', kept, yield: (kept * cop) / (cop - 1), electricity: 1 / cop };
}

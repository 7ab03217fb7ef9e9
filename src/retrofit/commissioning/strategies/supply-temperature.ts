import { type Grid, known, nothingTried, type StrategyHour, type Tried } from './hours.ts';
import { leastPairs, slopeOf } from './slope.ts';

/** Heating by the hour: degC, and heat in the unit of its meter. */
export type SupplyHours = Grid & {
  readonly supply: Float64Array;
  readonly outdoor: Float64Array;
  readonly rooms: Float64Array;
  readonly heat: Float64Array;
};

/** `follows`: K of supply per K outdoors (below zero) up to which it follows the weather; `limit`: rooms, degC. */
export type SupplyRule = { readonly follows: number; readonly limit: number };

/**
 * Supply temperature that does not follow the weather: if the line of supply by outdoor temperature in the hours with heat is flatter than
 * it should be, each of them with rooms above the limit has given heat × (room − limit) ÷ (room − outdoors) too much: loss is in
 * proportion to the difference to outdoors.
 */
export function supplyTemperature(hours: SupplyHours, { follows, limit }: SupplyRule): Tried {
  const { edges, heat } = hours;
  const heated: number[] = [];
  for (let at = 0; at < heat.length; at += 1) if ((known(heat, at) ?? 0) > 0) heated.push(at);
  const slope = slopeByWeather(hours, heated);
  if (slope === null)
    return nothingTried({
      code: 'strategy-heated-hours-short',
      severity: 'warning',
      evidence: { count: heated.length, least: leastPairs },
    });
  const isFlat = slope > follows;
  const rows: StrategyHour[] = [];
  for (let at = 0; at < heat.length; at += 1) {
    const [from, to, use] = [edges[at] as number, edges[at + 1] as number, known(heat, at)];
    const [room, outdoor] = [known(hours.rooms, at), known(hours.outdoor, at)];
    if (use === 0) continue;
    if (use === null || room === null || outdoor === null) rows.push({ from, to, hit: null, use, saved: null });
    else {
      const hit = isFlat && room > limit && outdoor < limit;
      rows.push({ from, to, hit, use, saved: hit ? (use * (room - limit)) / (room - outdoor) : 0 });
    }
  }
  return { rows, facts: [{ name: 'supplySlope', value: Math.round(slope * 1e4) / 1e4, unit: 'K/K' }], findings: [] };
}

/** The slope of supply by outdoor temperature; outdoors within a degree of its mean tells none. */
function slopeByWeather({ supply, outdoor }: SupplyHours, at: readonly number[]): number | null {
  const pairs = at.flatMap((hour) => {
    const [x, y] = [known(outdoor, hour), known(supply, hour)];
    return x === null || y === null ? [] : [{ x, y }];
  });
  return slopeOf(pairs, 1);
}

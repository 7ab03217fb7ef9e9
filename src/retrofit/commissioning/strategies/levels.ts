import { type Grid, known, medianOf, nothingTried, quantileOf, type StrategyHour, type Tried } from './hours.ts';
import { outsideOf } from './outside.ts';

/** Use of a metered group by the hour, in its unit. */
export type UseHours = Grid & { readonly occupied: Float64Array; readonly use: Float64Array };

export type LevelRule = {
  /** Hours before opening that are left out. */
  readonly lead: number;
  /** The low level is this quantile of the hours outside. */
  readonly low: number;
  /** From this share of the way from the low to the occupied level on, an hour counts as on. */
  readonly on: number;
  /** The occupied level must be above the low one by this share of itself. */
  readonly contrast: number;
};

/** Hours that must be known outside and inside the hours of use. */
const leastHours = 48;

/**
 * Left on outside the hours of use, by use alone: an hour outside counts as on where it uses more than a share of the way from the level
 * that the group itself reaches at night to the one of occupied hours. Saved is what it used above the mean of the hours that were off.
 */
export function leftOn({ edges, occupied, use }: UseHours, rule: LevelRule): Tried {
  const outside = outsideOf(edges, occupied, rule.lead);
  const [away, inside]: [number[], number[]] = [[], []];
  for (let at = 0; at < use.length; at += 1) {
    const value = known(use, at);
    if (value === null) continue;
    if (outside[at] === 1) away.push(value);
    else if ((occupied[at] as number) > 0) inside.push(value);
  }
  if (away.length < leastHours || inside.length < leastHours)
    return nothingTried({
      code: 'strategy-hours-short',
      severity: 'warning',
      evidence: { away: away.length, inside: inside.length, least: leastHours },
    });
  const [low, high] = [quantileOf(away, rule.low), medianOf(inside) as number];
  const facts = [
    { name: 'lowLevel', value: inSteps(low), unit: 'kWh/h' },
    { name: 'occupiedLevel', value: inSteps(high), unit: 'kWh/h' },
  ];
  if (high - low <= rule.contrast * high)
    return { rows: [], facts, findings: [{ code: 'strategy-no-contrast', severity: 'warning', evidence: {} }] };
  const limit = low + rule.on * (high - low);
  const off = away.filter((value) => value < limit);
  const base = off.reduce((sum, value) => sum + value, 0) / Math.max(1, off.length);
  return { rows: rowsOf(edges, outside, use, limit, base), facts, findings: [] };
}

function rowsOf(edges: Float64Array, outside: Uint8Array, use: Float64Array, limit: number, base: number): StrategyHour[] {
  const rows: StrategyHour[] = [];
  for (let at = 0; at < use.length; at += 1) {
    if (outside[at] !== 1) continue;
    const [from, to, value] = [edges[at] as number, edges[at + 1] as number, known(use, at)];
    if (value === null) rows.push({ from, to, hit: null, use: null, saved: null });
    else rows.push({ from, to, hit: value >= limit, use: value, saved: value >= limit ? value - base : 0 });
  }
  return rows;
}

const inSteps = (value: number): number => Math.round(value * 1e4) / 1e4;

import { type Grid, known, type StrategyHour, type Tried } from './hours.ts';

/** A unit by the quarter hour; null: not measured. */
export type BothWays = Grid & {
  /** Opening of the valves, %. */
  readonly heatingValve: Float64Array | null;
  readonly coolingValve: Float64Array | null;
  /** Heat and cold given to the air, kW. */
  readonly heatingPower: Float64Array | null;
  readonly coolingPower: Float64Array | null;
};

/** `open`: a valve counts as open above this, %; `power`: without valves, a power counts above this share of its greatest. */
export type BothWaysRule = { readonly open: number; readonly power: number };

const quarters = 4;

/**
 * Heating and cooling at once: in each quarter hour in which one unit does both, the lesser of the two powers is heat that is cooled away
 * again. Quarter hours are joined to hours; an hour is known if all of its quarters are. Saved is heat, kWh; as much cold is saved too.
 */
export function heatingAndCooling(unit: BothWays, rule: BothWaysRule): Tried {
  const { edges } = unit;
  const many = edges.length - 1;
  const isBoth = judgeOf(unit, rule);
  const rows: StrategyHour[] = [];
  for (let first = 0; first < many; first += quarters) {
    const end = Math.min(many, first + quarters);
    for (const row of rowsOfHour(unit, isBoth, first, end)) rows.push(row);
  }
  return { rows, facts: [], findings: [] };
}

/** A part of the hour for the quarters that are both, and one for the others; all as one if some quarter is not known. */
function rowsOfHour(unit: BothWays, isBoth: (at: number) => boolean | null, first: number, end: number): StrategyHour[] {
  const { edges } = unit;
  const [from, to] = [edges[first] as number, edges[end] as number];
  let [both, saved, use, isKnown, isValued] = [0, 0, 0, true, true];
  for (let at = first; at < end; at += 1) {
    const length = (edges[at + 1] as number) - (edges[at] as number);
    const [heat, cold] = [known(unit.heatingPower, at), known(unit.coolingPower, at)];
    const judged = isBoth(at);
    if (judged === null) isKnown = false;
    if (heat !== null) use += (heat * length) / 3600;
    if (judged !== true) continue;
    both += length;
    if (heat === null || cold === null) isValued = false;
    else saved += (Math.max(0, Math.min(heat, cold)) * length) / 3600;
  }
  const measured = unit.heatingPower === null ? null : use;
  if (!isKnown) return [{ from, to, hit: null, use: measured, saved: null }];
  if (both === 0) return [{ from, to, hit: false, use: measured, saved: 0 }];
  const value = isValued ? saved : null;
  const hit: StrategyHour = { from, to: from + both, hit: true, use: measured, saved: value };
  return both === to - from ? [hit] : [hit, { from: from + both, to, hit: false, use: 0, saved: 0 }];
}

/** Whether a unit heats and cools in a quarter: by its valves, or by its powers where it has no valves. */
function judgeOf({ heatingValve, coolingValve, heatingPower, coolingPower }: BothWays, rule: BothWaysRule): (at: number) => boolean | null {
  const isByValves = heatingValve !== null && coolingValve !== null;
  const [one, other] = isByValves ? [heatingValve, coolingValve] : [heatingPower, coolingPower];
  const [least, leastOther] = isByValves ? [rule.open, rule.open] : [rule.power * most(one), rule.power * most(other)];
  return (at) => {
    const [a, b] = [known(one, at), known(other, at)];
    // one that is surely shut decides, whatever the other does
    if ((a !== null && a <= least) || (b !== null && b <= leastOther)) return false;
    return a === null || b === null ? null : true;
  };
}

function most(column: Float64Array | null): number {
  let greatest = 0;
  for (const value of column ?? []) if (value > greatest) greatest = value;
  return greatest;
}

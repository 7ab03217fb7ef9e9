import { type Grid, known, medianOf, nothingTried, quantileOf, type StrategyFact, type StrategyHour, type Tried } from './hours.ts';

/** A lift by the hour. */
export type LiftUnit = {
  readonly code: string;
  /** Mean power, kW; what is fed back counts below zero. */
  readonly power: Float64Array;
  /** Whether it moved in the hour: 0 if not at all; NaN: not known. */
  readonly moved: Float64Array;
};

/** `low`: the least standby is this quantile of the hours without movement; `gain`: the least share of the use that counts. */
export type LiftRule = { readonly low: number; readonly gain: number };

/** Hours without movement that must be known. */
const leastHours = 48;

/**
 * Lifts in standby: in each hour in which a lift did not move, what it drew above the least standby that a lift of the group is measured
 * to have.
 */
export function liftsStandingBy({ edges, lifts }: Grid & { readonly lifts: readonly LiftUnit[] }, { low, gain }: LiftRule): Tried {
  const still = lifts.map((lift) => stillHours(lift));
  const measured = still.filter((hours) => hours.length >= leastHours);
  if (measured.length === 0) return tooFew(Math.max(0, ...still.map((hours) => hours.length)));
  const least = Math.min(...measured.map((hours) => quantileOf(hours, low)));
  const rows = Array.from({ length: edges.length - 1 }, (_, at): StrategyHour => {
    const [from, to] = [edges[at] as number, edges[at + 1] as number];
    const sum = sumOfHour(lifts, at, Math.max(0, least));
    if (sum === null) return { from, to, hit: null, use: null, saved: null };
    const hit = sum.saved > 0 && sum.saved >= gain * sum.use;
    return { from, to, hit, use: sum.use, saved: hit ? sum.saved : 0 };
  });
  const standby = lifts.map(({ code }, at) => ({ name: `standby ${code}`, value: inSteps(medianOf(still[at] ?? [])), unit: 'kW' }));
  return { rows, facts: [{ name: 'leastStandby', value: inSteps(least), unit: 'kW' }, ...standby], findings: [] };
}

/** null if some lift is not known in the hour. */
function sumOfHour(lifts: readonly LiftUnit[], at: number, least: number): { readonly use: number; readonly saved: number } | null {
  let [use, saved] = [0, 0];
  for (const { power, moved } of lifts) {
    const [kw, isMoving] = [known(power, at), known(moved, at)];
    if (kw === null || isMoving === null) return null;
    use += kw;
    if (isMoving === 0) saved += Math.max(0, kw - least);
  }
  return { use, saved };
}

function stillHours({ power, moved }: LiftUnit): number[] {
  const hours: number[] = [];
  for (let at = 0; at < power.length; at += 1) {
    const kw = known(power, at);
    if (kw !== null && moved[at] === 0) hours.push(kw);
  }
  return hours;
}

/**
 * A group of lifts by its meter alone: in hours outside the hours of use, what its standby drew above the least that it is measured to
 * draw. Standby is taken as the median of these hours, and no more than it counts: what trips use stays out.
 * @param outside 1: an hour outside
 */
export function liftGroup(
  { edges, use, outside }: Grid & { readonly use: Float64Array; readonly outside: Uint8Array },
  { low, gain }: LiftRule,
): Tried {
  const away = [...use].filter((value, at) => outside[at] === 1 && !Number.isNaN(value));
  if (away.length < leastHours) return tooFew(away.length);
  const [least, idle] = [quantileOf(away, low), medianOf(away) as number];
  const rows: StrategyHour[] = [];
  for (let at = 0; at < use.length; at += 1) {
    if (outside[at] !== 1) continue;
    const [from, to, value] = [edges[at] as number, edges[at + 1] as number, known(use, at)];
    const saved = value === null ? null : Math.max(0, Math.min(value, idle) - least);
    const hit = value === null ? null : (saved as number) > 0 && (saved as number) >= gain * value;
    rows.push({ from, to, hit, use: value, saved: hit === false ? 0 : saved });
  }
  return {
    rows,
    facts: [
      { name: 'leastStandby', value: inSteps(least), unit: 'kWh/h' },
      { name: 'standbyLevel', value: inSteps(idle), unit: 'kWh/h' },
      ...groupFacts(edges, use, idle),
    ],
    findings: [{ code: 'strategy-lifts-by-meter', severity: 'info', evidence: {} }],
  };
}

/** How much of the use is standby, and the hour with the greatest use. */
function groupFacts(edges: Float64Array, use: Float64Array, idle: number): StrategyFact[] {
  let [sum, hours, peak] = [0, 0, -Infinity];
  for (let at = 0; at + 1 < edges.length; at += 1) {
    const value = known(use, at);
    if (value === null) continue;
    [sum, hours, peak] = [sum + value, hours + 1, Math.max(peak, value)];
  }
  const share = sum > 0 ? Math.min(1, (idle * hours) / sum) : null;
  return [
    { name: 'standbyShare', value: share === null ? null : Math.round(share * 1e4) / 100, unit: '%' },
    { name: 'peakHour', value: hours === 0 ? null : inSteps(peak), unit: 'kWh/h' },
  ];
}

const tooFew = (count: number): Tried =>
  nothingTried({ code: 'strategy-still-hours-short', severity: 'warning', evidence: { count, least: leastHours } });

const inSteps = (value: number | null): number | null => (value === null ? null : Math.round(value * 1e4) / 1e4);

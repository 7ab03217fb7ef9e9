import type { Finding } from '#kernel/finding.ts';
import { type Grid, known, type StrategyHour, type Tried } from './hours.ts';
import { outsideOf } from './outside.ts';

/** A unit by the hour. */
export type UnitHours = Grid & {
  /** Seconds of each hour in which the building is used. */
  readonly occupied: Float64Array;
  /** Share of the hour in which it ran, 0..1. */
  readonly running: Float64Array;
  /** Mean power, kW; null: not measured. */
  readonly power: Float64Array | null;
};

export type OutsideRule = {
  /** An hour counts as run from this share of it on. */
  readonly running: number;
  /** Hours before opening that are left to the start of plant. */
  readonly lead: number;
};

/**
 * Running outside the hours of use: what a unit drew in each hour in which the building was not used, above what it draws when off. What it
 * draws when off is its mean power in the hours in which it did not run at all; if there is no such hour it is taken as zero, and told.
 */
export function outsideHours({ edges, occupied, running, power }: UnitHours, rule: OutsideRule): Tried {
  const outside = outsideOf(edges, occupied, rule.lead);
  const off = powerOff(running, power);
  const rows: StrategyHour[] = [];
  let hits = 0;
  for (let at = 0; at < outside.length; at += 1) {
    if (outside[at] !== 1) continue;
    const row = rowAt(at, edges, known(running, at), known(power, at), rule.running, off ?? 0);
    if (row.hit === true) hits += 1;
    rows.push(row);
  }
  const neverOff: Finding[] =
    power !== null && off === null && hits > 0 ? [{ code: 'strategy-never-off', severity: 'info', evidence: {} }] : [];
  return { rows, facts: power === null ? [] : [{ name: 'powerOff', value: rounded(off), unit: 'kW' }], findings: neverOff };
}

function rowAt(at: number, edges: Float64Array, ran: number | null, kw: number | null, least: number, off: number): StrategyHour {
  const [from, to] = [edges[at] as number, edges[at + 1] as number];
  const length = (to - from) / 3600;
  const use = kw === null ? null : kw * length;
  if (ran === null) return { from, to, hit: null, use, saved: null };
  const hit = ran >= least;
  return { from, to, hit, use, saved: hit ? (kw === null ? null : Math.max(0, kw - off) * length) : 0 };
}

/** Mean power of the hours in which a unit did not run, kW; null if there is none. */
function powerOff(running: Float64Array, power: Float64Array | null): number | null {
  let [sum, hours] = [0, 0];
  for (let at = 0; at < running.length; at += 1) {
    const kw = known(power, at);
    if (running[at] !== 0 || kw === null) continue;
    sum += kw;
    hours += 1;
  }
  return hours === 0 ? null : sum / hours;
}

const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value * 1e4) / 1e4);

import { type Unit, units, unitRatio, useUnit } from '#kernel/carrier.ts';
import type { Finding } from '#kernel/finding.ts';
import { canBe, type ReadUnit, toOwnUnit } from '#kernel/quantity.ts';
import type { PointFacts } from '#metering/point/facts.ts';
import type { MeterFacts } from '#registry/registry/facts.ts';
import { lengthsOfIntervals } from './settings.ts';
import type { Series } from './series.ts';

/** As at the intake: use above 1.2 times a known capacity is doubtful. */
const overCapacity = 1.2;
const day = 86_400;

/**
 * A value as its series would receive it. `unit`: null is the series' own; `interval`: the interval that a value of an interval meter is
 * the use of.
 */
export type Weighed = { readonly value: number | string | null; readonly unit: string | null; readonly interval: string | undefined };

/**
 * What is doubtful about a channel's value for its series: its unit, what a register can show, what the capacity allows, what a quantity
 * can be. Empty if there is no value. A scale that is a thousand times too large is reported here before anything is stored.
 * @param now ms
 */
export function doubts({ code, of: measures, takes, readIn, facts }: Series, { value, unit, interval }: Weighed, now: number): Finding[] {
  const number = value === null ? Number.NaN : Number(value);
  if (!Number.isFinite(number)) return [];
  const told = unit ?? readIn;
  if (!takes(told)) return [{ code: 'unit-of-other-series', severity: 'error', evidence: { series: code, unit: told, of: measures } }];
  return 'quantity' in facts ? ofPoint(facts, number, told as ReadUnit) : ofMeter(facts, number, told as Unit, { interval, now });
}

function ofPoint({ code: series, quantity, low, high, unit: own }: PointFacts, number: number, told: ReadUnit): Finding[] {
  const value = toOwnUnit(quantity, Math.round(number * 1e4), told);
  if (value === null) return [];
  const evidence = { series, value: value / 1e4, unit: own };
  if (!canBe(quantity, value)) return [{ code: 'channel-out-of-range', severity: 'error', evidence }];
  const isOutside = (low !== null && value < low) || (high !== null && value > high);
  return isOutside ? [{ code: 'channel-implausible', severity: 'warning', evidence }] : [];
}

type Around = { readonly interval: string | undefined; readonly now: number };

function ofMeter(facts: MeterFacts, value: number, told: Unit, { interval, now }: Around): Finding[] {
  const { code: series, kind, direction, devices, capacityKw, installed, carrier } = facts;
  const found: Finding[] = [];
  if (value < 0 && direction !== 'both') found.push({ code: 'channel-negative', severity: 'error', evidence: { series, value } });
  const device = devices.at(-1);
  const digits = device?.digits ?? null;
  if (kind === 'register' && digits !== null && value >= 10 ** digits)
    found.push({ code: 'channel-beyond-digits', severity: 'error', evidence: { series, value, digits } });
  const seconds = kind === 'interval' ? lengthsOfIntervals.get(interval ?? '') : installed === null ? undefined : ageOf(installed, now);
  const factor = kind === 'register' && device !== undefined ? device.multiplier.num / device.multiplier.den : 1;
  const isEnergy = units.includes(told) && useUnit(carrier, told) === 'kWh';
  if (capacityKw === null || seconds === undefined || seconds <= 0 || !isEnergy) return found;
  const { num, den } = unitRatio(told, 'kWh', seconds);
  const kw = (value * factor * num) / den / (seconds / 3600);
  if (kw > overCapacity * capacityKw)
    found.push({
      code: kind === 'interval' ? 'channel-over-capacity' : 'register-over-capacity',
      severity: 'warning',
      evidence: { series, kw: Number(kw.toPrecision(3)), capacity: capacityKw },
    });
  return found;
}

/** How long (s) a meter has been installed; at least a day. */
const ageOf = (installed: string, now: number): number => Math.max(day, (now - Date.parse(`${installed}T00:00:00Z`)) / 1000);

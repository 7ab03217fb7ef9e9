import { unitRatio, units, type Unit } from '#kernel/carrier.ts';
import type { Finding } from '#kernel/finding.ts';
import { meterUnit } from '#metering/readings/facts.ts';
import type { MeterFacts } from '#registry/registry/facts.ts';

/** A stored reading: its start (s), its length (0: a register), its value in 0.0001 of its unit. */
export type Stood = { readonly at: number; readonly width: number; readonly value: number; readonly unit: number };

/** A typed value: a register at an instant (`to`), or the use from `from` to `to`. Value in 0.0001 of the device's unit. */
export type Typed = { readonly from: number; readonly to: number; readonly value: number };

/** What it is compared with. `lastYear`: the use of the same month a year ago, in the meter's unit, and the length of that month (s). */
export type Against = { readonly last: Stood | undefined; readonly lastYear: { readonly value: number | null; readonly seconds: number } };

export type Checked = { readonly use: number | null; readonly unit: Unit; readonly findings: readonly Finding[] };

/**
 * The ratios to last year's daily use above and below which a value looks wrong. Yaodong's own rule: a help for the person typing, never a
 * judgement.
 */
const farAbove = 1.5;
const farBelow = 0.5;
/** As at the intake: an interval above 1.2 times a known capacity does not count until a person decides. */
const overCapacity = 1.2;
const hour = 3600;

/** What looks wrong about a value before it is sent, and the resulting use. */
export function checkTyped(facts: MeterFacts, typed: Typed, against: Against): Checked {
  const unit = meterUnit(facts);
  const device = facts.devices.findLast((one) => one.since <= typed.to) ?? facts.devices[0];
  if (device === undefined) return { use: null, unit, findings: [] };
  const span = spanOf(facts, typed, against.last);
  const ratio = unitRatio(device.unit, unit);
  const use = span === null ? null : ((span.value / 1e4) * device.multiplier.num * ratio.num) / (device.multiplier.den * ratio.den);
  const findings = [
    ...ofValue(facts, typed, against.last, device.digits),
    ...(use === null || span === null ? [] : ofUse(facts, use, span.seconds, unit, against)),
  ];
  return { use: use === null || use < 0 ? null : use, unit, findings };
}

/** The use and its duration; null for the first reading of a register, or one that is not later than the last. */
function spanOf(facts: MeterFacts, typed: Typed, last: Stood | undefined): { value: number; seconds: number } | null {
  if (facts.kind === 'interval') return typed.to > typed.from ? { value: typed.value, seconds: typed.to - typed.from } : null;
  return last === undefined || typed.to <= last.at ? null : { value: typed.value - last.value, seconds: typed.to - last.at };
}

function ofValue(facts: MeterFacts, typed: Typed, last: Stood | undefined, digits: number | null): Finding[] {
  const { code: meter, kind, direction } = facts;
  const value = typed.value / 1e4;
  if (value < 0 && direction !== 'both') return [{ code: 'negative', severity: 'error', evidence: { meter, value } }];
  if (kind === 'interval') return [];
  if (digits !== null && value >= 10 ** digits) return [{ code: 'beyond-digits', severity: 'error', evidence: { meter, value, digits } }];
  if (last === undefined) return [{ code: 'typed-first', severity: 'info', evidence: { meter } }];
  const before = last.value / 1e4;
  const unit = units[last.unit] ?? '';
  if (typed.value < last.value) return [{ code: 'typed-falls', severity: 'warning', evidence: { meter, value, before, unit } }];
  return typed.value === last.value ? [{ code: 'typed-no-use', severity: 'info', evidence: { meter, value } }] : [];
}

function ofUse(facts: MeterFacts, use: number, seconds: number, unit: Unit, { lastYear }: Against): Finding[] {
  if (use < 0) return [];
  const { code: meter, capacityKw } = facts;
  const found: Finding[] = [];
  const kw = unit === 'kWh' ? use / (seconds / hour) : null;
  if (kw !== null && capacityKw !== null && kw > overCapacity * capacityKw) {
    found.push({ code: 'typed-over-capacity', severity: 'warning', evidence: { meter, kw: Math.round(kw), capacity: capacityKw } });
  }
  const usual = lastYear.value === null ? null : (lastYear.value / lastYear.seconds) * seconds;
  if (usual === null || usual <= 0) return found;
  const evidence = {
    meter,
    percent: Math.round((use / usual) * 100),
    usual: Number(usual.toPrecision(4)),
    use: Number(use.toPrecision(4)),
    unit,
  };
  if (use > farAbove * usual) found.push({ code: 'typed-far-above', severity: 'warning', evidence });
  if (use < farBelow * usual && use > 0) found.push({ code: 'typed-far-below', severity: 'warning', evidence });
  return found;
}

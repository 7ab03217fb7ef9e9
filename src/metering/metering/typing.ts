import { addMonths, dayText, parseDay } from '#kernel/day.ts';
import { formatInstant } from '#kernel/instant.ts';
import { asOfNow } from '#kernel/as-of.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Finding } from '#kernel/finding.ts';
import { units, type Unit } from '#kernel/carrier.ts';
import type { Zone } from '#kernel/zone.ts';
import { meterUnit, zoneOf } from '#metering/readings/facts.ts';
import type { MeterFacts } from '#registry/registry/facts.ts';
import { isCommaNumber, parseDecimal } from '#platform/tables/number.ts';
import { buildingOf, instantOf } from './sums/query.ts';
import { createAtoms } from './sums/atoms.ts';
import type { MeteringNeeds } from './sums/needs.ts';
import { alone, sumOver } from './sums/sums.ts';
import { checkTyped, type Stood, type Typed } from './typing-check.ts';

/** A value as typed: the local day on which a register was read, or the first day of a bill and the day after its last. */
export type TypedValue = { readonly meter: string; readonly time: string; readonly end?: string | undefined; readonly value: string };

type MonthUse = { readonly value: number | null; readonly coverage: number };

/** Typing in a month: what was there before, and what looks wrong before anything is sent. */
export function createTyping(needs: MeteringNeeds) {
  return {
    sheet: (scope: Scope, building: string, month: string) => sheet(needs, scope, building, month),
    check: (scope: Scope, building: string, month: string, values: readonly TypedValue[]) => check(needs, scope, building, month, values),
  };
}

/**
 * The metering points of a building with their last readings, and the same month a year ago.
 * @throws Problem `no-such-building`, `no-such-month`
 */
async function sheet(needs: MeteringNeeds, scope: Scope, building: string, month: string) {
  const { facts, zone, meters, span } = await open(needs, scope, building, month);
  const readOn = Math.min(span.to, todayOf(needs, zone));
  const last = await lastBefore(needs, scope, meters, zone, span, readOn);
  const now = await usesIn(needs, scope, meters, zone, span.from, span.to);
  const yearAgo = await usesIn(needs, scope, meters, zone, addMonths(span.from, -12), addMonths(span.to, -12));
  return {
    building: facts.code,
    name: facts.name,
    zone: facts.zone,
    from: dayText(span.from),
    to: dayText(span.to),
    readOn: dayText(readOn),
    meters: meters.map((meter) => ({
      meter: meter.code,
      carrier: meter.carrier,
      item: meter.item,
      kind: meter.kind,
      unit: meter.devices.at(-1)?.unit ?? meterUnit(meter),
      digits: meter.devices.at(-1)?.digits ?? null,
      multiplier: ratio(meter),
      capacity: meter.capacityKw,
      last: presentLast(last.get(meter.id)),
      held: figure(now.get(meter.id), meter),
      lastYear: figure(yearAgo.get(meter.id), meter),
    })),
  };
}

/** What looks wrong about each typed value, the resulting use, and the metering points that are still empty. */
async function check(needs: MeteringNeeds, scope: Scope, building: string, month: string, values: readonly TypedValue[]) {
  const { zone, meters, span } = await open(needs, scope, building, month);
  const byCode = new Map(meters.map((meter) => [meter.code, meter]));
  const typed = new Set(values.filter((one) => one.value.trim() !== '').map((one) => one.meter));
  const [yearFrom, yearTo] = [addMonths(span.from, -12), addMonths(span.to, -12)];
  const yearAgo = await usesIn(needs, scope, meters, zone, yearFrom, yearTo);
  const seconds = zone.dayStart(yearTo) - zone.dayStart(yearFrom);
  const checks = [];
  for (const one of values) {
    const meter = byCode.get(one.meter);
    if (meter === undefined || !typed.has(one.meter)) continue;
    const read = readTyped(one, zone);
    if ('fault' in read) {
      checks.push({ meter: meter.code, use: null, unit: meterUnit(meter), findings: [read.fault] });
      continue;
    }
    const last = (await needs.readings.latest(scope, [meter], meter.kind === 'register' ? read.to : read.from)).get(meter.id);
    checks.push({
      meter: meter.code,
      ...checkTyped(meter, read, { last, lastYear: { value: yearAgo.get(meter.id)?.value ?? null, seconds } }),
    });
  }
  return { checks, missing: meters.filter((meter) => !typed.has(meter.code)).map((meter) => meter.code) };
}

function readTyped(one: TypedValue, zone: Zone): Typed | { fault: Finding } {
  if (isCommaNumber(one.value))
    return { fault: { code: 'comma-in-number', severity: 'error', evidence: { meter: one.meter, text: one.value } } };
  const value = parseDecimal(one.value);
  if (typeof value === 'string')
    return { fault: { code: value === 'empty' ? 'not-a-number' : value, severity: 'error', evidence: { meter: one.meter } } };
  const from = instantOf(one.time, zone);
  const to = one.end === undefined ? from : instantOf(one.end, zone);
  return one.end !== undefined && to <= from
    ? { fault: { code: 'period-backwards', severity: 'error', evidence: { meter: one.meter } } }
    : { from, to, value };
}

/** Days since 1970-01-01, the last not included. */
type Span = { readonly from: number; readonly to: number };

async function open(needs: MeteringNeeds, scope: Scope, building: string, month: string) {
  const facts = await buildingOf(needs.registry, scope, building, asOfNow);
  const first = parseDay(`${month}-01`);
  if (first === null) throw new Problem('bad-input', 'no-such-month', { month });
  const all = await needs.registry.meterFacts(scope, { buildings: [facts.code] }, asOfNow);
  const span: Span = { from: first, to: addMonths(first, 1) };
  const stands = ({ installed, removed }: MeterFacts): boolean =>
    (installed === null || installed < dayText(span.to)) && (removed === null || removed > dayText(span.from));
  return { facts, zone: zoneOf(facts), meters: all.filter(stands), span };
}

const todayOf = (needs: MeteringNeeds, zone: Zone): number => zone.dayOf(Math.floor(needs.readings.now() / 1000));

/** Before the day on which a register is read, or before the month of a bill. */
async function lastBefore(
  needs: MeteringNeeds,
  scope: Scope,
  meters: readonly MeterFacts[],
  zone: Zone,
  span: Span,
  readOn: number,
): Promise<Map<number, Stood>> {
  const of = (kind: MeterFacts['kind']): MeterFacts[] => meters.filter((meter) => meter.kind === kind);
  const registers = await needs.readings.latest(scope, of('register'), zone.dayStart(readOn));
  return new Map([...registers, ...(await needs.readings.latest(scope, of('interval'), zone.dayStart(span.from)))]);
}

async function usesIn(
  needs: MeteringNeeds,
  scope: Scope,
  meters: readonly MeterFacts[],
  zone: Zone,
  from: number,
  to: number,
): Promise<Map<number, MonthUse>> {
  const atoms = createAtoms(zone, zone.dayStart(from), zone.dayStart(to), 'month');
  const known = { received: needs.readings.now(), recorded: needs.readings.now() };
  const found = await Promise.all(
    meters.map(async (meter) => [meter.id, (await sumOver(needs.readings, scope, alone(meter), atoms, known)).total] as const),
  );
  return new Map(found.map(([id, { value, coverage }]) => [id, { value, coverage }]));
}

function figure(use: MonthUse | undefined, meter: MeterFacts): { value: number | null; unit: Unit; coverage: number } {
  return { value: use?.value ?? null, unit: meterUnit(meter), coverage: use?.coverage ?? 0 };
}

function ratio(meter: MeterFacts): number {
  const multiplier = meter.devices.at(-1)?.multiplier;
  return multiplier === undefined ? 1 : multiplier.num / multiplier.den;
}

function presentLast(last: Stood | undefined) {
  if (last === undefined) return null;
  const end = last.width === 0 ? null : formatInstant(last.at + last.width);
  return { time: formatInstant(last.at), end, value: last.value / 1e4, unit: units[last.unit] as Unit };
}

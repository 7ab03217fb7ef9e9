import { dimensionOf, unitRatio, units, type Unit } from '#kernel/carrier.ts';
import { addCalendar, type Span } from '#kernel/calendar.ts';
import type { Evidence } from '#kernel/finding.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import type { MeterFacts } from '#registry/facts.ts';
import { cellFaults, faultNumber, noUnit, type Batch } from './batch.ts';

/** What the file as a whole says of its readings. */
export type FileSays = {
  /** Null: each meter's own kind. */
  readonly kind: 'register' | 'interval' | null;
  /** How long an interval is where the rows give no end: seconds, or a span of the calendar; null where it is not said. */
  readonly interval: number | Span | null;
  readonly marks: 'start' | 'end';
  readonly zeroIsMissing: boolean;
  /** Unit of rows that name none; null: the device's. */
  readonly unit: Unit | null;
  /** Zone of times without one; null: the meter's own. */
  readonly zone: Zone | null;
  /** ms UTC, of rows that say none. */
  readonly received: number;
  /** Added to an end that is a bare day and belongs to its period (docs/readings.md 26), in days. */
  readonly endDayIncluded: boolean;
};

/** A code of the file, looked up: a metering point, or why it is none. */
export type Looked = { readonly meter: MeterFacts } | { readonly fault: 'unknown-meter' | 'out-of-scope' };

/** Takes what is good. `at` and `width` in seconds, `value` in 0.0001 of `unit`, `received` in ms. */
export type Admit = (meter: number, at: number, width: number, value: number, unit: number, received: number) => void;

/** Told for each reading that is not good; the numbers of its row and column as in the batch. */
export type Refuse = (row: number, column: number, code: string, evidence: Evidence) => void;

export type DoorCounts = { readings: number; missing: number; rejected: number; twice: number; first: number; last: number };

type Slot = {
  readonly facts: MeterFacts;
  readonly zone: Zone;
  readonly isRegister: boolean;
  readonly mayBeNegative: boolean;
  /** Readings at twice-told local times so far: the second one is the later instant. */
  readonly seen: Set<number>;
};

const defaultZone = 'Asia/Shanghai';
const mostKw = 1e7;
const dayMs = 86_400_000;

/**
 * The door: decides of each reading in a batch whether it can be one (section 4, «Impossible is rejected»), and turns local time into instants. What
 * is merely doubtful goes in.
 */
export function createDoor(says: FileSays, admit: Admit, refuse: Refuse) {
  const counts: DoorCounts = { readings: 0, missing: 0, rejected: 0, twice: 0, first: Infinity, last: -Infinity };
  const slots: (Slot | { fault: 'unknown-meter' | 'out-of-scope'; code: string })[] = [];

  const reject = (batch: Batch, at: number, code: string, evidence: Evidence = {}): void => {
    counts.rejected += 1;
    refuse(batch.row[at] as number, batch.column[at] as number, code, evidence);
  };

  const one = (batch: Batch, at: number): void => {
    counts.readings += 1;
    const fault = batch.fault[at] as number;
    if (fault === faultNumber.empty || (fault === 0 && says.zeroIsMissing && batch.value[at] === 0)) {
      counts.missing += 1;
      return;
    }
    if (fault !== 0) return reject(batch, at, cellFaults[fault] as string);
    const slot = slots[batch.slot[at] as number];
    if (slot === undefined) return reject(batch, at, 'no-meter');
    if ('fault' in slot) return reject(batch, at, slot.fault, { meter: slot.code });
    const trouble = pass(slot, batch, at);
    if (trouble !== null) reject(batch, at, trouble.code, { meter: slot.facts.code, ...trouble.evidence });
  };

  const pass = (slot: Slot, batch: Batch, at: number): { code: string; evidence?: Evidence } | null => {
    const hasEnd = !Number.isNaN(batch.end[at]);
    const kind = says.kind ?? (hasEnd ? 'interval' : slot.facts.kind);
    if ((kind === 'register') !== slot.isRegister) return { code: 'kind-differs', evidence: { kind, meterKind: slot.facts.kind } };
    const times = slot.isRegister ? registerTime(slot, batch, at) : intervalTimes(slot, batch, at, hasEnd);
    if ('code' in times) return times;
    const received = Number.isNaN(batch.received[at]) ? says.received : (batch.received[at] as number);
    if (times.at < 0) return { code: 'before-1970' };
    if ((times.at + times.width) * 1000 > received + dayMs) return { code: 'in-the-future' };
    const value = batch.value[at] as number;
    const unit = unitOf(slot, batch, at, times.at);
    const wrong = valueFault(slot, value, unit, times);
    if (wrong !== null) return wrong;
    counts.first = Math.min(counts.first, times.at);
    counts.last = Math.max(counts.last, times.at + times.width);
    admit(slot.facts.id, times.at, times.width, value, units.indexOf(unit), received);
    return null;
  };

  const registerTime = (slot: Slot, batch: Batch, at: number) => {
    const instant = instantOf(slot, batch.start[at] as number, batch.startOffset[at] as number);
    return typeof instant === 'number' ? { at: instant, width: 0 } : instant;
  };

  const intervalTimes = (slot: Slot, batch: Batch, at: number, hasEnd: boolean) => {
    const marked = instantOf(slot, batch.start[at] as number, batch.startOffset[at] as number);
    if (typeof marked !== 'number') return marked;
    if (hasEnd) return period(slot, batch, at, marked);
    if (says.interval === null) return { code: 'no-interval', evidence: { option: '--interval' } };
    if (says.marks === 'start') return { at: marked, width: step(slot, marked, 1) - marked };
    const start = step(slot, marked, -1);
    return { at: start, width: marked - start };
  };

  const period = (slot: Slot, batch: Batch, at: number, start: number) => {
    const local = (batch.end[at] as number) + (says.endDayIncluded ? 86_400 : 0);
    const end = instantOf(slot, local, batch.endOffset[at] as number);
    if (typeof end !== 'number') return end;
    return end > start ? { at: start, width: end - start } : { code: 'period-backwards' };
  };

  const step = (slot: Slot, at: number, sign: 1 | -1): number => {
    const { interval } = says;
    if (typeof interval === 'number') return at + sign * interval;
    return addCalendar(slot.zone, at, negate(interval as Span, sign));
  };

  const instantOf = (slot: Slot, local: number, offset: number): number | { code: string; evidence?: Evidence } => {
    if (!Number.isNaN(offset)) return Math.floor(local - offset);
    const whole = Math.floor(local);
    const utc = slot.zone.toUtc(whole);
    if (Number.isNaN(utc)) return { code: 'no-such-local-time', evidence: { zone: slot.zone.name } };
    return slot.zone.ambiguity(whole) === 2 ? twice(slot, whole, utc) : utc;
  };

  const twice = (slot: Slot, local: number, earlier: number): number => {
    counts.twice += 1;
    if (slot.seen.has(local)) return slot.zone.laterUtc(local);
    slot.seen.add(local);
    return earlier;
  };

  const unitOf = (slot: Slot, batch: Batch, at: number, instant: number): Unit => {
    const named = batch.unit[at] as number;
    if (named !== noUnit) return units[named] as Unit;
    return says.unit ?? deviceAt(slot.facts, instant).unit;
  };

  return {
    counts,
    /** Makes the file's next code known; codes are added in the order of their numbers. */
    know(code: string, looked: Looked): void {
      if ('fault' in looked) slots.push({ fault: looked.fault, code });
      else slots.push(slotOf(looked.meter, says.zone));
    },
    /** How many codes are known. */
    known: () => slots.length,
    take(batch: Batch): void {
      for (let at = 0; at < batch.size; at++) one(batch, at);
    },
  };
}

function slotOf(facts: MeterFacts, zone: Zone | null): Slot {
  return {
    facts,
    zone: zone ?? createZone(facts.zone) ?? (createZone(defaultZone) as Zone),
    isRegister: facts.kind === 'register',
    mayBeNegative: facts.direction === 'both',
    seen: new Set(),
  };
}

function deviceAt(facts: MeterFacts, instant: number) {
  const { devices } = facts;
  let at = devices.length - 1;
  while (at > 0 && (devices[at] as { since: number }).since > instant) at -= 1;
  return devices[at] as MeterFacts['devices'][number];
}

/** What makes a value impossible, whatever else is known. */
function valueFault(slot: Slot, value: number, unit: Unit, times: { at: number; width: number }): { code: string; evidence: Evidence } | null {
  const device = deviceAt(slot.facts, times.at);
  if (dimensionOf(unit) !== dimensionOf(device.unit)) return { code: 'unit-differs', evidence: { unit, meterUnit: device.unit } };
  if (value < 0 && !slot.mayBeNegative) return { code: 'negative', evidence: { value: value / 1e4 } };
  if (times.width === 0) {
    if (device.digits === null) return null;
    const ratio = unitRatio(unit, device.unit);
    const shown = (value * ratio.num) / ratio.den;
    return shown >= 10 ** device.digits * 1e4 ? { code: 'beyond-digits', evidence: { digits: device.digits, value: value / 1e4 } } : null;
  }
  if (dimensionOf(unit) !== 'energy') return null;
  const ratio = unitRatio(unit, 'kWh');
  const kwh = ((Math.abs(value) / 1e4) * ratio.num * device.multiplier.num) / (ratio.den * device.multiplier.den);
  const kw = (kwh * 3600) / times.width;
  return kw > mostKw ? { code: 'over-10-gw', evidence: { kw } } : null;
}

function negate(span: Span, sign: 1 | -1): Span {
  return Object.fromEntries(Object.entries(span).map(([name, count]) => [name, (count as number) * sign])) as Span;
}

import { isPower, measuredIn, namesOther, unitRatio, units, type Unit } from '#kernel/carrier.ts';
import { isInstantUnit, type ReadUnit, unitOfNumber, unitsOfQuantity } from '#kernel/quantity.ts';
import type { Evidence } from '#kernel/finding.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import type { PointFacts, SeriesFacts } from '#metering/point/facts.ts';
import type { MeterFacts } from '#registry/registry/facts.ts';
import { asShown, isApplied } from './columns/applied.ts';
import { passValue, type PointSlot } from './rows/admit-point.ts';
import { createMeterBounds } from './rows/meter-bounds.ts';
import { mostKw } from './rows/limits.ts';
import { cellFaults, faultNumber, noUnit, type Batch } from './batch.ts';
import { createRepeatedHour } from './rows/repeated-hour.ts';
import { createRefunds, noRefunds, type Netted, type Refunds } from './columns/refunds.ts';
import { intervalTimes, registerTime, type Fault, type Later, type Times } from './times/times.ts';
import type { Admit, FileSays } from './file-says.ts';

/** A code of the file, looked up: a metering point or a point, or why it is neither. */
export type MeterLookupResult = { readonly meter: SeriesFacts } | { readonly fault: 'unknown-meter' | 'unknown-point' | 'out-of-scope' };

/** Called for each reading that is refused; the numbers of its row and column as in the batch. */
export type Refuse = (row: number, column: number, code: string, evidence: Evidence) => void;

/** `measured`: intervals whose length was given for the whole file, not by their rows. */
export type IntakeCounts = { readings: number; missing: number; rejected: number; measured: number; first: number; last: number };

type Slot = {
  readonly facts: MeterFacts;
  readonly zone: Zone;
  /** The unit of readings that name none; null: the device's. */
  readonly unit: Unit | null;
  readonly isRegister: boolean;
  readonly mayBeNegative: boolean;
};

type NoSlot = { readonly fault: 'unknown-meter' | 'unknown-point' | 'out-of-scope'; readonly code: string };

/** A reading that passed. */
type Passed = Times & { readonly meter: number; readonly value: number; readonly unit: number; readonly received: number };

const earlier: Later = { start: false, end: false };
const defaultZone = 'Asia/Shanghai';
const dayMs = 86_400_000;

/**
 * The intake: decides for each reading in a batch whether it is possible (section 4, «Impossible is rejected»), and turns local time into
 * instants. What is merely doubtful is accepted.
 * @param given the periods whose rows are added up
 */
export function createAdmission(says: FileSays, admit: Admit, refuse: Refuse, given: Refunds = noRefunds) {
  const counts: IntakeCounts = { readings: 0, missing: 0, rejected: 0, measured: 0, first: Infinity, last: -Infinity };
  const slots: (Slot | PointSlot | NoSlot | undefined)[] = [];
  /** The codes of readings that name no unit. */
  const unnamed: (boolean | undefined)[] = [];
  const admitted: Admit = (meter, at, width, value, unit, received) => {
    if (at < counts.first) counts.first = at;
    if (at + width > counts.last) counts.last = at + width;
    admit(meter, at, width, value, unit, received);
  };
  const workers = createMeterBounds(says, admitted);

  const reject = (batch: Batch, at: number, { code, evidence = {} }: Fault): void => {
    counts.rejected += 1;
    refuse(batch.row[at] as number, batch.column[at] as number, code, evidence);
  };
  const one = (batch: Batch, at: number, later: Later): void => {
    const slot = slots[batch.slot[at] as number];
    const passed = judge(says, slot, batch, at, later);
    if (passed === 'missing') {
      counts.missing += 1;
    } else if ('code' in passed) {
      reject(batch, at, passed);
    } else {
      if (passed.width > 0 && Number.isNaN(batch.end[at])) counts.measured += 1;
      admitted(passed.meter, passed.at, passed.width, passed.value, passed.unit, passed.received);
    }
  };

  const hour = createRepeatedHour(says, one);
  const refunds = createRefunds(given);
  const netted: Netted[] = [];
  const carefully = (batch: Batch, at: number): void => {
    const slot = slots[batch.slot[at] as number];
    if (slot !== undefined && 'facts' in slot && !slot.isRegister && refunds.keep(slot.facts.code, batch, at)) return;
    if (slot === undefined || 'fault' in slot || !hour.keep(slot.zone, batch, at)) one(batch, at, earlier);
  };

  return {
    counts,
    /** Registers a code of the file. @param slot its number in the file; if omitted: the next one */
    know(code: string, looked: MeterLookupResult, slot = slots.length): void {
      const held = (slots[slot] = 'fault' in looked ? { fault: looked.fault, code } : slotOf(looked.meter, says, slot));
      workers.know(slot, 'fault' in held || hearsApplied(says, held, slot) ? null : held);
    },
    take(batch: Batch): void {
      counts.readings += batch.size;
      for (let at = 0; at < batch.size; at++) {
        const width = workers.take(batch, at);
        if (batch.unit[at] === noUnit && batch.fault[at] === 0) unnamed[batch.slot[at] as number] = true;
        if (width < 0) carefully(batch, at);
        else if (width > 0) counts.measured += 1;
      }
    },
    /** All readings were taken: settles what only the whole file determines. */
    end(): void {
      hour.release();
      netted.push(...settleRefunds(refunds, counts, (batch, at) => one(batch, at, earlier), reject));
    },
    /** Metering points whose use is already multiplied. */
    applied: () => slots.flatMap((one, slot) => (one !== undefined && isMultiplied(says, one, slot) ? [one.facts] : [])),
    /** What was added up, period by period; complete at the end. */
    netted,
    /** The units of the devices for whose readings the file names no unit. */
    assumed: (): Unit[] => assumedUnits(slots, unnamed),
    /** The numbers of metering points for whose readings the file names no unit. */
    inOwnUnit: (): ReadonlySet<number> => unnamedMeters(slots, unnamed),
    /** Ambiguous local times that were resolved to one of their two instants. */
    twice: hour.times,
  };
}

/** Whether the use of a code is already multiplied. */
const isMultiplied = (says: FileSays, held: Slot | PointSlot | NoSlot, slot: number): held is Slot =>
  'facts' in held && !held.isRegister && held.facts.devices.some(({ multiplier }) => isApplied(says.applied, slot, multiplier));

/** Whether a statement about multiplied use applies to a code: its use is divided, or refused if it is a counter. */
const hearsApplied = (says: FileSays, held: Slot | PointSlot, slot: number): boolean =>
  'facts' in held && ((says.applied?.said === true && held.isRegister) || isMultiplied(says, held, slot));

const isUnnamed = (slot: Slot | PointSlot | NoSlot | undefined, unnamed: boolean | undefined): slot is Slot =>
  slot !== undefined && 'facts' in slot && slot.unit === null && unnamed === true;

function unnamedMeters(slots: readonly (Slot | PointSlot | NoSlot | undefined)[], unnamed: readonly (boolean | undefined)[]) {
  return new Set(slots.flatMap((slot, number) => (isUnnamed(slot, unnamed[number]) ? [slot.facts.id] : [])));
}

/** The units of the devices of codes with some readings that name none, where no unit is named for all of them. */
function assumedUnits(slots: readonly (Slot | PointSlot | NoSlot | undefined)[], unnamed: readonly (boolean | undefined)[]): Unit[] {
  const devices = slots.flatMap((slot, number) => (isUnnamed(slot, unnamed[number]) ? slot.facts.devices : []));
  return [...new Set(devices.map(({ unit }) => unit))];
}

/** Takes the periods whose rows are added up, each as one reading. */
function settleRefunds(
  refunds: ReturnType<typeof createRefunds>,
  counts: IntakeCounts,
  one: (batch: Batch, at: number) => void,
  reject: (batch: Batch, at: number, fault: Fault) => void,
): readonly Netted[] {
  const settled = refunds.settle((batch, at) => {
    const before = counts.rejected;
    one(batch, at);
    return counts.rejected === before;
  }, reject);
  for (const { rows } of settled) counts.readings -= rows.length - 1;
  return settled;
}

/** One reading: what it is, `missing`, or what is wrong with it. */
function judge(
  says: FileSays,
  slot: Slot | PointSlot | NoSlot | undefined,
  batch: Batch,
  at: number,
  later: Later,
): Passed | Fault | 'missing' {
  const fault = batch.fault[at] as number;
  if (fault === faultNumber.empty || (fault === 0 && says.zeroIsMissing && batch.value[at] === 0)) return 'missing';
  if (fault !== 0) return { code: cellFaults[fault] as string, evidence: { text: batch.texts.get(at) ?? '' } };
  if (slot === undefined) return { code: 'no-meter' };
  if ('fault' in slot) return { code: slot.fault, evidence: { meter: slot.code, code: slot.code } };
  const code = 'point' in slot ? slot.point.code : slot.facts.code;
  const passed = 'point' in slot ? passPoint(says, slot, batch, at, later) : pass(says, slot, batch, at, later);
  return 'code' in passed ? { code: passed.code, evidence: { meter: code, ...passed.evidence } } : passed;
}

function pass(says: FileSays, slot: Slot, batch: Batch, at: number, later: Later): Passed | Fault {
  const isUse = !Number.isNaN(batch.end[at]) || says.applied?.said === true;
  const kind = says.kind ?? (isUse ? 'interval' : slot.facts.kind);
  if ((kind === 'register') !== slot.isRegister) return { code: 'kind-differs', evidence: { kind, meterKind: slot.facts.kind } };
  if (says.carrier !== null && says.carrier !== slot.facts.carrier)
    return { code: 'carrier-differs', evidence: { carrier: says.carrier, meterCarrier: slot.facts.carrier } };
  const times = slot.isRegister ? registerTime(slot.zone, batch, at, later) : intervalTimes(says, slot.zone, batch, at, later);
  if ('code' in times) return times;
  const received = receivedOf(says, batch, at, times);
  if (typeof received !== 'number') return received;
  const number = batch.unit[at] as number;
  const strange = number === noUnit ? (says.pointUnit ?? null) : unitOfNumber(number);
  if (strange !== null && isInstantUnit(strange)) return { code: 'unknown-unit', evidence: { text: strange, unit: strange } };
  const written = number === noUnit ? (slot.unit ?? deviceAt(slot.facts, times.at).unit) : (units[number] as Unit);
  if (says.unitNamed === true && slot.unit !== null && written !== slot.unit)
    return { code: 'unit-contradicts', evidence: { unit: written, named: slot.unit } };
  const { id, carrier } = slot.facts;
  if (says.carrier === null && namesOther(written, carrier) && written !== deviceAt(slot.facts, times.at).unit)
    return { code: 'unit-of-carrier', evidence: { unit: written, meterCarrier: carrier } };
  const kept = keptOf(says, slot, batch, at, { unit: written, instant: times.at });
  if ('code' in kept) return kept;
  const { value, unit } = kept;
  return (
    valueFault(slot, value, unit, times) ?? { meter: id, at: times.at, width: times.width, value, unit: units.indexOf(unit), received }
  );
}

/** The value to store: for use that is already multiplied, what its device would have shown, so that it is not multiplied again. */
function keptOf(
  says: FileSays,
  { facts, isRegister }: Slot,
  batch: Batch,
  at: number,
  { unit, instant }: { readonly unit: Unit; readonly instant: number },
): { readonly value: number; readonly unit: Unit } | Fault {
  const value = batch.value[at] as number;
  const { multiplier } = deviceAt(facts, instant);
  if (isRegister || !isApplied(says.applied, batch.slot[at] as number, multiplier)) return { value, unit };
  const shown = asShown(value, unit, multiplier, facts.carrier);
  return shown ?? { code: 'multiplier-not-divided', evidence: { value: value / 1e4, multiplier: multiplier.num / multiplier.den } };
}

function passPoint(says: FileSays, slot: PointSlot, batch: Batch, at: number, later: Later): Passed | Fault {
  const passed = passValue(says, slot, batch, at, later);
  if ('code' in passed) return passed;
  const received = receivedOf(says, batch, at, passed);
  return typeof received === 'number' ? { ...passed, meter: slot.point.id, received } : received;
}

/** When a reading became known (ms), or why it cannot be. */
function receivedOf(says: FileSays, batch: Batch, at: number, times: Times): number | Fault {
  const named = batch.received[at] as number;
  const received = Number.isNaN(named) ? says.received : named;
  if (received > says.now) return { code: 'received-later', evidence: { received: new Date(received).toISOString() } };
  if (named < says.now && !says.mayBackDate) return { code: 'back-date' };
  if (times.at < 0) return { code: 'before-1970' };
  if ((times.at + times.width) * 1000 > received + dayMs) return { code: 'in-the-future' };
  return received;
}

function slotOf(facts: SeriesFacts, says: FileSays, slot: number): Slot | PointSlot {
  const zone = says.zone ?? createZone(facts.zone) ?? (createZone(defaultZone) as Zone);
  if (facts.kind === 'instant') return { point: facts, zone, unit: pointUnitIn(facts, says, slot) };
  return {
    facts,
    unit: says.unitOf?.get(slot) ?? says.unit,
    zone,
    isRegister: facts.kind === 'register',
    mayBeNegative: facts.direction === 'both',
  };
}

/** The sender's unit applies if the quantity can be in it; other columns of a wide file use the unit from their headings. */
function pointUnitIn({ quantity }: PointFacts, { pointUnit = null, pointUnitOf }: FileSays, slot: number): ReadUnit | null {
  const isUsed = pointUnit !== null && unitsOfQuantity(quantity).includes(pointUnit);
  return isUsed ? pointUnit : (pointUnitOf?.get(slot) ?? pointUnit);
}

function deviceAt(facts: MeterFacts, instant: number) {
  const { devices } = facts;
  let at = devices.length - 1;
  while (at > 0 && (devices[at] as { since: number }).since > instant) at -= 1;
  return devices[at] as MeterFacts['devices'][number];
}

/** What makes a value impossible, whatever else is known. */
function valueFault(slot: Slot, value: number, unit: Unit, times: Times): Fault | null {
  const device = deviceAt(slot.facts, times.at);
  if (measuredIn(unit) !== measuredIn(device.unit)) return { code: 'unit-differs', evidence: { unit, meterUnit: device.unit } };
  if (isPower(unit) && times.width === 0) return { code: 'power-of-register', evidence: { unit, text: unit } };
  if (value < 0 && !slot.mayBeNegative) return { code: 'negative', evidence: { value: value / 1e4 } };
  if (times.width === 0) {
    if (device.digits === null) return null;
    const ratio = unitRatio(unit, device.unit);
    const shown = (value * ratio.num) / ratio.den;
    return shown >= 10 ** device.digits * 1e4 ? { code: 'beyond-digits', evidence: { digits: device.digits, value: value / 1e4 } } : null;
  }
  if (measuredIn(unit) !== 'energy') return null;
  const ratio = unitRatio(unit, 'kWh', times.width);
  const kwh = ((Math.abs(value) / 1e4) * ratio.num * device.multiplier.num) / (ratio.den * device.multiplier.den);
  const kw = (kwh * 3600) / times.width;
  return kw > mostKw ? { code: 'over-10-gw', evidence: { kw } } : null;
}

import { isPower, measuredIn, namesOther, unitRatio, units, type Unit } from '#kernel/carrier.ts';
import { isInstantUnit, quantityOf, unitNumber } from '#kernel/quantity.ts';
import type { Zone } from '#kernel/zone.ts';
import { noUnit, type Batch } from '../batch.ts';
import type { MeterFacts } from '#registry/registry/facts.ts';
import type { FileSays } from '../file-says.ts';
import type { Admit } from '../file-says.ts';
import type { PointSlot } from './admit-point.ts';
import { mostKw, nearChange } from './limits.ts';

/** The bounds within which a reading of one metering point needs no closer check. Seconds, 0.0001 of the unit with number `unit`. */
type MeterBounds = {
  readonly meter: number;
  readonly width: number;
  /** From the written instant back to the start of the interval. */
  readonly back: number;
  readonly least: number;
  readonly most: number;
  readonly unit: number;
  readonly clock: Clock;
};

/** What is known of a code: its metering point, its clock, and the unit of readings that name none (null: the device's). */
type FoundMeter = { readonly facts: MeterFacts; readonly zone: Zone; readonly unit: Unit | null } | PointSlot;

/** A stretch of local time in which the offset of a zone's clock from UTC is constant. */
type Clock = { readonly zone: Zone; from: number; to: number; offset: number };

const dayMs = 86_400_000;

/**
 * The fast path through the intake, for readings with nothing special about them: times in whole seconds, one device, values far from every
 * limit. Anything that does not fit, and anything wrong, is left to the careful path; whatever passes here would pass there with the same
 * result.
 */
export function createMeterBounds(says: FileSays, admit: Admit) {
  const bySlot: (MeterBounds | null | undefined)[] = [];
  const clocks = new Map<Zone, Clock>();
  const latest = (says.received + dayMs) / 1000;
  return {
    /** A code of the file by its number: its metering point, zone and unit, or null if it has none. */
    know(slot: number, known: FoundMeter | null): void {
      const clock = known === null ? null : clockOf(clocks, known.zone);
      if (known === null || clock === null) bySlot[slot] = null;
      else bySlot[slot] = 'point' in known ? boundsOfPoint(says, known, clock) : boundsOf(says, known, clock);
    },
    /** Takes the reading at this place of a batch. @returns its length (s), or -1 if it is not taken */
    take(batch: Batch, at: number): number {
      const bounds = bySlot[batch.slot[at] as number];
      if (bounds === undefined || bounds === null || batch.fault[at] !== 0 || !isPlain(batch, at)) return -1;
      const value = batch.value[at] as number;
      if (value < bounds.least || value > bounds.most) return -1;
      const local = batch.start[at] as number;
      const { clock, width } = bounds;
      const named = batch.startOffset[at] as number;
      const isNamed = named === named;
      if (isNamed ? !Number.isInteger(local) : !(local >= clock.from && local < clock.to) && !reset(clock, local)) return -1;
      const start = local - (isNamed ? named : clock.offset) - bounds.back;
      if (start < 0 || start + width > latest) return -1;
      admit(bounds.meter, start, width, value, bounds.unit, says.received);
      return width;
    },
  };
}

/** Whether only the time and the value are given. */
function isPlain(batch: Batch, at: number): boolean {
  const [end, received] = [batch.end[at] as number, batch.received[at] as number];
  return end !== end && received !== received && batch.unit[at] === noUnit;
}

function clockOf(clocks: Map<Zone, Clock>, zone: Zone): Clock {
  const held = clocks.get(zone) ?? { zone, from: Infinity, to: -Infinity, offset: 0 };
  clocks.set(zone, held);
  return held;
}

/** Sets the stretch to one that contains a local time; false if a clock change is near, or if the time is not a whole second. */
function reset(clock: Clock, local: number): boolean {
  if (!Number.isInteger(local)) return false;
  const { zone } = clock;
  const utc = zone.toUtc(local);
  if (Number.isNaN(utc)) return false;
  const until = zone.until(utc);
  if (until !== zone.until(utc - nearChange) || utc + nearChange >= until) return false;
  const offset = local - utc;
  const known = offset === clock.offset && until - nearChange + offset === clock.to;
  clock.from = known ? Math.min(clock.from, local) : local;
  clock.to = until - nearChange + offset;
  clock.offset = offset;
  return true;
}

/**
 * Null if every reading of the metering point must be checked. The bounds keep a small distance from the limits, because rounding is left
 * to the careful path.
 */
function boundsOf(says: FileSays, { facts, unit: named }: Exclude<FoundMeter, PointSlot>, clock: Clock): MeterBounds | null {
  if (says.pointUnit !== undefined && says.pointUnit !== null && isInstantUnit(says.pointUnit)) return null;
  const [device, second] = facts.devices;
  const register = facts.kind === 'register';
  const width = register ? 0 : says.interval;
  if (device === undefined || second !== undefined || typeof width !== 'number') return null;
  if ((says.kind ?? facts.kind) !== facts.kind || (says.carrier !== null && says.carrier !== facts.carrier)) return null;
  const unit = named ?? device.unit;
  if (namesOther(unit, facts.carrier)) return null;
  if (says.received > says.now || measuredIn(unit) !== measuredIn(device.unit) || (register && isPower(unit))) return null;
  const limit = register ? mostShown(unit, device) : mostUsed(unit, device, width);
  return {
    meter: facts.id,
    width,
    back: !register && says.marks === 'end' ? width - says.endIncludes : 0,
    least: says.zeroIsMissing ? 1 : facts.direction === 'both' ? -limit : 0,
    most: limit * (1 - 1e-9) - 1,
    unit: units.indexOf(unit),
    clock,
  };
}

/** For values in the quantity's own unit. */
function boundsOfPoint(says: FileSays, { point, unit }: PointSlot, clock: Clock): MeterBounds | null {
  const { min, max, whole } = quantityOf(point.quantity);
  if ((unit ?? point.readIn) !== point.unit || whole === true || says.zeroIsMissing || says.received > says.now) return null;
  if (says.ofPoints === 'interval' || says.carrier !== null) return null;
  return { meter: point.id, width: 0, back: 0, least: min * 1e4, most: max * 1e4, unit: unitNumber(point.unit), clock };
}

type Device = MeterFacts['devices'][number];

function mostShown(unit: Device['unit'], { digits, unit: own }: Device): number {
  if (digits === null) return Infinity;
  const ratio = unitRatio(unit, own);
  return (10 ** (digits + 4) * ratio.den) / ratio.num;
}

function mostUsed(unit: Device['unit'], { multiplier }: Device, seconds: number): number {
  if (measuredIn(unit) !== 'energy') return Infinity;
  const ratio = unitRatio(unit, 'kWh', seconds);
  return (((mostKw * seconds) / 3600) * 1e4 * ratio.den * multiplier.den) / (ratio.num * multiplier.num);
}

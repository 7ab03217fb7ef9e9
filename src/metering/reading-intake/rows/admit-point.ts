import { canBe, quantityOf, toOwnUnit, unitNumber, unitOfNumber, type ReadUnit } from '#kernel/quantity.ts';
import type { Zone } from '#kernel/zone.ts';
import type { PointFacts } from '#metering/point/facts.ts';
import { noUnit, type Batch } from '../batch.ts';
import type { FileSays } from '../file-says.ts';
import { registerTime, type Fault, type Later, type Times } from '../times/times.ts';

/** The point for a code of the file. `unit`: of values that name none; null: the point's own. */
export type PointSlot = { readonly point: PointFacts; readonly zone: Zone; readonly unit: ReadUnit | null };

/** A value that passed: in 0.0001 of the quantity's own unit, with that unit's number. */
export type PassedValue = Times & { readonly value: number; readonly unit: number };

/** The time and value of a reading of a point, in the quantity's own unit; or why it is impossible (`live.md` 2). */
export function passValue(says: FileSays, { point, zone, unit }: PointSlot, batch: Batch, at: number, later: Later): PassedValue | Fault {
  const isOfInterval = says.ofPoints === 'interval' || (!Number.isNaN(batch.end[at]) && says.partsOfDays !== true);
  if (isOfInterval) return { code: 'kind-differs', evidence: { kind: 'interval', meterKind: point.kind } };
  if (says.carrier !== null) return { code: 'carrier-of-point', evidence: { carrier: says.carrier } };
  const times = registerTime(zone, batch, at, later);
  if ('code' in times) return times;
  const number = batch.unit[at] as number;
  const readIn = number === noUnit ? (unit ?? point.readIn) : unitOfNumber(number);
  const value = toOwnUnit(point.quantity, batch.value[at] as number, readIn);
  if (value === null) return { code: 'unit-differs', evidence: { unit: readIn, meterUnit: point.unit } };
  if (!canBe(point.quantity, value)) return outOfRange(point, value);
  return { ...times, value, unit: unitNumber(point.unit) };
}

function outOfRange({ quantity, unit }: PointFacts, value: number): Fault {
  const { min, max } = quantityOf(quantity);
  return { code: 'out-of-range', evidence: { field: 'value', value: value / 1e4, min, max, unit } };
}

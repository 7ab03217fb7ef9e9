import { isPower, measuredIn, unitRatio, units } from '#kernel/carrier.ts';
import { noUnit, type Batch } from '../batch.ts';

/** A value that is added to a reading or subtracted from it; units by their numbers. `bareUnit`: that of numbers that name none. */
type Part = { readonly value: number; readonly unit: number; readonly sign: 1 | -1; readonly bareUnit: number };

/** Adds a part to a reading, in the unit of the reading; false, with nothing added, if it cannot be converted exactly. */
export function addPart(batch: Batch, at: number, { value, unit, sign, bareUnit }: Part): boolean {
  const own = batch.unit[at] as number;
  const [into, from] = [own === noUnit ? bareUnit : own, unit === noUnit ? bareUnit : unit];
  // if the unit of bare numbers is unknown, or a column gives it, it is that of the reading
  const isSame = into === from || (unit === noUnit && bareUnit === noUnit);
  const ratio = isSame ? 1 : ratioOf(from, into);
  const added = ratio === null ? Number.NaN : value * ratio;
  if (!Number.isInteger(added)) return false;
  batch.value[at] = (batch.value[at] as number) + sign * added;
  if (own === noUnit && unit !== noUnit) batch.unit[at] = into;
  return true;
}

function ratioOf(from: number, into: number): number | null {
  const [one, other] = [units[from], units[into]];
  if (one === undefined || other === undefined || measuredIn(one) !== measuredIn(other) || isPower(one) !== isPower(other)) return null;
  const { num, den } = unitRatio(one, other);
  return Number(num) / Number(den);
}

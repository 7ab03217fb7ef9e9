import type { MeterFacts } from '#registry/registry/facts.ts';
import type { Bill } from './book.ts';
import { placeOf } from './entries.ts';

/** A bill with the metering point that it is of. */
export type MeteredBill = { readonly bill: Bill; readonly meter: MeterFacts };

/** The cell that a bill is known by. */
export const placeOfBill = (bill: Bill): { sheet: string; cell: string; row: number } => {
  const cell = bill.meter ?? bill.account ?? bill.now ?? bill.use?.cells[0] ?? bill.before;
  return cell === undefined || cell === null ? { sheet: bill.sheet, cell: '', row: bill.row } : placeOf(cell);
};

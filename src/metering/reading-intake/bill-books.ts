/** Bill books as property firms keep them: how they are recognised, and what goes in of them. */
export { bookOf, type Bill, type Book } from './bills/book.ts';
export { placeOfBill, readingsOf, timesDiffer, timesOfLedger, type BillReading, type MeteredBill } from './bills/bill-readings.ts';
export { buildingsTitled } from './bills/building-titled.ts';
export type { Months } from './bills/month-named.ts';

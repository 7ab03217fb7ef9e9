/** Bill books as property firms keep them: how they are recognised, and what goes in of them. */
export { bookOf, type Bill, type Book } from './bills/book.ts';
export { readingsOf, timesDiffer, timesOfLedger, type BillReading } from './bills/bill-readings.ts';
export { placeOfBill, type MeteredBill } from './bills/metered-bill.ts';
export { buildingsTitled } from './bills/building-titled.ts';
export type { Months } from './bills/month-named.ts';
export type { OpenTime, TimeAnswers } from './bills/settle-periods.ts';

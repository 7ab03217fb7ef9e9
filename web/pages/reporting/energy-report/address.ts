import { textIn } from '../../../ui/address.ts';

const now = new Date();

/** The last month that is over: `2025-11`. */
export const lastMonth = new Date(Date.UTC(now.getFullYear(), now.getMonth() - 1, 1)).toISOString().slice(0, 7);

const lastYear = now.getFullYear() - 1;

/** Periods to choose from, latest first: three years of whole months, ten whole years. */
export const months = Array.from({ length: 36 }, (_, back) =>
  new Date(Date.UTC(Number(lastMonth.slice(0, 4)), Number(lastMonth.slice(5)) - 1 - back, 1)).toISOString().slice(0, 7),
);
export const years = Array.from({ length: 10 }, (_, back) => String(lastYear - back));

/** The subject of a report; the last whole month if the address names no period. */
export const readReport = (given: Readonly<Record<string, unknown>>) => {
  const period = typeof given['period'] === 'number' ? String(given['period']) : textIn(given, 'period');
  return { region: textIn(given, 'region'), period: period !== undefined && /^\d{4}(?:-\d{2})?$/u.test(period) ? period : lastMonth };
};

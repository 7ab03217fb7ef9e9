import { Problem } from '#kernel/problem.ts';
import { isAcross, isFinancial, ofFinancialYear } from '../words/financial-words.ts';
import { besideOf } from '../times/row-time.ts';
import type { Plan } from '../columns/layout.ts';

type Rows = readonly (readonly string[])[];

/** Throws `financial-year` if the times that are read are parts of one. */
export function refuseFinancial(plan: Plan, header: readonly string[], rows: Rows): void {
  if (plan.layout === 'months') return;
  const beside = plan.layout === 'days' || plan.written.as === 'file-period' ? [] : besideOf(plan.written);
  const isWhole = plan.layout !== 'days' && ['year', 'month', 'month-beside', 'quarter-beside', 'month-of'].includes(plan.written.as);
  const headings = isWhole ? [plan.time, ...beside].map((column) => header[column] as string) : [];
  const text = headings.find(isFinancial) ?? yearAcross(header[plan.time] as string, rows, plan.time);
  if (text !== undefined) throw ofFinancialYear(text);
}

/** The first cell of a column of years that each span two calendar years. */
function yearAcross(heading: string, rows: Rows, column: number): string | undefined {
  const cells = [...new Set(rows.map((row) => (row[column] ?? '').trim()))].filter((cell) => cell !== '');
  const are = cells.length > 0 && cells.every(isAcross) && (cells.length > 1 || /year|年|fy/iu.test(heading));
  return are ? cells[0] : undefined;
}

const timeless = new Set(['time-nowhere', 'column-unknown', 'year-needed', 'no-meter-columns', 'meter-needed']);

/** What an unreadable file says about a financial year, in its headings, its first rows or its titles, instead of the original error. */
export function financialInstead(error: unknown, header: readonly string[], rows: Rows, titles: readonly string[]): unknown {
  if (!(error instanceof Problem) || !timeless.has(error.code)) return error;
  const years = header.flatMap((heading, column) => yearAcross(heading, rows, column) ?? []);
  const cells = rows
    .slice(0, 20)
    .flat()
    .filter((cell) => /^(?:fy|fp)|财年|财政年|会计年|财务年/iu.test(cell.trim()) && isFinancial(cell));
  const [text] = [...header.filter(isFinancial), ...cells, ...years, ...titles.filter(isFinancial)];
  return text === undefined ? error : ofFinancialYear(text);
}

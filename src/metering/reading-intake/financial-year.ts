import { Problem } from '#kernel/problem.ts';
import { besideOf } from './row-time.ts';
import type { Plan } from './layout.ts';

type Rows = readonly (readonly string[])[];

const says =
  /财年|财政年|会计年|财务年|(?<![a-z])(?:fiscal|financial)[\s_-]?(?:year|month|period|quarter)|(?<![a-z])f[yp]\s?['’]?\d{2}|(?<![a-z])fy(?![a-z])/iu;
/** `2023/24`, `2023-2024`: a year that begins in one and ends in the next. */
const across = /^((?:19|20)\d{2})\s*[/–-]\s*((?:19|20)?\d{2})(?:\s*年度?)?$/u;

/** Whether a text speaks of a financial year. */
export const isFinancial = (text: string): boolean => says.test(text.normalize('NFKC'));

/** Whether a text is a year that goes over into the next. */
function isAcross(text: string): boolean {
  const [, year, next = ''] = across.exec(text.trim()) ?? [];
  return year !== undefined && (Number(year) + 1) % 100 === Number(next) % 100 && (next.length === 2 || Number(next) === Number(year) + 1);
}

/** That months or years are those of a financial year, whose first month nobody tells. */
export const ofFinancialYear = (text: string): Problem => new Problem('bad-input', 'financial-year', { text: text.trim().slice(0, 100) });

/** Throws `financial-year` where the times that are read are parts of one. */
export function refuseFinancial(plan: Plan, header: readonly string[], rows: Rows): void {
  if (plan.layout === 'months') return;
  const beside = plan.layout === 'days' || plan.written.as === 'file-period' ? [] : besideOf(plan.written);
  const isWhole = plan.layout !== 'days' && ['year', 'month', 'month-beside', 'quarter-beside', 'month-of'].includes(plan.written.as);
  const headings = isWhole ? [plan.time, ...beside].map((column) => header[column] as string) : [];
  const text = headings.find(isFinancial) ?? yearAcross(header[plan.time] as string, rows, plan.time);
  if (text !== undefined) throw ofFinancialYear(text);
}

/** The first cell of a column of years that each go over into the next. */
function yearAcross(heading: string, rows: Rows, column: number): string | undefined {
  const cells = [...new Set(rows.map((row) => (row[column] ?? '').trim()))].filter((cell) => cell !== '');
  const are = cells.length > 0 && cells.every(isAcross) && (cells.length > 1 || /year|年|fy/iu.test(heading));
  return are ? cells[0] : undefined;
}

const timeless = new Set(['time-nowhere', 'column-unknown', 'year-needed', 'no-meter-columns', 'meter-needed']);

/** What a file that cannot be read says of a financial year, in its headings, its first rows or its titles, in place of that trouble. */
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

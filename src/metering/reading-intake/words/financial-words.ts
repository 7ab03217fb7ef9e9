import { Problem } from '#kernel/problem.ts';

const says =
  /财年|财政年|会计年|财务年|(?<![a-z])(?:fiscal|financial)[\s_-]?(?:year|month|period|quarter)|(?<![a-z])f[yp]\s?['’]?\d{2}|(?<![a-z])fy(?![a-z])/iu;
/** `2023/24`, `2023-2024`: a year that begins in one and ends in the next. */
const across = /^((?:19|20)\d{2})\s*[/–-]\s*((?:19|20)?\d{2})(?:\s*年度?)?$/u;

/** Whether a text refers to a financial year. */
export const isFinancial = (text: string): boolean => says.test(text.normalize('NFKC'));

/** Whether a text is a year that spans two calendar years. */
export function isAcross(text: string): boolean {
  const [, year, next = ''] = across.exec(text.trim()) ?? [];
  return year !== undefined && (Number(year) + 1) % 100 === Number(next) % 100 && (next.length === 2 || Number(next) === Number(year) + 1);
}

/** The problem that months or years are those of a financial year whose first month is unknown. */
export const ofFinancialYear = (text: string): Problem => new Problem('bad-input', 'financial-year', { text: text.trim().slice(0, 100) });

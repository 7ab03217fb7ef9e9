import { datesInFigures } from '#platform/tables/chinese-numerals.ts';
import { clearMonthOfName } from '#platform/tables/month-names.ts';
import { Problem } from '#kernel/problem.ts';
import { findPlan, type Plan } from '../columns/layout.ts';
import type { MonthColumn } from '../columns/month-columns.ts';
import type { Sayable } from '../headings/options.ts';
import { monthsIn, type yearNamed } from '../times/year-named.ts';

type Rows = readonly (readonly string[])[];
type Around = Parameters<typeof yearNamed>[0];

/** A month that a text names; `year` null if it omits that. */
type Month = { readonly year: number | null; readonly month: number };

/** The months that one place of a file names for it. */
type MonthsNamed = { readonly text: string; readonly months: readonly Month[] };

/** When a file was created, sent or paid says nothing about its content. */
const saysElse =
  /导出|打印|制表|填[报表]|生成|审核|报送|上报|下载|(?:[缴收]费|缴纳)(?:日期|时间|月)|开票|截[至止]|更新|修[订改]|print|export|generated|created|report(?:ed)? on|issued|invoice|due|paid|updated|revised/iu;

/** `2月`, `02月抄表`; not `1-2月`, `2月5日`, `第2月`. */
const bare = /(?<![\d.年第—–~～至到/-])\s*(1[0-2]|0?[1-9])\s*月(?!\s*[\d—–~～至到/-]|以|起|前|后|底|末|初)/gu;

/** A title with only a few words about what was used or read. */
const isTitle = (text: string): boolean =>
  text.length <= 25 && /[用耗][电水气热能]|抄表|[电水气热]量|[电水气]费|能耗|[月日]报|统计/u.test(text);

function monthsNamed(text: string, mayBeBare: boolean): Month[] {
  if (saysElse.test(text)) return [];
  const plain = datesInFigures(text.normalize('NFKC'));
  const whole = monthsIn(plain);
  if (whole.length > 0 || !mayBeBare) return whole;
  const named = clearMonthOfName(plain.trim());
  if (named !== null) return [{ year: null, month: named }];
  return [...plain.matchAll(bare)].map(([, month]) => ({ year: null, month: Number(month) }));
}

/** The months named by the titles, the sheet and the file name, for those that name one. */
function placesIn({ above, sheet, file }: Around): MonthsNamed[] {
  const titles = above.map((text) => ({ text, months: monthsNamed(text, isTitle(text)) })).filter(({ months }) => months.length > 0);
  const all = [
    { text: titles[0]?.text ?? '', months: titles.flatMap(({ months }) => months) },
    ...[sheet, file].map((text) => ({ text, months: monthsNamed(text, true) })),
  ];
  return all.filter(({ months }) => months.length > 0);
}

const isSame = (one: Month, other: Month): boolean =>
  one.month === other.month && (one.year === null || other.year === null || one.year === other.year);

const agree = (one: MonthsNamed, other: MonthsNamed): boolean => one.months.some((month) => other.months.some((own) => isSame(month, own)));

/** The problem that the titles, the sheet and the file name contain different months; null if they do not. */
function monthsDiffer(around: Around, own: readonly MonthsNamed[] = []): Problem | null {
  const places = [...own, ...placesIn(around)];
  for (const [at, one] of places.entries()) {
    const other = places.slice(at + 1).find((next) => !agree(one, next));
    if (other !== undefined)
      return new Problem('bad-input', 'months-contradict', { text: one.text.trim().slice(0, 100), other: other.text.trim().slice(0, 100) });
  }
  return null;
}

/** Throws `months-contradict` if the titles, the sheet and the file name contain different months, and that of the rows depends on them. */
export function refuseMonths(around: Around): void {
  const trouble = monthsDiffer(around);
  if (trouble !== null) throw trouble;
}

/**
 * Throws `months-contradict` if the month of the rows comes from the titles, the sheet, the file name or the heading of the only column of
 * a month, and these differ.
 */
export function refuseMonthsRead(
  around: Around,
  header: readonly string[],
  rows: Rows,
  { plan, says }: { readonly plan: Plan; readonly says: Sayable },
): void {
  const own = plan.layout === 'months' ? monthAcross(header, plan.months) : [];
  const trouble = monthsDiffer(around, own);
  if (trouble !== null && (own.length > 0 || isOfNames(header, rows, { plan, says }))) throw trouble;
}

/** For a table with one whole month as its heading, if it includes the year. */
function monthAcross(header: readonly string[], months: readonly MonthColumn[]): MonthsNamed[] {
  const [first] = months;
  if (first === undefined || months.length > 1 || first.months !== 1) return [];
  const text = header[first.column] as string;
  return monthsIn(datesInFigures(text.normalize('NFKC'))).length > 0 ? [{ text, months: [first] }] : [];
}

/** Whether rows would be read differently, or not at all, without the month named outside them. */
function isOfNames(header: readonly string[], rows: Rows, { plan, says }: { readonly plan: Plan; readonly says: Sayable }): boolean {
  try {
    const other = findPlan(header, rows, { ...says, monthNamed: null, rowsPeriod: null, rowsDay: null }).plan;
    return JSON.stringify(other) !== JSON.stringify(plan);
  } catch (error) {
    if (error instanceof Problem) return true;
    throw error;
  }
}

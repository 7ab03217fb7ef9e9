import { dayNumber, dayText, parseDay } from '#kernel/day.ts';
import type { Finding } from '#kernel/finding.ts';
import { weekdayOf } from './official-calendar.ts';

/** The days in a sentence of a notice: those off, those worked, and what is wrong with it. */
export type SentenceDays = {
  readonly closed: readonly string[];
  readonly worked: readonly string[];
  readonly findings: readonly Finding[];
};

const token =
  /(?:(?<year>\d{4})年)?(?:(?<month>\d{1,2})月)?(?<day>\d{1,2})日(?:\((?<said>[^)]*)\))?|(?<until>[至到~—-]+)|(?<off>放假|休息)|(?<on>上班)|(?<count>\d{1,2})天/gu;

const weekdays = '一二三四五六日';

type Read = { year: number; month: number; group: string[]; last: string[]; range: boolean };

/**
 * Reads `1月1日(周四)至3日(周六)放假调休,共3天` and `1月4日(周日)上班`. Full-width marks and blanks must be removed first.
 * @param year of the notice; in the section on New Year's Day, December belongs to the year before
 */
export function daysOfSentence(sentence: string, year: number, isNewYear: boolean): SentenceDays {
  const days = { closed: [] as string[], worked: [] as string[] };
  const findings: Finding[] = [];
  const told = (code: string, evidence: Record<string, unknown>) => findings.push({ code, severity: 'error', evidence });
  const at: Read = { year, month: 0, group: [], last: [], range: false };
  for (const { groups = {} } of sentence.matchAll(token)) {
    if (groups['day'] !== undefined) readDay(at, groups, { year, isNewYear, told });
    else if (groups['until'] !== undefined) at.range = at.group.length > 0;
    else if (groups['off'] !== undefined) take(at, days.closed);
    else if (groups['on'] !== undefined) take(at, days.worked);
    else if (groups['count'] !== undefined && at.last.length > 0 && Number(groups['count']) !== at.last.length)
      told('holiday-count-differs', { date: at.last[0], said: Number(groups['count']), counted: at.last.length });
  }
  if (at.group.length > 0)
    findings.push({ code: 'holiday-sentence-unread', severity: 'warning', evidence: { text: sentence.slice(0, 200) } });
  return { ...days, findings };
}

/** Assigns the days gathered so far to what is said about them. */
function take(at: Read, into: string[]): void {
  into.push(...at.group);
  [at.last, at.group, at.range] = [at.group, [], false];
}

type Given = {
  readonly year: number;
  readonly isNewYear: boolean;
  readonly told: (code: string, evidence: Record<string, unknown>) => void;
};

function readDay(at: Read, groups: Readonly<Record<string, string | undefined>>, { year, isNewYear, told }: Given): void {
  if (groups['month'] !== undefined) {
    at.month = Number(groups['month']);
    at.year = groups['year'] === undefined ? (isNewYear && at.month === 12 ? year - 1 : year) : Number(groups['year']);
  }
  const date = `${at.year}-${String(at.month).padStart(2, '0')}-${(groups['day'] as string).padStart(2, '0')}`;
  const day = parseDay(date);
  if (day === null) {
    told('holiday-day-unknown', { date });
    at.range = false;
    return;
  }
  checkWeekday(day, groups['said'], told);
  const before = at.group.at(-1);
  const first = at.range && before !== undefined ? (parseDay(before) as number) : day - 1;
  if (first >= day || day - first > 31) told('holiday-range-bad', { date: before, to: date });
  else for (let one = first + 1; one <= day; one += 1) at.group.push(dayText(one));
  at.range = false;
}

function checkWeekday(day: number, said: string | undefined, told: Given['told']): void {
  const named = /(?:周|星期)([一二三四五六日天])/u.exec(said ?? '')?.[1]?.replace(/天/u, '日');
  const is = weekdays[weekdayOf(day)] as string;
  if (named !== undefined && named !== is) told('holiday-weekday-differs', { date: dayText(day), said: `周${named}`, is: `周${is}` });
}

/** A day at the foot of a notice, as written there. */
export function writtenDay(year: string, month: string, day: string): string | null {
  const text = dayText(dayNumber(Number(year), Number(month), Number(day)));
  return text === `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` ? text : null;
}

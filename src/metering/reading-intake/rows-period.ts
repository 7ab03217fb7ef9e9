import { datesInFigures } from '#platform/tables/chinese-numerals.ts';
import { dayNumber } from '#platform/tables/time.ts';
import { monthNamed, type yearNamed } from './year-named.ts';

/** The period that titles or names tell of all rows: its first day, and the one behind its last (days since 1970-01-01). */
export type RowsPeriod = { readonly from: number; readonly to: number; readonly text: string };

const day = '((?:19|20)\\d{2})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})(?:\\s*日)?';
const clock = '(?:\\s+(\\d{1,2}:\\d{2})(?::\\d{2})?)?';
const range = new RegExp(`${day}${clock}\\s*(?:至|到|~|～|—+|–|-+|to|bis)\\s*${day}${clock}`, 'iu');
const alone = new RegExp(`${day}(?![\\d:])`, 'gu');

/** When a file was made says nothing of what it holds. */
const saysMade = /导出|打印|制表|填[报表]|生成|审核|报送|下载|print|export|generated|created|report(?:ed)? on/iu;
const saysDay = /^(?:统计|数据|用电|能耗|查询)?(?:日期|日)\s*:|^(?:data\s+|report(?:ing)?\s+)?(?:date|day)\s*:/iu;

/**
 * The only period that the titles, the sheet or the file name: from one day to another, a month. Of days without a clock whole months have
 * their last day within; between two days of the same number, as of two readings, the second is none of it; others are left open.
 */
export function rowsPeriod(around: Parameters<typeof yearNamed>[0], header: readonly string[] = []): RowsPeriod | null {
  const read = betweenReadings(header);
  if (read !== null) return read;
  for (const text of textsOf(around)) {
    const found = range.exec(text);
    if (found !== null) return between(found, text);
  }
  const month = monthNamed(around);
  if (month === null) return null;
  return { from: dayNumber(month.year, month.month, 1), to: monthAfter(month.year, month.month), text: month.text };
}

/** The only day that the titles, the sheet or the file speak of, for rows that tell but clocks or hours; null where they name none. */
export function rowsDay(around: Parameters<typeof yearNamed>[0]): number | null {
  const days = textsOf(around).flatMap(dayIn);
  return days.length > 0 && days.every((day) => day === days[0]) ? (days[0] as number) : null;
}

const textsOf = (around: Parameters<typeof yearNamed>[0]): string[] =>
  [...around.above, around.sheet, around.file].map((text) =>
    datesInFigures(text.normalize('NFKC'))
      .replaceAll(/(?<![\d.])(\d{1,2})\.(\d{1,2})\.((?:19|20)\d{2})(?!\d)/gu, '$3-$2-$1')
      .trim(),
  );

const readOn = new RegExp(`^${day}.{0,4}(?:[示读]数|表[底码])`, 'u');

/** The period between the days of two columns of readings: `2025-01-01读数`, `2025-02-01读数`. */
function betweenReadings(header: readonly string[]): RowsPeriod | null {
  const days = header.flatMap((heading) => {
    const [, year, month, number] = readOn.exec(heading.normalize('NFKC').trim()) ?? [];
    return year === undefined ? [] : [{ day: dayNumber(Number(year), Number(month), Number(number)), text: heading.trim() }];
  });
  const [first, second, ...more] = days;
  if (first === undefined || second === undefined || more.length > 0 || !(first.day < second.day)) return null;
  return { from: first.day, to: second.day, text: `${first.text}, ${second.text}` };
}

const monthAfter = (year: number, month: number): number => dayNumber(month === 12 ? year + 1 : year, (month % 12) + 1, 1);

function between(found: RegExpExecArray, text: string): RowsPeriod | null {
  const [, year, month, first, begins = '', lastYear, lastMonth, last, ends = ''] = found;
  const from = dayNumber(Number(year), Number(month), Number(first));
  const to = dayNumber(Number(lastYear), Number(lastMonth), Number(last));
  const said = (end: number): RowsPeriod | null => (from < end ? { from, to: end, text: text.slice(0, 100) } : null);
  if (begins !== '' || ends !== '') {
    if (!/^0?0:00$/u.test(begins)) return null;
    return /^0?0:00$/u.test(ends) ? said(to) : /^(?:23:59|24:00)$/u.test(ends) ? said(to + 1) : null;
  }
  if (from === to || (Number(first) === 1 && to + 1 === monthAfter(Number(lastYear), Number(lastMonth)))) return said(to + 1);
  return first === last ? said(to) : null;
}

/** The day that a text speaks of, where it speaks of one, and not of when the file was made. */
function dayIn(text: string): number[] {
  const found = [...text.matchAll(alone)];
  const [, year, month, number] = found[0] ?? [];
  if (found.length !== 1 || saysMade.test(text) || (/:/u.test(text) && !saysDay.test(text))) return [];
  const from = dayNumber(Number(year), Number(month), Number(number));
  return Number.isNaN(from) ? [] : [from];
}

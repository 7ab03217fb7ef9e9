import { createZone } from '#kernel/zone.ts';
import { headingKey } from './columns.ts';
import { parseTime } from './time.ts';

type Rows = readonly (readonly string[])[];

/** Whether a text is a day without a time of day. @example isDayAlone('2026-01-05') // true */
export function isDayAlone(text: string): boolean {
  const bare = text.normalize('NFKC').trim();
  const time = parseTime(bare);
  const other = parseTime(bare, { dayFirst: true });
  const read = typeof time === 'object' ? time : other;
  return typeof read === 'object' && read.localSeconds % 86_400 === 0 && !/[:时点T]|\d{9}|\s\d{2}$/iu.test(bare);
}

const clockWords =
  '时 时次 小时 钟点 点 时刻 观测时次 观测时刻 时间 观测时间 测温时间 测量时间 hour hours hr hh hourofday hourending time clock hhmm localtime timeofday'.split(
    ' ',
  );

/** A time of day in a column of its own; null if it is not one. @example clockOf('8') // '08:00' */
export function clockOf(text: string): string | null {
  const whole = text.normalize('NFKC').trim();
  const [, before = '', bare = whole, behind = ''] = /^(上午|下午|凌晨|早上|晚上)?\s*(.+?)\s*([ap]\.?m\.?)?$/iu.exec(whole) ?? [];
  const read = plainClock(bare);
  return read === null || before + behind === '' ? read : inHalf(read, before || behind);
}

function plainClock(bare: string): string | null {
  const [, hour, minute = '0', second = '0'] =
    /^(\d{1,2})(?:[:时点](?:(\d{1,2})分?)?(?::?(\d{1,2})(?:\.\d+)?秒?)?)?$/u.exec(bare) ?? /^(\d{1,2})(\d{2})$/u.exec(bare) ?? [];
  if (hour === undefined || Number(minute) > 59 || Number(second) > 59) return null;
  const isLate = Number(hour) > 24 || (Number(hour) === 24 && Number(minute) + Number(second) > 0);
  return isLate ? null : [hour, minute, second].map((part) => part.padStart(2, '0')).join(':');
}

const halves: Readonly<Record<string, 'am' | 'pm'>> = Object.fromEntries([
  ...'am a.m. a 上午 早上 凌晨 早'.split(' ').map((word) => [word, 'am'] as const),
  ...'pm p.m. p 下午 晚上 晚 傍晚'.split(' ').map((word) => [word, 'pm'] as const),
]);

const halfOf = (cell: string): 'am' | 'pm' | null => halves[cell.normalize('NFKC').trim().toLowerCase()] ?? null;

/** The column that says which half of the day each time is in (AM, 下午); -1 if there is none. */
export function halfBeside(header: readonly string[], rows: Rows, taken: readonly number[]): number {
  return header.findIndex((_, at) => {
    const cells = rows.map((row) => (row[at] ?? '').trim()).filter((cell) => cell !== '');
    return !taken.includes(at) && cells.length > 0 && cells.every((cell) => halfOf(cell) !== null);
  });
}

/** A 12-hour time in 24 hours. @example inHalf('02:30:00', '下午') // '14:30:00' */
export function inHalf(clock: string, half: string): string {
  const [, hour = '', rest = ''] = /^(\d{2})(.*)$/u.exec(clock) ?? [];
  const of = halfOf(half);
  if (of === null || hour === '' || Number(hour) > 12) return clock;
  return `${String((Number(hour) % 12) + (of === 'pm' ? 12 : 0)).padStart(2, '0')}${rest}`;
}

const minuteWords: ReadonlySet<string> = new Set('minute minutes min mn 分 分钟'.split(' '));

/** The column of minutes next to one of hours; -1 if there is none. */
function minuteBeside(header: readonly string[], rows: Rows, taken: readonly number[], hour: number): number {
  const areHours = rows.every((row) => /^\s*\d{0,2}\s*[时点]?\s*$/u.test(row[hour] ?? ''));
  return header.findIndex((heading, at) => {
    const cells = rows.map((row) => (row[at] ?? '').trim()).filter((cell) => cell !== '');
    const areMinutes = cells.length > 0 && cells.every((cell) => /^[0-5]?\d分?$/u.test(cell));
    return areHours && at !== hour && !taken.includes(at) && minuteWords.has(headingKey(heading)) && areMinutes;
  });
}

/**
 * The only column of times of day next to dates, with a matching heading and nothing else in it, together with minutes and halves of days
 * next to it; null: none.
 */
export function clockBeside(
  header: readonly string[],
  rows: Rows,
  taken: readonly number[],
): { readonly column: number; readonly columns: readonly number[]; readonly text: (cells: readonly string[]) => string } | null {
  const found = header.flatMap((heading, at) => {
    const key = headingKey(heading.replaceAll(/[([（【][^()[\]（）【】]*[)\]）】]/gu, '')).replaceAll(/[_\s-]/gu, '');
    const cells = rows.map((row) => (row[at] ?? '').trim()).filter((cell) => cell !== '');
    return !taken.includes(at) && clockWords.includes(key) && cells.length > 0 && cells.every((cell) => clockOf(cell) !== null) ? [at] : [];
  });
  const [column, ...others] = found;
  if (column === undefined || others.length > 0) return null;
  const used = [...taken, column];
  const [minute, half] = [minuteBeside(header, rows, used, column), halfBeside(header, rows, used)];
  const text = (cells: readonly string[]): string => {
    const clock = clockOf(cells[column] ?? '') ?? '';
    const whole = minute < 0 ? clock : clock.replace(/(?<=^\d{2}:)\d{2}/u, (cells[minute] ?? '').replace(/\D/gu, '').padStart(2, '0'));
    return half < 0 ? whole : inHalf(whole, cells[half] ?? '');
  };
  return { column, columns: [column, minute, half].filter((at) => at >= 0), text };
}

/** The offset that a cell with a UTC offset appends to its time; null if it is not one. */
export function offsetText(cell: string): string | null {
  const bare = cell.normalize('NFKC').replaceAll('−', '-').trim();
  if (bare === '') return '';
  if (/^(?:z|utc|gmt|世界时|格林尼治(?:时间)?)$/iu.test(bare)) return 'Z';
  if (/^(?:北京时?间?|东八区?|中国标准时间)$/u.test(bare)) return '+08:00';
  const [, sign = '+', hours, minutes = '00'] = /^(?:utc|gmt)?\s?([+-])?(\d{1,2})(?::?([0-5]\d))?(?:\.0)?$/iu.exec(bare) ?? [];
  const [, half] = /^[+-]?\d{1,2}\.(5|25|75)$/u.exec(bare) ?? [];
  if (half !== undefined) return offsetOfHours(Number(bare));
  return hours === undefined || Number(hours) > 14 ? null : `${sign}${hours.padStart(2, '0')}:${minutes}`;
}

function offsetOfHours(hours: number): string {
  const [whole, minutes] = [Math.floor(Math.abs(hours)), (Math.abs(hours) % 1) * 60];
  return `${hours < 0 ? '-' : '+'}${String(whole).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

const zoneWords = new Set([
  '时区',
  'timezone',
  'tz',
  'zone',
  'utcoffset',
  'gmtoffset',
  'offset',
  'tzoffset',
  '时差',
  'utc偏移',
  '与utc时差',
]);

/** The column with the zone of each time; -1 if there is none or the times state their own. */
export function zoneBeside(header: readonly string[], rows: Rows, timeOf: (cells: readonly string[]) => string): number {
  const at = header.findIndex((heading) => zoneWords.has(headingKey(heading).replaceAll(/[_()（）-]/gu, '')));
  const says = rows.some((cells) => (cells[at] ?? '').trim() !== '');
  const own = rows.some((cells) => {
    const time = parseTime(timeOf(cells));
    return typeof time === 'object' && time.offsetSeconds !== null;
  });
  return at >= 0 && says && !own ? at : -1;
}

/** What a cell of zones appends to a time; an unknown zone makes the time invalid. */
export function offsetBehind(cell: string, local: string): string {
  const offset = offsetText(cell);
  if (offset !== null) return offset;
  const zone = createZone(cell.trim());
  const time = parseTime(local);
  if (zone === null || typeof time === 'string') return ' ?';
  const utc = zone.toUtc(time.localSeconds);
  return offsetText(String((time.localSeconds - utc) / 3600)) ?? ' ?';
}

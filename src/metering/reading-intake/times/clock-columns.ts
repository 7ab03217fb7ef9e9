import { parseTime, sniffTimeFormat } from '#platform/tables/time.ts';
import type { TimeWritten } from './row-time.ts';

type Rows = readonly (readonly string[])[];

const saysEnd = /截止|终止|结束|止|至|until|stop|(?<![a-z])(?:end|to|bis|tot|au|hasta|fin)(?![a-z])/iu;
const saysStart = /起|开始|(?<![a-z])(?:start|begin|from|von|van|du|desde)(?![a-z])/iu;
/** When a row was written, not the time it refers to. */
const saysOther = /抄表|采集|录入|上传|导出|created?|received|updated?|read(?:ing)?[\s_-]*time/iu;

/**
 * The role of the clock times next to the days of a file: a single one is the clock time of the day; of two, one begins a row and the other
 * ends it, on the end day of the row, otherwise on the same day. Which is which follows from their headings, otherwise from their order, if
 * most rows begin when the one before ends.
 * @returns null if there are none, or if nothing tells them apart
 */
export function clockColumns(
  header: readonly string[],
  rows: Rows,
  { time, end }: { readonly time: number; readonly end: number | null },
  clocks: readonly number[],
): TimeWritten | null {
  const own = clocks.filter((column) => !saysOther.test(header[column] as string));
  const [first, second, ...more] = own.length > 0 ? own : clocks;
  if (first === undefined || more.length > 0) return null;
  if (second === undefined) return { as: 'clock', column: first };
  const [one, other] = [edgeNamed(header[first] as string), edgeNamed(header[second] as string)];
  const endDay = end ?? time;
  if (one === 'end' ? other !== 'end' : other === 'start' && one === null) return { as: 'clocks', column: second, endDay, endClock: first };
  const areNamed = one === 'start' ? other !== 'start' : other === 'end';
  return areNamed || followEachOther(rows, [time, endDay], [first, second])
    ? { as: 'clocks', column: first, endDay, endClock: second }
    : null;
}

function edgeNamed(heading: string): 'start' | 'end' | null {
  const words = heading.normalize('NFKC').replaceAll(/(?<=[a-z])(?=[A-Z])|_/gu, ' ');
  if (saysStart.test(words)) return 'start';
  return saysEnd.test(words) ? 'end' : null;
}

/** The number of rows examined. */
const looked = 200;

/** Whether two columns of days, each with its clock time, are the beginnings and ends of rows: most begin where the one before ends. */
export function followEachOther(rows: Rows, days: readonly [number, number], clocks: readonly number[]): boolean {
  const [first, second, ...more] = clocks;
  if (first === undefined || second === undefined || more.length > 0) return false;
  const some = rows.slice(0, looked);
  const { format } = sniffTimeFormat(some.flatMap((cells) => days.map((column) => cells[column] ?? '')));
  const at = (cells: readonly string[], day: number, clock: number): number => {
    const read = parseTime(`${cells[day] ?? ''} ${cells[clock] ?? ''}`, format);
    return typeof read === 'string' ? Number.NaN : read.localSeconds;
  };
  const periods = some.map((cells) => ({ start: at(cells, days[0], first), end: at(cells, days[1], second) }));
  const joined = periods.filter(({ start }, place) => isSame(start, periods[place - 1]?.end, days)).length;
  return (days[0] === days[1] || periods.every(({ start, end }) => !(end <= start))) && joined >= periods.length / 2;
}

/** On a single day only the clock times can be compared. */
function isSame(start: number, end: number | undefined, [first, second]: readonly [number, number]): boolean {
  return end !== undefined && (first === second ? (start - end) % 86_400 === 0 : start === end);
}

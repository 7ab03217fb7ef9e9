import { parseDecimal } from '#platform/tables/number.ts';
import { areTwoWays } from './directions.ts';
import { multiplierColumns, multiplierIn } from '../headings/multiplier-column.ts';
import { isSumNamed, readNamed, saysFlow } from '../words/use-words.ts';

type Rows = readonly (readonly string[])[];

/**
 * Whether a column is the difference of two others, row by row, or a multiple of it.
 * @param shown the column that must be the later of the two
 */
export function isDifference(header: readonly string[], rows: Rows, column: number, all: readonly number[], shown?: number): boolean {
  return timesDifference(header, rows, column, all, shown) !== null;
}

/**
 * The factor between the difference of two other columns and a column in each row; null if there is none, infinity if each row gives its
 * own multiplier.
 */
export function timesDifference(
  header: readonly string[],
  rows: Rows,
  column: number,
  all: readonly number[],
  shown?: number,
): number | null {
  const first = rows.slice(0, 200);
  for (const now of all)
    for (const before of all) {
      if (now === before || now === column || before === column) continue;
      if ((shown !== undefined && now !== shown) || isSumNamed(header[now] as string)) continue;
      if (areTwoWays(header[now] as string, header[before] as string)) continue;
      if (!areReadings(header, first, now, before)) continue;
      const times = timesBetween(first, column, now, before);
      if (times !== null) return times;
      if (isMultiplied(first, column, now, before, multiplierColumns(header, first, [column, now, before])))
        return Number.POSITIVE_INFINITY;
    }
  return null;
}

/** Words for previous and current counter values. */
const saysShown =
  /[上本当前这此][期次月日度]|期[初末]|[起止底]|抄|[新旧]|字|累[计积]|register|counter|meter|previous|prev(?![a-z])|prior|last|opening|closing|current|present|initial|final|start|begin|(?<![a-z])(?:old|new|end|to|from|stand|ancien|nouvel|nouveau|actuel|fin)(?![a-z])|zähler|relev/iu;

/**
 * Whether two columns are counter values: by their headings, or because one row begins with what another ended with. Supply less loss is a
 * difference too.
 */
function areReadings(header: readonly string[], rows: Rows, now: number, before: number): boolean {
  const headings = [now, before].map((column) => header[column] as string);
  if (headings.some((heading) => (readNamed.test(heading) || saysShown.test(heading)) && !saysFlow(heading))) return true;
  const shown = new Set(rows.map((cells) => numberOf(cells, now)));
  const begun = rows.map((cells) => numberOf(cells, before)).filter((one) => one !== null);
  return begun.length > 1 && begun.filter((one) => shown.has(one)).length >= 0.5 * begun.length;
}

function timesBetween(rows: Rows, column: number, now: number, before: number): number | null {
  const some = rows.filter((cells) => numberOf(cells, column) !== null);
  const told = some.flatMap((cells) => {
    const [shown, earlier, used] = [numberOf(cells, now), numberOf(cells, before), numberOf(cells, column)];
    return shown === null || earlier === null || used === null ? [] : [{ difference: shown - earlier, used }];
  });
  const [one] = told;
  const read = rows.filter((cells) => numberOf(cells, now) !== null && numberOf(cells, before) !== null).length;
  if (one === undefined || one.difference <= 0 || told.length < some.length * 0.9 || told.length < read * 0.9) return null;
  // behind a transformer the use is a multiple of the difference
  const times = one.used / one.difference;
  const isWhole = times >= 1 && Math.abs(times - Math.round(times)) < 1e-9;
  const holds = told.every(({ difference, used }) => Math.abs(used - difference * times) <= 1e-6 * Math.max(1, Math.abs(used)));
  return isWhole && holds ? Math.round(times) : null;
}

/** Whether a column is the difference of two others, times the multiplier in the row. */
function isMultiplied(rows: Rows, column: number, now: number, before: number, multipliers: readonly number[]): boolean {
  const told = rows.flatMap((cells) => {
    const [shown, earlier, used] = [numberOf(cells, now), numberOf(cells, before), numberOf(cells, column)];
    const times = multipliers.reduce((all, one) => all * (multiplierIn(cells[one] ?? '') ?? Number.NaN), 1);
    return shown === null || earlier === null || used === null ? [] : [{ expected: (shown - earlier) * times, used }];
  });
  return (
    multipliers.length > 0 &&
    told.some(({ used }) => used > 0) &&
    told.every(({ expected, used }) => Math.abs(used - expected) <= 1e-6 * Math.max(1, Math.abs(used)))
  );
}

/** In ten-thousandths. */
function numberOf(cells: readonly string[], at: number): number | null {
  const value = parseDecimal(cells[at] ?? '');
  return typeof value === 'number' ? value : null;
}

import { Problem } from '#kernel/problem.ts';
import { parseDecimal } from '#platform/tables/number.ts';
import { multiplierColumns, multiplierIn } from '../headings/multiplier-column.ts';
import { timesDifference } from './row-differences.ts';
import { saysBilled, saysLoss, saysMetered, saysShare } from '../words/billed-words.ts';
import { isSumNamed } from '../words/use-words.ts';

type Rows = readonly (readonly string[])[];

/** The amount read off a meter, and the amount billed: the first plus the loss between meter and boundary or a share of common use. */
export type BilledBeside = { readonly metered: number; readonly billed: number };

/** Matches amounts, but not ways of reading or paying. */
const saysAmount = /[量能损]|[kmg]?wh|m3|consum|usage|energy|metered|billed|loss/iu;

const saysMoney = /[费额价]|cost|amount|price|charge(?![a-z])/iu;

/** Parts of a tariff, outgoing amounts, and what is not an amount. */
const saysElse =
  /[尖峰平谷]|反向|无功|上网|发电|单价|[费额]$|天数?|日数|需量|容量|功率|负荷|系数|倍率|面积|标准|(?<![a-z])(?:peak|valley|flat|export|reactive|price|cost|days?|dates?|period|cycle|month|demand|factor)(?![a-z])/iu;

/**
 * The amount read and the amount billed, if a file gives both and they differ: because of losses next to them, or according to the
 * headings. Null if there are not two, or they are equal in every row.
 * @param numbers columns of numbers that may be use
 */
export function billedBeside(header: readonly string[], rows: Rows, numbers: readonly number[]): BilledBeside | null {
  const beside = header.flatMap((heading, column) =>
    isBeside(heading) && rows.some((cells) => numberOf(cells, column) !== null) ? [column] : [],
  );
  const hasLosses = beside.length > 0;
  const all = [...numbers, ...sumsAlone(header, rows, numbers)];
  const some = all.filter((column) => !isBeside(header[column] as string) && !saysElse.test(header[column] as string));
  const isBilled = (column: number): boolean => {
    const heading = header[column] as string;
    return (saysBilled.test(heading) && saysAmount.test(heading)) || (hasLosses && isSumNamed(heading));
  };
  const metered = some.find((column) => !isBilled(column) && saysMetered.test(bare(header[column] as string)));
  const billed = some.find((column) => column !== metered && isBilled(column));
  if (metered === undefined || billed === undefined) return null;
  // a bare 合计 may be of money: it must be the sum of both
  if (isBareSum(header[billed] as string) && !isSumOf(rows, billed, [metered, ...beside])) return null;
  const differ = rows.some((cells) => {
    const [one, other] = [numberOf(cells, metered), numberOf(cells, billed)];
    return one !== null && other !== null && one !== other;
  });
  return differ ? { metered, billed } : null;
}

const isBeside = (heading: string): boolean => saysLoss.test(heading) || (saysShare.test(heading) && !saysMoney.test(heading));

const isBareSum = (heading: string): boolean => /^(?:合计|总计|小计|总数|总量|total|sum)$/iu.test(bare(heading));

/** Columns whose heading is a sum and nothing else: 合计, Total. */
const sumsAlone = (header: readonly string[], rows: Rows, numbers: readonly number[]): number[] =>
  header.flatMap((heading, column) =>
    !numbers.includes(column) && isBareSum(heading) && rows.some((cells) => numberOf(cells, column) !== null) ? [column] : [],
  );

function isSumOf(rows: Rows, sum: number, parts: readonly number[]): boolean {
  const told = rows.flatMap((cells) => {
    const whole = numberOf(cells, sum);
    return whole === null ? [] : [Math.abs(whole - parts.reduce((all, column) => all + (numberOf(cells, column) ?? 0), 0)) <= whole / 100];
  });
  return told.length > 0 && !told.includes(false);
}

/**
 * Which of the two is the difference of two readings of a counter in its row, times the multiplier in a column or in a heading.
 * @param numbers columns of numbers that may be use
 */
export function shownByCounter(
  header: readonly string[],
  rows: Rows,
  { metered, billed }: BilledBeside,
  numbers: readonly number[],
  named: number | undefined,
): number[] {
  const both = [metered, billed];
  const others = numbers.filter((column) => !both.includes(column));
  const said = multiplierOfAll(rows, multiplierColumns(header, rows.slice(0, 200), both)) ?? named;
  return both.filter((column) => {
    const times = timesDifference(header, rows, column, others);
    return times !== null && (times === Infinity || said === undefined || times === said);
  });
}

/** The multiplier of all rows; undefined if none gives one, or they differ. */
function multiplierOfAll(rows: Rows, columns: readonly number[]): number | undefined {
  if (columns.length === 0) return undefined;
  const told = new Set(rows.map((cells) => columns.reduce((all, column) => all * (multiplierIn(cells[column] ?? '') ?? Number.NaN), 1)));
  const [only, ...others] = told;
  return others.length > 0 || only === undefined || Number.isNaN(only) ? undefined : only;
}

/**
 * Refuses rows of which some contain the amount read and others the amount billed: 项目 = 抄见电量, 结算电量.
 * @param taken columns that hold something else
 * @throws Problem `rows-billed`
 */
export function refuseBilledRows(header: readonly string[], rows: Rows, taken: readonly (number | null)[]): void {
  for (const [column, heading] of header.entries()) {
    const all = taken.includes(column) ? [] : [...new Set(rows.slice(0, 5000).map((cells) => (cells[column] ?? '').trim()))];
    const words = all.filter((word) => saysAmount.test(word));
    const hasLosses = words.some(isBeside);
    const billed = words.find((word) => saysBilled.test(word) || (hasLosses && isSumNamed(word)));
    const metered = words.find((word) => word !== billed && !isBeside(word) && saysMetered.test(bare(word)));
    if (all.length <= 12 && billed !== undefined && metered !== undefined)
      throw new Problem('bad-input', 'rows-billed', { column: heading.trim(), metered, billed });
  }
}

const bare = (heading: string): string =>
  heading
    .normalize('NFKC')
    .replaceAll(/[([][^()[\]]*[)\]]|\s/gu, ' ')
    .trim();

function numberOf(cells: readonly string[], column: number): number | null {
  const value = parseDecimal(cells[column] ?? '');
  return typeof value === 'number' ? value : null;
}

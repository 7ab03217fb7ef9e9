import { parseDecimal } from '#platform/tables/number.ts';
import { multiplierColumns, multiplierIn } from './multiplier-column.ts';
import { timesDifference } from './row-differences.ts';
import { isSumNamed } from './use-words.ts';

type Rows = readonly (readonly string[])[];

/** What was read off a meter, and what was billed for: it and what was lost between meter and boundary. */
export type BilledBeside = { readonly metered: number; readonly billed: number };

/** What is lost in lines and transformers. */
const saysLoss = /[线变网铜铁]损|损[耗失]|(?<![a-z])(?:loss(?:es)?|verluste?|pertes?|p[eé]rdidas?|perdite)(?![a-z])/iu;
const saysMetered =
  /抄见|抄[表收]|实抄|表计|计量[电水气热]|(?:实际?|有功|正向|自)?用[电水气热]?量|^(?:有功)?[电水气热]量|(?<![a-z])(?:metered|measured|read|usage|use|consum\w*)(?![a-z])/iu;
const saysBilled =
  /结算|计费|收费|应[收计]|开票|核算|(?<![a-z])(?:billed|billable|billing|invoiced|chargeable|charged|settled|settlement)(?![a-z])/iu;
/** Parts of a tariff and what goes out. */
const saysElse = /[尖峰平谷]|反向|无功|上网|发电|单价|[费额]$|(?<![a-z])(?:peak|valley|flat|export|reactive|price|cost)(?![a-z])/iu;

/**
 * The amount that was read and the one that was billed, where a file gives both and they differ: by losses beside them, or as it is called
 * so. null where there are no two, or they are the same in every row.
 * @param numbers columns of numbers that may be use
 */
export function billedBeside(header: readonly string[], rows: Rows, numbers: readonly number[]): BilledBeside | null {
  const hasLosses = header.some((heading, column) => saysLoss.test(heading) && rows.some((cells) => numberOf(cells, column) !== null));
  const some = numbers.filter((column) => ![saysLoss, saysElse].some((one) => one.test(header[column] as string)));
  const isBilled = (column: number): boolean => {
    const heading = header[column] as string;
    return saysBilled.test(heading) || (hasLosses && isSumNamed(heading));
  };
  const metered = some.find((column) => !isBilled(column) && saysMetered.test(bare(header[column] as string)));
  const billed = some.find((column) => column !== metered && isBilled(column));
  if (metered === undefined || billed === undefined) return null;
  const differ = rows.some((cells) => {
    const [one, other] = [numberOf(cells, metered), numberOf(cells, billed)];
    return one !== null && other !== null && one !== other;
  });
  return differ ? { metered, billed } : null;
}

/**
 * Which of both is what two readings of a counter in its row differ by, times the multiplier in a column or as it is named.
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

/** The multiplier of all rows; undefined where none says one, or they differ. */
function multiplierOfAll(rows: Rows, columns: readonly number[]): number | undefined {
  if (columns.length === 0) return undefined;
  const told = new Set(rows.map((cells) => columns.reduce((all, column) => all * (multiplierIn(cells[column] ?? '') ?? Number.NaN), 1)));
  const [only, ...others] = told;
  return others.length > 0 || only === undefined || Number.isNaN(only) ? undefined : only;
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

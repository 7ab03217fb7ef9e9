import { Problem } from '#kernel/problem.ts';
import type { Intake } from '#platform/list-intake/intake.ts';
import type { Source } from '#platform/list-intake/mapping.ts';
import { multiplierHeading } from '#platform/tables/multiplier.ts';

/** `200/5A`, `400:5`, `10kV/100V`, `120:1`: the usual secondary sides of current and voltage transformers. */
const ratio =
  /^(?:[cpv]t|t[aiv])?\s*[:=]?\s*(\d{1,6}(?:\.\d+)?)\s*k?[av安伏]?\s*[/:]\s*(?:1|5|0\.1|0\.11|100|110|115|120)\s*k?[av安伏]?$/iu;

/** `2025/1` may also be a month, `12/1` a numbering. */
function isRatio(cell: string): boolean {
  const text = cell.normalize('NFKC').trim();
  const over = Number(ratio.exec(text)?.[1] ?? Number.NaN);
  const hasUnit = /[av安伏ct]/iu.test(text);
  // plates use multiples of five
  return over >= 10 && (hasUnit || (over % 5 === 0 && !/^(?:19[5-9]\d|20[1-4]\d|1[0-2])[/:]/u.test(text)));
}

/** Whether at least half of the filled cells of a column are transformer ratios. */
function areRatios(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  return filled.length > 0 && filled.filter(isRatio).length * 2 >= filled.length;
}

/** One side of a transformer: `CT一次`, `PT Secondary`, `一次电流`. */
const saysSide =
  /(?:(?<![a-z])(?:[cpv]t|t[aiv])(?![a-z])|互感器|电流|电压).{0,8}(?:一次|二次|原边|副边|primary|secondary)|(?:一次|二次|原边|副边)侧?(?:额定)?(?:电流|电压)|(?<![a-z])(?:primary|secondary)\s+(?:current|voltage|amp\w*|volt\w*)/iu;
const saysRatio =
  /变[流压]比|电[流压]比|(?<![a-z])(?:[cpv]t|t[aiv])\s*(?:比|ratio)|(?<![a-z])(?:current|voltage|potential)[\s_]+(?:transformers?|ratio)(?![a-z])/iu;
/** A factor of the counter itself, or of what it counts; other factors relate to power, load and emissions. */
const saysFactor =
  /(?:修正|转换|换算|校正|放大|读数|表计|电表)(?:系数|因子)|(?<![a-z])(?:k|scale|scaling|multiplying|multiplication|conversion|correction|meter|dial|reading)[\s_-]*factor(?![a-z])/iu;

type Rows = readonly (readonly string[])[];

/**
 * Refuses to ignore columns of a meter list that contain a multiplier, by their headings or cells, and that no field uses, unless the
 * sender excludes them or states the multiplier. A column with the complete multiplier (综合倍率) is enough, if every row has it.
 * @throws Problem `multipliers-left`
 */
export function refuseMultipliersLeft({ plan, seen }: Pick<Intake, 'plan' | 'seen'>): void {
  const cellsOf = (at: number): string[] => seen.map((cells) => (cells[at] ?? '').trim());
  const left = plan.unspoken.filter((heading) => saysTimes(heading, cellsOf(plan.header.indexOf(heading))));
  const read = plan.sources.find(({ spec }) => spec.name === 'multiplier');
  if (
    left.length === 0 ||
    isSaid(
      read,
      seen,
      left.map((heading) => plan.header.indexOf(heading)),
    )
  )
    return;
  throw new Problem('bad-input', 'multipliers-left', { columns: left.join(', '), example: exampleOf(left, read !== undefined) });
}

/** No column: the sender states it for all rows. */
function isSaid(read: Source | undefined, rows: Rows, others: readonly number[]): boolean {
  if (read === undefined || read.column === null) return read !== undefined;
  return multiplierHeading(read.column) === 'whole' && saysAll(rows, read.index, others);
}

function saysTimes(heading: string, cells: readonly string[]): boolean {
  if (multiplierHeading(heading) !== null || saysSide.test(heading)) return true;
  const isDisclosed = cells.some((cell) => cell !== '' && Number(cell) !== 1);
  const isOfNumbers = cells.some((cell) => /\d/u.test(cell));
  return (isDisclosed && isOfNumbers && (saysRatio.test(heading) || saysFactor.test(heading))) || areRatios(cells);
}

/** Whether each row with a value in one of these columns also gives the complete multiplier. */
const saysAll = (rows: Rows, whole: number, others: readonly number[]): boolean =>
  rows.every((cells) => (cells[whole] ?? '').trim() !== '' || others.every((at) => (cells[at] ?? '').trim() === ''));

/** What the sender may specify: which column gives the complete multiplier, otherwise that these are excluded. */
function exampleOf(left: readonly string[], isRead: boolean): string {
  const whole = left.find((heading) => multiplierHeading(heading) === 'whole' || saysFactor.test(heading));
  const leaving = left.map((heading) => `--ignore "${heading}"`).join(' ');
  return whole === undefined || isRead ? leaving : `--column "multiplier=${whole}"`;
}

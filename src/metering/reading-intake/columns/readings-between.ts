import { Problem } from '#kernel/problem.ts';
import { parseDecimal } from '#platform/tables/number.ts';
import { columnContent } from '../times/column-content.ts';
import { isCalledCode, isCodeLike } from '../headings/meter-column.ts';
import { withoutBack } from './directions.ts';
import { isIndexRead } from '../words/french-counters.ts';
import { multiplierColumns } from '../headings/multiplier-column.ts';
import { whyNotEnergy } from '../units/not-energy.ts';
import type { Sayable } from '../headings/options.ts';
import { swapColumns, type SwapColumns } from '../times/swap-columns.ts';
import { readingColumns } from '../times/rows-period.ts';
import { saysUse } from '../words/use-words.ts';

type Rows = readonly (readonly string[])[];

const saysBefore =
  /上[期次月]|前[期次]|[期月年]初|起始|起[码度数]|(?<![a-z])(?:previous|prev|prior|last|opening|initial|ancien|dernier|pr[ée]c[ée]dente?|d[ée]but)(?![a-z])/iu;
const saysNow =
  /[本这此][期次月]|[期月年]末|[月年]底|止[码度数]|(?<![a-z])(?:current|curr|present|closing|final|nouvel|nouveau|actuel|fin)(?![a-z])/iu;
/** A row's number says nothing about it. */
const saysRow = /^(?:序号|行号|编号|no\.?|#)$/iu;

/** The counter value at the end of a row's period, that at its beginning, and the multiplier of their difference. */
type ReadingsBetween = {
  readonly value: number;
  readonly minus: number;
  readonly multipliers: readonly number[];
  readonly swap: SwapColumns | null;
  /** Readings of another direction, which are not read. */
  readonly left: readonly number[];
};

/**
 * Two columns of counter values, before and now, of rows that are periods and give no use: `上次, 本次, 倍率`. Their difference is the use.
 * Null if any other column may be use.
 * @param taken columns that hold something else
 */
export function readingsBetween(
  header: readonly string[],
  rows: Rows,
  asked: Sayable,
  taken: readonly (number | null)[],
): ReadingsBetween | null {
  if (asked.valueColumn !== undefined || asked.kind === 'register') return null;
  const multipliers = multiplierColumns(header, rows, taken);
  const swap = swapColumns(header, rows);
  const all = header.flatMap((heading, column) => {
    if (column === swap?.final || column === swap?.start) return [];
    const isOther = [...taken, ...multipliers].includes(column) || heading.trim() === '' || saysRow.test(heading.trim());
    const why = isIndexRead(heading) ? null : whyNotEnergy(heading);
    const isNow = why === 'current' && /^current(?:\s(?:meter\s)?(?:read(?:ing)?|index))?$/iu.test(heading.trim());
    if (isOther || (why !== null && !isNow) || isCodeLike(rows, column) || !holdsNumbers(rows, column)) return [];
    return isCalledCode(heading) && !saysBefore.test(heading) && !saysNow.test(heading) ? [] : [column];
  });
  const { kept: numbers, left } = withoutBack(header, all);
  const dated = readingColumns(header);
  const [minus, ...others] = dated === null ? numbers.filter((column) => saysBefore.test(header[column] as string)) : [dated[0]];
  const isNow = (column: number): boolean => column !== minus && saysNow.test(header[column] as string);
  const [value, ...more] = dated === null ? numbers.filter(isNow) : [dated[1]];
  if (minus === undefined || value === undefined || numbers.length > 2 || others.length + more.length > 0) return null;
  if (![minus, value].every((column) => numbers.includes(column))) return null;
  const said = [minus, value].map((column) => header[column] as string);
  if (said.some((heading) => saysUse.test(heading))) return null;
  const areSaid =
    multipliers.length > 0 ||
    asked.timesNamed !== undefined ||
    said.some((heading) => saysRead.test(heading)) ||
    saysRead.test(asked.rowsPeriod?.text ?? '');
  if (areSaid) return { value, minus, multipliers, swap, left };
  if (falls(rows, minus, value)) return null;
  throw openBetween(header, rows, { minus, value });
}

/** A counter value, or that it was read: `上月示数`, `止码`, `上次`. */
const saysRead = /示数|读数|表[底码]|底[数码]|[起止][码度数]|抄|上次|reading|meter|(?<![a-z])index(?![a-z])|relev[ée]/iu;

const pairsOf = (rows: Rows, minus: number, value: number): { readonly before: number; readonly now: number }[] =>
  rows.slice(0, looked).flatMap((cells) => {
    const [before, now] = [parseDecimal(cells[minus] ?? ''), parseDecimal(cells[value] ?? '')];
    return typeof before === 'number' && typeof now === 'number' ? [{ before, now }] : [];
  });

const looked = 5000;

/** Whether the value under 本月 is below that under 上月 as often as for use, which rules out a counter. */
function falls(rows: Rows, minus: number, value: number): boolean {
  const pairs = pairsOf(rows, minus, value);
  return pairs.filter(({ before, now }) => now < before).length > 0.1 * pairs.length;
}

/** `上月, 本月` may be counter values, or the use of either month. */
function openBetween(header: readonly string[], rows: Rows, { minus, value }: { readonly minus: number; readonly value: number }): Problem {
  const pairs = pairsOf(rows, minus, value);
  const sum = (of: (pair: (typeof pairs)[number]) => number): number => pairs.reduce((all, pair) => all + of(pair), 0) / 10_000;
  const [before, now] = [minus, value].map((column) => (header[column] as string).trim());
  const use = sum((pair) => pair.now);
  return new Problem('bad-input', 'between-open', {
    before,
    now,
    difference: sum((pair) => pair.now - pair.before),
    use,
    choices: [{ set: { valueColumn: now }, comesTo: use }],
  });
}

const holdsNumbers = (rows: Rows, column: number): boolean =>
  ['number', 'serial', 'year', 'month', 'dotted-month'].includes(columnContent(rows, column));

/** The difference of two readings of a row is multiplied by the factor in a column, otherwise by that in a title. */
export const takenApart = ({ minus, multipliers, swap }: ReadingsBetween, times: number | undefined) => ({
  minus,
  ...(swap !== null && { swap }),
  ...(multipliers.length > 0 ? { multipliers, multiplied: true as const } : times !== undefined && { multiplied: true as const, times }),
});

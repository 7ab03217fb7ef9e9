import { Problem } from '#kernel/problem.ts';
import { columnNamed, headingKey } from '#platform/tables/columns.ts';
import { parseDecimal } from '#platform/tables/number.ts';
import { unitsNamed } from '#platform/tables/heading-units.ts';
import { billedBeside, shownByCounter } from './billed-beside.ts';
import { carriersApart, ofOtherCarriers } from '../units/carriers-beside.ts';
import { columnContent } from '../times/column-content.ts';
import { known, place, required, unknownColumn, withoutBrackets } from '../headings/heading-places.ts';
import type { LayoutOptions } from '../headings/layout-options.ts';
import { isCalledCode, isCodeLike } from '../headings/meter-column.ts';
import { whyNotEnergy } from '../units/not-energy.ts';
import { areCirculated, comeIn, otherWays } from './directions.ts';
import { isIndexAlone, isIndexRead } from '../words/french-counters.ts';
import { isDifference } from './row-differences.ts';
import { isSumNamed, oneOfUse, saysFlow, wholeNamed } from '../words/use-words.ts';
import type { GuessedColumn } from './time-columns.ts';
import {
  countBefore,
  goesOut,
  isNumbered,
  isOfPlant,
  isOfUse,
  isPart,
  mayBeUse,
  namesUse,
  ofHeatMeter,
  partNamed,
  saysPaid,
  saysRate,
  soFar,
  unitsAreEnergy,
} from './value-headings.ts';

type Rows = readonly (readonly string[])[];

/** The columns of values that a person names; a comma-separated list if the file has no column with the whole text as its name. */
export function namedValues(header: readonly string[], { valueColumn }: LayoutOptions): readonly string[] {
  const names = typeof valueColumn === 'string' ? [valueColumn] : (valueColumn ?? []);
  return names.flatMap((name) => {
    const parts = name.split(/[,，、]/u).map((part) => part.trim());
    const listed = parts.length > 1 && columnNamed(header, name) < 0 && parts.every((part) => columnNamed(header, part) >= 0);
    return listed ? parts : [name];
  });
}

/** The column that holds the values, and what of that was derived from the content of columns. */
export type ValueMeant = {
  readonly column: number;
  /** Columns of other parts of a tariff, which are added to it. */
  readonly parts?: readonly number[];
  readonly guessed: readonly GuessedColumn[];
};

/** The column of values: the one that is named, that is known by its heading, or the only one that may hold readings. */
export function valueOf(header: readonly string[], rows: Rows, asked: LayoutOptions, taken: readonly (number | null)[]): ValueMeant {
  const [named] = namedValues(header, asked);
  if (named !== undefined) return { column: place(header, named), guessed: [] };
  const all = valueCandidates(header, rows, [...taken, known(header, 'meter', asked)], asked);
  const heading = known(header, 'value', asked);
  const billed = billedMeant(header, rows, numbersIn(header, rows, [...taken, known(header, 'meter', asked)], asked), asked.timesNamed);
  if (billed !== null) return { column: billed, guessed: billed === heading ? [] : [{ what: 'difference', column: billed }] };
  const numbers = numbersIn(header, rows, taken, asked);
  const ofWays = comeIn(header, heading === null ? all : [...all, heading], numbers);
  if (ofWays !== null) return ofWays;
  if (heading !== null) {
    const difference = numbers.findLast(
      (column) => column !== heading && mayBeUse(header[column] as string) && isDifference(header, rows, column, numbers, heading),
    );
    if (difference !== undefined) return { column: difference, guessed: [{ what: 'difference', column: difference }] };
    const sum = all.find((column) => column !== heading && isSumNamed(header[column] as string));
    if (
      sum !== undefined &&
      all.includes(heading) &&
      all.length > 2 &&
      !saysFlow(header[sum] as string) &&
      addsUp(
        rows,
        sum,
        all.filter((column) => column !== sum),
      )
    )
      return { column: sum, guessed: [{ what: 'whole', column: sum }] };
    const isPartOnly = isPart(header[heading] as string) && all.length > 1 && all.every((column) => isPart(header[column] as string));
    if (!isPartOnly) return { column: valueByHeading(header, asked), guessed: [] };
  }
  const later = all.filter((column) => !countBefore.test(header[column] as string));
  const some = later.length > 0 ? later : all;
  if (some.length > 1 && some.every((column) => isPart(header[column] as string)))
    return { column: some[0] as number, parts: some.slice(1), guessed: [] };
  const candidates = meant(header, rows, some, numbers);
  const [first, ...others] = candidates;
  if (first === undefined) throw unknownColumn(header, 'value');
  const whole = others.length === 0 ? first : wholeOf(header, rows, candidates);
  if (whole === null) throw valuesSeveral(header, rows, candidates);
  return { column: whole, guessed: [{ what: others.length === 0 ? 'value' : 'whole', column: whole }] };
}

/**
 * Of the amount read and the amount billed, the one that counters next to them confirm; null if there are not two.
 * @throws Problem `values-several` if no counter shows which of them is the use
 */
function billedMeant(header: readonly string[], rows: Rows, numbers: readonly number[], timesNamed: number | undefined): number | null {
  const beside = billedBeside(header, rows, numbers);
  if (beside === null) return null;
  const { metered, billed } = beside;
  const [first, ...more] = shownByCounter(header, rows, beside, numbers, timesNamed);
  if (first === undefined || more.length > 0) throw valuesSeveral(header, rows, [metered, billed]);
  return first;
}

function valuesSeveral(header: readonly string[], rows: Rows, columns: readonly number[]): Problem {
  return new Problem('bad-input', 'values-several', {
    columns: columns.map((column) => header[column]).join(', '),
    example: `--value-column "${header[columns.at(-1) ?? 0]}"`,
    choices: choicesOf(header, rows, columns),
  });
}

/**
 * Columns of another use than the one that is read, such as water next to electricity; not the parts of a tariff or the counts of a
 * register.
 */
export function leftOut(header: readonly string[], rows: Rows, asked: LayoutOptions, taken: readonly (number | null)[]): number[] {
  if (asked.valueColumn !== undefined) return leftBeside(header, rows, asked, taken);
  const numbers = numbersIn(header, rows, taken, asked);
  const ofSum = numbers.filter((column) => isPart(header[column] as string));
  const strange = ofOtherCarriers(header, numbers, taken);
  const ways = otherWays(header, numbers, taken);
  const isSumRead = taken.some((column) => column !== null && wholeNamed.test(header[column] as string) && addsUp(rows, column, ofSum));
  if (isSumRead && ofSum.length > 1) return [...new Set([...ofSum, ...ways])];
  const candidates = valueCandidates(header, rows, taken, asked);
  return [...new Set([...candidates, ...strange, ...ways])].filter((column) => {
    const heading = header[column] as string;
    if (ways.includes(column)) return true;
    const isUse = namesUse(heading) || strange.includes(column);
    return !saysPaid.test(heading) && isUse && !partNamed.test(heading) && !/示数|读数|表底|止码|起码|底码/u.test(heading);
  });
}

/** Columns of use other than the one that a person names: other parts of its tariff, or other uses; none if it is their sum. */
function leftBeside(header: readonly string[], rows: Rows, asked: LayoutOptions, taken: readonly (number | null)[]): number[] {
  const said = place(header, namedValues(header, asked)[0] as string);
  const heading = header[said] as string;
  const isOfPart = isPart(heading) || partNamed.test(heading);
  const numbers = numbersIn(header, rows, taken, asked);
  if (isOfPart) return numbers.filter((column) => isPart(header[column] as string));
  const isCount = (text: string): boolean => /示数|读数|表底|止码|起码|底码|(?<![a-z])readings?(?![a-z])/iu.test(text);
  const others = valueCandidates(header, rows, taken, asked).filter((column) => {
    const text = header[column] as string;
    return namesUse(text) && ![saysPaid, partNamed, countBefore].some((one) => one.test(text)) && !isPart(text) && !isCount(text);
  });
  return wholeNamed.test(heading) && addsUp(rows, said, others) ? [] : others;
}

/**
 * Among the columns of a tariff's periods and their sum, 尖 峰 平 谷 总, or of others with a column that is their sum in every row, 一期
 * 二期 合计, that of the sum; null if they are not such parts.
 */
function wholeOf(header: readonly string[], rows: Rows, candidates: readonly number[]): number | null {
  const [whole, ...more] = candidates.filter((column) => wholeNamed.test(header[column] as string));
  const parts = candidates.filter((column) => column !== whole);
  if (whole === undefined || more.length > 0) return null;
  // supply is the sum of loss and sales, and not a use
  if (saysFlow(header[whole] as string)) return null;
  const isTariff = parts.every((column) => partNamed.test(header[column] as string));
  return isTariff || (isSumNamed(header[whole] as string) && addsUp(rows, whole, parts)) ? whole : null;
}

/** Whether a column is the sum of others in every row that has all of them. */
function addsUp(rows: Rows, whole: number, parts: readonly number[]): boolean {
  const told = rows.slice(0, 200).flatMap((cells) => {
    const [sum, ...of] = [whole, ...parts].map((column) => parseDecimal(cells[column] ?? ''));
    return typeof sum === 'number' && of.every((one) => typeof one === 'number') ? [sum - of.reduce((a, b) => a + b, 0)] : [];
  });
  return told.length > 0 && told.every((rest) => rest === 0);
}

/**
 * Among several columns that may be readings the use of a row: the difference of two other columns (本次 − 上次 = 用量); otherwise not a
 * code, a total so far, or a refund.
 */
function meant(header: readonly string[], rows: Rows, candidates: readonly number[], all: readonly number[]): readonly number[] {
  if (isOfPlant(header, candidates)) return candidates.filter((column) => unitsAreEnergy(header[column] as string));
  if (areCirculated(all.map((column) => header[column] as string))) return circulated(header, candidates, all);
  // in 上次 + 用量 = 本次 either may be the difference: the use comes last, and is not called a reading
  const counted = all.filter((column) => !isPart(header[column] as string));
  const differences = counted.filter((column) => mayBeUse(header[column] as string) && isDifference(header, rows, column, counted));
  const difference = differences.at(-1);
  if (difference !== undefined) return carriersApart(header, differences) ?? [difference];
  // of two counters that rise by the same amount one was reset, such as that of today
  const isHeatMeter = header.some((heading) => ofHeatMeter.test(heading));
  let left = candidates.filter((column) => !candidates.some((other) => other !== column && isSameBut(rows, column, other)));
  const used = oneOfUse(left.map((column) => header[column] as string));
  if (used !== undefined) return [left[used] as number];
  // prepaid amounts are not use
  if (left.every((column) => saysPaid.test(header[column] as string))) return left;
  for (const isOther of [
    (heading: string) => unitsNamed(heading).some(({ quantity }) => quantity === 'power'),
    (heading: string) => saysRate.test(heading),
    (heading: string) => saysPaid.test(heading),
    (heading: string) => isHeatMeter && unitsNamed(heading).some(({ quantity }) => quantity === 'volume' || quantity === 'mass'),
    (heading: string) => isCalledCode(heading) && !namesUse(heading),
    (heading: string) => soFar.test(heading),
    (heading: string) => goesOut.test(heading),
  ]) {
    const some = left.filter((column) => !isOther(header[column] as string));
    if (some.length > 0) left = some;
  }
  return left;
}

/** For circulating water what was sent out, came back or was lost: nothing shows which is meant. For a heat meter its energy. */
function circulated(header: readonly string[], candidates: readonly number[], all: readonly number[]): readonly number[] {
  const energy = candidates.filter((column) => unitsAreEnergy(header[column] as string) || /热量|energy/iu.test(header[column] as string));
  return energy.length > 0 ? energy : all;
}

/** Whether a column rises row by row by the same amount as a larger one. */
function isSameBut(rows: Rows, column: number, larger: number): boolean {
  const shown = rows.slice(0, 200).flatMap((cells) => {
    const [one, other] = [parseDecimal(cells[column] ?? ''), parseDecimal(cells[larger] ?? '')];
    return typeof one === 'number' && typeof other === 'number' ? [{ one, other }] : [];
  });
  const steps = shown.slice(1).map(({ one, other }, at) => [one - (shown[at]?.one ?? 0), other - (shown[at]?.other ?? 0)] as const);
  const same = steps.filter(([one, other]) => one === other && one !== 0).length;
  return (
    steps.length > 2 &&
    same >= 0.8 * steps.length &&
    shown.every(({ one, other }) => one <= other) &&
    shown.some(({ one, other }) => one < other)
  );
}

/** Columns of numbers that may be readings; those whose headings name a unit of use, if there are any. */
export function valueCandidates(
  header: readonly string[],
  rows: Rows,
  taken: readonly (number | null)[],
  asked: LayoutOptions,
): readonly number[] {
  const others = [...taken, known(header, 'meter', asked), known(header, 'received', asked), known(header, 'unit', asked)];
  const numbers = numbersIn(header, rows, others, asked);
  const speaking = numbers.filter((column) => namesUse(header[column] as string));
  // among parts of a tariff one may name the unit of all: 尖(万kWh), 峰, 平, 谷
  const areParts = speaking.every((column) => isPart(header[column] as string));
  if (speaking.length > 0)
    return areParts ? numbers.filter((column) => speaking.includes(column) || isPart(header[column] as string)) : speaking;
  const values = numbers.filter((column) => isOfUse(header, column, asked));
  return values.length > 0 ? values : numbers;
}

/** Columns of numbers whose heading does not say that they are something other than use, and whose values are not codes. */
function numbersIn(header: readonly string[], rows: Rows, taken: readonly (number | null)[], asked: LayoutOptions): readonly number[] {
  const others = [...taken, known(header, 'meter', asked)];
  const columns = header.flatMap((heading, column) => {
    const isOther = whyNotEnergy(heading) !== null && !isIndexRead(heading);
    if (others.includes(column) || heading.trim() === '' || isOther || isCodeLike(rows, column)) return [];
    return holdsNumbers(rows, column) ? [column] : [];
  });
  if (columns.length > 0) return columns;
  const index = header.findIndex((heading, column) => isIndexAlone(heading) && !others.includes(column));
  return index >= 0 && holdsNumbers(rows, index) && !countsRows(rows, index) ? [index] : [];
}

const holdsNumbers = (rows: Rows, column: number): boolean =>
  ['number', 'year', 'month', 'serial', 'dotted-month'].includes(columnContent(rows, column));

/** Whether a column numbers the rows: 1, 2, 3, and so on. */
export function countsRows(rows: Rows, column: number): boolean {
  const numbers = rows.slice(0, 200).map((cells) => (cells[column] ?? '').trim());
  const first = Number(numbers[0]);
  return (
    numbers.length > 4 && (first === 0 || first === 1) && numbers.every((text, at) => /^\d+$/u.test(text) && Number(text) === first + at)
  );
}

/** Whether columns are a single one of values, all parts of one, or these and their sum. */
export function areOne(header: readonly string[], rows: Rows, columns: readonly number[]): boolean {
  const sum = columns.find((column) => isSumNamed(header[column] as string));
  const parts = columns.filter((column) => column !== sum);
  const areParts = parts.length > 1 && parts.every((column) => isPart(header[column] as string) || isNumbered(header[column] as string));
  if (sum !== undefined && areParts) return addsUp(rows, sum, parts);
  return columns.length === 1 || columns.every((column) => isPart(header[column] as string));
}

/** The columns to choose from, each with the total of its first rows. */
function choicesOf(header: readonly string[], rows: Rows, columns: readonly number[]) {
  return columns.map((column) => {
    const numbers = rows.flatMap((cells) => {
      const value = parseDecimal(cells[column] ?? '');
      return typeof value === 'number' ? [value / 10_000] : [];
    });
    const sum = Number(numbers.reduce((a, b) => a + b, 0).toPrecision(12));
    return { set: { valueColumn: header[column] }, ...(numbers.length > 0 && { comesTo: sum }) };
  });
}

/** By its heading; among several with the same heading except for a suffix, such as 电量(kWh) and 电量(元), the one of energy. */
function valueByHeading(header: readonly string[], asked: LayoutOptions): number {
  const at = required(header, 'value', asked);
  const name = withoutBrackets(header[at] as string);
  if (headingKey(header[at] as string) === name) return at;
  const alike = header.flatMap((heading, column) => (withoutBrackets(heading) === name ? [column] : []));
  const [meant = at, ...others] = alike.filter((column) => whyNotEnergy(header[column] as string) === null);
  if (others.length > 0)
    throw new Problem('bad-input', 'values-several', {
      columns: [meant, ...others].map((column) => header[column]).join(', '),
      example: `--value-column "${header[meant]}"`,
      choices: choicesOf(header, [], [meant, ...others]),
    });
  return meant;
}

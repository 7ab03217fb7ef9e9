import type { Finding } from '#kernel/finding.ts';
import { parseDecimal } from '#platform/tables/number.ts';
import { bareHeading, directedOf } from '../columns/directions.ts';
import type { Plan } from '../columns/layout.ts';
import { registerNamed } from '../units/register-column.ts';
import { besideOf } from '../times/row-time.ts';
import { readNamed, wholeNamed } from '../words/use-words.ts';
import { isPart } from '../columns/value-headings.ts';

type Rows = readonly (readonly string[])[];

/** An unchanged number, in ten-thousandths, and the size of its last digit in these. */
type Shown = { readonly value: number; readonly last: number };

/**
 * Reports that the total of a tariff as read is not the sum of its parts next to it, in some of the first rows. For numbers with decimals
 * each part may be rounded.
 */
export function partsDiffer(plan: Plan, header: readonly string[], rows: Rows): Finding[] {
  if (plan.layout !== 'long' || plan.parts !== undefined || plan.minus !== undefined) return [];
  const whole = header[plan.value] as string;
  const parts = partsOf(header, plan.value);
  if (parts.length < 2 || isPart(whole)) return [];
  const isWhole = wholeNamed.test(whole) || directedOf(whole)?.way === 'in';
  if (!isWhole && bareHeading(whole).trim() !== '') return [];
  const told = rows.flatMap((cells) => {
    const [sum, ...of] = [plan.value, ...parts].map((column) => shownIn(cells[column] ?? ''));
    const known = of.flatMap((one) => one ?? []);
    return sum === null || sum === undefined || known.length < parts.length ? [] : [differenceOf(sum, known)];
  });
  // a column called just use may have parts that the file omits: some row must add up
  if (!isWhole && parts.length < allParts && told.every(({ isWrong }) => isWrong)) return [];
  return differing(
    whole.trim(),
    parts.map((column) => (header[column] as string).trim()),
    told,
  );
}

/** This many parts of a tariff are all of it. */
const allParts = 3;

/** The same for parts in rows of their own, next to the row of the total (`时段`: 总, 峰, 平, 谷). */
export function partRowsDiffer(plan: Plan, rows: Rows): Finding[] {
  if (plan.layout !== 'long' || plan.meter === null || plan.minus !== undefined) return [];
  const { meter, value, time, written, registers = [] } = plan;
  const [of, ...more] = registers.filter(({ own, others, joins }) => own !== null && others === undefined && joins === undefined);
  if (of === undefined || more.length > 0 || registerNamed(of.own as string)?.isTotal !== true) return [];
  const keyOf = (cells: readonly string[]): string => [meter, time, ...besideOf(written)].map((column) => cells[column] ?? '').join('\n');
  const names = new Set<string>();
  const held = new Map<string, { whole: Shown | null; readonly parts: Shown[] }>();
  for (const cells of rows) {
    const [word, shown] = [(cells[of.column] ?? '').trim(), shownIn(cells[value] ?? '')];
    const named = registerNamed(word);
    if (shown === null || named === null || named.isOut) continue;
    const one = held.get(keyOf(cells)) ?? { whole: null, parts: [] };
    held.set(keyOf(cells), one);
    if (word === of.own) one.whole = shown;
    else if (named.isPart) {
      names.add(word);
      one.parts.push(shown);
    }
  }
  // a time that lacks a part shows nothing
  const told = [...held.values()].flatMap(({ whole, parts }) =>
    whole === null || parts.length < 2 || parts.length < names.size ? [] : [differenceOf(whole, parts)],
  );
  return differing(of.own as string, [...names], told);
}

/** The parts of a column's content: of the same direction, and readings for readings. */
function partsOf(header: readonly string[], whole: number): number[] {
  const isRead = (heading: string): boolean => readNamed.test(heading);
  const says = header.filter((heading) => directedOf(heading)?.isPart === true).some(isRead);
  return header.flatMap((heading, column) => {
    const named = directedOf(heading);
    const isOwn = column !== whole && named?.isPart === true && named.way !== 'out';
    return isOwn && (!says || isRead(heading) === isRead(header[whole] as string)) ? [column] : [];
  });
}

function shownIn(text: string): Shown | null {
  const value = parseDecimal(text);
  if (typeof value !== 'number') return null;
  const decimals = /\.(\d+)/u.exec(text)?.[1]?.length ?? 0;
  return { value, last: decimals === 0 ? 0 : Math.round(10_000 / 10 ** Math.min(decimals, 4)) };
}

function differenceOf(whole: Shown, parts: readonly Shown[]) {
  const sum = parts.reduce((all, { value }) => all + value, 0);
  const rounding = [whole, ...parts].reduce((all, { last }) => all + last / 2, 0);
  return { value: whole.value, sum, isWrong: Math.abs(whole.value - sum) > rounding };
}

function differing(whole: string, parts: readonly string[], told: readonly ReturnType<typeof differenceOf>[]): Finding[] {
  const [first, ...more] = told.filter(({ isWrong }) => isWrong);
  if (first === undefined) return [];
  const evidence = {
    column: whole,
    columns: parts.join(' + '),
    count: 1 + more.length,
    value: first.value / 10_000,
    sum: first.sum / 10_000,
  };
  return [{ code: 'parts-differ', severity: 'warning', evidence }];
}

import { withoutUnit } from '#platform/tables/heading-units.ts';
import { isObisSum } from '../units/obis.ts';
import { registerNamed, saysNet } from '../units/register-column.ts';
import type { GuessedColumn } from './time-columns.ts';

/** The directions that a heading gives for a meter; `net`: incoming less outgoing. */
export type Directed = { readonly way: 'in' | 'out' | 'net' | 'none'; readonly isPart: boolean };

/** Words for what is counted and for the counter, which indicate no direction. */
const ofCounter =
  /示数|读数|表底|表码|止码|累[计积]|流量|用?[电水气热]量|用能量|›|(?<![a-z])(?:meterstand(?:en)?|stand|verbrauch|verbruik|consumption|usage|use|kwh|index|meter|z(?:ä|ae)hlerst(?:ä|a|ae)nde?|register|totali[sz]er|reading|lettura|letture|consumo|consommation|lectura|relev[ée]|d[’'](?=index))(?![a-z])/giu;

/** A heading without its unit and without words of the counter. */
export const bareHeading = (heading: string): string =>
  withoutUnit(heading)
    .replaceAll(/(?<![\p{L}])(?:[kmg]?wh|m[3³])(?![\p{L}\d])/giu, ' ')
    .replaceAll(/(?<=[a-z])(?=[A-Z])/gu, ' ')
    .replaceAll(ofCounter, ' ');

/** The direction in a heading that contains nothing else: `正累积流量(m3)`, `Net register`, `2.8.0`; null if it contains more. */
export function directedOf(heading: string): Directed | null {
  const words = bareHeading(heading);
  const named = saysNet.test(words) ? null : registerNamed(words);
  if (named !== null) return { way: named.isOut ? 'out' : named.isPart ? 'none' : 'in', isPart: named.isPart };
  if (!saysNet.test(words)) return null;
  const rest = words.replace(saysNet, ' ');
  const isAlone = rest.replaceAll(/[\s_+()（）:：/-]|energy|active|电能|有功|总|total/giu, '') === '';
  return isAlone ? { way: 'net', isPart: false } : null;
}

/** Whether a heading, or the text after a code, means incoming less outgoing: such a value falls as well as it rises. */
export const isNet = (text: string): boolean => directedOf(text)?.way === 'net';

/** Whether a heading is the code of a register with a running total: `1.8.0 (kWh)`. */
export const isSumHeading = (heading: string): boolean => isObisSum(withoutUnit(heading));

/**
 * Among columns of several directions, of the parts of a tariff and of their totals, the one for incoming energy: `正向有功总` next to
 * 反向有功总 and 尖, 峰, 平, 谷.
 * @param candidates columns that may hold the use
 * @param numbers all columns of numbers
 * @returns null if another column may be meant
 */
export function comeIn(
  header: readonly string[],
  candidates: readonly number[],
  numbers: readonly number[],
): { readonly column: number; readonly guessed: readonly GuessedColumn[] } | null {
  const directed = new Map(numbers.flatMap((column) => [[column, directedOf(header[column] as string)] as const]));
  const of = (column: number): Directed | null => directed.get(column) ?? null;
  if (!candidates.every((column) => of(column) !== null)) return null;
  const [whole, ...more] = numbers.filter((column) => of(column)?.way === 'in');
  if (whole === undefined || more.length > 0) return null;
  const others = numbers.filter((column) => column !== whole && of(column) !== null);
  if (others.length === 0) return null;
  return { column: whole, guessed: [{ what: others.some((column) => of(column)?.isPart) ? 'whole' : 'value', column: whole }] };
}

/** Columns of another direction next to one of incoming energy. */
export function otherWays(header: readonly string[], numbers: readonly number[], taken: readonly (number | null)[]): number[] {
  const isIn = taken.some((column) => column !== null && directedOf(header[column] as string)?.way === 'in');
  return isIn ? numbers.filter((column) => ['out', 'net'].includes(directedOf(header[column] as string)?.way ?? '')) : [];
}

const [forth, back] = [
  /正|进|供|1\.8\.|(?<![a-z])(?:import|bezug|supply|flow|vorlauf|delivered)/iu,
  /反|出|回|失|2\.8\.|(?<![a-z])(?:export|return|r(?:ü|ue)cklauf|einspeis|lost)/iu,
];

/** Whether two headings are of two directions: their difference is not the use of a period. */
export const areTwoWays = (one: string, other: string): boolean =>
  [
    [one, other],
    [other, one],
  ].some(([a = '', b = '']) => forth.test(a) && !back.test(a) && back.test(b) && !forth.test(b));

const [supplied, returned] = [/供水|(?<![a-z])supply(?![a-z])|vorlauf/iu, /回水|(?<![a-z])return(?![a-z])|r(?:ü|ue)cklauf/iu];

/** Columns of several directions without those of outgoing energy: `上期正向, 本期正向` of four; and the ones left out. */
export function withoutBack(header: readonly string[], columns: readonly number[]): { readonly kept: number[]; readonly left: number[] } {
  const is = (way: RegExp, other: RegExp) => (column: number) =>
    way.test(header[column] as string) && !other.test(header[column] as string);
  const [went, came] = [columns.filter(is(back, forth)), columns.filter(is(forth, back))];
  const left = came.length === went.length && came.length + went.length === columns.length ? went : [];
  return { kept: columns.filter((column) => !left.includes(column)), left };
}

/** Whether columns are of a circulating medium: what was sent out, what came back, and maybe what was lost on the way. */
export const areCirculated = (headings: readonly string[]): boolean =>
  headings.some((heading) => supplied.test(heading)) && headings.some((heading) => returned.test(heading));

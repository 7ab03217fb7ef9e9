import { Problem } from '#kernel/problem.ts';
import { withoutUnit } from '#platform/tables/heading-units.ts';
import { columnContent } from '../times/column-content.ts';
import { whyNotEnergy } from '../units/not-energy.ts';
import type { Sayable } from '../headings/options.ts';
import { registerNamed } from '../units/register-column.ts';
import { isFlow, isUseType } from './use-types.ts';
import { namesPower, valueAlone } from '../words/use-words.ts';
import { isPart, isWordOfUse } from './value-headings.ts';

/**
 * A column whose heading is its content (用电量, Consumption), or a part of a tariff, names no metering point: files of two buildings would
 * be merged into one.
 * @throws Problem `meter-needed`
 */
export function refuseNameless(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  meters: readonly number[],
  asked: Sayable,
): void {
  if (asked.layout === 'wide' || asked.valueColumn !== undefined) return;
  const holdsWords = (column: number): boolean => columnContent(rows, column) === 'text';
  const numbers = meters.filter((column) => whyNotEnergy(header[column] as string) === null && !holdsWords(column));
  // a momentary flow may be next to what is counted
  const counted = numbers.filter(
    (column) => !saysMoment.test(header[column] as string) && !namesPower(withoutUnit(header[column] as string)),
  );
  const used = counted.length > 0 ? counted : numbers;
  if (used.length === 0 || !used.every((column) => isNameless(header[column] as string))) return;
  throw new Problem('bad-input', 'meter-needed', { header: header.slice(0, 10).join(', '), choices: meterChoices(asked) });
}

/** Whether a heading gives the content of a column, and nothing about where: `用电量`, `kWh`, `照明`. */
export function isNameless(given: string): boolean {
  const heading = given.replaceAll('›', ' ').trim();
  if (mayBeCode.test(heading.trim())) return false;
  if (isUseType(heading) || isFlow(heading)) return true;
  const isRegister = isPart(heading) || registerNamed(withoutUnit(heading).replace(/[km]?wh/iu, '')) !== null;
  return (
    isRegister ||
    unitAlone.test(heading.trim()) ||
    valueAlone.test(withoutUnit(heading).trim()) ||
    saysShown.test(withoutUnit(heading).trim()) ||
    (withoutUnit(heading).trim() !== '' && isWordOfUse(withoutUnit(heading)))
  );
}

const saysMoment = /瞬时|实时/u;

/** Single letters do not count: `A`, `V`. */
const unitAlone = /^(?:[kmg]?wh|[kmg]w|[gm]j|kbtu|therms?|m[3³]|千瓦时?|万千瓦时|立方米)$/iu;

/** The value of a counter, whatever it counts: `电表读数`, `Meter reading`. */
const saysShown =
  /^(?:本[次期月])?(?:抄表)?(?:总?[电水气热]能?表)?(?:抄表)?(?:读数|示数|示值|表底|表码|止码)$|^(?:meter\s?|register\s?)?(?:reading|index)s?$/iu;

/** Transformers and feeders have the same names as tariffs: `T1`. */
const mayBeCode = /^[tf]\s?\d{1,2}$/iu;

/** The metering point that a file may belong to, by the name of its sheet. */
export const meterChoices = ({ sheetNamed, meterOffered }: Sayable) => [
  ...(meterOffered === undefined ? [] : [{ set: { meter: meterOffered } }]),
  ...(sheetNamed === undefined || emptyName.test(sheetNamed.trim()) ? [] : [{ set: { meter: sheetNamed.trim() } }]),
];

const emptyName = /^(?:(?:sheet|工作表|数据|data|导出|export|report|报表)\s*\d*)?$/iu;

/** Whether the codes of a form are those of its indicators: each institution's electricity has the code 01. */
export const numbersIndicators = (header: readonly string[]): boolean =>
  header.some((heading) => /^(?:指标(?:名称)?|能源(?:名称|品种|种类)?|项目名称)$/u.test(heading.trim())) &&
  header.some((heading) => /^(?:指标)?(?:代码|编码)$/u.test(heading.trim())) &&
  header.every((heading) => !/表号|户号|计量点|仪表|建筑|楼|单位名称|房号|名称(?<!指标名称|能源名称|项目名称)$/u.test(heading.trim()));

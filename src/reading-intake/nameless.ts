import { Problem } from '#kernel/problem.ts';
import { withoutUnit } from '#tables/heading-units.ts';
import { whyNotEnergy } from './not-energy.ts';
import type { Sayable } from './options.ts';
import { registerNamed } from './register-column.ts';
import { isOfUse, isPart, isWordOfUse } from './value-column.ts';

/**
 * A column that is called by what it is of (用电量, Consumption), or by a part of a tariff, names no metering point: files of two buildings
 * would fall on one.
 * @throws Problem `meter-needed`
 */
export function refuseNameless(header: readonly string[], meters: readonly number[], asked: Sayable): void {
  if (asked.layout === 'wide' || asked.valueColumn !== undefined) return;
  const used = meters.filter((column) => whyNotEnergy(header[column] as string) === null);
  const isNameless = (column: number): boolean =>
    registerNamed(withoutUnit(header[column] as string).replace(/[km]?wh/iu, '')) !== null ||
    isPart(header[column] as string) ||
    (isOfUse(header, column, asked) && isWordOfUse(withoutUnit(header[column] as string)));
  if (used.length === 0 || !used.every(isNameless)) return;
  throw new Problem('bad-input', 'meter-needed', { header: header.slice(0, 10).join(', '), choices: meterChoices(asked) });
}

/** The metering point that a file may be of, as its sheet is called. */
export const meterChoices = ({ sheetNamed }: Sayable) =>
  sheetNamed === undefined ||
  /^(?:sheet|工作表|数据|data|导出|export|report|报表)\s*\d*$/iu.test(sheetNamed.trim()) ||
  sheetNamed.trim() === ''
    ? []
    : [{ set: { meter: sheetNamed.trim() } }];

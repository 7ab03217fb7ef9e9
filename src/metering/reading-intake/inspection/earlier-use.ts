import { Problem } from '#kernel/problem.ts';
import type { TimeFormat } from '#platform/tables/time.ts';
import { saysRegister } from '../headings/heading-places.ts';
import { valueColumns, type Plan } from '../columns/layout.ts';
import type { Sayable } from '../headings/options.ts';
import { saysShifted } from '../times/rows-period.ts';
import { rowTimeReader, writesMonths } from '../times/row-time.ts';
import { readNamed } from '../words/use-words.ts';
import { comesTo } from '../units/value-figures.ts';

type Rows = readonly (readonly string[])[];

/** `昨日用电量`: of the day before the day of the row. */
const dayBefore =
  /昨[日天]|[前上]一?[日天]|(?<![a-z])(?:yesterday|(?:previous|prior|last|preceding)[\s_-]?day|day[\s_-]before|hier|veille|ayer|gestern)(?![a-z])|vortag/iu;
const monthBefore = /上个?月|前一?个?月|(?<![a-z])(?:(?:previous|prior|last|preceding)[\s_-]?month|month[\s_-]before)(?![a-z])|vormonat/iu;

const day = 86_400;

/**
 * Asks which day values belong to if a heading calls them those of the day before, and refuses those of the month before: the row only says
 * when it was written.
 * @throws Problem `day-before-open`, `month-before-open`
 */
export function refuseEarlier(plan: Plan, header: readonly string[], rows: Rows, format: TimeFormat, says: Sayable): void {
  if ((plan.layout !== 'long' && plan.layout !== 'wide') || says.kind === 'register') return;
  if (plan.layout === 'long' && plan.minus !== undefined) return;
  const said = (words: RegExp): number | undefined =>
    valueColumns(plan).find((column) => {
      const heading = header[column] as string;
      return words.test(heading.replaceAll('_', ' ')) && !saysRegister.test(heading) && !readNamed.test(heading) && !saysShifted(heading);
    });
  const [ofDay, ofMonth] = [said(dayBefore), said(monthBefore)];
  if (ofDay !== undefined && says.marks === undefined && !writesMonths(plan.written)) throw openDay(plan, header, rows, format, ofDay);
  if (ofMonth === undefined || says.valueColumn !== undefined) return;
  const column = (header[ofMonth] as string).trim();
  const choices = [{ set: { valueColumn: column }, comesTo: comesTo(rows, ofMonth) }];
  throw new Problem('bad-input', 'month-before-open', { column, choices });
}

function openDay(
  plan: Extract<Plan, { layout: 'long' | 'wide' }>,
  header: readonly string[],
  rows: Rows,
  format: TimeFormat,
  value: number,
): Problem {
  const timeOf = rowTimeReader(plan.written, plan.time, format);
  const first = rows.map((cells) => timeOf((column) => cells[column] ?? '')).find((read) => typeof read !== 'string');
  const dateOf = (at: number): string => new Date(at * 1000).toISOString().slice(0, 10);
  const [own, before] = first === undefined ? ['', ''] : [dateOf(first.start), dateOf(first.start - day)];
  const choices = [
    { set: { marks: 'end' }, comesTo: before },
    { set: { marks: 'start' }, comesTo: own },
  ];
  return new Problem('bad-input', 'day-before-open', { column: (header[value] as string).trim(), own, before, choices });
}

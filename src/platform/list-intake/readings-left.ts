import type { Finding } from '#kernel/finding.ts';
import { unitsNamed } from '#platform/tables/heading-units.ts';
import { parseDecimal } from '#platform/tables/number.ts';
import { parseTime } from '#platform/tables/time.ts';
import type { Plan } from './mapping.ts';

type Rows = readonly (readonly string[])[];

/** Headings of use without a unit. */
const saysUse = /用电|电量|用气|用水|用热|用量|能耗|示数|读数|表底|止码|(?<![a-z])(?:usage|consumption|readings?)(?![a-z])/iu;
const saysTime = /月份|年月|账期|日期|时间|(?<![a-z])(?:months?|dates?|times?|periods?|quarter|day)(?![a-z])/iu;
const isTime = (cell: string): boolean =>
  /^\d{4}\s?[-/.年]\s?\d{1,2}月?$/u.test(cell) || (!/^[\d.,]+$/u.test(cell) && typeof parseTime(cell) !== 'string');
const amounts: ReadonlySet<string> = new Set(['energy', 'volume', 'mass']);

const isUse = (heading: string): boolean =>
  saysUse.test(heading) || unitsNamed(heading).some(({ quantity }) => quantity !== null && amounts.has(quantity));

/**
 * Readings that a list leaves unread: a column of times with one of use, neither of which feeds a field. A sender who meant the readings
 * would get the entities created and the use dropped.
 */
export function readingsLeft({ ignored, header }: Pick<Plan, 'ignored' | 'header'>, rows: Rows): Finding[] {
  const columns = ignored.map((heading) => ({ heading: heading.trim(), at: header.indexOf(heading) }));
  const areAll = (at: number, test: (cell: string) => boolean): boolean => {
    const cells = rows.slice(0, 200).flatMap((row) => ((row[at] ?? '').trim() === '' ? [] : [(row[at] as string).trim()]));
    return cells.length > 0 && cells.every(test);
  };
  const times = columns.filter(
    ({ heading, at }) => !isUse(heading) && (areAll(at, isTime) || (saysTime.test(heading) && areAll(at, () => true))),
  );
  const values = columns.filter(({ heading, at }) => isUse(heading) && areAll(at, (cell) => typeof parseDecimal(cell) === 'number'));
  if (times.length === 0 || values.length === 0) return [];
  return [{ code: 'readings-left', severity: 'warning', evidence: { columns: values.map(({ heading }) => heading).join(', ') } }];
}

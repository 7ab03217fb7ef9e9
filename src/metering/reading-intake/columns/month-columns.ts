import { Problem } from '#kernel/problem.ts';
import { isSum } from '#platform/tables/footer-rows.ts';
import { withoutUnit } from '#platform/tables/heading-units.ts';
import { parsePeriodHeading } from '#platform/tables/month.ts';
import { carrierColumn } from '../headings/carrier-column.ts';
import { daysAcross } from '../times/days-across.ts';
import { dayColumns } from '../times/day-columns.ts';
import { found, known, place, required, saysRegister } from '../headings/heading-places.ts';
import { periodsNamed, yearlessColumns } from '../times/month-headings.ts';
import type { LayoutOptions } from '../headings/layout-options.ts';
import type { Sayable } from '../headings/options.ts';
import { sharedNames } from './month-rows.ts';
import { refuseUnread } from '../headings/months-unread.ts';
import { ownCodes } from '../headings/meter-column.ts';
import { whyNotEnergy } from '../units/not-energy.ts';
import { placeMeter } from './meter-of.ts';
import { unitColumn } from './unit-column.ts';
import { saysUse } from '../words/use-words.ts';
import { countBefore, isWordOfUse } from './value-headings.ts';

type Rows = readonly (readonly string[])[];

/** A month, quarter, half or whole year: `months` long, starting with `month`; or `day` (since 1970-01-01) alone. */
export type MonthColumn = {
  readonly column: number;
  readonly year: number;
  readonly month: number;
  readonly months: number;
  readonly day?: number;
};

/** The plan of columns of months; `yearColumn`: if rows name the year of their months. */
export type MonthsPlan = {
  readonly layout: 'months';
  readonly yearColumn?: number;
  readonly meter: number | null;
  readonly months: readonly MonthColumn[];
  /** The column that gives the carrier of each row. */
  readonly carrier?: number;
  readonly unit: number | null;
};

/** A column of months or days; next to it no column is a whole year of its row. */
const saysPart = /^(?:月|月份|季度|日期|日|months?|quarters?|days?)$/iu;

/**
 * Whether at least a third of the columns are months, or other parts of years; whole years, which can easily be something else, only next
 * to codes and if no column gives a time.
 */
export function showsMonths(header: readonly string[], asked: LayoutOptions): boolean {
  if (daysAcross(header, asked).length > 0) return asked.valueColumn === undefined;
  const columns = monthColumns(header, asked);
  const [first] = columns;
  if (first === undefined || columns.length < besideMonths(header, asked) / 3 || dayColumns(header) !== null) return false;
  if (first.months === 1) return true;
  const coded = asked.meterColumn !== undefined || known(header, 'meter', asked) !== null;
  return (
    columns.length > 1 &&
    (first.months < 12 || (coded && known(header, 'time', asked) === null && !header.some((heading) => saysPart.test(heading.trim()))))
  );
}

/** The number of columns without sums and without what months contain besides use, such as money. */
function besideMonths(header: readonly string[], asked: LayoutOptions): number {
  const periods = periodsNamed(header, asked);
  return header.filter((heading, column) => {
    const rest = periods[column]?.rest ?? '';
    return !isSum(withoutUnit(heading)) && (rest === '' || whyNotEnergy(rest) === null);
  }).length;
}

/**
 * The columns of months; if there are none, of quarters, of halves, of whole years. The longer ones next to shorter ones are their sums.
 */
function monthColumns(header: readonly string[], asked: LayoutOptions): MonthColumn[] {
  const days = daysAcross(header, asked);
  if (days.length > 0) return days.map(({ column, day }) => ({ column, day, months: 0, ...monthOf(day) }));
  const named = periodsNamed(header, asked).flatMap((found, column) => (found === null ? [] : [{ column, ...found }]));
  const shortest = Math.min(...named.map(({ months }) => months));
  return named
    .filter(({ months, rest }) => months === shortest && isOfUse(rest))
    .map(({ column, year: of, month, months }) => ({ column, year: of, month, months }));
}

const isOfUse = (rest: string): boolean => rest === '' || (whyNotEnergy(rest) === null && !isSum(rest));

/** Throws `year-needed` if a column of a month among others names no year, and nothing else shows it: it must not be left out. */
function refuseYearless(header: readonly string[], { year }: LayoutOptions, months: number | undefined): void {
  if (year !== undefined) return;
  const open = yearlessColumns(header).some((column) => {
    const named = parsePeriodHeading(header[column] as string, 2000);
    return named?.months === months && isOfUse(named?.rest ?? '');
  });
  if (open) throw new Problem('bad-input', 'year-needed', { header: header.slice(0, 20).join(', ') });
}

const monthOf = (day: number): Pick<MonthColumn, 'year' | 'month'> => {
  const date = new Date(day * 86_400_000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1 };
};

/**
 * The plan of a file with a column for each month or day.
 * @throws Problem `no-month-columns`, `month-twice`, `year-differs`, `year-needed`
 */
export function planMonths(header: readonly string[], rows: Rows, asked: Sayable): MonthsPlan {
  const all = monthColumns(header, asked);
  const months = usedOfMonths(header, all, asked) ?? all;
  if (months.length === 0) throw new Problem('bad-input', 'no-month-columns', { header: header.slice(0, 40).join(', ') });
  if (months[0]?.day === undefined) refuseYearless(header, asked, months[0]?.months);
  refuseUnread(header, rows, months);
  const twice = months.find(
    (one, at) => months.findIndex((other) => other.year === one.year && other.month === one.month && other.day === one.day) !== at,
  );
  if (twice !== undefined) throw new Problem('bad-input', 'month-twice', { heading: header[twice.column] });
  const other = contradicted(header, months, asked);
  if (other !== undefined) throw new Problem('bad-input', 'year-differs', { year: asked.year, heading: header[other.column] });
  const meter =
    asked.meter !== undefined
      ? null
      : asked.meterColumn === undefined
        ? (placeMeter(
            header,
            ofOneYear(rows, asked),
            asked,
            [...months, ...all].map(({ column }) => column),
          ) ??
          found(header, 'meter', asked) ??
          ownCodes(header, ofOneYear(rows, asked), new Set(months.map(({ column }) => column))) ??
          sharedNames(header, ofOneYear(rows, asked), [months[0]?.column ?? 0, ...all.map(({ column }) => column)]) ??
          required(header, 'meter', asked))
        : place(header, asked.meterColumn);
  const unit = unitColumn(header, rows, asked, [meter, ...months.map(({ column }) => column)]);
  const carrier = asked.carrier === undefined ? carrierColumn(header, rows, [meter, unit, ...all.map(({ column }) => column)]) : null;
  return {
    layout: 'months',
    meter,
    months,
    unit,
    ...(carrier !== null && { carrier }),
    ...(asked.yearColumn !== undefined && { yearColumn: asked.yearColumn }),
  };
}

/** Rows of the first year, if rows name theirs: whatever has a row in each year occurs once in it. */
function ofOneYear(rows: Rows, { yearColumn }: Sayable): Rows {
  if (yearColumn === undefined) return rows;
  const [first = ''] = rows.map((cells) => (cells[yearColumn] ?? '').trim()).filter((year) => year !== '');
  return rows.filter((cells) => (cells[yearColumn] ?? '').trim() === first);
}

/** A month that contradicts the given year: one that takes its year from those next to it, or any if all name one. */
function contradicted(header: readonly string[], months: readonly MonthColumn[], { year }: LayoutOptions): MonthColumn | undefined {
  const bare = months.filter(({ column }) => parsePeriodHeading(header[column] as string) === null);
  const told = periodsNamed(header, {});
  const settled = bare.length === 0 ? months : bare.filter(({ column }) => told[column] !== null);
  return settled.find((one) => year !== undefined && one.year !== year);
}

type Month = { readonly column: number; readonly year: number; readonly month: number; readonly day?: number };

const saysReading = /示数|读数|表底|表码|止[数码度]|底[数码]|起[数码度]|^[本当][次期月]$|reading|index/iu;
const saysDifference = /^(?:差[值额数]?|行度|走字|实[用际]|use|usage)$/iu;

/**
 * For columns of months each with the previous and current counter value next to the use (`1月 › 上月, 本月, 用量`), those of the use; null
 * if they are not like this, or several columns of one month are possible.
 */
function usedOfMonths<M extends Month>(header: readonly string[], months: readonly M[], asked: LayoutOptions): readonly M[] | null {
  const periods = periodsNamed(header, asked);
  const held = ({ column }: Month): string => (periods[column]?.rest ?? '').replace(/^[›>/\s-]+/u, '').trim();
  const isUse = (text: string): boolean =>
    text !== '' &&
    !saysReading.test(text) &&
    !saysRegister.test(text) &&
    !countBefore.test(text) &&
    (saysUse.test(text) || saysDifference.test(text) || isWordOfUse(text));
  const groups = Map.groupBy(months, ({ year: of, month, day = 0 }) => `${of}-${month}-${day}`);
  const used = [...groups.values()].map((columns) => (columns.length === 1 ? columns : columns.filter((one) => isUse(held(one)))));
  return used.every((columns) => columns.length === 1) ? used.flat() : null;
}

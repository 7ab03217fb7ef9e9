import { Problem } from '#kernel/problem.ts';
import { columnContent } from '../times/column-content.ts';
import { found, known, place, unknownColumn } from '../headings/heading-places.ts';
import { areOne, leftOut, valueCandidates, valueOf, type ValueMeant } from './value-column.ts';
import { isOfUse } from './value-headings.ts';
import { readingsBetween, takenApart } from './readings-between.ts';
import { joinedMonths } from './month-rows.ts';
import { tellsNoTime } from '../times/no-times.ts';
import { daysNeedMonth } from '../times/days-across.ts';
import { dayColumns, type DayColumn } from '../times/day-columns.ts';
import type { Layout, LayoutOptions } from '../headings/layout-options.ts';
import { carrierColumn } from '../headings/carrier-column.ts';
import { planMonths, showsMonths, type MonthsPlan } from './month-columns.ts';
import { wideMeters } from './wide-columns.ts';
import { joinedCodes } from '../headings/joined-codes.ts';
import type { SwapColumns } from '../times/swap-columns.ts';
import { areDays } from '../times/whole-days.ts';
import { multipliersOf } from './unmultiplied.ts';
import { meterChoices, refuseNameless } from './nameless.ts';
import { isSum } from '#platform/tables/footer-rows.ts';
import { withoutUnit } from '#platform/tables/heading-units.ts';
import { codeBeside, isCalledCode, isCalledName, meterColumn, ownCodes, timesRepeat } from '../headings/meter-column.ts';
import { notReadOnce } from './read-once.ts';
import { besideOf, writesPeriods, type TimeWritten } from '../times/row-time.ts';
import { unitColumn } from './unit-column.ts';
import type { GuessedColumn, TimeColumns } from './time-columns.ts';
import { refuseUnused, refuseYear, type Sayable } from '../headings/options.ts';
import { periodOfRows, periodSaid } from '../times/rows-period.ts';
import { codesOf, meterOf } from './meter-of.ts';
import { meterBesidePlaces } from '../headings/place-columns.ts';
import { placesJoined } from '../headings/places-joined.ts';
import { meterOfParts, partsJoined } from '../headings/building-parts.ts';
import { planCodes, planRows } from '../headings/plan-rows.ts';
import { reactiveCodes } from '../units/reactive.ts';
import { typesApart } from './use-types.ts';
import { refuseRows } from './rows-of-else.ts';
import { registersOf, type Registers } from '../units/register-column.ts';

/**
 * Which column of a file holds what; numbers are positions in the header, from 0. `meter` null: all rows belong to the metering point that
 * is named.
 */
export type Plan =
  | {
      readonly layout: 'long';
      readonly meter: number | null;
      readonly time: number;
      readonly end: number | null;
      readonly written: TimeWritten;
      readonly value: number;
      /** Columns of other parts of a tariff, which are added to the value. */
      readonly parts?: readonly number[];
      readonly received: number | null;
      /** Columns of multipliers between counter and use; of two the product counts. */
      readonly multipliers?: readonly number[];
      /** The previous counter value of a row: the use is the value less this. */
      readonly minus?: number;
      /** For rows in which the meter was changed: the last value of the old one, and the first of the new one. */
      readonly swap?: SwapColumns;
      /** The value is the difference of two readings of a counter, not multiplied yet. */
      readonly multiplied?: true;
      /** The multiplier, if no column gives it. */
      readonly times?: number;
      /** The column that gives the carrier of each row. */
      readonly carrier?: number;
      readonly unit: number | null;
      readonly registers?: Registers;
    }
  | {
      readonly layout: 'wide';
      readonly time: number;
      readonly end: number | null;
      readonly written: TimeWritten;
      readonly meters: readonly number[];
      readonly unit: number | null;
    }
  | {
      readonly layout: 'days';
      readonly meter: number | null;
      readonly time: number;
      readonly days: readonly DayColumn[];
      /** The day of all rows (since 1970-01-01), if a title names it and no column does. */
      readonly day?: number;
      readonly unit: number | null;
      readonly registers?: Registers;
    }
  | (MonthsPlan & { readonly registers?: Registers });

type Rows = readonly (readonly string[])[];

/** A plan, the part of it that was derived from the content of columns alone, and other columns of use, which are not read. */
export type PlanFound = { readonly plan: Plan; readonly guessed: readonly GuessedColumn[]; readonly left?: readonly number[] };

/**
 * Determines which column holds what: by the options, by the headings, and otherwise by the content of the first rows.
 * @throws Problem `column-missing` if a named column does not exist, `column-unknown` if nothing shows which is meant, `times-several` and
 * `values-several` if several are possible, `heading-twice` if a column that is read has the same heading as another, `meter-needed`, and
 * what `refuseUnused` throws
 */
export function findPlan(header: readonly string[], rows: Rows, asked: Sayable): PlanFound {
  const named = asked.meterNamed;
  if (named === undefined || [asked.meter, asked.meterColumn, asked.layout].some((one) => one !== undefined))
    return planAsked(header, rows, asked);
  try {
    return planAsked(header, rows, asked);
  } catch (error) {
    if (!(error instanceof Problem) || !['meter-needed', 'column-unknown', 'time-nowhere'].includes(error.code)) throw error;
    return planAsked(header, rows, { ...asked, meter: named });
  }
}

function planAsked(header: readonly string[], rows: Rows, asked: Sayable): PlanFound {
  const found = planOf(header, rows, asked);
  if (found.plan.layout === 'wide') refuseNameless(header, rows, found.plan.meters, asked);
  const { plan } = found;
  const apart = { asked, choices: meterChoices(asked) };
  const typed = plan.layout === 'wide' ? [] : typesApart({ meter: plan.meter, values: valueColumns(plan) }, header, rows, apart);
  const registers = found.plan.layout === 'wide' || asked.registersTogether === true ? [] : registersIn(found.plan, header, rows);
  const { placed, joined } = joinedIn(found.plan, header, rows, { asked, registers });
  const all = [...typed, ...placed, ...registers, ...joined];
  return all.length === 0 ? found : { ...found, plan: { ...found.plan, registers: all } as Plan };
}

/** Columns of a plan that distinguish registers of one meter. */
function registersIn(plan: Exclude<Plan, { layout: 'wide' }>, header: readonly string[], rows: Rows): Registers {
  const { meter, unit } = plan;
  const coded = meter === null ? [] : [...reactiveCodes(rows, meter), ...planCodes(rows, meter)];
  const times = plan.layout === 'months' ? [] : [plan.time, ...(plan.layout === 'days' ? [] : besideOf(plan.written))];
  const others = plan.layout === 'long' ? [plan.end, plan.received] : [];
  const areLong = plan.layout === 'months' || (plan.layout === 'long' && areDays(plan, rows));
  const taken = [...valueColumns(plan), ...times, ...others, meter, unit];
  refuseRows(header, rows, taken);
  const plans = planRows(header, rows, taken);
  const known = [...taken, ...plans.map(({ column }) => column)];
  return [...coded, ...plans, ...registersOf(header, rows, { meter, taken: known, times, areLong })];
}

/** Columns that distinguish metering points of one code, if the column of codes is not named. */
function joinedIn(
  plan: Plan,
  header: readonly string[],
  rows: Rows,
  { asked, registers }: { readonly asked: Sayable; readonly registers: Registers },
): { readonly placed: Registers; readonly joined: Registers } {
  const none = { placed: [], joined: [] };
  if (plan.layout === 'wide' || asked.registersTogether === true) return none;
  if (asked.meterColumn !== undefined) return { ...none, placed: together(header, asked) };
  const { meter, unit } = plan;
  const times = plan.layout === 'long' ? timesOfLong(plan).filter((column) => column !== meter) : [];
  const others = plan.layout === 'long' ? [plan.received, ...(plan.parts ?? [])] : [];
  const taken = [...valueColumns(plan), ...others, ...times, unit, ...registers.map(({ column }) => column)];
  const places = asked.placesBefore === true ? null : placesJoined(header, rows, meter, taken);
  const ofCarriers = 'carrier' in plan ? [plan.carrier ?? null] : [];
  const parts = asked.placesBefore === true ? [] : partsJoined(header, rows, meter, [...taken, ...ofCarriers]);
  const placed = places?.isNeeded === true ? places.registers : parts;
  const apart = placed.map(({ column }) => column);
  if (plan.layout === 'months') return { placed, joined: joinedMonths(plan, header, rows, { registers, placed: apart, places }) };
  if (plan.layout !== 'long') return { placed, joined: [] };
  const { value, carrier = null } = plan;
  const columns = { meter, value, times: [...times, ...apart], carrier, registers, taken: [...taken, ...apart], places };
  return { placed, joined: joinedCodes(header, rows, columns) };
}

const timesOfLong = ({ time, written, end }: Extract<Plan, { layout: 'long' }>): number[] => [
  ...new Set([time, ...besideOf(written), ...(end === null ? [] : [end])]),
];

/** The columns that a person declares to form one code together with the first. */
const together = (header: readonly string[], { meterTogether = [] }: Sayable): Registers =>
  meterTogether.map((name) => ({ column: place(header, name), own: null, joins: 'behind', isPlace: true }));

function planOf(header: readonly string[], rows: Rows, asked: Sayable): PlanFound {
  const layout = asked.layout ?? guessLayout(header, asked, rows);
  refuseUnused(layout, asked);
  if (layout !== 'months' && daysNeedMonth(header) && asked.valueColumn === undefined)
    throw new Problem('bad-input', 'days-without-month', { header: header.slice(0, 10).join(', ') });
  if (layout === 'months') return { plan: planMonths(header, rows, asked), guessed: [] };
  const times = timesOf(header, rows, asked);
  if (layout === 'days') return planDays(header, rows, asked, times);
  const { time, written, guessed } = times;
  const end =
    written.as === 'clocks'
      ? null
      : asked.endColumn !== undefined
        ? place(header, asked.endColumn)
        : (asked.timeColumn ?? asked.startColumn) === undefined
          ? times.end
          : null;
  if (asked.year !== undefined && !('year' in written)) refuseYear(layout);
  const timed = [time, end, ...besideOf(written)];
  if (layout === 'wide') {
    const unit = unitColumn(header, rows, asked, timed);
    return { plan: { layout, time, end, written, meters: wideMeters(header, rows, [...timed, unit], asked), unit }, guessed };
  }
  const between = end !== null || writesPeriods(written) ? readingsBetween(header, rows, asked, timed) : null;
  const value: ValueMeant =
    between === null ? valueOf(header, rows, asked, timed) : { column: between.value, guessed: [{ what: 'value', column: between.value }] };
  const meter = meterOf(header, rows, asked, { ...times, value: value.column });
  const received = found(header, 'received', asked);
  const unit = unitColumn(header, rows, asked, [...timed, value.column, meter.column, received], value.column);
  const carrier = asked.carrier === undefined ? carrierColumn(header, rows, [time, value.column, meter.column, unit]) : null;
  return {
    plan: {
      layout,
      time,
      end,
      written,
      meter: meter.column,
      value: value.column,
      received,
      unit,
      ...(value.parts && { parts: value.parts }),
      ...(between === null
        ? multipliersOf(header, rows, asked, value.column, [time, value.column, meter.column])
        : takenApart(between, asked.timesNamed)),
      ...(carrier !== null && { carrier }),
    },
    guessed: [...guessed, ...meter.guessed, ...value.guessed],
    left: between?.left ?? leftOut(header, rows, asked, [...timed, value.column, ...(value.parts ?? [])]),
  };
}

/** The columns of the time. Throws `column-unknown`, `times-several`. */
export function timesOf(header: readonly string[], rows: Rows, asked: Sayable): TimeColumns {
  const name = asked.startColumn ?? asked.timeColumn;
  const named = name === undefined ? null : place(header, name);
  const heading = named === null ? found(header, 'time', asked) : null;
  const knownEnd = named === null ? found(header, 'end', asked) : null;
  const namedEnd = asked.endColumn === undefined ? null : place(header, asked.endColumn);
  const columns = notReadOnce(header, rows, asked, {
    named,
    namedEnd,
    known: heading,
    knownEnd,
    year: asked.year ?? asked.yearNamed ?? null,
    turn: asked.turn,
    day: asked.rowsDay,
    month: asked.rowsPeriod,
    order: asked.dateOrder,
  });
  const period = periodOfRows(header, asked);
  const meter = columns === null && period ? (codesOf(header, rows, asked) ?? ownCodes(header, rows)) : null;
  if (columns === null && meter !== null && period)
    return { time: meter, end: null, written: { as: 'file-period', ...periodSaid(period, asked) }, guessed: [] };
  const missing = columns === null ? alsoMissing(header, asked) : [];
  if (columns === null && missing.length === 0 && tellsNoTime(header, rows))
    throw new Problem('bad-input', 'time-nowhere', { header: header.slice(0, 20).join(', ') });
  if (columns === null) throw unknownColumn(header, 'time', ...missing);
  return columns;
}

/** What else is unclear in a file whose time is: everything is reported together. */
function alsoMissing(header: readonly string[], asked: Sayable): ('meter' | 'value')[] {
  const layout = asked.layout ?? guessLayout(header, asked);
  if (layout === 'wide' && asked.layout === undefined && known(header, 'value', asked) === null) return [];
  const meter = asked.meter !== undefined || asked.meterColumn !== undefined || known(header, 'meter', asked) !== null;
  const value = layout !== 'long' || asked.valueColumn !== undefined || known(header, 'value', asked) !== null;
  return [...(meter || layout === 'wide' ? [] : (['meter'] as const)), ...(value ? [] : (['value'] as const))];
}

function planDays(header: readonly string[], rows: Rows, asked: Sayable, times: TimeColumns): PlanFound {
  const days = dayColumns(header);
  if (days === null) throw new Problem('bad-input', 'no-day-columns', { header: header.slice(0, 40).join(', ') });
  const step = 86_400 / days.length;
  if (typeof asked.interval === 'number' && asked.interval !== step)
    throw new Problem('bad-input', 'interval-differs', { columns: days.length, minutes: step / 60 });
  const values = new Set(days.map(({ column }) => column));
  const unit = unitColumn(header, rows, asked, [times.time, ...values]);
  const others = header.flatMap((heading, column) => (values.has(column) || heading.trim() === '' ? [] : [column]));
  const isTime = (column: number): boolean => column === times.time && times.written.as !== 'file-period';
  const only = others.filter((column) => !isTime(column) && column !== unit && !isSum(withoutUnit(header[column] as string)));
  const meter =
    only.length === 0 && asked.meter === undefined ? null : meterOf(header, rows, asked, { ...times, value: days[0]?.column ?? 0 }, values);
  if (meter === null)
    throw new Problem('bad-input', 'meter-needed', {
      header: header.slice(0, 10).join(', '),
      choices: [{ set: { layout: 'wide' } }, ...meterChoices(asked)],
    });
  const day = dayOf(header, times);
  return {
    plan: { layout: 'days', meter: meter.column, time: times.time, days, unit, ...(day !== null && { day }) },
    guessed: [...times.guessed, ...meter.guessed],
  };
}

/** The day that a title names for all rows. Throws `column-unknown` if it names more than a day. */
function dayOf(header: readonly string[], { written }: TimeColumns): number | null {
  if (written.as !== 'file-period') return null;
  if (written.to !== written.from + 1) throw unknownColumn(header, 'time');
  return written.from;
}

export function guessLayout(header: readonly string[], asked: LayoutOptions, rows: Rows = []): Layout {
  if (asked.meterColumn !== undefined && asked.valueColumn !== undefined) return 'long';
  if (showsMonths(header, asked)) return 'months';
  if (asked.valueColumn === undefined && dayColumns(header) !== null) return 'days';
  if (asked.meter !== undefined) return 'long';
  const value = asked.valueColumn !== undefined || known(header, 'value', asked) !== null;
  const meter = asked.meterColumn !== undefined || known(header, 'meter', asked) !== null;
  if (value && meter) return 'long';
  return showsLong(header, rows, asked) ? 'long' : 'wide';
}

/**
 * Whether each row can only be one reading: the same time occurs again with other codes, or there is one column of values next to a code.
 */
function showsLong(header: readonly string[], rows: Rows, asked: LayoutOptions): boolean {
  if (rows.length === 0) return false;
  try {
    const times = timesOf(header, rows, asked);
    if (times.written.as === 'file-period') return true;
    const taken = [times.time, times.end, ...besideOf(times.written)];
    const values = valueCandidates(header, rows, taken, asked);
    const coded = asked.meterColumn !== undefined || known(header, 'meter', asked) !== null;
    if (coded && values.length > 0) return true;
    if (values.length > 0 && isOfUse(header, values[0] as number, asked) && meterBesidePlaces(header, rows, [...taken, ...values]) !== null)
      return true;
    const [value] = values;
    if (
      value !== undefined &&
      areOne(header, rows, values) &&
      isOfUse(header, value, asked) &&
      codeBeside(header, rows, { ...times, value }) !== null
    )
      return true;
    const meter = value === undefined ? null : meterColumn(header, rows, { ...times, value });
    if (meter === null)
      return value !== undefined && asked.placesBefore !== true && meterOfParts(header, rows, [...taken, ...values]) !== null;
    if (columnContent(rows, meter) === 'text' && isCalledName(header[meter] as string)) return true;
    return timesRepeat(rows, times) || (values.length === 1 && isCalledCode(header[meter] as string));
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
}

/** The positions of the columns that hold values. */
export function valueColumns(plan: Plan): readonly number[] {
  if (plan.layout === 'long') return [plan.value];
  if (plan.layout === 'wide') return plan.meters;
  return (plan.layout === 'days' ? plan.days : plan.months).map(({ column }) => column);
}

/** Whether each reading is of a period that the file itself gives: by a column of ends, by the notation of times, by its columns. */
export function tellsPeriods(plan: Plan): boolean {
  return plan.layout === 'months' || plan.layout === 'days' || plan.end !== null || writesPeriods(plan.written);
}

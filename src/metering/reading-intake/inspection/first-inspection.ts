import { isPower, type Carrier, type Unit } from '#kernel/carrier.ts';
import { Problem, withFindings } from '#kernel/problem.ts';
import type { Zone } from '#kernel/zone.ts';
import { decimalMarkOf, withPoint } from '#platform/tables/decimal-mark.ts';
import { footerKind, isSum } from '#platform/tables/footer-rows.ts';
import { isUnitOrStep } from '#platform/tables/strange-unit.ts';
import type { Table } from '#platform/tables/table.ts';
import { parseTime } from '#platform/tables/time.ts';
import { unmultiplied } from '../columns/applied.ts';
import { unitsOf } from '../columns/column-units.ts';
import { findPlan, tellsPeriods, valueColumns, type Plan } from '../columns/layout.ts';
import type { KnownPoints } from '../columns/point-columns.ts';
import { intervalSeen, sampleRows } from '../columns/sample.ts';
import type { TopRow } from '../columns/wide-meters.ts';
import { meterNamedIn } from '../headings/meter-named.ts';
import type { Sayable } from '../headings/options.ts';
import { tableBelow } from '../headings/tables-apart.ts';
import { rowsDay, rowsPeriod } from '../times/rows-period.ts';
import { monthNamed } from '../times/year-named.ts';
import { lengthText, type Length } from '../units/lengths.ts';
import { timesNamed } from '../units/multiplier-named.ts';
import { isMultiplierRow } from '../units/multiplier-row.ts';
import { isNoRecord } from '../units/no-record.ts';
import { whyNotEnergy } from '../units/not-energy.ts';
import { isOther, partColumns } from '../units/register-column.ts';
import type { Around } from '../units/units.ts';
import { withYear } from './file-year.ts';
import { isAcross, isFinancial, ofFinancialYear } from '../words/financial-words.ts';
import { besideOf } from '../times/row-time.ts';
import { refuseMonthsRead } from './months-contradict.ts';
import { withoutPhysical } from './physical-codes.ts';
import { placesKnown } from './places-known.ts';
import { refuseCounts, refuseRounded } from './row-checks.ts';

/** The options for a file that affect its inspection. */
export type InspectionOptions = Sayable & {
  readonly interval?: Length | undefined;
  readonly unit?: Unit | undefined;
  readonly carrier?: Carrier | undefined;
  readonly zone?: Zone | undefined;
  /** The first rows including those that do not count; omitted or null if all do. */
  readonly timed?: readonly (readonly string[])[] | null;
};

/** The first look at a file, with its codes compared to existing metering points, without what only points measure. */
export async function lookedAt(table: Table, name: string, asked: InspectionOptions, known: KnownPoints, points: KnownPoints) {
  const look = (more: Pick<InspectionOptions, 'placesBefore'> = {}) => roughLook(table, name, { ...asked, ...more });
  const isHoused = table.housed === true && asked.meterColumn === undefined;
  return withoutPoints(await placesKnown(await look(), table.header, known, () => look({ placesBefore: true }), isHoused), known, points);
}

/** The plan and the rows without what only points measure. */
async function withoutPoints(looked: Awaited<ReturnType<typeof roughLook>>, known: KnownPoints, points: KnownPoints) {
  const { rough: plan, rows } = looked;
  const rough = await withoutPhysical(plan, rows, known, points);
  if (rough === plan || rough.layout === 'wide') return looked;
  return { ...looked, rough, rows: rows.filter((cells) => !isOther(rough.registers, (column) => cells[column] ?? '')) };
}

/** The titles, and the names of the sheet and the file. */
export const namesOf = ({ above = [], sheet = '' }: Table, file: string) => ({ above, sheet, file });

/** A file of weather (EPW) begins with its place, whichever row below is taken for its header. Throws Problem `is-weather`. */
export function refuseWeather({ header, above = [] }: Pick<Table, 'header' | 'above'>): void {
  const isHead = header[0] === 'LOCATION' && header.length > 8;
  if (isHead || above[0] === 'LOCATION') throw new Problem('bad-input', 'is-weather', {});
}

/** What the header and the first rows show by themselves: the columns, the year, the row of units, the notation of decimals. */
export async function roughLook(table: Table, name: string, asked: InspectionOptions) {
  refuseWeather(table);
  const all = await firstRows(table);
  const below = tableBelow(table.header, all);
  const parts = partColumns(all.map(({ cells }) => cells));
  const isWhole = (cells: readonly string[]): boolean => !isSum(cells[0] ?? '') && cells.some((cell, at) => parts.has(at) && isSum(cell));
  // the first row may be the one of units
  const isRecord = ({ cells }: TopRow, at: number): boolean =>
    isWhole(cells) || (at === 0 ? footerKind(cells, table.header) === null && !isMultiplierRow(cells) : !isNoRecord(cells, table.header));
  const records = all.filter((one, at) => (below === null || one.row < below.row) && isRecord(one, at));
  const cells = records.map((record) => record.cells);
  const decimalComma = withFindings(table.findings, () => decimalMarkOf(cells, { ...table, anySize: true }, asked.decimals)) === 'comma';
  const top = decimalComma ? records.map(({ row, cells }) => ({ row, cells: cells.map(withPoint) })) : records;
  const { told, says } = withYear(table, name, asked, top);
  const said = meterNamedIn(table.above ?? []);
  const around = namesOf(table, name);
  const given = {
    ...says,
    monthNamed: monthNamed(around),
    rowsPeriod: rowsPeriod(around, table.header),
    rowsDay: rowsDay(around),
    sheetNamed: table.sheet,
    timesNamed: timesNamed([...around.above, around.sheet, around.file]),
    ...(said !== null && (said.isName ? { meterOffered: said.code } : { meterNamed: said.code })),
  };
  const { plan: rough, guessed: columnsGuessed, left = [] } = withFindings(table.findings, () => planIn(table, top, given));
  refuseMonthsRead(
    around,
    table.header,
    top.map((one) => one.cells),
    { plan: rough, says: given },
  );
  const unitRow = hasUnits(rough, top[0]) ? (top[0] as TopRow) : null;
  const registers = rough.layout === 'wide' ? undefined : rough.registers;
  const rows = (unitRow === null ? top : top.slice(1))
    .map(({ cells }) => cells)
    .filter((cells) => !isOther(registers, (column) => cells[column] ?? ''));
  refuseRounded(rough, table.header, rows, asked);
  refuseCounts(rough, table.header, rows, says);
  const meter = says.meter === undefined && rough.layout !== 'wide' && rough.meter === null ? said : null;
  return {
    told,
    meter,
    says: meter === null ? says : { ...says, meter: meter.code },
    rough,
    columnsGuessed,
    left,
    unitRow,
    rows,
    decimalComma,
    below,
    timesRow: all.slice(0, 3).find((row) => isMultiplierRow(row.cells))?.cells,
  };
}

/** The plan of a table; if it fails because of times of a financial year, that is reported. */
function planIn({ header, above = [] }: Table, top: readonly TopRow[], says: Parameters<typeof findPlan>[2]): ReturnType<typeof findPlan> {
  const rows = top.map(({ cells }) => cells);
  try {
    const found = findPlan(header, rows, says);
    refuseFinancial(found.plan, header, rows);
    return says.multiplier === 'ledger' ? { ...found, plan: unmultiplied(found.plan) } : found;
  } catch (error) {
    throw financialInstead(error, header, rows, above);
  }
}

/**
 * What can be determined about a file's unit without asking anyone: the named unit with its conversion, or that none is named; null if a
 * person must look.
 */
export async function unitSeen(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  { headings, ...around }: Omit<Around, 'option'> & Pick<InspectionOptions, 'headings'>,
): Promise<{ readonly read: string; readonly assumed: boolean } | null> {
  try {
    const { plan } = findPlan(header, rows, { headings, yearNamed: 2000 });
    const first = rows[0] === undefined ? undefined : { row: 2, cells: rows[0] };
    const under = hasUnits(plan, first) ? first?.cells : undefined;
    const columns = valueColumns(plan)
      .filter((column) => plan.layout !== 'wide' || whyNotEnergy(header[column] as string) === null)
      .filter((column) => rows.length === 0 || rows.some((cells) => /\d/u.test(cells[column] ?? '')));
    const said = await unitsOf(columns, { header, under, findings: [] }, { ...around, option: null });
    const length = tellsPeriods(plan) ? null : intervalSeen(plan, under === undefined ? rows : rows.slice(1));
    const named = [...new Set(said.flatMap((one) => (one === null ? [] : [one.unit])))];
    const read = named.map((unit) => (isPower(unit) ? `${unit} × ${lengthText(length) || '?'} → kWh` : unit)).join(', ');
    return { read, assumed: plan.unit === null && said.some((one) => one === null) };
  } catch {
    return null;
  }
}

async function firstRows(table: Table): Promise<TopRow[]> {
  const rows: TopRow[] = [];
  for await (const batch of table.rows) {
    rows.push(...batch);
    if (rows.length >= sampleRows) break;
  }
  return rows;
}

/** Whether the first row under the header contains the units of the columns, and no time. */
function hasUnits(plan: Plan, first: TopRow | undefined): boolean {
  const said = valueColumns(plan).flatMap((column) => (first?.cells[column]?.trim() ? [first.cells[column]] : []));
  const time = plan.layout === 'months' ? '' : (first?.cells[plan.time] ?? '');
  // a row of `格` or `Einheiten` is one too, and is refused as such
  return said.length > 0 && said.every(isUnitOrStep) && typeof parseTime(time) === 'string';
}

type Rows = readonly (readonly string[])[];

/** Throws `financial-year` if the times that are read are parts of one. */
function refuseFinancial(plan: Plan, header: readonly string[], rows: Rows): void {
  if (plan.layout === 'months') return;
  const beside = plan.layout === 'days' || plan.written.as === 'file-period' ? [] : besideOf(plan.written);
  const isWhole = plan.layout !== 'days' && ['year', 'month', 'month-beside', 'quarter-beside', 'month-of'].includes(plan.written.as);
  const headings = isWhole ? [plan.time, ...beside].map((column) => header[column] as string) : [];
  const text = headings.find(isFinancial) ?? yearAcross(header[plan.time] as string, rows, plan.time);
  if (text !== undefined) throw ofFinancialYear(text);
}

/** The first cell of a column of years that each span two calendar years. */
function yearAcross(heading: string, rows: Rows, column: number): string | undefined {
  const cells = [...new Set(rows.map((row) => (row[column] ?? '').trim()))].filter((cell) => cell !== '');
  const are = cells.length > 0 && cells.every(isAcross) && (cells.length > 1 || /year|年|fy/iu.test(heading));
  return are ? cells[0] : undefined;
}

const timeless = new Set(['time-nowhere', 'column-unknown', 'year-needed', 'no-meter-columns', 'meter-needed']);

/** What an unreadable file says about a financial year, in its headings, its first rows or its titles, instead of the original error. */
function financialInstead(error: unknown, header: readonly string[], rows: Rows, titles: readonly string[]): unknown {
  if (!(error instanceof Problem) || !timeless.has(error.code)) return error;
  const years = header.flatMap((heading, column) => yearAcross(heading, rows, column) ?? []);
  const cells = rows
    .slice(0, 20)
    .flat()
    .filter((cell) => /^(?:fy|fp)|财年|财政年|会计年|财务年/iu.test(cell.trim()) && isFinancial(cell));
  const [text] = [...header.filter(isFinancial), ...cells, ...years, ...titles.filter(isFinancial)];
  return text === undefined ? error : ofFinancialYear(text);
}

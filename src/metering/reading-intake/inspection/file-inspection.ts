import { isPower, type Carrier, type Unit } from '#kernel/carrier.ts';
import type { ReadUnit } from '#kernel/quantity.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem, withFindings } from '#kernel/problem.ts';
import type { Zone } from '#kernel/zone.ts';
import { unmultiplied } from '../columns/applied.ts';
import { timesNamed, type NamedMultiplier } from '../units/multiplier-named.ts';
import { isMultiplierRow } from '../units/multiplier-row.ts';
import { betweenFindings, hoursLeftFindings, leftFindings, skippedFinding } from '../columns/column-findings.ts';
import { commaFindings, decimalMarkOf, withPoint } from '#platform/tables/decimal-mark.ts';
import { footerKind, isSum } from '#platform/tables/footer-rows.ts';
import { isUnitOrStep } from '#platform/tables/strange-unit.ts';
import type { Table } from '#platform/tables/table.ts';
import { parseTime } from '#platform/tables/time.ts';
import { findPlan, tellsPeriods, valueColumns, type Plan } from '../columns/layout.ts';
import { withKnownCarriers } from '../columns/carriers-unknown.ts';
import { carrierFindings, type CarrierNamed } from '../units/carrier-named.ts';
import { countersAtClock } from './side-of-clock.ts';
import { belowFindings, tableBelow } from '../headings/tables-apart.ts';
import { sumCode } from '../columns/adds-up.ts';
import { isNoRecord } from '../units/no-record.ts';
import { unitsOf, whatColumnsHold } from '../columns/column-units.ts';
import { planFindings } from './plan-findings.ts';
import { columnsToldBy } from './guessed-columns.ts';
import type { GuessedColumn } from '../columns/time-columns.ts';
import { marksSeen } from './marks-seen.ts';
import { meterNamedIn, meterNamedFindings, type NamedMeter } from '../headings/meter-named.ts';
import { rowsDay, rowsPeriod } from '../times/rows-period.ts';
import { refuseUnsaidPower } from './power-named.ts';
import { refuseEarlier } from './earlier-use.ts';
import { refuseOtherTimes } from '../columns/per-length.ts';
import { withoutPhysical } from './physical-codes.ts';
import { refuseCounts, refuseRounded, sumsKnown } from './row-checks.ts';
import { lengthText, type Length } from '../units/lengths.ts';
import { whyNotEnergy } from '../units/not-energy.ts';
import type { Sayable } from '../headings/options.ts';
import { financialInstead, refuseFinancial } from './financial-year.ts';
import { refundsSeen, type RefundsSeen } from '../columns/refunds.ts';
import { isOther, partColumns } from '../units/register-column.ts';
import { placesKnown } from './places-known.ts';
import { noPoints, pointColumns, type KnownPoints } from '../columns/point-columns.ts';
import { withMeters, type TopRow } from '../columns/wide-meters.ts';
import { intervalSeen, readSample, sampleRows, type Sample } from '../columns/sample.ts';
import { refuseMonthsRead } from './months-contradict.ts';
import { monthNamed, type YearNamed } from '../times/year-named.ts';
import { withYear, yearFinding } from './file-year.ts';
import { refuseWordInBrackets } from './word-in-brackets.ts';
import { zoneFindings, zoneNamed } from './zone-named.ts';
import { lengthFor, unitFindings, type Around, type NamedUnit } from '../units/units.ts';
import type { ValueKnown } from './value-evidence.ts';
import { valuesKnown } from './value-known.ts';

/** The options for a file that affect its inspection. */
export type InspectionOptions = Sayable & {
  readonly interval?: Length | undefined;
  readonly unit?: Unit | undefined;
  readonly carrier?: Carrier | undefined;
  readonly zone?: Zone | undefined;
  /** The first rows including those that do not count; omitted or null if all do. */
  readonly timed?: readonly (readonly string[])[] | null;
};

/** What is known of a file before its rows are read. */
export type FileInspection = {
  readonly header: readonly string[];
  readonly plan: Plan;
  readonly sample: Sample;
  /** The number of a row under the header that holds units; null if there is none. */
  readonly unitRow: number | null;
  /** The number of the row from which on there is another table; Infinity if there is none. */
  readonly belowRow: number;
  /** The codes of the wide layout's columns, in the order of the plan. */
  readonly codes: readonly string[];
  /** The units named, for each column of values in the order of the plan. */
  readonly units: readonly (NamedUnit | null)[];
  /** The units named for columns of points, in the order of the plan; null for those of meters. */
  readonly pointUnits: readonly (ReadUnit | null)[];
  /** The units of columns that are added to the value, by their positions; null if nothing names one. */
  readonly partUnits: ReadonlyMap<number, Unit | null>;
  /** The metering point that a line above the rows names, if all belong to it. */
  readonly meterNamed: NamedMeter | null;
  readonly interval: Length | null;
  /** The length of intervals was derived from the distance of times, not stated. */
  readonly guessed: boolean;
  /** The values are counter values, though nothing says so. */
  readonly counts: boolean;
  /** The multipliers between counter values and use, from titles or headings, for each column of values in the order of the plan. */
  readonly times: readonly (NamedMultiplier | null)[];
  /** Cells of the column of units that are multiples of a unit, and what they are read as. */
  readonly unitTexts: ReadonlyMap<string, Unit>;
  /** Numbers are written as `1.234,5`. */
  readonly decimalComma: boolean;
  /** What the heading of the time says that it marks; null if it does not say. */
  readonly marks: 'end' | null;
  /** How much (s) of an interval is after its mark. */
  readonly markIncludes: number;
  /** The clock that a heading of times names; null if none does. */
  readonly zone: Zone | null;
  /** The carrier of each column of values, if the file shows it. */
  readonly carriers: readonly (CarrierNamed | null)[];
  /** Codes of metering points that look like sums: rows of these are readings. */
  readonly sums: ReadonlySet<string>;
  /** The code whose rows are the sum of all others, and that no metering point has; null if there is none. */
  readonly whole: string | null;
  /** Rows of its periods are refunds or added to others; null if the first rows show none. */
  readonly refunds: RefundsSeen | null;
  /** What shows that its columns are values; null if its layout implies it. */
  readonly valueKnown: ValueKnown | null;
  readonly findings: readonly Finding[];
};

/**
 * Reads the header and the first rows: which column holds what, in which unit, the notation of times, which columns are not meters.
 * @param known which of these codes belong to metering points
 * @throws Problem what `findPlan`, `createUnitReader` and `lengthFor` throw; `power-is-peak`, `is-weather`
 */
export async function inspectFile(
  table: Table,
  name: string,
  asked: InspectionOptions,
  known: (codes: readonly string[]) => Promise<ReadonlySet<string>>,
  points: KnownPoints = noPoints,
  atInstants: KnownPoints = points,
): Promise<FileInspection> {
  const looked = await lookedAt(table, name, asked, known, points);
  const { told, meter, says, rough, columnsGuessed, left, unitRow, rows, decimalComma, below, timesRow } = looked;
  const around: Around = { option: says.unit ?? null, ...namesOf(table, name) };
  const of = { header: table.header, rows, unitRow, timesRow, timed: timedRows(says, decimalComma) };
  const { plan: metered, codes, skipped, ...grouped } = await withMeters(rough, of, says, known, points);
  const valueKnown = await valuesKnown(metered, { ...of, says, skipped, around, meters: known, points, findings: table.findings });
  const seen = { plan: metered, ...of, codes, findings: table.findings };
  const { plan, ...marked } = await marksSeen(seen, says, around, atInstants);
  const clock = says.zone === undefined ? zoneNamed(plan, table.header) : null;
  const ofPoint = await pointColumns(plan, codes, rows, points);
  const held = await whatColumnsHold(plan, { ...table, under: unitRow?.cells }, says, around, ofPoint);
  const { carriers, tonnes, units } = await withKnownCarriers(plan, of, held, known);
  const { counts, ...counted } = await countersAtClock(plan, { ...of, units, carriers, says, around, known, codes, marked, atInstants });
  const sample = withFindings(table.findings, () => readSample(plan, rows, { ...says, timed: of.timed, header: table.header }));
  refuseEarlier(plan, table.header, rows, sample.format, says);
  const periods = tellsPeriods(plan);
  const said = says.interval ?? (periods ? null : sample.interval);
  const isUsed = says.unit === undefined && says.kind !== 'register' && !counts;
  if (isUsed) refuseUnsaidPower(plan, { ...seen, units, interval: said, ofPoint }, around);
  refuseWordInBrackets(plan, { header: table.header, rows, units, isSaid: says.unit !== undefined || ofPoint(0) });
  refuseOtherTimes(plan, units, sample, { around, said: says.interval ?? null });
  const interval = lengthFor(units, said, { periods, register: says.kind === 'register' });
  return {
    header: table.header,
    plan,
    sample,
    ...rowsApart(unitRow, below),
    codes,
    valueKnown,
    ...held,
    meterNamed: meter,
    interval,
    guessed: says.interval === undefined && units.every((unit) => unit === null || unit.per === null),
    ...marksOf(marked),
    counts,
    ...counted,
    decimalComma,
    zone: clock?.zone ?? null,
    ...(await sumsSeen(plan, rows, known)),
    refunds: counts || says.kind === 'register' ? null : refundsSeen(plan, table.header, rows, interval),
    findings: [
      ...layoutFindings(table.header, { plan, guessed: columnsGuessed, rows, left: [...left, ...grouped.left], below }),
      ...marked.findings,
      ...zoneFindings(clock),
      ...commaFindings(decimalComma ? 'comma' : 'point'),
      ...yearFindings(told, says.turn, meter),
      ...unitFindings(units, periods ? null : interval),
      ...carrierFindings([...carriers, ...carriersTold(table)], tonnes.includes(true)),
      ...skippedFinding(skipped),
    ],
  };
}

/** The rows that show the distances between rows, read like the others; undefined if the others show them. */
const timedRows = ({ timed }: InspectionOptions, decimalComma: boolean): Rows | undefined =>
  decimalComma ? timed?.map((cells) => cells.map(withPoint)) : (timed ?? undefined);

/** Codes that look like sums, and the one whose rows are the sum of all others. */
const sumsSeen = async (plan: Plan, rows: Laid['rows'], known: KnownPoints): Promise<Pick<FileInspection, 'sums' | 'whole'>> => ({
  sums: await sumsKnown(plan, rows, known),
  whole: await unknownOf(sumCode(plan, rows), known),
});

/** The first look at a file, with its codes compared to existing metering points, without what only points measure. */
async function lookedAt(table: Table, name: string, asked: InspectionOptions, known: KnownPoints, points: KnownPoints) {
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

type Rows = readonly (readonly string[])[];

type Laid = {
  readonly plan: Plan;
  readonly guessed: readonly GuessedColumn[];
  readonly rows: readonly (readonly string[])[];
  readonly left: readonly number[];
  readonly below: TopRow | null;
};

const marksOf = ({ marks, includes = 0 }: { readonly marks: 'end' | null; readonly includes?: number }) => ({
  marks,
  markIncludes: includes,
});

/** The rows that do not belong to the table. */
const rowsApart = (unitRow: TopRow | null, below: TopRow | null): Pick<FileInspection, 'unitRow' | 'belowRow'> => ({
  unitRow: unitRow?.row ?? null,
  belowRow: below?.row ?? Infinity,
});

/** Findings on the layout of a file, and on the columns of use that are not read. */
const layoutFindings = (header: readonly string[], { plan, guessed, rows, left, below }: Laid): Finding[] => [
  ...columnsToldBy(guessed, header, plan),
  ...planFindings(plan, header, rows),
  ...betweenFindings(plan, header),
  ...hoursLeftFindings(plan, header),
  ...leftFindings(header, left, plan),
  ...belowFindings(below),
];

/** The titles, and the names of the sheet and the file. */
const namesOf = ({ above = [], sheet = '' }: Table, file: string) => ({ above, sheet, file });

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

/** A code, if no metering point has it. */
async function unknownOf(code: string | null, known: (codes: readonly string[]) => Promise<ReadonlySet<string>>): Promise<string | null> {
  return code === null || (await known([code])).has(code) ? null : code;
}

/** The file's statements about its metering points, by their codes. */
const carriersTold = ({ meters }: Table): CarrierNamed[] =>
  [...(meters?.values() ?? [])].map(({ carrier, name }) => ({ carrier, text: name }));

const yearFindings = (told: YearNamed | null, turn: number | undefined, meter: NamedMeter | null): Finding[] => [
  ...(told === null ? [] : [yearFinding(told, turn)]),
  ...meterNamedFindings(meter),
];

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

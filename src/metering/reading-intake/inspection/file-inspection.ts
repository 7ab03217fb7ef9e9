import type { Unit } from '#kernel/carrier.ts';
import type { ReadUnit } from '#kernel/quantity.ts';
import type { Finding } from '#kernel/finding.ts';
import { withFindings } from '#kernel/problem.ts';
import type { Zone } from '#kernel/zone.ts';
import type { NamedMultiplier } from '../units/multiplier-named.ts';
import { betweenFindings, hoursLeftFindings, leftFindings, partsFindings, skippedFinding } from '../columns/column-findings.ts';
import { commaFindings, withPoint } from '#platform/tables/decimal-mark.ts';
import type { Table } from '#platform/tables/table.ts';
import { tellsPeriods, type Plan } from '../columns/layout.ts';
import { withKnownCarriers } from '../columns/carriers-unknown.ts';
import { carrierFindings, type CarrierNamed } from '../units/carrier-named.ts';
import { countersAtClock } from './side-of-clock.ts';
import { belowFindings } from '../headings/tables-apart.ts';
import { sumCode } from '../columns/adds-up.ts';
import { whatColumnsHold } from '../columns/column-units.ts';
import { netFindings } from './net-values.ts';
import { partRowsDiffer, partsDiffer } from './parts-differ.ts';
import { joinedFindings } from '../headings/joined-codes.ts';
import { codeOfRow, registersFindings } from '../units/register-column.ts';
import { columnsToldBy } from './guessed-columns.ts';
import type { GuessedColumn } from '../columns/time-columns.ts';
import { marksSeen } from './marks-seen.ts';
import { meterNamedFindings, type NamedMeter } from '../headings/meter-named.ts';
import { refuseUnsaidPower } from './power-named.ts';
import { refuseEarlier } from './earlier-use.ts';
import { refuseOtherTimes } from '../columns/per-length.ts';
import { roundedFindings, sumsKnown } from './row-checks.ts';
import type { Length } from '../units/lengths.ts';
import { refundsSeen, type RefundsSeen } from '../columns/refunds.ts';
import { noPoints, pointColumns, type KnownPoints } from '../columns/point-columns.ts';
import { withMeters, type TopRow } from '../columns/wide-meters.ts';
import { readSample, type Sample } from '../columns/sample.ts';
import type { YearNamed } from '../times/year-named.ts';
import { yearFinding } from './file-year.ts';
import { refuseWordInBrackets } from './word-in-brackets.ts';
import { zoneFindings, zoneNamed } from './zone-named.ts';
import { lengthFor, unitFindings, type Around, type NamedUnit } from '../units/units.ts';
import type { ValueKnown } from './value-evidence.ts';
import { valuesKnown } from './value-known.ts';
import { type InspectionOptions, lookedAt, namesOf } from './first-inspection.ts';

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

/** Findings on what a plan adds up, what it distinguishes, and what its values are. */
function planFindings(plan: Plan, header: readonly string[], rows: readonly (readonly string[])[]): Finding[] {
  const added = [...partsFindings(plan, header), ...roundedFindings(plan, header, rows)];
  if (plan.layout === 'wide') return added;
  const { registers = [] } = plan;
  const code = (cells: readonly string[]): string => codeOfRow(plan, cells);
  return [
    ...added,
    ...partsDiffer(plan, header, rows),
    ...partRowsDiffer(plan, rows),
    ...netFindings({ plan, header }),
    ...registersFindings(registers, header, rows),
    ...joinedFindings(registers, header, code, rows),
  ];
}

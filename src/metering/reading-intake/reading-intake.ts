import { carrierUnit, type Carrier, type Unit } from '#kernel/carrier.ts';
import { isSumRow, rowsSkipped } from '#platform/tables/footer-rows.ts';
import type { Finding } from '#kernel/finding.ts';
import type { OnRow } from '#platform/tables/bytes.ts';
import type { Table } from '#platform/tables/table.ts';
import { openRows } from '#platform/tables/tables.ts';
import type { SeriesFacts } from '#metering/point/facts.ts';
import { asRead, rowsWithVoid } from './rewriting/table-as-read.ts';
import { headingsExplained } from './headings/point-headings.ts';
import { createCellReader } from './rows/cells.ts';
import { refuseAtEnd } from './rows/refused-at-end.ts';
import { areOwnHeadings } from './units/carrier-of-meter.ts';
import { withBuildings } from './rewriting/buildings-above.ts';
import { columnsNeeded } from './inspection/columns-needed.ts';
import { decisionsOf, layoutKey, type Decision } from './inspection/decisions.ts';
import { createCodes } from './rows/codes.ts';
import { createCodesMet } from './rows/codes-met.ts';
import { carriedOver, type CarriedOptions } from './rows/carried-over.ts';
import { appliedIn, timesSeen } from './columns/applied.ts';
import { createAdmission, type IntakeCounts } from './admit.ts';
import type { IntakeNeeds } from './rows/intake-needs.ts';
import { knownColumn } from './inspection/known-column.ts';
import { lengthText } from './units/lengths.ts';
import { noPoints } from './columns/point-columns.ts';
import { faultyColumn } from './inspection/faulty-column.ts';
import { fileSays, type Says } from './inspection/says.ts';
import { inspectFile, type FileInspection } from './inspection/file-inspection.ts';
import { codeOfRow } from './units/register-column.ts';
import { multiplierFindings, stepOfCounters, wordsOnly } from './columns/column-findings.ts';
import { namedMultiplierFindings } from './units/multiplier-named.ts';
import { nettedFindings, noRefunds, noteRefunds, type Refunds } from './columns/refunds.ts';
import { eachRow, noneMerged, valuesMerged, type MergedValues } from './inspection/table-rows.ts';
import { refuseSwaps } from './rows/swap-rows.ts';
import { topCells } from './headings/top-cells.ts';
import { togetherNamed } from './inspection/places-known.ts';
import { withoutBeside } from './headings/tables-apart.ts';
import { withNotes } from './inspection/unit-notes.ts';
import { appliedFindings, createKnownCheck } from './rows/known-check.ts';
import { createUsualCheck } from './rows/usual-check.ts';
import { soundOnly } from './rewriting/void-rows.ts';
import { refuseSheets } from './rows/sheets-alike.ts';
import { createStaging } from './staging.ts';

export { columnsSeen, guessFile, suitsReadings } from './inspection/guess.ts';
export { holdsReadings } from './inspection/file-kind.ts';
export { refuseWeather } from './inspection/first-inspection.ts';
export { lengths } from './units/lengths.ts';
export { noneMerged } from './inspection/table-rows.ts';
export { refuseUnused } from './headings/options.ts';
export type { Says } from './inspection/says.ts';

export type { Fresh, IntakeNeeds } from './rows/intake-needs.ts';

export type TakenIn = {
  readonly counts: IntakeCounts;
  readonly codes: number;
  readonly findings: readonly Finding[];
  readonly decisions: readonly Decision[];
  /** What was taken over from the sender's last file, by the names of options. */
  readonly carried: CarriedOptions;
  /** By its headings; see `layoutKey`. */
  readonly layout: string;
  /** The multipliers between counter values and use given by the file, by code; factors of one are omitted. */
  readonly multiplied: Readonly<Record<string, number>>;
};

/**
 * Takes in a file of readings: any layout, any table that `sheet` reads, row by row in constant memory. Good readings go to `stage`, each
 * bad one to `refuse`. A file that cannot be read to its end throws; what was staged of it must then be dropped.
 * @example await takeIn(path, '2025.csv', says, needs) // { counts: { readings, missing, rejected, … }, codes, findings }
 */
export async function takeIn(path: string, name: string, says: Says, needs: IntakeNeeds): Promise<TakenIn> {
  const opened = await openWhole(path, name, says, needs);
  const { source, seen, codes, reader, file } = opened;
  const { header, plan } = seen;
  const isRegister = file.kind === null && seen.counts;
  if (plan.layout === 'long' && needs.devices !== undefined)
    await refuseSwaps(seen, await topCells(source.table), isRegister || file.kind === 'register', needs.devices);
  const staging = createStaging(needs.import, needs.stage);
  const checks = checksOf(opened, says, needs);
  const admission = createAdmission(
    file,
    (meter, at, width, value, unit, received) => {
      checks.note(meter, at, width, value, unit);
      staging.add(meter, at, width, value, unit, received);
    },
    (row, column, code, evidence) => needs.refuse(row, header[faultyColumn(plan, code) ?? column] ?? null, code, evidence),
    await refundsIn(opened, () => openReadings(path, name, says, needs)),
  );
  const merged = noneMerged(plan);
  const met = createCodesMet(opened, needs, says, isRegister);
  await eachPortion(opened, merged, async () => {
    await met.meet((code, looked, slot, isThere) => {
      admission.know(code, looked, slot);
      if (isThere && 'meter' in looked) checks.watch(looked.meter, slot);
    });
    admission.take(reader.batch());
    reader.clear();
    await staging.flushIfFull();
    needs.progress(admission.counts.readings);
  });
  refuseAtEnd(opened, says, { kinds: met.kinds, counts: admission.counts, refuse: needs.refuse });
  admission.end();
  await checks.check(admission.inOwnUnit());
  await staging.flush();
  const unread = met.wordsOnly().map((slot) => codes.texts[slot] as string);
  return {
    counts: admission.counts,
    codes: codes.texts.length,
    decisions: decisionsIn(opened, says, needs.before, met.kinds),
    carried: opened.carried.options,
    layout: opened.layout,
    multiplied: multipliedIn(opened),
    findings: [
      ...source.table.findings,
      ...valuesMerged(merged),
      ...rowsSkipped(reader.skipped.first, reader.skipped.count),
      ...(opened.statuses?.findings() ?? []),
      ...seen.findings,
      ...nettedFindings(admission.netted),
      ...appliedFindings(admission.applied()),
      ...countersTold(opened, isRegister),
      ...stepOfCounters(says.interval, isRegister || met.kinds.has('register')),
      ...(reader.tonnes() ? [waterInTonnes] : []),
      ...unitsAssumed(plan.unit === null || reader.withoutUnit() > 0 ? admission.assumed() : []),
      ...findingsOf(seen, { twice: admission.twice(), measured: admission.counts.measured }),
      ...wordsOnly(unread.filter((code) => plan.layout === 'wide' || !(isSumRow(code) || header.includes(code)))),
    ],
  };
}

/** The same as `openReadings`, for a file that is to be read completely. @throws Problem `sheets-several` */
const openWhole: typeof openReadings = async (path, name, says, needs) =>
  openReadings(path, name, says, needs, (table) => refuseSheets(table, says));

/** The maximum number stored with an import. */
const mostMultiplied = 1000;

const multipliedIn = ({ reader, codes }: OpenedReadings): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [...reader.multipliers]
      .flatMap(([slot, times]) => (times === 1 ? [] : [[codes.texts[slot] as string, times]]))
      .slice(0, mostMultiplied),
  );

/** Compares readings with earlier ones, if the file leaves their unit open, or its decimals were settled as before. */
const usualOf = ({ source, seen }: OpenedReadings, says: Says, { before, earlier }: IntakeNeeds) =>
  createUsualCheck(
    {
      table: source.table,
      decimals: before?.has('decimals') === true ? says.decimals : undefined,
      isUnitless: says.unit === undefined && seen.units.some((unit) => unit === null),
      isOwn: areOwnHeadings(seen.header),
    },
    earlier,
  );

/** Compares the readings of metering points that existed before with what is known about them. */
function checksOf(opened: OpenedReadings, says: Says, needs: IntakeNeeds) {
  const { seen, file, timesOfUse, names } = opened;
  const usual = usualOf(opened, says, needs);
  const kinds = createKnownCheck({ ...seen, ...file, says, timesOfUse, around: names }, needs);
  return {
    watch(meter: SeriesFacts, slot: number): void {
      usual.watch(meter);
      kinds.watch(meter, slot);
    },
    note(meter: number, at: number, width: number, value: number, unit: number): void {
      usual.note(meter, at, width, value, unit);
      kinds.note(meter, at, width, value, unit);
    },
    async check(assumed: ReadonlySet<number>): Promise<void> {
      await usual.check(assumed);
      await kinds.check();
    },
  };
}

const decisionsIn = (
  { source, seen, file, carried }: OpenedReadings,
  says: Says,
  before: IntakeNeeds['before'],
  known: ReadonlySet<SeriesFacts['kind'] | 'none'>,
): Decision[] =>
  decisionsOf({
    table: source.table,
    seen,
    says: { ...says, ...carried.says },
    before: new Set([...(before ?? []), ...Object.keys(carried.options)]),
    kind: { said: file.kind, known },
  });

/** Findings on counters: that they are counters, and how they are multiplied. */
function countersTold({ seen: { plan, header, times }, reader, file }: OpenedReadings, isRegister: boolean): Finding[] {
  const isMultiplied = plan.layout === 'long' && plan.multiplied === true;
  const isCounter = isRegister || file.kind === 'register';
  if (!isMultiplied && !isCounter) return namedMultiplierFindings(times, false);
  const read = isRegister && plan.layout === 'long' ? registerRead(header[plan.value] as string) : [];
  return [...multiplierFindings(plan, header, reader.multipliers), ...(isMultiplied ? [] : namedMultiplierFindings(times, true)), ...read];
}

/** The layout key of the headings of a file, whatever is below them. @throws Problem as `tables` */
export async function layoutOf(path: string, name: string, { headerRow, sheet }: Pick<Says, 'headerRow' | 'sheet'>): Promise<string> {
  const { table } = await openRows(path, { name, headerRow, sheet });
  return layoutKey(tableOf(table).header);
}

/** The table to read, with columns named as its titles say. */
function tableOf(opened: Table): Table {
  const beside = withoutBeside(opened.header);
  opened.findings.push(...beside.findings);
  return headingsExplained({ ...opened, header: beside.header });
}

/** The carrier of all columns of values; null if unknown, or if they differ. */
function onlyCarrier({ carriers }: FileInspection): Carrier | null {
  const [only = null, ...others] = new Set(carriers.map((one) => one?.carrier ?? null));
  return others.length === 0 ? only : null;
}

/** The unit of numbers that name none although others in their row do: that of the file, otherwise the usual one. */
const bareUnit = (seen: FileInspection, carrier: Carrier | undefined): Unit =>
  seen.units[0]?.unit ?? carrierUnit(carrier ?? onlyCarrier(seen) ?? 'electricity');

/** Codes of metering points in the first rows. */
function codesSeen({ plan, codes }: FileInspection, rows: readonly (readonly string[])[]): readonly string[] {
  if (plan.layout === 'wide' || plan.meter === null) return codes;
  return [...new Set(rows.map((cells) => codeOfRow(plan, cells)))].filter((code) => code !== '');
}

export type OpenedReadings = Awaited<ReturnType<typeof openReadings>>;

/** Opens a file of readings: what it is and states, and a reader of its cells. */
export async function openReadings(
  path: string,
  name: string,
  asked: Says,
  { known, points, atInstants, carried: lastSaid }: Pick<IntakeNeeds, 'known' | 'points' | 'atInstants' | 'carried'>,
  look: (table: Table) => void = () => undefined,
) {
  const opened = await openRows(path, { name, headerRow: asked.headerRow, sheet: asked.sheet });
  look(opened.table);
  const plain = await withNotes(tableOf(opened.table));
  const housed = await withBuildings(plain, name, asked);
  const shown = housed ?? plain;
  const said = togetherNamed(shown.header, asked);
  const read = await asRead(shown, name, said);
  const { table, whole, says: before, statuses, asStands } = read;
  const source = table === null && housed === null ? { ...opened, table: whole } : { table: table ?? whole, bytes: null };
  const there = await knownColumn(source.table, before, { meters: known, points: points ?? noPoints });
  const says = { ...before, ...there?.says };
  source.table.findings.push(...(there?.findings ?? []));
  const timed = await rowsWithVoid(read, shown, name, said);
  const seen = await inspectFile(source.table, name, { ...says, timed }, known, points, atInstants);
  const codes = createCodes();
  const slots = seen.codes.map((code) => codes.add(code));
  const reader = createCellReader(seen.plan, seen.header, slots, codes, {
    format: seen.sample.format,
    known: seen.sums,
    whole: seen.whole,
    decimalComma: seen.decimalComma,
    carrier: says.carrier ?? onlyCarrier(seen),
    cellUnits: {
      unitTexts: seen.unitTexts,
      bare: seen.plan.unit === null ? bareUnit(seen, says.carrier) : null,
      parts: seen.partUnits,
    },
  });
  const top = await topCells(source.table);
  const times = timesSeen(seen, top);
  const layout = layoutKey(plain.header);
  const carried = await carriedOver(seen, says, top, async () => (await lastSaid?.(codesSeen(seen, top), layout)) ?? {});
  return {
    source,
    seen,
    codes,
    slots,
    reader,
    statuses,
    asStands,
    carried,
    layout,
    timesOfUse: times,
    names: [...(source.table.above ?? []), source.table.sheet ?? '', name],
    file: {
      ...fileSays({ ...says, ...carried.says }, seen, slots),
      applied: appliedIn(seen.plan, says.multiplier, times, reader.multipliers),
    },
  };
}

/**
 * Reads all rows; `settle` takes and clears what the reader has, now and then and at the end.
 * @param onRow receives each row: the reader, or a function that passes it to the reader
 */
export async function eachPortion(
  { source, seen, reader, statuses }: OpenedReadings,
  merged: MergedValues,
  settle: () => Promise<void>,
  onRow: OnRow = reader.row,
): Promise<void> {
  const sound = soundOnly(source.bytes === null ? null : statuses, without(seen, onRow));
  await eachRow(source, columnsNeeded(seen.plan, seen.header, statuses?.columns), merged, sound.onRow, async () => {
    if (reader.batch().size >= 65_536) await settle();
  });
  sound.end();
  await settle();
}

/** The rows that are refunds or added to others, found by a separate pass over the file; none if the file shows none. */
async function refundsIn({ seen }: OpenedReadings, open: () => Promise<OpenedReadings>): Promise<Refunds> {
  if (seen.refunds === null) return noRefunds;
  const { column } = seen.refunds;
  const refunds: Refunds = { periods: new Set(), rows: new Set(), reversed: new Set(), unclear: new Set() };
  const opened = await open();
  const { reader, codes } = opened;
  const clear = async (): Promise<void> => reader.clear();
  await eachPortion(opened, noneMerged(seen.plan), clear, (...row) => {
    const before = reader.batch().size;
    reader.row(...row);
    const [bytes, starts, ends, fields] = row;
    const remark = column !== null && column < fields ? bytes.toString('utf8', starts[column], ends[column]) : '';
    noteRefunds(refunds, reader.batch(), before, codes.texts, remark);
  });
  return refunds;
}

/** All rows except that of the units, and those of another table below. */
function without({ unitRow, belowRow }: FileInspection, onRow: OnRow): OnRow {
  if (unitRow === null && belowRow === Infinity) return onRow;
  return (bytes, starts, ends, fields, at) => (at === unitRow || at >= belowRow ? undefined : onRow(bytes, starts, ends, fields, at));
}

function findingsOf({ sample, interval, guessed }: FileInspection, { twice, measured }: { twice: number; measured: number }): Finding[] {
  const findings = [...sample.findings];
  if (twice > 0) findings.push({ code: 'local-time-twice', severity: 'warning', evidence: { times: twice } });
  if (guessed && measured > 0) findings.push({ code: 'interval-guessed', severity: 'info', evidence: { interval: lengthText(interval) } });
  return findings;
}

const waterInTonnes: Finding = { code: 'water-in-tonnes', severity: 'info', evidence: {} };

/** Reports that new metering points are counters. */
function registerRead(heading: string): Finding[] {
  return [{ code: 'register-read', severity: 'info', evidence: { column: heading.trim() } }];
}

/** Reports that no unit is named: the readings were taken in the units of the metering points. */
function unitsAssumed(units: readonly Unit[]): Finding[] {
  return units.length === 0 ? [] : [{ code: 'unit-assumed', severity: 'info', evidence: { unit: units.join(', ') } }];
}

import { carrierUnit, units, type Carrier, type Unit } from '#kernel/carrier.ts';
import { isSumRow, rowsSkipped } from '#platform/tables/footer-rows.ts';
import type { Evidence, Finding } from '#kernel/finding.ts';
import type { OnRow } from '#platform/tables/bytes.ts';
import type { Table } from '#platform/tables/table.ts';
import { openRows } from '#platform/tables/tables.ts';
import type { SeriesFacts } from '#metering/point/facts.ts';
import { blocksOf } from './blocks.ts';
import { countedAnew } from './counted-anew.ts';
import { headingsExplained } from './point-headings.ts';
import { hoursAcross } from './hours-across.ts';
import { timesUnfolded } from './times-across.ts';
import { yearsAcross } from './years-across.ts';
import { createCellReader } from './cells.ts';
import { codesAbove } from './codes-above.ts';
import { columnsNeeded } from './columns-needed.ts';
import type { Batch } from './batch.ts';
import { daysAbove } from './days-above.ts';
import { daysFrom1904 } from './days-from-1904.ts';
import { decisionsOf, layoutKey, type Decision } from './decisions.ts';
import { createCodes } from './codes.ts';
import { carriedOver, type Carried, type CarriedOptions } from './carried-over.ts';
import { createAdmission, type IntakeCounts, type MeterLookupResult as Found } from './admit.ts';
import { knownColumn } from './known-column.ts';
import type { Plan } from './layout.ts';
import { lengthText } from './lengths.ts';
import { noPoints } from './point-columns.ts';
import { fileSays, type Says } from './says.ts';
import { inspectFile, type FileInspection } from './file-inspection.ts';
import { codeOfRow } from './register-column.ts';
import { typesOfBuilding } from './use-types.ts';
import { physicalIn } from './not-energy.ts';
import { refusePhysical } from './physical-values.ts';
import { createNumbersSeen } from './numbers-seen.ts';
import { multiplierFindings, stepOfCounters } from './column-findings.ts';
import { refuseDiffering, type FileMultiplier } from './multiplier-differs.ts';
import { refuseUnread } from './multipliers-refused.ts';
import { namedMultiplierFindings } from './multiplier-named.ts';
import { nettedFindings, noRefunds, noteRefunds, type Refunds } from './refunds.ts';
import { eachRow, noneMerged, valuesMerged, type MergedValues } from './table-rows.ts';
import { refuseSwaps, type KnownDevices } from './swap-rows.ts';
import { topCells } from './top-cells.ts';
import { withoutBeside } from './tables-apart.ts';
import { refuseUnitBelow, withNotes } from './unit-notes.ts';
import { createUsualCheck, type Earlier } from './usual-check.ts';
import { createStaging, type Staged } from './staging.ts';

export { columnsSeen, guessFile, suitsReadings } from './guess.ts';
export { holdsReadings } from './file-kind.ts';
export { lengths } from './lengths.ts';
export { noneMerged } from './table-rows.ts';
export { refuseUnused } from './options.ts';
export type { Says } from './says.ts';

export type IntakeNeeds = {
  /** Which of these are codes of metering points that the sender may know of. */
  readonly known: (codes: readonly string[]) => Promise<ReadonlySet<string>>;
  /** Which of these are codes of points, likewise; left out where there are none. */
  readonly points?: ((codes: readonly string[]) => Promise<ReadonlySet<string>>) | undefined;
  /** Which of these are codes of what is read at an instant: counters and points. */
  readonly atInstants?: ((codes: readonly string[]) => Promise<ReadonlySet<string>>) | undefined;
  /** What is known of the devices of these codes. */
  readonly devices?: ((codes: readonly string[]) => Promise<ReadonlyMap<string, KnownDevices>>) | undefined;
  /**
   * Finds, or makes, the metering points of these codes, under which numbers stand; answers in the same order.
   * @param kind what the file says of its readings; null where it does not
   */
  readonly lookUp: (codes: readonly Fresh[], kind: 'register' | 'interval' | null) => Promise<readonly Found[]>;
  /** Takes a portion of readings that passed the intake, the last one as such. */
  readonly stage: (rows: Staged, last: boolean) => Promise<void>;
  /** Told for each reading refused: row, heading of the column, code. */
  readonly refuse: (row: number, column: string | null, code: string, evidence: Evidence) => void;
  readonly progress: (readings: number) => void;
  /** What is said of the file only because the sender's last one was settled so. */
  readonly before?: ReadonlySet<string> | undefined;
  /** What the sender's last file of these headings and of some of these codes was said to be. */
  readonly carried?: ((codes: readonly string[]) => Promise<Carried>) | undefined;
  /** What the last readings of metering points come to. */
  readonly earlier?: Earlier | undefined;
  readonly import: number;
};

/** A code that is met for the first time, and the unit and the carrier that the file names for it; `register`: its heading
 * says that it is a counter. */
export type Fresh = {
  readonly code: string;
  readonly unit: Unit | null;
  readonly carrier: Carrier | null;
  readonly register?: boolean;
  /** How many times what its counter shows was used, as the file says. */
  readonly multiplier?: number;
  /** Its values are of what only points measure: no metering point is made for it. */
  readonly physical?: boolean;
};

export type TakenIn = {
  readonly counts: IntakeCounts;
  readonly codes: number;
  readonly findings: readonly Finding[];
  readonly decisions: readonly Decision[];
  /** What was taken over from the sender's last file, by the names of options. */
  readonly carried: CarriedOptions;
  /** By its headings; see `layoutKey`. */
  readonly layout: string;
};

/**
 * Takes a file of readings in: any layout, any table that `sheet` reads, row by row in constant memory. Good readings go to `stage`, each
 * bad one to `refuse`. A file that cannot be read to its end throws; what was staged of it must then be dropped.
 * @example await takeIn(path, '2025.csv', says, needs) // { counts: { readings, missing, rejected, … }, codes, findings }
 */
export async function takeIn(path: string, name: string, says: Says, needs: IntakeNeeds): Promise<TakenIn> {
  const opened = await openReadings(path, name, says, needs);
  const { source, seen, codes, reader, file, carried } = opened;
  const { header, plan } = seen;
  const isRegister = file.kind === null && seen.counts;
  if (plan.layout === 'long' && needs.devices !== undefined)
    await refuseSwaps(seen, await topCells(source.table), isRegister || file.kind === 'register', needs.devices);
  const staging = createStaging(needs.import, needs.stage);
  const numbers = createNumbersSeen();
  const usual = createUsualCheck(
    {
      table: source.table,
      decimals: needs.before?.has('decimals') === true ? says.decimals : undefined,
      isUnitless: says.unit === undefined && seen.units.some((unit) => unit === null),
    },
    needs.earlier,
  );
  const admission = createAdmission(
    file,
    (meter, at, width, value, unit, received) => {
      usual.note(meter, at, width, value, unit);
      staging.add(meter, at, width, value, unit, received);
    },
    (row, column, code, evidence) => needs.refuse(row, header[faultyColumn(plan, code) ?? column] ?? null, code, evidence),
    await refundsIn(opened, () => openReadings(path, name, says, needs)),
  );
  const kinds = new Set<SeriesFacts['kind'] | 'none'>();
  const merged = noneMerged(plan);
  const meters = new Map<number, SeriesFacts>();
  const freshOf = freshReader(opened, isRegister);
  await eachPortion(opened, merged, async () => {
    const first = numbers.first(reader.batch(), codes.texts.length);
    const fresh = first.map(freshOf);
    if (fresh.length > 0) {
      const { there, found } = await lookedUp(opened, needs, says, { fresh, first });
      found.forEach((looked, at) => {
        const { code } = fresh[at] as Fresh;
        kinds.add(there.has(code) && 'meter' in looked ? looked.meter.kind : 'none');
        admission.know(code, looked, first[at] as number);
        if ('meter' in looked) meters.set(first[at] as number, looked.meter);
        if ('meter' in looked && there.has(code)) usual.watch(looked.meter);
      });
    }
    const differences = valuesRead(plan, header).multiplied;
    refuseUnread(
      reader.unreadMultipliers,
      differences,
      (slot) => codes.texts[slot],
      (slot) => meters.get(slot),
    );
    admission.take(reader.batch());
    reader.clear();
    await staging.flushIfFull();
    needs.progress(admission.counts.readings);
  });
  refuseUnitBelow(reader.unitNotes, source.table.above ?? [], seen.units, says.unit);
  admission.end();
  await usual.check(admission.inOwnUnit());
  await staging.flush();
  const unread = numbers.wordsOnly().map((slot) => codes.texts[slot] as string);
  return {
    counts: admission.counts,
    codes: codes.texts.length,
    decisions: decisionsOf({
      table: source.table,
      seen,
      says: { ...says, ...carried.says },
      before: new Set([...(needs.before ?? []), ...Object.keys(carried.options)]),
      kind: { said: file.kind, known: kinds },
    }),
    carried: carried.options,
    layout: layoutKey(header),
    findings: [
      ...source.table.findings,
      ...valuesMerged(merged),
      ...rowsSkipped(reader.skipped.first, reader.skipped.count),
      ...seen.findings,
      ...nettedFindings(admission.netted),
      ...countersTold(opened, isRegister),
      ...stepOfCounters(says.interval, isRegister || kinds.has('register')),
      ...(reader.tonnes() ? [waterInTonnes] : []),
      ...unitsAssumed(plan.unit === null || reader.withoutUnit() > 0 ? admission.assumed() : []),
      ...findingsOf(seen, { twice: admission.twice(), measured: admission.counts.measured }),
      ...wordsOnly(unread.filter((code) => plan.layout === 'wide' || !(isSumRow(code) || header.includes(code)))),
    ],
  };
}

/** What the codes are that are met for the first time. @throws Problem `values-physical`, `multiplier-differs` */
async function lookedUp(
  opened: OpenedReadings,
  needs: IntakeNeeds,
  says: Says,
  { fresh, first }: { readonly fresh: readonly Fresh[]; readonly first: readonly number[] },
): Promise<{ readonly there: ReadonlySet<string>; readonly found: readonly Found[] }> {
  const { seen, slots, reader, file } = opened;
  const there = await needs.known(fresh.map(({ code }) => code));
  if (says.unit === undefined && says.carrier === undefined)
    refusePhysical(seen, slots, { first, codes: fresh.map(({ code }) => code), there });
  const found = await needs.lookUp(fresh, file.kind);
  if (says.multiplier !== 'ledger')
    refuseDiffering(timesOf(opened, fresh, first, found), reader.batch(), valuesRead(seen.plan, seen.header));
  return { there, found };
}

/** How many times what is known metering points show was used, as the file says. */
function timesOf({ reader }: OpenedReadings, fresh: readonly Fresh[], first: readonly number[], found: readonly Found[]): FileMultiplier[] {
  return found.flatMap((looked, at) => {
    const slot = first[at] as number;
    const times = reader.multipliers.get(slot) ?? (fresh[at] as Fresh).multiplier;
    return 'meter' in looked && times !== undefined ? [{ slot, meter: looked.meter, times }] : [];
  });
}

/** Whether values were multiplied by what the file says, and the heading of the only column that they stand in. */
const valuesRead = (plan: Plan, header: readonly string[]): { readonly multiplied: boolean; readonly value: string } => ({
  multiplied: plan.layout === 'long' && plan.multiplied === true,
  value: plan.layout === 'long' && plan.minus === undefined ? (header[plan.value] as string).trim() : '',
});

/** Reads what a file says of a code that is met for the first time. */
function freshReader({ source, seen, codes, slots, reader, file }: OpenedReadings, register: boolean): (slot: number) => Fresh {
  const slotColumn = new Map(slots.map((slot, at) => [slot, at]));
  return (slot) => {
    const code = codes.texts[slot] as string;
    const told = source.table.meters?.get(code);
    const unit = told?.unit ?? unitIn(reader.batch(), slot) ?? file.unitOf?.get(slot) ?? file.unit;
    const named = seen.plan.layout === 'wide' ? seen.carriers[slotColumn.get(slot) ?? -1] : seen.carriers[0];
    const carrier = told?.carrier ?? reader.carriers.get(slot) ?? named?.carrier ?? null;
    const multiplier = reader.multipliers.get(slot) ?? seen.times[seen.plan.layout === 'wide' ? (slotColumn.get(slot) ?? -1) : 0]?.times;
    const isPhysical = seen.plan.layout === 'long' && physicalIn(seen.header[seen.plan.value] as string) !== null;
    return { code, unit, register, carrier, ...(isPhysical && { physical: true }), ...(multiplier !== undefined && { multiplier }) };
  };
}

/** What is told of counters: that they are such, and how they are multiplied. */
function countersTold({ seen: { plan, header, times }, reader, file }: OpenedReadings, isRegister: boolean): Finding[] {
  const isMultiplied = plan.layout === 'long' && plan.multiplied === true;
  const isCounter = isRegister || file.kind === 'register';
  if (!isMultiplied && !isCounter) return namedMultiplierFindings(times, false);
  const read = isRegister && plan.layout === 'long' ? registerRead(header[plan.value] as string) : [];
  return [...multiplierFindings(plan, header, reader.multipliers), ...(isMultiplied ? [] : namedMultiplierFindings(times, true)), ...read];
}

/** The unit that the first reading of a code names in its row; null where it names none that meters count in. */
function unitIn(batch: Batch, slot: number): Unit | null {
  const at = batch.slot.subarray(0, batch.size).findIndex((one, place) => one === slot && batch.fault[place] === 0);
  return at < 0 ? null : (units[batch.unit[at] as number] ?? null);
}

/** How the headings of a file read, whatever stands below them. @throws Problem as `tables` */
export async function layoutOf(path: string, name: string, { headerRow, sheet }: Pick<Says, 'headerRow' | 'sheet'>): Promise<string> {
  const { table } = await openRows(path, { name, headerRow, sheet });
  return layoutKey(tableOf(table).header);
}

/** The table that is meant, its columns called as its titles say. */
function tableOf(opened: Table): Table {
  const beside = withoutBeside(opened.header);
  opened.findings.push(...beside.findings);
  return headingsExplained({ ...opened, header: beside.header });
}

/** What all columns of values are of; null where nobody says it, or they differ. */
function onlyCarrier({ carriers }: FileInspection): Carrier | null {
  const [only = null, ...others] = new Set(carriers.map((one) => one?.carrier ?? null));
  return others.length === 0 ? only : null;
}

/** The unit of numbers that name none, where others of their row do: that of the file, else the usual one. */
const bareUnit = (seen: FileInspection, carrier: Carrier | undefined): Unit =>
  seen.units[0]?.unit ?? carrierUnit(carrier ?? onlyCarrier(seen) ?? 'electricity');

/** Codes of metering points in the first rows. */
function codesSeen({ plan, codes }: FileInspection, rows: readonly (readonly string[])[]): readonly string[] {
  if (plan.layout === 'wide' || plan.meter === null) return codes;
  return [...new Set(rows.map((cells) => codeOfRow(plan, cells)))].filter((code) => code !== '');
}

export type OpenedReadings = Awaited<ReturnType<typeof openReadings>>;

/** Opens a file of readings: what it is and says, and a reader of its cells. */
export async function openReadings(
  path: string,
  name: string,
  given: Says,
  { known, points, atInstants, carried: lastSaid }: Pick<IntakeNeeds, 'known' | 'points' | 'atInstants' | 'carried'>,
) {
  const opened = await openRows(path, { name, headerRow: given.headerRow, sheet: given.sheet });
  const shown = await withNotes(tableOf(opened.table));
  const dated = await daysFrom1904(shown, given);
  const coded = (await codesAbove(dated ?? shown, given)) ?? dated;
  const filled = (await daysAbove(coded ?? shown, given)) ?? coded;
  const whole = filled ?? shown;
  const blocks = await blocksOf(whole, given);
  const across =
    blocks === null
      ? ((await yearsAcross(whole, given)) ?? (await hoursAcross(whole, name, given)) ?? (await timesUnfolded(whole, given, name)))
      : null;
  const unfolded = blocks?.table ?? across;
  const typed = await typesOfBuilding(unfolded ?? whole, given);
  const before = { ...given, ...blocks?.says, ...typed?.says };
  const anew = await countedAnew(typed?.table ?? unfolded ?? whole, name, before);
  const table = anew?.table ?? typed?.table ?? unfolded ?? filled;
  const source = table === null ? { ...opened, table: whole } : { table, bytes: null };
  const there = await knownColumn(source.table, { ...before, ...anew?.says }, { meters: known, points: points ?? noPoints });
  const says = { ...before, ...anew?.says, ...there?.says };
  source.table.findings.push(...(there?.findings ?? []));
  const seen = await inspectFile(source.table, name, says, known, points, atInstants);
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
  /** Its columns are those that a spreadsheet shows. */
  const asStands = across === null && typed === null && anew === null;
  const top = await topCells(source.table);
  const carried = await carriedOver(seen, says, top, codesSeen(seen, top), lastSaid);
  return { source, seen, codes, slots, reader, asStands, carried, file: fileSays({ ...says, ...carried.says }, seen, slots) };
}

/**
 * Reads all rows; `settle` takes and clears what the reader has, now and then and at the end.
 * @param onRow what takes each row: the reader, or what has the reader take it
 */
export async function eachPortion(
  { source, seen, reader }: OpenedReadings,
  merged: MergedValues,
  settle: () => Promise<void>,
  onRow: OnRow = reader.row,
): Promise<void> {
  await eachRow(source, columnsNeeded(seen.plan, seen.header), merged, without(seen, onRow), async () => {
    if (reader.batch().size >= 65_536) await settle();
  });
  await settle();
}

/** The rows that are given back or added to others, by a reading of the file for them alone; of a file that shows none, none. */
async function refundsIn({ seen }: OpenedReadings, open: () => Promise<OpenedReadings>): Promise<Refunds> {
  if (seen.refunds === null) return noRefunds;
  const { column } = seen.refunds;
  const refunds: Refunds = { periods: new Set(), rows: new Set() };
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

/** All rows but that of the units, and those of another table below. */
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

/** That new metering points count. */
function registerRead(heading: string): Finding[] {
  return [{ code: 'register-read', severity: 'info', evidence: { column: heading.trim() } }];
}

/** That nobody names a unit: the readings were taken as those of the metering points. */
function unitsAssumed(units: readonly Unit[]): Finding[] {
  return units.length === 0 ? [] : [{ code: 'unit-assumed', severity: 'info', evidence: { unit: units.join(', ') } }];
}

const listed = 20;

/** Codes under which no number stands: no meter was looked up or made for them. */
function wordsOnly(codes: readonly string[]): Finding[] {
  if (codes.length === 0) return [];
  const more = codes.length > listed ? ' …' : '';
  const evidence = { columns: `${codes.slice(0, listed).join(', ')}${more}`, count: codes.length };
  return [{ code: 'columns-without-numbers', severity: 'warning', evidence }];
}

const timeCodes = new Set(['no-time', 'not-a-time', 'no-such-day', 'no-such-hour', 'no-such-local-time', 'before-1970', 'in-the-future']);
const receivedCodes = new Set(['bad-received', 'received-later', 'back-date']);
const meterCodes = new Set(['unknown-meter', 'unknown-point', 'out-of-scope', 'no-meter']);

/** The column that a fault lies in, where it is not that of the value. */
function faultyColumn(plan: Plan, code: string): number | null {
  if (plan.layout !== 'wide' && meterCodes.has(code)) return plan.meter;
  if (plan.layout !== 'months' && timeCodes.has(code)) return plan.time;
  if (plan.layout === 'long' && receivedCodes.has(code)) return plan.received;
  return (plan.layout === 'long' || plan.layout === 'wide') && code === 'period-backwards' ? plan.end : null;
}

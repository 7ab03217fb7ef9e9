import type { Job, KeptFile, Reject, Say } from './job.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem, withFindings } from '#kernel/problem.ts';
import { asMany, longRow, type Reject as RejectedCells, rejectsHeader, rejectsRows, titlesNote } from '#platform/tables/rejects.ts';
import { footerKind, type FooterKind, isSum, rowsSkipped } from '#platform/tables/footer-rows.ts';
import { commaFindings, decimalMarkOf, type DecimalMark } from '#platform/tables/decimal-mark.ts';
import { isBlankNumber } from '#platform/tables/number.ts';
import { createStatusTally } from '#platform/tables/row-status.ts';
import { unitOfNote } from '#platform/tables/strange-unit.ts';
import { openTable } from '#platform/tables/tables.ts';
import type { Table } from '#platform/tables/table.ts';
import { csvPieces } from '#platform/tables/write.ts';
import type { Dictionary } from './fields.ts';
import { columnFor, type Fault, type Mapping, type Plan, planOf, type Source } from './mapping.ts';
import { createUnread, readRow } from './read-row.ts';
import { rejectReasons, type RejectReason } from './reject-reasons.ts';
import { createCodesAlike } from './codes-alike.ts';
import { withColumnsByCells } from './columns-by-cells.ts';
import { withDayOrder } from './day-order.ts';
import { datesIgnored } from './dates-ignored.ts';
import { holdsCodes } from './rounded-codes.ts';
import { rowsSeen } from './first-rows.ts';
import { readingsLeft } from './readings-left.ts';
import { refuseRefundsLeft } from './refunds-left.ts';
import { refuseOpenShares } from './share-open.ts';
import { createRowsApart } from './rows-apart.ts';
import { rowsSaying } from './rows-saying.ts';
import { withFieldsBeside } from './fields-beside.ts';
import { sectionIn, withSections } from './sections.ts';
import { withTimesBeside } from './times-beside.ts';
import { withUnitColumns } from './unit-columns.ts';
import { factorIn, isRowOfUnits } from './units.ts';
import { withoutTicks } from './ticked-cells.ts';

/** One row of a file, parsed or faulty. */
export type ReadRow = {
  readonly row: number;
  readonly fields: Record<string, unknown>;
  readonly faults: readonly Fault[];
  readonly isTotal?: boolean;
};

const listed = 1000;

/** An open file of entities by code: its parsed rows, and its accumulated rejects. */
export type Intake = {
  readonly plan: Plan;
  readonly findings: Finding[];
  /** The titles above the header, the names of the sheet and of the file. */
  readonly titles: readonly string[];
  /** The cells of its first rows, unchanged. */
  readonly seen: readonly (readonly string[])[];
  rows(): AsyncGenerator<ReadRow[]>;
  reject(row: number, ...faults: readonly Fault[]): void;
  isRejected(row: number): boolean;
  /** Writes the file of rejects, and returns the part that the result lists. */
  close(say: Say): Promise<{ rejected: Reject[]; rejectedCount: number; rejectedReasons: RejectReason[] }>;
};

/**
 * Opens the file of an import and determines its columns.
 * @param given required fields that need no column (they come from elsewhere)
 */
export async function openIntake(job: Job, dictionary: Dictionary, mapping: Mapping, given: readonly string[] = []): Promise<Intake> {
  const { file } = job;
  if (file === null) throw new Problem('bad-input', 'no-such-file', { file: '' });
  const shown = await openTable(file.path, { name: file.name, headerRow: mapping.headerRow, sheet: mapping.sheet });
  const opened = { ...shown, rows: withoutTicks(shown.rows) };
  const { table, plan, seen, notes, unitRow, around } = await settled(opened, file.name, dictionary, mapping, given);
  const says = withFindings(table.findings, () => rowsSaying(plan, seen, dictionary, mapping));
  const rejects = new Map<number, Fault[]>();
  const findings = [...table.findings, ...planFindings(plan, seen, dictionary, mapping)];
  const reject = rejecting(rejects);
  return {
    plan,
    findings,
    titles: [...around.above, around.sheet, around.file],
    seen,
    async *rows() {
      const unread = createUnread();
      const codes = createCodesAlike();
      const skipped: { row: number; text: string }[] = [];
      const statuses = createStatusTally(table.header, says);
      const apart = createRowsApart(plan, seen);
      let isFirst = unitRow !== null;
      for await (const batch of table.rows)
        yield batch.flatMap(({ row, cells, merged }) => {
          if (isFirst) {
            isFirst = false;
            return [];
          }
          const note = unitOfNote(cells);
          if (note !== null) refuseUnitBelow(note, notes);
          const footer = note === null ? footerOf(withoutKinds(plan, cells), table.header) : 'remark';
          if (footer === 'sum' && dictionary.totalRows === true) {
            if (isTotalRow(plan, cells)) return [totalRow(plan, row, cells)];
          } else if (footer !== null) {
            skipped.push({ row, text: cells.find((cell) => cell !== '') ?? '' });
            return [];
          }
          if (statuses.left(cells, row).length > 0) return [];
          const { unread: left, ...read } = readRow(plan, cells, merged);
          for (const one of left) unread.add(row, one);
          codes.add(read.fields['code']);
          if (read.faults.length === 0) apart.add(row, read.fields, cells);
          return [{ row, ...read }];
        });
      for (const [row, cells] of table.long ?? []) reject(row, { column: null, ...longRow(cells, table.header) });
      findings.push(...rowsSkipped(skipped), ...statuses.told(), ...codes.findings(), ...unread.findings());
    },
    reject,
    isRejected: (row) => rejects.has(row),
    async close(say) {
      const rows = [...rejects.entries()].toSorted(([a], [b]) => a - b);
      if (rows.length > 0) await writeRejects(job, file, mapping, rejects, say);
      const all = rows.flatMap(([row, faults]) => faults.map((fault) => ({ row, ...fault })));
      const rejected = rows.slice(0, listed).map(([row, [fault]]) => ({ row, ...(fault as Fault) }));
      return { rejected, rejectedCount: rows.length, rejectedReasons: rejectReasons(all) };
    },
  };
}

/** Adds faults to a row's; the same one in a column counts once. */
const rejecting =
  (rejects: Map<number, Fault[]>) =>
  (row: number, ...faults: readonly Fault[]): void => {
    const held = rejects.get(row) ?? [];
    held.push(...faults.filter((fault) => !held.some((one) => one.column === fault.column && one.code === fault.code)));
    rejects.set(row, held);
  };

/** Why a row is not a record; a line between rows that describes those below is not one either. */
const footerOf = (cells: readonly string[], header: readonly string[]): FooterKind | null =>
  footerKind(cells, header) ?? (sectionIn(cells, header) === null ? null : 'part');

/** Findings about how columns are read, and about those that are not. */
const planFindings = (plan: Plan, seen: readonly (readonly string[])[], dictionary: Dictionary, mapping: Mapping): Finding[] => [
  ...columnsGuessed(plan),
  ...ignoredColumns(plan),
  ...datesIgnored(plan, dictionary),
  ...readingsLeft(plan, seen),
  ...unitsAssumed(plan),
  ...(mapping.decimals === undefined ? commaFindings(plan.decimals) : []),
];

/** The columns of a table, by its headings and first rows, and their surroundings: notes and a row of units. */
async function settled(opened: Table, name: string, dictionary: Dictionary, mapping: Mapping, given: readonly string[]) {
  const { seen: found, hasSections } = await rowsSeen(opened);
  const table = hasSections ? withSections(opened) : opened;
  const top = hasSections ? (await rowsSeen(table)).seen : found;
  const [first] = top;
  const unitRow = first !== undefined && isRowOfUnits(first) ? first : null;
  const notes: ReadonlySet<string> = new Set(top.flatMap((cells) => unitOfNote(cells) ?? []));
  const around = {
    above: [...(table.above ?? []), ...notes],
    sheet: table.sheet ?? '',
    file: name,
    under: unitRow ?? [],
    scaled: table.scaled,
  };
  const columns = withFindings(table.findings, () => planOf(dictionary, table.header, mapping, given, around));
  const seen = top.filter((cells) => cells !== unitRow && unitOfNote(cells) === null);
  const decimals = decimalsOf(table, columns, seen, mapping.decimals);
  const decided = withUnitsInCells(
    withFindings(table.findings, () =>
      withFieldsBeside(
        withTimesBeside(withColumnsByCells(withUnitColumns({ ...columns, decimals }, seen), seen, dictionary), seen),
        seen,
        dictionary,
        mapping,
      ),
    ),
    seen,
  );
  const plan = withFindings(table.findings, () => withDayOrder(decided, seen, mapping.dateOrder));
  withFindings(table.findings, () => {
    refuseUnsound(plan, seen);
    refuseOpenShares(plan, seen, mapping.unit);
    if (dictionary.payments === true) refuseRefundsLeft(plan, seen, around);
  });
  return { table, plan, seen, notes, unitRow, around };
}

/** Rejects columns whose cells cannot be what they would be read as, if no one names their unit. */
function refuseUnsound({ sources }: Plan, rows: Rows): void {
  for (const { spec, index, column, named } of sources) {
    if (index < 0) continue;
    const cells = rows.map((row) => (row[index] ?? '').trim()).filter((cell) => cell !== '');
    if (!named) spec.sound?.(column ?? '', cells);
    if (holdsCodes(spec)) refuseCutCodes(column ?? '', cells);
  }
}

/** Codes of more than fifteen digits that all end in zeros from there on: a spreadsheet has stored them as numbers. */
function refuseCutCodes(column: string, cells: readonly string[]): void {
  const long = new Set(cells.filter((cell) => /^\d{16,}$/u.test(cell)));
  if ((long.size > 1 || [...long].some((cell) => cell.length > 17)) && [...long].every((cell) => /^\d{15}0+$/u.test(cell)))
    throw new Problem('bad-input', 'codes-cut', { column: column.trim(), codes: [...long].slice(0, 3).join(', ') });
}

/** Reads the file once more and writes its rejected rows, each with all its faults. */
async function writeRejects(
  job: Job,
  file: KeptFile,
  { headerRow, sheet }: Mapping,
  rejects: ReadonlyMap<number, readonly Fault[]>,
  say: Say,
): Promise<void> {
  const table = await openTable(file.path, { name: file.name, headerRow, sheet });
  async function* rows(): AsyncGenerator<RejectedCells> {
    for await (const batch of table.rows) {
      for (const { row, cells } of batch) {
        for (const { column, code, evidence } of rejects.get(row) ?? []) yield { cells, row, column, code, detail: say(code, evidence) };
      }
    }
    for (const [row, long] of table.long ?? []) {
      const cells = asMany(long, table.header.length);
      for (const { column, code, evidence } of rejects.get(row) ?? []) yield { cells, row, column, code, detail: say(code, evidence) };
    }
  }
  await job.keepRejects(csvPieces(rejectsHeader(table.header), rejectsRows(table.header.length, rows()), titlesNote(table.above)));
}

/** A sum, and not an entity with a code of its own that has such a word as its name. */
function isTotalRow({ sources }: Plan, cells: readonly string[]): boolean {
  const at = sources.find(({ spec }) => spec.name === 'code')?.index ?? -1;
  const code = cells[at]?.trim() ?? '';
  return code === '' || isSum(code);
}

/** The cells of a row except those that are values of a field by themselves: 累计 is also a way of reading a counter. */
function withoutKinds({ sources }: Plan, cells: readonly string[]): readonly string[] {
  const known = sources.filter(
    ({ spec, index }) => index > 0 && spec.byCells !== undefined && 'value' in spec.parse(cells[index] ?? '', 1),
  );
  return known.length === 0 ? cells : cells.map((cell, at) => (known.some(({ index }) => index === at) ? '' : cell));
}

/** A row of totals: its sums are read, but it is not a record. */
function totalRow(plan: Plan, row: number, cells: readonly string[]): ReadRow {
  const value = cells.find((cell) => cell.trim() !== '') ?? '';
  const fault = { column: columnFor(plan, 'code'), code: 'total-row', evidence: { value } };
  return { row, fields: readRow(plan, cells).fields, faults: [fault], isTotal: true };
}

function ignoredColumns(plan: Plan): Finding[] {
  if (plan.ignored.length === 0) return [];
  return [{ code: 'columns-ignored', severity: 'info', evidence: { columns: plan.ignored.join(' | ') } }];
}

type Rows = readonly (readonly string[])[];

/** The decimal mark of the number columns, by their first rows. @throws Problem `decimals-open` */
function decimalsOf(table: Table, { sources }: Plan, rows: Rows, said: DecimalMark | undefined): DecimalMark {
  const columns = sources.flatMap(({ spec, index }) => (spec.numeric === true && index >= 0 ? [index] : []));
  const numbers = rows.map((cells) => columns.map((index) => bareNumber(cells[index] ?? '')));
  return withFindings(table.findings, () => decimalMarkOf(numbers, table, said));
}

/** If each amount cell states its unit, none is assumed. */
function withUnitsInCells(plan: Plan, rows: Rows): Plan {
  const isSaid = (source: Source): boolean => source.assumed && source.index >= 0 && bearsUnits(rows, source);
  return { ...plan, sources: plan.sources.map((source) => (isSaid(source) ? { ...source, assumed: false } : source)) };
}

/** Whether each cell of a column has a unit after its number. */
function bearsUnits(rows: Rows, { spec, index }: Source): boolean {
  const cells = rows.map((row) => (row[index] ?? '').trim()).filter((cell) => cell !== '' && !isBlankNumber(cell));
  const unitOf = (cell: string): string => cell.normalize('NFKC').slice(bareNumber(cell).length).trim();
  return cells.length > 0 && cells.every((cell) => bareNumber(cell) !== '' && unitOf(cell) !== '' && factorIn(spec, unitOf(cell)) !== null);
}

/** A number without its unit. @example bareNumber('1.234,5 m²') // '1.234,5' */
const bareNumber = (cell: string): string => /^\s*[+-]?\d[\d.,'’ ]*(?<=\d)/u.exec(cell.normalize('NFKC'))?.[0] ?? '';

/** Throws `unit-of-list-below` if a note after all examined rows states a unit. */
function refuseUnitBelow(note: string, seen: ReadonlySet<string>): void {
  if (!seen.has(note)) throw new Problem('bad-input', 'unit-of-list-below', { text: note });
}

/** Columns without a stated unit, for fields that files give in several units. */
function unitsAssumed({ sources }: Plan): Finding[] {
  const assumed = sources.filter(({ assumed: is, spec }) => is && spec.unitAsked === true);
  if (assumed.length === 0) return [];
  const columns = assumed.map(({ column, unit }) => `${column} (${unit})`).join(', ');
  return [{ code: 'field-unit-assumed', severity: 'info', evidence: { columns, fields: assumed.map(({ spec }) => spec.name).join(', ') } }];
}

/** What every import by code reports. */
export type Tally = {
  created: number;
  updated: number;
  unchanged: number;
  readonly kept: { code: string; field: string; ours: unknown; theirs: unknown }[];
  keptCount: number;
  rows: number;
  repeated: number;
  /** How much of what identifies entities it changes, if it was asked to. */
  identityChanged?: number;
};

export const emptyTally = (): Tally => ({ created: 0, updated: 0, unchanged: 0, kept: [], keptCount: 0, rows: 0, repeated: 0 });

/** Adds a field that was kept against the file; at most a thousand are listed. */
export function keepReject(tally: Tally, kept: Tally['kept'][number]): void {
  tally.keptCount += 1;
  if (tally.kept.length < listed) tally.kept.push(kept);
}

/**
 * Of rows with the same key: equal ones count once, different ones are all rejected (`cli.md`, Rows). For files small enough to collect;
 * large ones are judged in the store.
 */
export function oncePerKey(rows: readonly ReadRow[], keyOf: (row: ReadRow) => string, intake: Intake, tally: Tally): ReadRow[] {
  const out: ReadRow[] = [];
  for (const [key, same] of Map.groupBy(rows, keyOf)) {
    const [first] = same as [ReadRow, ...ReadRow[]];
    const differing = same.some((row) => canonical(row.fields) !== canonical(first.fields));
    if (differing)
      for (const row of same)
        intake.reject(row.row, {
          column: columnFor(intake.plan, 'code'),
          code: 'code-twice',
          evidence: { code: key, rows: same.map((one) => one.row).join(', ') },
        });
    else {
      tally.repeated += same.length - 1;
      out.push(first);
    }
  }
  return out;
}

function canonical(fields: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(Object.entries(fields).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Columns that were matched to fields by words that ledgers use for them: to be reviewed, and changed if one is wrong. */
function columnsGuessed({ sources }: Plan): Finding[] {
  const guessed = sources.filter((one) => one.guessed);
  if (guessed.length === 0) return [];
  const told = (name: (spec: (typeof guessed)[number]['spec']) => string): string =>
    guessed.map(({ column, spec }) => `${column} → ${name(spec)}`).join(', ');
  const columns = { zh: told(({ zh, name }) => `${zh} (${name})`), en: told(({ name }) => name) };
  return [{ code: 'columns-guessed', severity: 'info', evidence: { columns, count: guessed.length } }];
}

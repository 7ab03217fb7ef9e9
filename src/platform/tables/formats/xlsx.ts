import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { filled, headingFindings, headingOf, headingRows, isData, titlesAbove, type RawRow } from '../heading.ts';
import { letters } from '../columns.ts';
import { parsePeriodHeading } from '../month.ts';
import { unitsNamed } from '../heading-units.ts';
import { createFillDown, mergesOf } from './merged-cells.ts';
import { createCollector, headerOf } from '../table.ts';
import type { RowBatch, Table } from '../table.ts';
import type { Limits } from '../unpack.ts';
import { partText, readWorkbook } from './workbook.ts';
import type { Workbook } from './workbook.ts';
import { createSheetReader } from './worksheet.ts';
import { openZip } from '../zip.ts';
import type { ReadAt, Zip } from '../zip.ts';

/** The options for opening an xlsx. */
export type XlsxOptions = {
  readonly limits?: Limits | undefined;
  /** The number of the header row, if not the first. */
  readonly headerRow?: number | undefined;
  /** The name of the sheet; default: the first that contains a table. */
  readonly sheet?: string | undefined;
};

type Sheet = Workbook['sheets'][number];

/** A sheet of a workbook: its header, null if it contains no table: a cover, or an empty sheet. */
export type SheetSeen = { readonly name: string; readonly header: readonly string[] | null };

/** Opens a sheet of a workbook. Its strings are held in memory, its rows are read on demand. Throws `no-such-sheet`, `no-header`. */
export async function openXlsx(readAt: ReadAt, fileBytes: number, { limits, headerRow, sheet: wanted }: XlsxOptions = {}): Promise<Table> {
  const zip = await openZip(readAt, fileBytes, limits);
  const book = await readWorkbook(zip);
  const { sheet, top, skipped } =
    wanted === undefined ? await firstTable(zip, book, headerRow) : await sheetNamed(zip, book, wanted, headerRow);
  const heading = headingOf(top, headerRow);
  if (heading === null) throw new Problem('bad-input', 'no-header');
  const { header, width, findings } = headerOf(heading.cells);
  const scaled = new Map<string, number>();
  const alike = wanted === undefined ? await sheetsAlike(zip, book, { sheet, top, skipped }) : { alike: [], beside: [] };
  const uncalculated = new Map<number, number[]>();
  findings.push(...headingFindings(heading), ...sheetFindings(book, sheet, wanted === undefined ? skipped : null, alike));
  return {
    header,
    above: titlesAbove(top.filter(({ row }) => row < heading.row).map(({ cells }) => cells)),
    sheet: sheet.name,
    ...(book.from1904 && { from1904: true as const }),
    scaled,
    uncalculated,
    rows: {
      [Symbol.asyncIterator]: () =>
        sheetRows(zip, book, sheet, { headingRow: heading.lastRow, header, width, findings, scaled, uncalculated }),
    },
    findings,
    format: 'xlsx',
  };
}

/** All sheets with their headers, as far as there may be several. */
export async function sheetsSeen(zip: Zip): Promise<SheetSeen[]> {
  const book = await readWorkbook(zip);
  const seen: SheetSeen[] = [];
  for (const sheet of book.sheets.slice(0, mostSheets)) {
    const top = await topOf(zip, book, sheet, 1);
    const cells = holdsTable(top, undefined) ? headingOf(top, undefined)?.cells : undefined;
    seen.push({ name: sheet.name, header: cells === undefined ? null : cells.filter((cell) => cell.trim() !== '') });
  }
  return seen;
}

/** The maximum number of sheets examined. */
const mostSheets = 50;

type Found = { readonly sheet: Sheet; readonly top: readonly RawRow[]; readonly skipped: readonly string[] };

/** The first sheet that contains a table; if there is none, the first. Covers and empty sheets before it are skipped. */
async function firstTable(zip: Zip, book: Workbook, headerRow: number | undefined): Promise<Found> {
  let first: Found | null = null;
  const skipped: string[] = [];
  for (const sheet of book.sheets.slice(0, mostSheets)) {
    const top = await topOf(zip, book, sheet, headerRow ?? 1);
    if (book.sheets.length === 1 || holdsTable(top, headerRow)) return { sheet, top, skipped };
    first ??= { sheet, top, skipped: [] };
    skipped.push(sheet.name);
  }
  return first as Found;
}

async function sheetNamed(zip: Zip, book: Workbook, name: string, headerRow: number | undefined): Promise<Found> {
  const sheet = book.sheets.find((one) => one.name === name) ?? book.sheets.find((one) => one.name.trim() === name.trim());
  if (sheet === undefined)
    throw new Problem('bad-input', 'no-such-sheet', { sheet: name, sheets: book.sheets.map((one) => one.name).join(', ') });
  return { sheet, top: await topOf(zip, book, sheet, headerRow ?? 1), skipped: [] };
}

/** Whether the first rows of a sheet are a table: a header of two columns or more with a row under it. */
function holdsTable(top: readonly RawRow[], headerRow: number | undefined): boolean {
  const heading = headingOf(top, headerRow);
  if (heading === null || filled(heading.cells) < 2 || heading.cells.every(isData)) return false;
  return top.some(({ row, cells }) => row > heading.lastRow && filled(cells) >= 2);
}

/** Other sheets with the same header as the one that is read; otherwise several with names of months or years that share one header. */
type Alike = { readonly alike: readonly string[]; readonly beside: readonly string[] };

/** `1月`, `2025年3月`, `Q1`, `Jan`, `3`. */
const isOfPeriod = (name: string): boolean => /^\d{1,2}$/u.test(name.trim()) || parsePeriodHeading(name.trim(), 2000)?.rest === '';

/** The names of other sheets with the same header as the one that is read: months, years or buildings on a sheet each. */
async function sheetsAlike(zip: Zip, book: Workbook, { sheet, top, skipped }: Found): Promise<Alike> {
  const headOf = (rows: readonly RawRow[]): string => JSON.stringify(headingOf(rows, undefined)?.cells.map((cell) => cell.trim()) ?? []);
  const own = headOf(top);
  const alike: string[] = [];
  const others = new Map<string, string[]>();
  for (const one of book.sheets.slice(0, mostSheets)) {
    if (one === sheet || skipped.includes(one.name) || (one.isHidden && !sheet.isHidden)) continue;
    const rows = await topOf(zip, book, one, 1);
    if (!holdsTable(rows, undefined)) continue;
    const head = headOf(rows);
    if (head === own) alike.push(one.name);
    else if (isOfPeriod(one.name)) others.set(head, [...(others.get(head) ?? []), one.name]);
  }
  const beside = [...others.values()].find((names) => names.length > 1) ?? [];
  return { alike, beside: alike.length > 0 ? [] : beside };
}

/**
 * @param skipped the sheets before it without a table; null if a person named the sheet
 * @param alike those with the same header, or that are alike among themselves
 */
function sheetFindings(book: Workbook, sheet: Sheet, skipped: readonly string[] | null, { alike, beside }: Alike): Finding[] {
  if (skipped === null) return [];
  const others = book.sheets.filter((one) => one !== sheet && ![...skipped, ...alike].includes(one.name)).map(({ name }) => name);
  const [next] = alike;
  return [
    ...(skipped.length === 0 ? [] : [{ code: 'sheets-skipped', severity: 'info', evidence: { sheets: skipped.join(', ') } } as const]),
    ...(next === undefined
      ? []
      : [
          {
            code: 'sheets-alike',
            severity: 'warning',
            evidence: { read: sheet.name, alike: alike.join(', '), example: `--sheet "${next}"` },
          } as const,
        ]),
    ...(beside.length === 0
      ? []
      : [{ code: 'sheets-beside', severity: 'warning', evidence: { read: sheet.name, beside: beside.join(', ') } } as const]),
    ...(others.length === 0
      ? []
      : [{ code: 'other-sheets', severity: 'info', evidence: { read: sheet.name, ignored: others.join(', ') } } as const]),
  ];
}

/** The first rows, as far down as a header is searched. */
async function topOf(zip: Zip, book: Workbook, sheet: Sheet, headerRow: number): Promise<RawRow[]> {
  const top: RawRow[] = [];
  const reader = createSheetReader(book, { columns: Number.POSITIVE_INFINITY }, (row, cells) => {
    if (top.length < headingRows || (top.at(-1) as RawRow).row < headerRow) top.push({ row, cells });
  });
  for await (const text of partText(zip, sheet.part)) {
    reader.push(text);
    if (top.length >= headingRows && (top.at(-1) as RawRow).row >= headerRow) return top;
  }
  reader.end();
  return top;
}

const saysMonth = /^(?:月份?|年月|月度|账期|(?:billing|bill)?[\s_]*month)$/iu;
const saysTime = /日期|时间|时刻|日$|(?<![a-z])(?:date|time|day|datum|zeit|timestamp)(?![a-z])/iu;

/** The columns whose headings say that they contain months, other times, and shares. */
const kindsOf = (header: readonly string[]) => ({
  shares: placesOf(header, (heading) => unitsNamed(heading).some(({ code }) => code === '%')),
  months: placesOf(header, (heading) => saysMonth.test(heading.trim())),
  times: placesOf(header, (heading) => saysTime.test(heading)),
});

const placesOf = (header: readonly string[], is: (heading: string) => boolean): ReadonlySet<number> =>
  new Set(header.flatMap((heading, column) => (is(heading) ? [column] : [])));

type SheetHead = {
  readonly headingRow: number;
  readonly header: readonly string[];
  readonly width: number;
  readonly findings: Finding[];
  readonly scaled: Map<string, number>;
  readonly uncalculated: Map<number, number[]>;
};

/** For this many rows, the cells without a result are kept; all of them are counted. */
const mostUncalculated = 10_000;

async function* sheetRows(
  zip: Zip,
  book: Workbook,
  sheet: Sheet,
  { headingRow, header, width, findings, scaled, uncalculated }: SheetHead,
): AsyncGenerator<RowBatch> {
  const collector = createCollector(header.length, width, findings);
  const fillDown = createFillDown(await mergesOf(zip, sheet.part));
  const formulas = { count: 0, first: '' };
  const onRow = (row: number, cells: string[]): void => {
    if (row > headingRow) collector.add(row, cells, fillDown(row, cells));
  };
  const onScaled = (column: number, divided: number): void => void scaled.set(header[column] ?? '', divided);
  const hidden = hiddenIn(header, headingRow);
  const bounds = { columns: width + 1, ...kindsOf(header), onScaled, ...hidden.told };
  const reader = createSheetReader(book, bounds, onRow, (row, column) => {
    formulas.count += 1;
    formulas.first ||= `${letters(column - 1)}${row}`;
    if (uncalculated.size < mostUncalculated) uncalculated.set(row, [...new Set([...(uncalculated.get(row) ?? []), column - 1])]);
  });
  for await (const text of partText(zip, sheet.part)) {
    reader.push(text);
    if (collector.waiting() > 0) yield collector.take();
  }
  reader.end();
  if (collector.waiting() > 0) yield collector.take();
  collector.close();
  const last: Finding[] = [...hidden.findings()];
  if (formulas.count > 0) last.push({ code: 'formulas-uncalculated', severity: 'warning', evidence: formulas });
  // rows may be read more than once
  for (const one of last) if (findings.every(({ code }) => code !== one.code)) findings.push(one);
}

/** Counts hidden rows and columns with content: they are read like others, and reported. */
function hiddenIn(header: readonly string[], headingRow: number) {
  const rows = { count: 0, first: 0 };
  const columns = new Set<string>();
  return {
    told: {
      onHiddenRow: (row: number): void => {
        if (row <= headingRow) return;
        rows.count += 1;
        rows.first ||= row;
      },
      onHiddenColumns: (first: number, last: number): void => {
        for (const heading of header.slice(first, last + 1)) if (heading.trim() !== '') columns.add(heading.trim());
      },
    },
    findings: (): Finding[] => [
      ...(rows.count === 0 ? [] : [{ code: 'rows-hidden', severity: 'warning', evidence: rows } as const]),
      ...(columns.size === 0
        ? []
        : [{ code: 'columns-hidden', severity: 'info', evidence: { columns: [...columns].slice(0, 20).join(', ') } } as const]),
    ],
  };
}

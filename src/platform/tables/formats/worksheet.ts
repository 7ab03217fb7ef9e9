import { isScaling, numberShown, type CellFormat } from './cell-format.ts';
import { serialText } from './serial.ts';
import { createTextTaker, plainText } from './workbook.ts';
import type { Workbook } from './workbook.ts';
import { attribute, createXmlReader } from './xml.ts';
import { brokenXlsx } from '../zip.ts';

/** Called for each non-empty row, with its number in the sheet. */
export type OnSheetRow = (row: number, cells: string[]) => void;

const mostColumns = 16_384;
const mostRows = 1_048_576;

/** What is known of a sheet's columns before its cells are read. */
type SheetBounds = {
  columns: number;
  readonly months?: ReadonlySet<number>;
  readonly times?: ReadonlySet<number>;
  readonly shares?: ReadonlySet<number>;
  readonly onScaled?: (column: number, divided: number) => void;
  /** Called for each non-empty row that is hidden, for example by a filter, and for hidden columns (from 0, the last one included). */
  readonly onHiddenRow?: (row: number) => void;
  readonly onHiddenColumns?: (first: number, last: number) => void;
};

/**
 * Reads a sheet's XML chunk by chunk into rows of text.
 * @param bounds the number of requested columns; may be set while reading, so that a far-off cell costs nothing; which of them (from 0) are
 * months, times and shares; callbacks for columns that display their numbers divided, and by what
 * @param onUncalculated called for each formula without a stored result
 */
export function createSheetReader(
  book: Workbook,
  bounds: SheetBounds,
  onRow: OnSheetRow,
  onUncalculated: (row: number, column: number) => void = () => undefined,
): { push(piece: string): void; end(): void } {
  let [row, column, type, style] = [0, 0, '', 0];
  let [value, inValue, inCell, isFormula] = ['', false, false, false];
  let [cells, isHidden]: [string[], boolean] = [[], false];
  const inline = createTextTaker();
  function beginRow(tag: string): void {
    const said = attribute(tag, 'r');
    row = said === undefined ? row + 1 : Number(said);
    if (!(row >= 1 && row <= mostRows)) throw brokenXlsx(`row ${said ?? row} is out of place`);
    column = 0;
    cells = [];
    isHidden = isTrue(attribute(tag, 'hidden'));
  }

  function beginCell(tag: string): void {
    const said = attribute(tag, 'r');
    column = said === undefined ? column + 1 : columnOf(said);
    if (!(column >= 1 && column <= mostColumns)) throw brokenXlsx(`cell ${said ?? column} is out of place`);
    type = attribute(tag, 't') ?? 'n';
    style = type === 'n' ? Number(attribute(tag, 's') ?? 0) : 0;
    value = '';
    inCell = true;
    isFormula = false;
  }

  function endCell(): void {
    inCell = false;
    const text = type === 'inlineStr' ? inline.take() : cellText(book, type, style, value, kindIn(bounds, column - 1));
    if (isFormula && value === '' && type === 'n' && column <= bounds.columns) onUncalculated(row, column);
    if (text === '' || column > bounds.columns) return;
    if (type === 'n') noteScale(bounds, column - 1, book.styles[style]);
    while (cells.length < column - 1) cells.push('');
    cells[column - 1] = text;
  }

  return createXmlReader({
    open(name, tag) {
      if (name === 'c') beginCell(tag);
      else if (name === 'v') inValue = inCell;
      else if (name === 'row') beginRow(tag);
      else if (name === 'f') isFormula = inCell;
      else if (name === 'col') noteColumns(bounds, tag);
      else if (inCell) inline.open(name);
    },
    text(text) {
      if (inValue) value += text;
      else if (inCell) inline.text(text);
    },
    close(name) {
      if (name === 'v') inValue = false;
      else if (name === 'c') endCell();
      else if (name === 'row') {
        if (cells.length > 0 && isHidden) bounds.onHiddenRow?.(row);
        if (cells.length > 0) onRow(row, cells);
      } else if (inCell) inline.close(name);
    },
  });
}

const isTrue = (said: string | undefined): boolean => said === '1' || said === 'true';

function noteColumns({ onHiddenColumns }: SheetBounds, tag: string): void {
  const [first, last] = [Number(attribute(tag, 'min')), Number(attribute(tag, 'max'))];
  if (onHiddenColumns !== undefined && isTrue(attribute(tag, 'hidden')) && first >= 1 && last >= first)
    onHiddenColumns(first - 1, last - 1);
}

/** What the heading of a cell's column says about its content. */
type ColumnKind = 'month' | 'time' | 'share' | null;

function kindIn({ months, times, shares }: SheetBounds, at: number): ColumnKind {
  if (months?.has(at) === true) return 'month';
  return times?.has(at) === true ? 'time' : shares?.has(at) === true ? 'share' : null;
}

function noteScale({ onScaled }: SheetBounds, column: number, format: CellFormat = plain): void {
  if (isScaling(format)) onScaled?.(column, format.divided ?? 1);
}

/** A cell's text: numbers in their shortest form, dates as local time, a formula's last result. */
function cellText(book: Workbook, type: string, style: number, value: string, of: ColumnKind): string {
  if (type === 's') {
    const text = book.strings[Number(value)];
    if (text === undefined && value !== '') throw brokenXlsx(`text ${value} is missing`);
    return text ?? '';
  }
  if (type === 'b') return value === '' ? '' : value === '1' || value === 'true' ? 'TRUE' : 'FALSE';
  if (type !== 'n') return plainText(value);
  if (value === '') return '';
  const number = Number(value);
  if (!Number.isFinite(number)) return value;
  if (of !== 'time' && (Math.abs(number) >= mostExact || /^\d{16,}$/u.test(value)) && Number.isInteger(number))
    return longNumber(number, value);
  return numberText(number, book.styles[style] ?? plain, book.from1904, of);
}

/** Spreadsheets keep fifteen digits of a number. */
const mostExact = 1e15;

/** A number with more digits: as written, if in full; otherwise so that it shows what is lost (`6.22202e+18`). */
const longNumber = (number: number, value: string): string => (/^-?\d+$/u.test(value) ? value : number.toExponential());

const plain: CellFormat = { style: 'number' };

/** Days stored as plain numbers from here on occur in workbooks that count from 1904. */
const firstDay = 20_000;

function numberText(number: number, format: CellFormat, from1904: boolean, of: ColumnKind): string {
  // under a heading of times it is a day, and other code takes it for one of a workbook that counts from 1900
  if (format.style === 'number' && from1904 && (of === 'month' || of === 'time') && number >= firstDay && number < 100_000)
    return serialText(number, 'day', true) ?? String(number);
  const time = format.style === 'number' ? null : serialText(number, format.style, from1904);
  if (time === null) return numberShown(number, format, of === 'share');
  return of === 'month' && format.isMonth === true ? time.slice(0, 7) : time;
}

/** The column of a cell reference, from 1: `AB7` is 28. */
function columnOf(name: string): number {
  let column = 0;
  for (let at = 0; at < name.length; at += 1) {
    const letter = name.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column;
}

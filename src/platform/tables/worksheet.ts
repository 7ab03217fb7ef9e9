import { serialText } from './serial.ts';
import { createTextTaker, plainText } from './workbook.ts';
import type { Workbook } from './workbook.ts';
import { attribute, createXmlReader } from './xml.ts';
import { brokenXlsx } from './zip.ts';

/** Given each row that has a cell with something in it, with its number in the sheet. */
export type OnSheetRow = (row: number, cells: string[]) => void;

const mostColumns = 16_384;
const mostRows = 1_048_576;

/**
 * Reads a sheet's XML piece by piece into rows of text.
 * @param bounds how many columns are wanted; may be set while reading, so that a far-off cell costs nothing
 * @param onUncalculated told of each formula whose writer left no result in the cell
 */
export function createSheetReader(
  book: Workbook,
  bounds: { columns: number },
  onRow: OnSheetRow,
  onUncalculated: (row: number, column: number) => void = () => undefined,
): { push(piece: string): void; end(): void } {
  let [row, column, type, style] = [0, 0, '', 0];
  let [value, inValue, inCell, isFormula] = ['', false, false, false];
  let cells: string[] = [];
  const inline = createTextTaker();

  function beginRow(tag: string): void {
    const said = attribute(tag, 'r');
    row = said === undefined ? row + 1 : Number(said);
    if (!(row >= 1 && row <= mostRows)) throw brokenXlsx(`row ${said ?? row} is out of place`);
    column = 0;
    cells = [];
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
    const text = type === 'inlineStr' ? inline.take() : cellText(book, type, style, value);
    if (isFormula && value === '' && type === 'n' && column <= bounds.columns) onUncalculated(row, column);
    if (text === '' || column > bounds.columns) return;
    while (cells.length < column - 1) cells.push('');
    cells[column - 1] = text;
  }

  return createXmlReader({
    open(name, tag) {
      if (name === 'c') beginCell(tag);
      else if (name === 'v') inValue = inCell;
      else if (name === 'row') beginRow(tag);
      else if (name === 'f') isFormula = inCell;
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
        if (cells.length > 0) onRow(row, cells);
      } else if (inCell) inline.close(name);
    },
  });
}

/** A cell's text: numbers in their shortest form, dates as local time, a formula's last result. */
function cellText(book: Workbook, type: string, style: number, value: string): string {
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
  const shown = book.styles[style] ?? 'number';
  return (shown === 'number' ? null : serialText(number, shown, book.from1904)) ?? String(number);
}

/** The column of a cell's name, from 1: `AB7` is 28. */
function columnOf(name: string): number {
  let column = 0;
  for (let at = 0; at < name.length; at += 1) {
    const letter = name.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column;
}

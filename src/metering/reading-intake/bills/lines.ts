import { isSumRow } from '#platform/tables/footer-rows.ts';
import { multiplierHeading, multiplierIn } from '#platform/tables/multiplier.ts';
import type { UnitExpression } from '#kernel/unit-words.ts';
import { bandOfCell, type Band } from './bands.ts';
import type { Block } from './blocks.ts';
import type { BillColumn } from './head-words.ts';
import { keyOf, mergedFigures, type MergedFigure } from './merged-figures.ts';
import { isBlank, numberOf, type Cell } from './sheet-view.ts';

/** A row of a block, as it stands. */
export type Line = {
  readonly row: number;
  readonly meter: Cell | null;
  readonly account: Cell | null;
  readonly name: string;
  readonly month: Cell | null;
  readonly year: Cell | null;
  readonly from: Cell | null;
  readonly to: Cell | null;
  /** Its multiplier, or those of current and of voltage, in their columns; empty if there is no such column. */
  readonly times: readonly Cell[];
  readonly band: Band | null;
  /** The cell that names it. */
  readonly part: Cell | null;
  /** By the part of the tariff that a column is of; `whole` for columns that name none. */
  readonly figures: ReadonlyMap<Band | 'whole', Figures>;
  readonly adjust: readonly Cell[];
  /** It says that the meter was swapped. */
  readonly swapped: boolean;
};

export type Figures = {
  readonly before: Cell | null;
  readonly now: Cell | null;
  readonly use: Cell | null;
  readonly difference: Cell | null;
  readonly unit: UnitExpression | null;
};

/** The rows of a block: records, its sum, and what is none of these. */
export type BlockLines = {
  readonly lines: readonly Line[];
  readonly totals: readonly Line[];
  readonly notes: readonly string[];
  readonly money: number;
  readonly merged: readonly MergedFigure[];
};

/** Reads the rows below the heads of a block. */
export function linesOf(block: Block): BlockLines {
  const { view, lastHead, until, left, right } = block;
  const columns = bandColumnIn(block);
  const merged = mergedFigures(block, columns);
  const [lines, totals, notes]: [Line[], Line[], string[]] = [[], [], []];
  let last: Line | null = null;
  for (const row of view.rows.filter((one) => one > lastHead && one < until)) {
    const texts = Array.from({ length: right - left + 1 }, (_, at) => view.own(row, left + at));
    if (texts.every((text) => text === '')) continue;
    const line = lineOf(block, { columns, merged }, row, last);
    const words = texts.filter((text) => text !== '');
    const isSum = line.band !== null ? false : words.slice(0, 3).some((text) => numberOf(text) === null && isSumRow(text));
    const isGrand = line.band === 'total' && sumsAll(block, columns, row, words);
    if (isSum || isGrand) totals.push({ ...line, band: null });
    else if (!hasFigures(line) && !isPart(line)) {
      if (words.some((text) => numberOf(text) === null)) notes.push(words.join(' '));
    } else lines.push((last = line));
  }
  const money = columns.filter(({ role }) => role === 'money').length;
  return { lines, totals, notes, money, merged: [...new Map([...merged.values()].map((one) => [one.cell.ref, one])).values()] };
}

/** A row of the sum of all: it stands in the columns that name the meter. */
function sumsAll({ view }: Block, columns: readonly BillColumn[], row: number, words: readonly string[]): boolean {
  const ids = columns.filter((one) => !isBandColumn(one) && (one.role === 'meter' || one.role === 'account' || one.role === 'name'));
  return isSumRow(words[0] ?? '') && ids.some(({ column }) => isSumRow(view.own(row, column)));
}

/** A part of a tariff, by its row. */
export const isPart = ({ band }: Line): boolean => band !== null && band !== 'total' && band !== 'other';

export const hasFigures = ({ figures }: Line): boolean =>
  [...figures.values()].some(({ before, now, use, difference }) =>
    [before, now, use, difference].some((cell) => cell !== null && !isBlank(cell.text) && /\d|#/u.test(cell.text)),
  );

/** The columns of a block, with that of the parts of a tariff if most of its cells are such parts, whatever its heading. */
function bandColumnIn({ view, columns, lastHead, until, left, right }: Block): readonly BillColumn[] {
  const rows = view.rows.filter((row) => row > lastHead && row < until);
  const taken = new Map(columns.map((one) => [one.column, one]));
  for (let column = left; column <= right + 1; column += 1) {
    const role = taken.get(column)?.role;
    if (role !== undefined && role !== 'name') continue;
    const texts = rows.map((row) => view.own(row, column)).filter((text) => text !== '');
    const parts = texts.filter((text) => bandOfCell(text) !== null && bandOfCell(text) !== 'total');
    if (parts.length < 2 || parts.length * 2 < texts.length) continue;
    const band: BillColumn = { role: 'name', band: 'total', unit: null, column, text: 'band' };
    return [...columns.filter((one) => one.column !== column), band];
  }
  return columns;
}

const isBandColumn = ({ role, band, text }: BillColumn): boolean => role === 'name' && band === 'total' && text === 'band';

type Columns = { readonly columns: readonly BillColumn[]; readonly merged: ReadonlyMap<string, MergedFigure> };

function lineOf({ view }: Block, { columns, merged }: Columns, row: number, last: Line | null): Line {
  const shown = (...roles: readonly BillColumn['role'][]): Cell | null => {
    const at = columns.find((one) => roles.includes(one.role) && !isBandColumn(one));
    if (at === undefined) return null;
    const merge = view.mergeAt(row, at.column);
    const cell = view.cell(merge?.top ?? row, merge?.left ?? at.column);
    return cell.text === '' ? null : cell;
  };
  const times = timesColumns(columns).map(({ column }) => {
    const merge = view.mergeAt(row, column);
    return view.cell(merge?.top ?? row, merge?.left ?? column);
  });
  const bandColumn = columns.find(isBandColumn);
  const band = bandColumn === undefined ? null : bandOfCell(view.own(row, bandColumn.column));
  // the rows of a tariff name their meter once
  const before = band !== null && last !== null && last.band !== null && shown('meter') === null && shown('account') === null ? last : null;
  return {
    row,
    meter: shown('meter') ?? before?.meter ?? null,
    account: shown('account') ?? before?.account ?? null,
    name: shown('name')?.text ?? before?.name ?? '',
    month: shown('month', 'span') ?? before?.month ?? null,
    year: shown('year') ?? before?.year ?? null,
    from: shown('from') ?? before?.from ?? null,
    to: shown('to') ?? before?.to ?? null,
    times: times.some(({ text }) => !isBlank(text)) ? times : (before?.times ?? times),
    band,
    part: bandColumn === undefined ? null : view.cell(row, bandColumn.column),
    figures: figuresOf(view, { columns, merged }, row),
    adjust: columns.filter(({ role }) => role === 'adjust').map(({ column }) => view.cell(row, column)),
    swapped: Array.from({ length: view.width }, (_, column) => view.own(row, column)).some((text) =>
      /换表|更换(?:电|水|气|热)?表|新表|旧表/u.test(text),
    ),
  };
}

function figuresOf(view: Block['view'], { columns, merged }: Columns, row: number): Line['figures'] {
  const out = new Map<
    Band | 'whole',
    { before: Cell | null; now: Cell | null; use: Cell | null; difference: Cell | null; unit: UnitExpression | null }
  >();
  for (const one of columns) {
    const part = one.role === 'before' || one.role === 'now' || one.role === 'use' || one.role === 'difference' ? one.role : null;
    if (part === null) continue;
    const key = one.band === 'total' || one.band === null ? 'whole' : one.band;
    const held = out.get(key) ?? { before: null, now: null, use: null, difference: null, unit: null };
    // of two uses, as 用电量 and 结算电量, the first that has a figure
    const cell = view.cell(row, one.column);
    held[part] = usable(held[part], merged.has(keyOf(row, one.column)) ? { ...cell, text: '' } : cell);
    if (part === 'use') held.unit = one.unit ?? held.unit;
    out.set(key, held);
  }
  return out;
}

const usable = (held: Cell | null, next: Cell): Cell => (held === null || (isBlank(held.text) && !isBlank(next.text)) ? next : held);

/** The column of the whole multiplier, otherwise those of current and of voltage. */
function timesColumns(columns: readonly BillColumn[]): readonly BillColumn[] {
  const all = columns.filter(({ role }) => role === 'times');
  const whole = all.find(({ text }) => multiplierHeading(text) === 'whole');
  return whole === undefined ? all : [whole];
}

/** The multiplier in cells, the product of several; null if all are empty, NaN if one cannot be read. */
export function timesOf(cells: readonly Cell[]): number | null {
  if (cells.every(({ text }) => isBlank(text))) return null;
  return cells.reduce((product, { text }) => product * (multiplierIn(text) ?? Number.NaN), 1);
}

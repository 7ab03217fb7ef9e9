import { carrierOfBill } from './carrier-of-bill.ts';
import { pairsOfDays, settledColumns } from './day-columns.ts';
import { headOfTwo, type BillColumn } from './head-words.ts';
import { monthsNamed } from './month-named.ts';
import { numberOf, type SheetView } from './sheet-view.ts';
import { textsOver } from './title-texts.ts';

/** A table of a sheet: several stand below each other, or side by side with the same heads. Rows up to the next one, that not included. */
export type Block = {
  readonly view: SheetView;
  readonly left: number;
  readonly right: number;
  readonly firstHead: number;
  readonly lastHead: number;
  readonly until: number;
  readonly columns: readonly BillColumn[];
  /** The texts above it, the nearest first: over this block alone, and over others too. */
  readonly near: readonly string[];
  readonly far: readonly string[];
  /** Those above the first table of the sheet, where it is not that. */
  readonly above: readonly string[];
};

type Heads = { readonly first: number; readonly last: number; readonly columns: readonly BillColumn[] };

/** Where a table stands: between the heads before it and those of the next; `top` are the first of the sheet. */
type Between = { readonly from: number; readonly until: number; readonly top: number };

const values: ReadonlySet<string> = new Set(['before', 'now', 'dated', 'use', 'difference']);
const counted: ReadonlySet<string> = new Set([...values, 'account', 'meter', 'times', 'month', 'span', 'money', 'name', 'price']);

/** The tables of a sheet that have the heads of a bill. */
export function blocksOf(view: SheetView): Block[] {
  const heads = headsIn(view);
  return heads.flatMap((one, at) => {
    const next = heads[at + 1];
    const until = next === undefined ? Number.POSITIVE_INFINITY : next.first;
    const [from, top] = [at === 0 ? 0 : (heads[at - 1] as Heads).last, (heads[0] as Heads).first];
    return besides(one.columns)
      .flatMap(pairsOfDays)
      .map((columns) =>
        blockOf(view, { ...one, columns: settledColumns(view, columns, { first: one.last + 1, until }) }, { from, until, top }),
      );
  });
}

function headsIn(view: SheetView): Heads[] {
  const found: Heads[] = [];
  for (const row of view.rows) {
    if (row <= (found.at(-1)?.last ?? 0)) continue;
    const heads = headsAt(view, row);
    if (heads !== null) found.push(heads);
  }
  return found;
}

/** A header that begins in a row, in as many rows as are needed; null if none does. */
function headsAt(view: SheetView, row: number): Heads | null {
  if (figuresIn(view, row) > 0 || isTitle(view, row)) return null;
  let best: Heads | null = null;
  for (let last = row; last < row + 3; last += 1) {
    if (last > row && (figuresIn(view, last) > 0 || !continues(view, row, last))) break;
    const columns = columnsOf(view, row, last);
    if (isBill(columns) && columns.length > (best?.columns.length ?? 0)) best = { first: row, last, columns };
    else if (best !== null && isBill(columns) && sharpness(columns) > sharpness(best.columns)) best = { first: row, last, columns };
  }
  // a title over the heads adds nothing to them
  const below = best === null || best.last === row ? [] : columnsOf(view, row + 1, best.last);
  return best !== null && isBill(below) && sharpness(below) >= sharpness(best.columns) ? null : best;
}

/** One text over a table is no head of it. */
const isTitle = (view: SheetView, row: number): boolean =>
  new Set(Array.from({ length: view.width }, (_, column) => view.shown(row, column)).filter((text) => text !== '')).size < 2;

/** How many columns are told apart, or name a unit: what a second row of heads adds. */
const sharpness = (columns: readonly BillColumn[]): number =>
  new Set(columns.map(({ role, band, text }) => [role, band, monthsNamed(text)?.month, carrierOfBill([[text]])].join(' '))).size +
  columns.filter(({ unit }) => unit !== null).length / 100;

/** A second row of heads stands under merged or open cells of the first. */
function continues(view: SheetView, first: number, row: number): boolean {
  const filled = Array.from({ length: view.width }, (_, column) => column).filter((column) => view.shown(row, column) !== '');
  if (filled.length === 0) return false;
  return filled.some((column) => {
    const merge = view.mergeAt(first, column);
    return merge !== undefined
      ? merge.bottom >= row || merge.right > merge.left
      : view.own(first, column) === '' || isShort(view.own(row, column));
  });
}

const isShort = (text: string): boolean => /^[(（]?(?:kwh|度|m3|m³|吨|元|千瓦时|倍|立方米|gj)[)）]?$/iu.test(text.trim());

function figuresIn(view: SheetView, row: number): number {
  let figures = 0;
  for (let column = 0; column < view.width; column += 1) if (numberOf(view.own(row, column)) !== null) figures += 1;
  return figures;
}

function columnsOf(view: SheetView, first: number, last: number): BillColumn[] {
  const out: BillColumn[] = [];
  for (let column = 0; column < view.width; column += 1) {
    const texts = textsDown(view, first, last, column);
    const head = texts.length < 2 ? headOfTwo(texts[0] ?? '', '') : headOfTwo(texts.slice(0, -1).join(''), texts.at(-1) as string);
    if (head !== null) out.push({ ...head, column, text: texts.join('') });
  }
  return out;
}

/** The texts over a column from the top, each once; one that stands left of open cells holds for these too. */
function textsDown(view: SheetView, first: number, last: number, column: number): string[] {
  const out: string[] = [];
  for (let row = first; row <= last; row += 1) {
    const shown = view.shown(row, column);
    const text = shown === '' && row < last && view.shown(last, column) !== '' ? leftOf(view, row, column) : shown;
    if (text !== '' && !out.includes(text)) out.push(text);
  }
  return out;
}

function leftOf(view: SheetView, row: number, column: number): string {
  for (let at = column - 1; at >= 0; at -= 1) {
    const text = view.shown(row, at);
    if (text !== '') return view.mergeAt(row, at) === undefined ? text : '';
  }
  return '';
}

function isBill(columns: readonly BillColumn[]): boolean {
  const roles = new Set(columns.map(({ role }) => role));
  const known = [...roles].filter((role) => counted.has(role)).length;
  const banded = columns.filter(({ role, band }) => role === 'use' && band !== null).length;
  return (
    columns.some(({ role }) => values.has(role)) && (known >= 2 || banded >= 2 || columns.filter(({ role }) => role === 'dated').length > 1)
  );
}

/** Blocks side by side repeat their heads; otherwise groups of columns share those that name the meter. */
function besides(columns: readonly BillColumn[]): (readonly BillColumn[])[] {
  const [first] = columns as [BillColumn];
  const again = columns.filter(({ text }) => text === first.text).map(({ column }) => column);
  const starts = again.length > 1 && first.role !== 'use' && first.band === null ? again : gapsOf(columns);
  const parts = starts.map((start, at) =>
    columns.filter(({ column }) => column >= start && column < (starts[at + 1] ?? Number.POSITIVE_INFINITY)),
  );
  return parts.length > 1 && parts.every((part) => isBill(part)) ? parts : groupsOf(columns);
}

const shared: ReadonlySet<string> = new Set(['account', 'name', 'year', 'month', 'span', 'from', 'to']);
/** A group of columns begins with these where its group has them already. */
const begins: ReadonlySet<string> = new Set(['before', 'now', 'account', 'meter', 'year', 'month', 'span', 'from', 'to']);

/**
 * Columns of electricity and of water, or of two months, beside each other: a group begins where a register or a time comes again, or a use
 * of another carrier or month. Each has the columns before the first that name whose it is, unless it has its own.
 */
function groupsOf(columns: readonly BillColumn[]): (readonly BillColumn[])[] {
  const groups: BillColumn[][] = [[]];
  for (const one of columns) {
    const group = groups.at(-1) as BillColumn[];
    const had = group.find(({ role, band }) => role === one.role && band === one.band);
    const isNext = begins.has(one.role) || (one.role === 'use' && had !== undefined && isOther(had, one));
    if (had !== undefined && isNext && counts(group)) groups.push([one]);
    else group.push(one);
  }
  const [own = [], ...others] = withValues(groups).map(withoutSum);
  if (others.length === 0) return [columns];
  const lead = own.filter(({ role }) => shared.has(role));
  const meter = own.filter(({ role }) => role === 'meter');
  return [own, ...others.map((group) => [...lead.filter((one) => !says(group, one)), ...(says(group, 'meter') ? [] : meter), ...group])];
}

const counts = (group: readonly BillColumn[]): boolean => group.some(({ role }) => values.has(role));

/** Columns behind the last figures are of these. */
const withValues = (groups: readonly (readonly BillColumn[])[]): (readonly BillColumn[])[] =>
  groups.reduce<(readonly BillColumn[])[]>(
    (all, group) =>
      counts(group) || all.length === 0 ? [...all, group] : [...all.slice(0, -1), [...(all.at(-1) as typeof group), ...group]],
    [],
  );

const whens: ReadonlySet<string> = new Set(['month', 'span', 'from', 'to']);

/** Whether a group itself says what a column does: whose it is, or when. */
const says = (group: readonly BillColumn[], of: BillColumn | 'meter'): boolean =>
  group.some(({ role }) => (of === 'meter' ? role === of : role === of.role || (whens.has(role) && whens.has(of.role))));

/** The sum beside months is of none of them. */
function withoutSum(group: readonly BillColumn[]): readonly BillColumn[] {
  const isOfMonth = group.some(({ role, text }) => role === 'use' && monthsNamed(text) !== null);
  return isOfMonth ? group.filter(({ role, band, text }) => role !== 'use' || band !== 'total' || monthsNamed(text) !== null) : group;
}

function isOther(one: BillColumn, other: BillColumn): boolean {
  const [carrier, next] = [carrierOfBill([[one.text]]), carrierOfBill([[other.text]])];
  return (carrier !== null && next !== null && carrier !== next) || monthsNamed(one.text)?.month !== monthsNamed(other.text)?.month;
}

/** Where a role of one to a row comes again: after an open column. */
function gapsOf(columns: readonly BillColumn[]): number[] {
  const starts = [(columns[0] as BillColumn).column];
  columns.forEach((one, at) => {
    const previous = columns[at - 1];
    if (previous === undefined || one.column - previous.column < 2) return;
    const since = columns.filter(({ column }) => column >= (starts.at(-1) as number) && column < one.column);
    if (columns.slice(at).some(({ role, text }) => values.has(role) && since.some((had) => had.role === role && had.text === text)))
      starts.push(one.column);
  });
  return starts;
}

function blockOf(view: SheetView, { first, last, columns }: Heads, { from, until, top }: Between): Block {
  const [left, right] = [Math.min(...columns.map(({ column }) => column)), Math.max(...columns.map(({ column }) => column))];
  const over = view.rows.filter((row) => row > from && row < first).toReversed();
  const figures = from === 0 ? -1 : over.findIndex((row) => figuresIn(view, row) > 0);
  const { near, far } = textsOver(view, figures < 0 ? over : over.slice(0, figures), [left, right]);
  const title = from === 0 ? { near: [], far: [] } : textsOver(view, view.rows.filter((row) => row < top).toReversed(), [left, right]);
  return { view, left, right, firstHead: first, lastHead: last, until, columns, near, far, above: [...title.near, ...title.far] };
}

import { daysWritten } from './days-named.ts';
import type { BillColumn, Edge } from './head-words.ts';
import { monthsIn } from './month-named.ts';
import { numberOf, type SheetView } from './sheet-view.ts';

type Rows = { readonly first: number; readonly until: number };

const keyOf = ({ year, month, day }: Edge): string => `${year}-${month}-${day}`;

/** Registers under more than two days, 6月底 7月底 8月底, are those of the time from each to the next. */
export function pairsOfDays(columns: readonly BillColumn[]): (readonly BillColumn[])[] {
  const dated = columns.filter(({ role }) => role === 'dated');
  const again = dated.findIndex(({ edge }, at) => dated.slice(0, at).some((other) => keyOf(other.edge as Edge) === keyOf(edge as Edge)));
  if (dated.length < 3 || again > 0) return [columns];
  const others = columns.filter(({ role }) => role !== 'dated' && role !== 'use' && role !== 'difference');
  return dated.slice(1).map((next, at) => [...others, dated[at] as BillColumn, next]);
}

/** The columns of a table by what stands in their cells: which of two registers is the earlier, whether a column holds days at all. */
export function settledColumns(view: SheetView, columns: readonly BillColumn[], rows: Rows): readonly BillColumn[] {
  const cellsOf = ({ column }: BillColumn): string[] =>
    view.rows
      .filter((row) => row >= rows.first && row < rows.until)
      .map((row) => view.shown(row, column))
      .filter((text) => text !== '');
  const settled = inOrder(view, columns, rows);
  const counts = settled.some(({ role }) => role === 'before' || role === 'now');
  const own = settled.flatMap((one): BillColumn[] => {
    if (one.role === 'span') return cellsOf(one).some(isSpan) ? [one] : [];
    if (!isEnd(one)) return [one];
    if (one.text.length > 1 || cellsOf(one).some((text) => /[年月/-]|^20\d{2}\.|^20\d{6}$/u.test(text))) return [one];
    return counts || cellsOf(one).some((text) => numberOf(text) === null) ? [] : [{ ...one, role: one.role === 'from' ? 'before' : 'now' }];
  });
  // one day alone is no period, and is told as not read
  return own.filter(isEnd).length === 1 ? own.filter((one) => !isEnd(one)) : own;
}

const isEnd = ({ role }: BillColumn): boolean => role === 'from' || role === 'to';

/** Two days, or months; a single day is that of a reading or of a paper. */
const isSpan = (text: string): boolean => daysWritten(text) !== null || monthsIn(text).length > 0;

/** Of two registers under days the earlier is the one before: by their years, otherwise by what they count. */
function inOrder(view: SheetView, columns: readonly BillColumn[], rows: Rows): readonly BillColumn[] {
  const [first, second, ...more] = columns.filter(({ role }) => role === 'dated');
  if (first === undefined || more.length > 0) return columns;
  if (second === undefined) return beside(columns, first);
  const isTurned = isLater(first.edge as Edge, second.edge as Edge) ?? countsDown(view, [first.column, second.column], rows);
  return columns.map((one) => {
    if (one !== first && one !== second) return one;
    return { ...one, role: (one === first) === isTurned ? 'now' : 'before' };
  });
}

/** `9月止码` beside `9月起码`. */
function beside(columns: readonly BillColumn[], dated: BillColumn): readonly BillColumn[] {
  const { edge: _edge, ...now } = dated;
  const isNow = columns.some(({ role }) => role === 'before') && !columns.some(({ role }) => role === 'now');
  return isNow ? columns.map((one) => (one === dated ? { ...now, role: 'now' } : one)) : columns;
}

/** Null where no years are named: December may be before January or after it. */
function isLater(one: Edge, other: Edge): boolean | null {
  if (one.year === null || other.year === null) return null;
  const at = ({ year, month, day }: Edge): number => ((year ?? 0) * 12 + month) * 40 + (day ?? 39);
  return at(one) > at(other);
}

function countsDown(view: SheetView, [left, right]: readonly [number, number], { first, until }: Rows): boolean {
  let down = 0;
  for (const row of view.rows.filter((one) => one >= first && one < until)) {
    const [was, is] = [numberOf(view.own(row, left)), numberOf(view.own(row, right))];
    if (was !== null && is !== null) down += Math.sign(was - is);
  }
  return down > 0;
}

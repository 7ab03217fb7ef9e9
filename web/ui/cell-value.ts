import { isValidElement } from 'react';
import type { ReactNode } from 'react';
import { isMeasured, isMoment } from './cell.ts';
import type { CellValue, Measured } from './cell.ts';
import type { Column } from './column.ts';

/** The content of a row's cell. */
export function cellValue<Row>(column: Column<Row>, row: Row, at: number): CellValue {
  if (column.value !== undefined) return column.value(row, at);
  return column.show === undefined ? undefined : valueInNode(column.show(row, at));
}

/** What a cell shows, as far as its elements reveal it: text, or the figure of an element. */
function valueInNode(node: ReactNode): CellValue {
  if (typeof node === 'string' || typeof node === 'number') return node;
  if (Array.isArray(node)) return textOf(node);
  if (!isValidElement<{ of?: unknown; covered?: boolean; children?: ReactNode }>(node)) return undefined;
  const { of, covered, children } = node.props;
  // a figure, recognised by its props: importing its own module would load it with every table
  if (isMeasured(of as CellValue)) return covered === true ? (of as Measured) : { ...(of as Measured), coverage: undefined };
  return Array.isArray(children) ? textOf(children) : valueInNode(children);
}

function textOf(nodes: readonly ReactNode[]): string {
  return nodes
    .flatMap((node) => {
      const held = valueInNode(node);
      return held === undefined || held === null || typeof held === 'object' ? [] : [String(held).trim()];
    })
    .filter((text) => text !== '')
    .join(' ');
}

/** Compares two rows by a column, ascending: texts by pinyin, numbers in them by size; unknown values come last in both directions. */
export function comparedBy<Row>(column: Column<Row>, one: Row, other: Row, order: 'ascend' | 'descend' | null | undefined): number {
  const [a, b] = [sortable(cellValue(column, one, 0)), sortable(cellValue(column, other, 0))];
  if (a === null || b === null) return (a === b ? 0 : a === null ? 1 : -1) * (order === 'descend' ? -1 : 1);
  return typeof a === 'number' && typeof b === 'number' ? a - b : pinyin.compare(String(a), String(b));
}

const pinyin = new Intl.Collator('zh', { numeric: true });

function sortable(held: CellValue): string | number | null {
  if (isMoment(held)) return typeof held.at === 'number' ? held.at : Date.parse(held.at);
  if (isMeasured(held)) return held.value;
  return held === undefined || held === null || held === '' ? null : held;
}

import { numberIn, textIn, wordIn } from './address.ts';
import type { Go } from './address.ts';

/** Paging and sorting of a list: page (from 1), rows per page, sort column and direction. */
export type TableAddress = {
  readonly page: number;
  readonly size: number;
  readonly sort: string | undefined;
  readonly order: 'asc' | 'desc';
  /** The columns shown, by key and in any order, separated by dots; if left out, the account's last choice. */
  readonly columns?: string | undefined;
};

export const tableSizes = [20, 50, 100, 200] as const;

/** Reads paging and sorting; spread it into the page's own reader: `({ ...readTable(given), use: textIn(given, 'use') })`. */
export function readTable(given: Readonly<Record<string, unknown>>): TableAddress {
  return {
    page: numberIn(given, 'page', 1, 1, 1_000_000),
    size: numberIn(given, 'size', 50, 1, 1000),
    sort: textIn(given, 'sort'),
    order: wordIn(given, 'order', ['asc', 'desc'], 'asc'),
    columns: textIn(given, 'columns'),
  };
}

/** The input of a query that takes `limit` and `offset`. */
export function pageInput({ page, size }: TableAddress): { readonly limit: number; readonly offset: number } {
  return { limit: size, offset: (page - 1) * size };
}

/** The input of a query that can be sorted: empty if the address names no column of the list. */
export function sortInput<const T extends string>({ sort, order }: TableAddress, columns: readonly T[]) {
  const by = columns.find((one) => one === sort);
  return by === undefined ? {} : { sort: by, order };
}

/** Filtering or sorting a list goes to its first page: `filtered(go)({ use: 'office' })`. */
export function filtered<T extends { readonly page: number }>(go: Go<T>): Go<T> {
  return (change, how) => go({ page: undefined, ...change }, how);
}

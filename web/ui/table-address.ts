import { numberIn, textIn, wordIn } from './address.ts';
import type { Go } from './address.ts';

/** How a list is turned: page (from 1), rows on it, sorted by which column and which way. */
export type TableAddress = {
  readonly page: number;
  readonly size: number;
  readonly sort: string | undefined;
  readonly order: 'asc' | 'desc';
  /** The columns shown, by key and in any order, with dots between; left out: those that the account chose last. */
  readonly columns?: string | undefined;
};

export const tableSizes = [20, 50, 100, 200] as const;

/** Reads how a list is turned; spread it into the page's own reader: `({ ...readTable(given), use: textIn(given, 'use') })`. */
export function readTable(given: Readonly<Record<string, unknown>>): TableAddress {
  return {
    page: numberIn(given, 'page', 1, 1, 1_000_000),
    size: numberIn(given, 'size', 50, 1, 1000),
    sort: textIn(given, 'sort'),
    order: wordIn(given, 'order', ['asc', 'desc'], 'asc'),
    columns: textIn(given, 'columns'),
  };
}

/** What a question that takes `limit` and `offset` is asked with. */
export function pageInput({ page, size }: TableAddress): { readonly limit: number; readonly offset: number } {
  return { limit: size, offset: (page - 1) * size };
}

/** What a question that can be sorted is asked with: nothing where the address names no column of the list. */
export function sortInput<const T extends string>({ sort, order }: TableAddress, columns: readonly T[]) {
  const by = columns.find((one) => one === sort);
  return by === undefined ? {} : { sort: by, order };
}

/** Narrowing or turning a list goes to its first page: `filtered(go)({ use: 'office' })`. */
export function filtered<T extends { readonly page: number }>(go: Go<T>): Go<T> {
  return (change, how) => go({ page: undefined, ...change }, how);
}

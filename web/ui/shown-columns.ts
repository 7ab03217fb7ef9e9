import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { meQuery } from '../session.ts';
import type { Go } from './address.ts';
import type { Column } from './column.ts';
import type { TableAddress } from './table-address.ts';

/** Which columns of a table are shown, and how to choose others. */
export type ShownColumns<Row> = {
  readonly columns: readonly Column<Row>[];
  /** Those that can be chosen; the first column is always shown. */
  readonly choices: readonly { readonly key: string; readonly title: string; readonly shown: boolean }[];
  readonly choose: (key: string, shown: boolean) => void;
};

/**
 * The columns that the reader chose: from the address, otherwise the account's last choice in this browser, otherwise the default ones.
 * @param table the name under which the choice is kept; undefined: nothing can be chosen
 */
export function useShownColumns<Row>(
  table: string | undefined,
  columns: readonly Column<Row>[],
  at: TableAddress,
  go: Go<TableAddress>,
): ShownColumns<Row> {
  // the account was queried before the page; a page without sign-in queries nothing
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const key = `yaodong.columns.${me?.name ?? ''}.${table ?? ''}`;
  const [, redraw] = useState(0);
  if (table === undefined) return { columns: columns.filter(({ optional }) => optional !== true), choices: [], choose: () => undefined };
  const [first, ...rest] = columns.filter(({ hidden, press }) => hidden !== true && press !== true);
  const named = (at.columns ?? localStorage.getItem(key))?.split('.');
  const isShown = (one: Column<Row>): boolean => (named === undefined ? one.optional !== true : named.includes(one.key));
  const choose = (turned: string, on: boolean): void => {
    const next = rest.filter((one) => (one.key === turned ? on : isShown(one))).map((one) => one.key);
    const isUsual = rest.every((one) => next.includes(one.key) === (one.optional !== true));
    if (isUsual) localStorage.removeItem(key);
    else localStorage.setItem(key, next.join('.') || 'none');
    redraw((before) => before + 1);
    go({ columns: isUsual ? undefined : next.join('.') || 'none' });
  };
  return {
    columns: columns.filter((one) => one === first || one.hidden === true || one.press === true || isShown(one)),
    choices: rest.map((one) => ({ key: one.key, title: one.title, shown: isShown(one) })),
    choose,
  };
}

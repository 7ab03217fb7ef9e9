import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';

/** What follows the `?` of an address, as text. */
export type Search = Readonly<Record<string, string>>;

/** Reads a page's state from its address: what is missing or unreadable gets the default, so that no address is invalid. */
export type ReadAddress<T> = (given: Readonly<Record<string, unknown>>) => T;

/** The text under a name; undefined if there is none. */
export function textIn(given: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = given[name];
  return typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined;
}

/** The whole number under a name if it is in range, otherwise the default. */
export function numberIn(given: Readonly<Record<string, unknown>>, name: string, usual: number, least: number, most: number): number {
  const value = Number(textIn(given, name) ?? Number.NaN);
  return Number.isInteger(value) && value >= least && value <= most ? value : usual;
}

/** The word under a name if it is one of these, otherwise the default. */
export function wordIn<T extends string>(given: Readonly<Record<string, unknown>>, name: string, words: readonly T[], usual: T): T {
  const value = given[name];
  return words.find((word) => word === value) ?? usual;
}

/** The day `2026-03-01` under a name; undefined for anything else. */
export function dayIn(given: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = textIn(given, name);
  return value !== undefined && /^\d{4}-\d{2}-\d{2}$/u.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined;
}

/** A change of the address; `undefined` removes a name. */
export type Go<T> = (change: { readonly [K in keyof T]?: T[K] | undefined }, how?: { readonly replace?: boolean }) => void;

/**
 * The state of the open page, and how to change it, so that back, forward, reload and copied links work by themselves.
 * @param read the same function that the route has as `validateSearch`
 */
export function useAddress<T extends object>(read: ReadAddress<T>): readonly [T, Go<T>] {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const navigate = useNavigate();
  const at = useMemo(() => read(search), [read, search]);
  const go = useCallback<Go<T>>(
    (change, { replace = false } = {}) => {
      void navigate({ to: '.', search: (before: object) => ({ ...before, ...change }), replace, resetScroll: false } as never);
    },
    [navigate],
  );
  return [at, go];
}

/** Addresses as people read them: `?year=2025&region=140300`. */
export function parseSearch(text: string): Search {
  return Object.fromEntries(new URLSearchParams(text));
}

/** The inverse; what is undefined, null or empty is left out. */
export function stringifySearch(search: Readonly<Record<string, unknown>>): string {
  const kept = Object.entries(search).filter(([, value]) => value !== undefined && value !== null && value !== '' && value !== false);
  const text = new URLSearchParams(
    kept.map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
  ).toString();
  return text === '' ? '' : `?${text}`;
}

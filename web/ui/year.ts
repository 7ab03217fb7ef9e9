import type { SearchSchemaInput } from '@tanstack/react-router';
import type { Role } from '#kernel/scope.ts';
import { keptYears } from '#kernel/kept-time.ts';
import { numberIn } from './address.ts';

/** The year shown where none was chosen: the last whole one. */
export const usualYear = new Date().getFullYear() - 1;

/** Years to choose from, latest first. */
export const years: readonly number[] = Array.from({ length: 15 }, (_, index) => usualYear + 1 - index);

const key = 'yaodong.year';

/** The year of the session: the one last seen in the address of a page, or the usual one. */
function chosenYear(): number {
  const kept = typeof sessionStorage === 'undefined' ? null : sessionStorage.getItem(key);
  return numberIn({ year: kept ?? undefined }, 'year', usualYear, keptYears.first, keptYears.last);
}

/** From now on addresses without a year are of this one. */
export const keepYear = (year: number): void => sessionStorage.setItem(key, String(year));

/** The year of an address; the chosen one if it has none. */
export const yearIn = (given: Readonly<Record<string, unknown>>): number =>
  numberIn(given, 'year', chosenYear(), keptYears.first, keptYears.last);

type OfAnything = { readonly [name: string]: string | number | boolean | undefined };

/** An open page: its address, and the role of its reader. */
export type Open = { readonly search: OfAnything; readonly role: Role | undefined };

/**
 * Spread into the route of a page that shows a calendar year: it is chosen in the frame, and always in the address.
 * @param where says for which addresses and readers the page shows one; for all if left out
 * @example createRoute({ ...ofYear(({ search }) => search['tab'] === 'owed'), getParentRoute: () => shell, path: '/review', component })
 */
export const ofYear = (where: (open: Open) => boolean = () => true) => ({
  staticData: { ofYear: where },
  validateSearch: (search: OfAnything & SearchSchemaInput): OfAnything => ({ ...search, year: yearIn(search) }),
});

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** The page shows the year that is chosen in the frame. */
    readonly ofYear?: (open: Open) => boolean;
  }
}

/** What a change of the year makes void: days inside it, and the page of a list. */
export const newYear = (year: number) => ({ year, from: undefined, to: undefined, zoom: undefined, page: undefined });

/** The first and the last measured day; null if nothing was measured. */
type Measured = { readonly first: string | null; readonly last: string | null };

/** How far a year is measured: not at all, through a day, or to its end. `month`: the day is the last of its month. */
export type HowFar =
  | { readonly is: 'none' }
  | { readonly is: 'whole' }
  | { readonly is: 'through'; readonly day: string; readonly month: boolean };

/** @example howFar(2026, { first: '2024-01-01', last: '2026-10-31' }) // { is: 'through', day: '2026-10-31', month: true } */
export function howFar(year: number, { first, last }: Measured): HowFar {
  if (first === null || last === null || year < Number(first.slice(0, 4)) || year > Number(last.slice(0, 4))) return { is: 'none' };
  if (last >= `${year}-12-31`) return { is: 'whole' };
  return { is: 'through', day: last, month: isLastOfMonth(last) };
}

const isLastOfMonth = (day: string): boolean => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).getUTCDate() === 1;

/**
 * The years in which anything was measured, latest first.
 * @example measuredYears({ first: '2021-12-01', last: '2022-10-31' }) // [2022, 2021]
 */
export function measuredYears({ first, last }: Measured): number[] {
  if (first === null || last === null) return [];
  const [from, to] = [Number(first.slice(0, 4)), Number(last.slice(0, 4))];
  return Array.from({ length: to - from + 1 }, (_, index) => to - index);
}

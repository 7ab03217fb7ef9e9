import { numberIn, textIn, wordIn } from '../../ui/address.ts';
import { readTable } from '../../ui/table-address.ts';
import { retrofitStateTerms } from '#retrofit/vocabulary.ts';

export const states = Object.keys(retrofitStateTerms) as readonly (keyof typeof retrofitStateTerms)[];

export type RetrofitState = (typeof states)[number];

export const views = ['table', 'board', 'map'] as const;

export const sortable = ['code', 'name', 'region', 'area', 'cost', 'saving', 'year'] as const;

/** How the pool is narrowed, and how it is looked at. */
export const readPool = (given: Readonly<Record<string, unknown>>) => ({
  ...readTable(given),
  region: textIn(given, 'region'),
  state: wordIn(given, 'state', [...states, ''], ''),
  /** 0 is every year. */
  year: numberIn(given, 'year', 0, 2000, 2100),
  building: textIn(given, 'building'),
  search: textIn(given, 'search'),
  view: wordIn(given, 'view', views, 'table'),
});

export type PoolAddress = ReturnType<typeof readPool>;

/** What the server is asked with: how the pool is narrowed. */
export const narrowing = ({ region, state, year, building, search }: PoolAddress) => ({
  ...(region !== undefined && { region }),
  ...(state !== '' && { state }),
  ...(year !== 0 && { year }),
  ...(building !== undefined && { building }),
  ...(search !== undefined && { search }),
});

/** The same, and in which order. */
export const listInput = (at: PoolAddress) => ({
  ...narrowing(at),
  sort: sortable.find((one) => one === at.sort) ?? ('code' as const),
  descending: at.order === 'desc',
});

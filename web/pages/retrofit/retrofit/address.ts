import { numberIn, textIn, wordIn } from '../../../ui/address.ts';
import { readTable } from '../../../ui/table-address.ts';
import { retrofitReasonTerms, retrofitStateTerms } from '#retrofit/retrofit/vocabulary.ts';
import { yearIn } from '../../../ui/year.ts';

export const states = Object.keys(retrofitStateTerms) as readonly (keyof typeof retrofitStateTerms)[];

export type RetrofitState = (typeof states)[number];

/** Why a building may be due; the ranking counts as a reason only from a stated percentile. */
export const reasons = (Object.keys(retrofitReasonTerms) as readonly (keyof typeof retrofitReasonTerms)[]).filter(
  (one) => one !== 'ranking',
);

export const views = ['table', 'board', 'map'] as const;

export const sortable = ['code', 'name', 'region', 'area', 'cost', 'saving', 'year'] as const;

/** The filters of the pool, and its view. */
export const readPool = (given: Readonly<Record<string, unknown>>) => ({
  ...readTable(given),
  region: textIn(given, 'region'),
  state: wordIn(given, 'state', [...states, ''], ''),
  /** 0 is every year. */
  year: numberIn(given, 'year', 0, 2000, 2100),
  building: textIn(given, 'building'),
  reason: reasons.find((one) => one === given['reason']),
  search: textIn(given, 'search'),
  view: wordIn(given, 'view', views, 'table'),
});

export type PoolAddress = ReturnType<typeof readPool>;

/** The input of the query: the filters of the pool. A reason requires a region. */
export const narrowing = ({ region, state, year, building, reason, search }: PoolAddress) => ({
  ...(region !== undefined && { region }),
  ...(state !== '' && { state }),
  ...(year !== 0 && { year }),
  ...(building !== undefined && { building }),
  ...(reason !== undefined && region !== undefined && { reason }),
  ...(search !== undefined && { search }),
});

/** The same, with the order. */
export const listInput = (at: PoolAddress) => ({
  ...narrowing(at),
  sort: sortable.find((one) => one === at.sort) ?? ('code' as const),
  descending: at.order === 'desc',
});

/** The place and year in which candidates are searched, and the percentile from which the ranking is a reason. */
export const readCandidates = (given: Readonly<Record<string, unknown>>) => ({
  region: textIn(given, 'region'),
  year: yearIn(given),
  /** 0: the ranking is not a reason. */
  percentile: numberIn(given, 'percentile', 0, 1, 100),
});

export type CandidatesAddress = ReturnType<typeof readCandidates>;

/** The place and year of the progress. */
export const readProgress = (given: Readonly<Record<string, unknown>>) => ({
  region: textIn(given, 'region'),
  year: yearIn(given),
});

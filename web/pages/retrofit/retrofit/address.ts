import { numberIn, textIn, wordIn } from '../../../ui/address.ts';
import { readTable } from '../../../ui/table-address.ts';
import { retrofitReasonTerms, retrofitStateTerms } from '#retrofit/retrofit/vocabulary.ts';

/** The last year that is whole. */
const lastYear = new Date().getFullYear() - 1;

export const states = Object.keys(retrofitStateTerms) as readonly (keyof typeof retrofitStateTerms)[];

export type RetrofitState = (typeof states)[number];

/** Why a building may be due; the ranking is a reason only from a percentile that somebody names. */
export const reasons = (Object.keys(retrofitReasonTerms) as readonly (keyof typeof retrofitReasonTerms)[]).filter(
  (one) => one !== 'ranking',
);

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
  reason: reasons.find((one) => one === given['reason']),
  search: textIn(given, 'search'),
  view: wordIn(given, 'view', views, 'table'),
});

export type PoolAddress = ReturnType<typeof readPool>;

/** What the server is asked with: how the pool is narrowed. A reason is asked of a region. */
export const narrowing = ({ region, state, year, building, reason, search }: PoolAddress) => ({
  ...(region !== undefined && { region }),
  ...(state !== '' && { state }),
  ...(year !== 0 && { year }),
  ...(building !== undefined && { building }),
  ...(reason !== undefined && region !== undefined && { reason }),
  ...(search !== undefined && { search }),
});

/** The same, and in which order. */
export const listInput = (at: PoolAddress) => ({
  ...narrowing(at),
  sort: sortable.find((one) => one === at.sort) ?? ('code' as const),
  descending: at.order === 'desc',
});

/** Of which place and year candidates are looked for, and from which percentile on the ranking is a reason. */
export const readCandidates = (given: Readonly<Record<string, unknown>>) => ({
  region: textIn(given, 'region'),
  year: numberIn(given, 'year', lastYear, 2000, 2100),
  /** 0: the ranking is no reason. */
  percentile: numberIn(given, 'percentile', 0, 1, 100),
});

export type CandidatesAddress = ReturnType<typeof readCandidates>;

/** Of which place and year the progress is. */
export const readProgress = (given: Readonly<Record<string, unknown>>) => ({
  region: textIn(given, 'region'),
  year: numberIn(given, 'year', lastYear + 1, 2000, 2100),
});

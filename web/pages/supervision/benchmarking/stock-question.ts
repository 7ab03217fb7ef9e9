import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { api, client } from '../../../api.ts';
import { pageInput } from '../../../ui/table-address.ts';
import type { RankingAddress } from './address.ts';
import type { RankQuestion } from './ranking-question.ts';

export type StockAnswer = Awaited<ReturnType<typeof client.stock.list>>;
export type StockInput = Parameters<typeof client.stock.list>[0];

/** The input of the list: the page's filters and its order. */
export function stockInput(ask: RankQuestion, at: RankingAddress): StockInput {
  const { verdict, basis, heating, gap, among, search, sort, order } = at;
  return {
    ...ask,
    region: ask.region ?? '',
    ...(verdict !== undefined && { verdict }),
    ...(basis !== undefined && { basis }),
    ...(heating !== undefined && { heating }),
    ...(gap !== undefined && { gap }),
    ...(search !== undefined && { search }),
    among,
    ...(sort !== undefined && { sort: sort as NonNullable<StockInput['sort']>, order }),
  };
}

/** The list with its filters and order; all queries while the page is open use the same state, which is calculated once. */
export function useStock(ask: RankQuestion, at: RankingAddress) {
  const kept = useRef<{ readonly of: string; readonly list: string } | null>(null);
  const input = { ...stockInput(ask, at), ...pageInput(at) };
  const of = JSON.stringify([ask.region, ask.year, ask.carrier, ask.knownAt]);
  return useQuery({
    ...api.stock.list.queryOptions({ input }),
    queryFn: async ({ signal }) => {
      const list = kept.current?.of === of ? kept.current.list : undefined;
      const answer = await client.stock.list(list === undefined ? input : { ...input, list }, { signal });
      kept.current = { of, list: answer.list };
      return answer;
    },
    enabled: ask.region !== undefined,
    placeholderData: keepPreviousData,
  });
}

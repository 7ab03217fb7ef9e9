import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { api, client } from '../../../api.ts';
import { pageInput } from '../../../ui/table-address.ts';
import { filterInput, listInput, type BuildingsAddress } from './list-address.ts';

/**
 * A page of the list and the totals of the whole. The page does not wait for the totals; once they are loaded, all queries use the same
 * state of the year.
 */
export function useBuildingList(at: BuildingsAddress) {
  const kept = useRef<{ readonly of: string; readonly list: string } | null>(null);
  const of = `${at.year} ${at.carrier}`;
  const withState = <T extends object>(input: T): T => (kept.current?.of === of ? { ...input, list: kept.current.list } : input);
  const keep = <T extends { readonly list: string | null }>(answer: T): T => {
    if (answer.list !== null) kept.current = { of, list: answer.list };
    return answer;
  };
  const input = { ...listInput(at), ...pageInput(at) };
  const page = useQuery({
    ...api.stock.buildings.queryOptions({ input }),
    queryFn: async ({ signal }) => keep(await client.stock.buildings(withState(input), { signal })),
    placeholderData: keepPreviousData,
  });
  const meant = filterInput(at);
  const totals = useQuery({
    ...api.stock.totals.queryOptions({ input: meant }),
    queryFn: async ({ signal }) => keep(await client.stock.totals(withState(meant), { signal })),
    placeholderData: keepPreviousData,
  });
  return { page, totals };
}

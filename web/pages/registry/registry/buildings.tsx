import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useRef } from 'react';
import { api, client } from '../../../api.ts';
import { useFormat, useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { useAddress } from '../../../ui/address.ts';
import { PageHeader } from '../../../ui/page-header.tsx';
import { useRowChoice } from '../../../ui/row-choice.tsx';
import { ServerTable } from '../../../ui/server-table.tsx';
import { filtered, pageInput } from '../../../ui/table-address.ts';
import { StockTotals } from '../../supervision/benchmarking/stock-totals.tsx';
import { type BuildingsAddress, filterInput, listInput, readBuildings } from './list-address.ts';
import { useBuildingColumns } from './list-columns.tsx';
import { ListFilters } from './list-filters.tsx';
import { listWords } from './list-words.ts';

const BulkEdit = lazy(async () => ({ default: (await import('./bulk-edit.tsx')).BulkEdit }));

/** All buildings that the reader sees, each with its year: filtered, sorted and paged by the server, with views and edits of many. */
export function BuildingsPage() {
  const { format } = useLanguage();
  const words = usePageWords(listWords);
  const me = useMe();
  const [at, go] = useAddress(readBuildings);
  const { page: query, totals } = useBuildingList(at);
  const rows = query.data?.buildings ?? [];
  const columns = useBuildingColumns(query.data?.unit ?? '', rows);
  const { chosen, choose, drop } = useRowChoice(rows.map(({ code }) => code));
  const all = listInput(at);
  return (
    <>
      <PageHeader title={words.title} below={words.below}>
        {may(me, 'merge') ? <Link to="/buildings/duplicates">{words.duplicates.title}</Link> : null}
      </PageHeader>
      <ListFilters at={at} go={filtered(go)} />
      {chosen.length > 0 && may(me, 'edit') ? (
        <Suspense fallback={null}>
          <BulkEdit chosen={chosen} drop={drop} />
        </Suspense>
      ) : null}
      <ServerTable
        name="buildings"
        label={words.table}
        year={at.year}
        above={<StockTotals total={query.data?.total} totals={totals.data} error={totals.error} />}
        columns={columns}
        rows={rows}
        rowKey={({ code }) => code}
        query={query}
        total={query.data?.total ?? 0}
        at={at}
        go={go}
        every={{ most: 10_000, ask: async (page) => (await client.stock.buildings({ ...all, ...page })).buildings }}
        empty={<Nothing count={format.count(0)} />}
        {...(may(me, 'edit') ? { selection: { chosen, choose } } : {})}
      />
    </>
  );
}

function Nothing({ count }: { readonly count: string }) {
  const format = useFormat();
  const words = usePageWords(listWords);
  const all = useQuery(api.registry.buildings.queryOptions({ input: { limit: 1 } }));
  const isEmpty = all.data?.total === 0;
  return (
    <div className="yd-panel" role="status">
      <p>{isEmpty ? words.first.title : `${words.none}${format.aside(count)}`}</p>
      {isEmpty ? <Link to="/start">{words.first.start}</Link> : null}
    </div>
  );
}

/**
 * A page of the list and the totals of the whole. The page does not wait for the totals; once they are loaded, all queries use the same
 * state of the year.
 */
function useBuildingList(at: BuildingsAddress) {
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

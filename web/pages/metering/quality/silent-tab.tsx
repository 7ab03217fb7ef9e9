import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { carriers } from '#kernel/carrier.ts';
import { api, client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import type { Go } from '../../../ui/address.ts';
import { Pick } from '../../../ui/pick.tsx';
import { SearchField } from '../../../ui/search-field.tsx';
import { ServerTable } from '../../../ui/server-table.tsx';
import type { Column } from '../../../ui/column.ts';
import { filtered, pageInput, sortInput } from '../../../ui/table-address.ts';
import { silentSorts, type QualityAddress } from './address.ts';
import { qualityWords } from './words.ts';
import { day } from '../../../ui/cell.ts';
import { todayHere } from '../../../ui/day-text.ts';

type Silent = Awaited<ReturnType<typeof client.readings.silent>>['meters'][number];

const today = todayHere();

/** Meters that have stopped reporting, as of today, whichever year the other views show: a meter is offline now or it is not. */
export function SilentTab({ region, at, go }: { readonly region: string; readonly at: QualityAddress; readonly go: Go<QualityAddress> }) {
  const { words: own, format } = useLanguage();
  const { silent: words, coverage, search } = usePageWords(qualityWords);
  const choices = (['all', ...carriers] as const).map((value) => ({ value, label: value === 'all' ? coverage.all : own.carrier[value] }));
  const input = {
    region,
    ...(at.carrier === 'all' ? {} : { carrier: at.carrier }),
    ...(at.search === undefined ? {} : { search: at.search }),
    ...sortInput(at, silentSorts),
  };
  const query = useQuery({
    ...api.readings.silent.queryOptions({ input: { ...input, ...pageInput(at) } }),
    placeholderData: keepPreviousData,
  });
  return (
    <div className="yd-stack">
      <p className="yd-quiet">{words.means(format.day(today))}</p>
      <div className="yd-row" role="search" aria-label={words.table}>
        <SearchField label={search} text={at.search} onSearch={(text) => filtered(go)({ search: text })} />
        <Pick label={words.carrier} value={at.carrier} options={choices} onPick={(carrier) => filtered(go)({ carrier })} />
      </div>
      <ServerTable
        name="silent"
        label={words.table}
        columns={useColumns(at.year)}
        rows={query.data?.meters ?? []}
        rowKey={({ meter }) => meter}
        query={query}
        total={query.data?.total ?? 0}
        at={at}
        go={go}
        empty={<p>{words.none}</p>}
        every={{ most: 1000, ask: async (page) => (await client.readings.silent({ ...input, ...page })).meters }}
      />
    </div>
  );
}

function useColumns(year: number): Column<Silent>[] {
  const { words: own, format } = useLanguage();
  const { silent: words } = usePageWords(qualityWords);
  return [
    { key: 'meter', sort: 'meter', title: words.meter, show: ({ meter }) => meter },
    {
      key: 'building',
      sort: 'building',
      title: words.building,
      value: ({ building }) => building,
      show: ({ building }) =>
        building === null ? (
          <span className="yd-none">{format.none}</span>
        ) : (
          <Link to="/buildings/$building" params={{ building }} search={{ year }}>
            {building}
          </Link>
        ),
    },
    { key: 'carrier', sort: 'carrier', title: words.carrier, show: ({ carrier }) => own.carrier[carrier] },
    { key: 'last', sort: 'last', title: words.last, value: ({ last }) => (last === null ? words.never : day(last)) },
    {
      key: 'days',
      sort: 'days',
      title: words.days,
      number: true,
      value: ({ days }) => days,
      show: ({ days }) => (days === null ? format.none : words.daysOf(format.count(days))),
    },
  ];
}

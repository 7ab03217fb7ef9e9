import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, client } from '../../api.ts';
import { useLanguage, usePageWords } from '../../i18n/language.tsx';
import type { Go } from '../../ui/address.ts';
import { ServerTable } from '../../ui/server-table.tsx';
import type { Column } from '../../ui/column.ts';
import { pageInput } from '../../ui/table-address.ts';
import type { QualityAddress } from './address.ts';
import { qualityWords } from './words.ts';
import { day } from '../../ui/cell.ts';

type Silent = Awaited<ReturnType<typeof client.readings.silent>>['meters'][number];

const today = new Date().toISOString().slice(0, 10);

/** Meters of which nothing is known any more as of today, whichever year the other views show: a meter is offline now or it is not. */
export function SilentTab({ region, at, go }: { readonly region: string; readonly at: QualityAddress; readonly go: Go<QualityAddress> }) {
  const { words: own, format } = useLanguage();
  const { silent: words } = usePageWords(qualityWords);
  const input = { region };
  const query = useQuery({
    ...api.readings.silent.queryOptions({ input: { ...input, ...pageInput(at) } }),
    placeholderData: keepPreviousData,
  });
  const columns: Column<Silent>[] = [
    { key: 'meter', title: words.meter, show: ({ meter }) => meter },
    {
      key: 'building',
      title: words.building,
      value: ({ building }) => building,
      show: ({ building }) =>
        building === null ? (
          <span className="yd-none">{format.none}</span>
        ) : (
          <Link to="/buildings/$building" params={{ building }} search={{ year: at.year }}>
            {building}
          </Link>
        ),
    },
    { key: 'carrier', title: words.carrier, show: ({ carrier }) => own.carrier[carrier] },
    { key: 'last', title: words.last, value: ({ last }) => (last === null ? words.never : day(last)) },
    {
      key: 'days',
      title: words.days,
      number: true,
      value: ({ days }) => days,
      show: ({ days }) => (days === null ? format.none : words.daysOf(format.count(days))),
    },
  ];
  return (
    <div className="yd-stack">
      <p className="yd-quiet">{words.means(format.day(today))}</p>
      <ServerTable
        label={words.table}
        columns={columns}
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

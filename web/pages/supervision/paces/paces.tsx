import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { useAddress } from '../../../ui/address.ts';
import { AsOfPicker, useKnownAt } from '../../../ui/as-of.tsx';
import type { Column } from '../../../ui/column.ts';
import { Figure, OpenedText } from '../../../ui/figure.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Pick } from '../../../ui/pick.tsx';
import { usualYear } from '../../../ui/year.ts';
import { PlacePick, usePlaces } from '../../../ui/place-pick.tsx';
import { ServerTable } from '../../../ui/server-table.tsx';
import { filtered, pageInput } from '../../../ui/table-address.ts';
import { paceVerdicts, readPaces } from './address.ts';
import { pacesWords } from './words.ts';

type Row = Awaited<ReturnType<typeof client.expectation.paces>>['buildings'][number];

/** The buildings of a place by the forecast of their year against their limit: on which day each will exceed it. */
export function PacesPage() {
  const words = usePageWords(pacesWords);
  const { format } = useLanguage();
  const [at, go] = useAddress(readPaces);
  const { begin } = usePlaces();
  const known = useKnownAt();
  const region = at.region ?? begin;
  const { year, verdict } = at;
  const input = { region: region ?? '', year, ...(verdict !== undefined && { verdict }), ...pageInput(at), ...known };
  const query = useQuery({
    ...api.expectation.paces.queryOptions({ input }),
    enabled: region !== undefined,
    placeholderData: keepPreviousData,
  });
  const counts = new Map((query.data?.verdicts ?? []).map((one) => [one.verdict, one.count]));
  const narrow = filtered(go);
  return (
    <>
      <PageHeader title={words.title} below={words.below}>
        <AsOfPicker />
      </PageHeader>
      <div className="yd-panel yd-row" role="search" aria-label={words.title}>
        <PlacePick label={words.region} value={region} onPick={(code) => narrow({ region: code })} />
        <Pick
          label={words.verdict}
          value={verdict}
          options={paceVerdicts.map((value) => ({
            value,
            label: `${words.verdicts[value]}${format.aside(format.count(counts.get(value) ?? 0))}`,
          }))}
          onPick={(value) => narrow({ verdict: value })}
          none={words.any}
        />
      </div>
      {year > usualYear ? null : (
        <p>
          {words.over(String(year))}{' '}
          <Link to="/paces" search={{ ...(region !== undefined && { region }), year: usualYear + 1 }}>
            {words.running(String(usualYear + 1))}
          </Link>
        </p>
      )}
      <ServerTable
        label={words.table}
        columns={useColumns()}
        rows={query.data?.buildings ?? []}
        rowKey={({ building }) => building}
        query={query}
        total={query.data?.total ?? 0}
        at={at}
        go={go}
        empty={<p role="status">{words.none}</p>}
      />
    </>
  );
}

function useColumns(): Column<Row>[] {
  const words = usePageWords(pacesWords);
  const { term } = words;
  const amount = (key: 'forecast' | 'low' | 'high' | 'limit', isOptional = false): Column<Row> => ({
    key,
    title: term[key],
    number: true,
    ...(isOptional && { optional: true }),
    value: (row) => ({ value: row[key], unit: row.unit }),
    show: (row) => <Figure of={{ value: row[key], unit: row.unit, ...(key === 'forecast' && { figure: row.figure }) }} />,
  });
  return [
    { key: 'code', title: words.building, value: ({ building }) => building, show: (row) => <Named row={row} /> },
    {
      key: 'share',
      title: term.shareOfLimit,
      number: true,
      value: ({ share }) => ({ value: share === null ? null : share * 100, unit: '%' }),
    },
    amount('forecast'),
    amount('low', true),
    amount('high', true),
    amount('limit'),
    { key: 'breach', title: term.breach, value: ({ breach }) => breach ?? words.noBreach },
    {
      key: 'verdict',
      title: words.verdict,
      value: (row) => words.verdicts[row.verdict],
      show: (row) => (
        <>
          <OpenedText figure={row.figure} text={words.verdicts[row.verdict]} />{' '}
          {row.indicative ? <span className="yd-tag">{words.indicative}</span> : null}
        </>
      ),
    },
  ];
}

function Named({ row: { building, name, year } }: { readonly row: Row }) {
  return (
    <span className="yd-building">
      <Link to="/buildings/$building" params={{ building }} search={{ year, tab: 'expected' }}>
        {name}
      </Link>
      <span className="yd-quiet">{building}</span>
    </span>
  );
}

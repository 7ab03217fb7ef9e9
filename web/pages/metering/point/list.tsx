import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api, client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { useAddress } from '../../../ui/address.ts';
import { AsOfPicker, useKnownAt } from '../../../ui/as-of.tsx';
import type { Column } from '../../../ui/column.ts';
import { PageHeader } from '../../../ui/page-header.tsx';
import { ServerTable } from '../../../ui/server-table.tsx';
import { filtered, pageInput } from '../../../ui/table-address.ts';
import { AddPanel } from '../../platform/ledger/add-panel.tsx';
import { chooseOn } from '../../platform/ledger/chosen.ts';
import { EditMany } from '../../platform/ledger/edit-many.tsx';
import { mostPoints } from '../trend/address.ts';
import { listInput, readPoints, sortable } from './address.ts';
import { PointFilters } from './filters.tsx';
import { editable, usePointText } from './point-text.tsx';
import { pointWords } from './words.ts';

type Row = Awaited<ReturnType<typeof client.point.list>>['points'][number];

const first = ['building', 'quantity', 'name', 'space'] as const;

/** All points that the reader sees: filtered, sorted and paged by the server; selected ones are shown together, or edited by hand. */
export function PointListPage() {
  const words = usePageWords(pointWords);
  const { format } = useLanguage();
  const text = usePointText();
  const me = useMe();
  const [at, go] = useAddress(readPoints);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const known = useKnownAt();
  const asked = { ...listInput(at), ...known };
  const edits = may(me, 'edit') && known.knownAt === undefined;
  const query = useQuery({
    ...api.point.list.queryOptions({ input: { ...asked, ...pageInput(at) } }),
    placeholderData: keepPreviousData,
  });
  const rows = query.data?.points ?? [];
  const choose = (here: readonly string[]) => setChosen(chooseOn(chosen, rows, here));
  const some = chosen.slice(0, mostPoints);
  return (
    <>
      <PageHeader title={words.title} below={words.below}>
        <ExportAll />
        <AsOfPicker />
      </PageHeader>
      <PointFilters at={at} go={filtered(go)} />
      {edits ? <AddPoint key={at.building} {...(at.building !== undefined && { building: at.building })} /> : null}
      {some.length === 0 ? null : (
        <p>
          <Link to="/trend" search={{ points: some.join(',') }}>
            {words.trendOfChosen(format.count(some.length))}
          </Link>
        </p>
      )}
      {edits ? (
        <EditMany
          chosen={chosen}
          drop={() => setChosen([])}
          fields={editable}
          of={text}
          write={(points, { from: _day, ...asked }) => client.point.edit({ points, ...asked })}
        />
      ) : null}
      <ServerTable
        label={words.table}
        columns={useColumns()}
        rows={rows}
        rowKey={({ code }) => code}
        query={query}
        total={query.data?.total ?? 0}
        at={at}
        go={go}
        empty={<Nothing />}
        selection={{ chosen, choose }}
        every={{ most: 1000, ask: async (page) => (await client.point.list({ ...asked, ...page })).points }}
      />
    </>
  );
}

/** All visible points, as a file that can be imported again. */
function ExportAll() {
  const words = usePageWords(pointWords);
  const me = useMe();
  if (!may(me, 'export')) return null;
  return (
    <a href="/api/exports/points?format=xlsx" download>
      {words.exportAll}
    </a>
  );
}

function AddPoint({ building }: { readonly building?: string }) {
  const text = usePointText();
  return (
    <AddPanel
      fields={first}
      of={text}
      {...(building !== undefined && { given: { building } })}
      write={({ code, set }) => client.point.add({ code, set })}
      link={(code) => (
        <Link to="/points" search={{ search: code }}>
          {code}
        </Link>
      )}
    />
  );
}

const shown = ['quantity', 'space', 'equipment', 'tag', 'unit', 'hold', 'low', 'high'] as const;

function useColumns(): Column<Row>[] {
  const words = usePageWords(pointWords);
  const { name, text } = usePointText();
  const none = <span className="yd-none">{words.unknown}</span>;
  return [
    { key: 'code', title: name('code'), sort: 'code', value: ({ code }) => code, show: (row) => <Named row={row} /> },
    {
      key: 'building',
      title: name('building'),
      sort: 'building',
      value: ({ building }) => building ?? '',
      show: (row) => (row.building === null ? none : <InBuilding code={row.building} name={row.buildingName} />),
    },
    ...shown.map((field) => ({
      key: field,
      title: name(field),
      ...(sortable.some((one) => one === field) ? { sort: field } : {}),
      ...(field === 'low' || field === 'high' ? { number: true } : {}),
      show: (row: Row) => text(field, row[field]) ?? none,
    })),
  ];
}

function Named({ row: { code, name } }: { readonly row: Row }) {
  const words = usePageWords(pointWords);
  return (
    <>
      <Link to="/trend" search={{ points: code }} aria-label={words.trendOf(name ?? code)}>
        {name ?? code}
      </Link>
      {name === null ? null : <div className="yd-quiet">{code}</div>}
    </>
  );
}

function InBuilding({ code, name }: { readonly code: string; readonly name: string | null }) {
  return (
    <>
      <Link to="/buildings/$building" params={{ building: code }} search={{ tab: 'points' }}>
        {name ?? code}
      </Link>
      {name === null ? null : <div className="yd-quiet">{code}</div>}
    </>
  );
}

function Nothing() {
  const words = usePageWords(pointWords);
  const { format } = useLanguage();
  const all = useQuery(api.point.list.queryOptions({ input: { limit: 1 } }));
  const isEmpty = all.data?.total === 0;
  return (
    <div className="yd-panel" role="status">
      <p>{isEmpty ? words.first.title : `${words.none}${format.aside(format.count(0))}`}</p>
      {isEmpty ? <Link to="/imports">{words.first.start}</Link> : null}
    </div>
  );
}

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
import { EditMany } from '../../platform/ledger/edit-many.tsx';
import { chooseOn } from '../../platform/ledger/chosen.ts';
import { listInput, readResources, sortable } from './address.ts';
import { editable, useResourceText } from './resource-text.tsx';
import { ResourceFilters } from './filters.tsx';
import { resourceWords } from './words.ts';

type Row = Awaited<ReturnType<typeof client.resources.list>>['resources'][number];

/** All adjustable resources that the reader sees, current or as known on a day: filtered and paged by the server; edited by hand. */
export function ResourceListPage() {
  const words = usePageWords(resourceWords);
  const text = useResourceText();
  const me = useMe();
  const [at, go] = useAddress(readResources);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const known = useKnownAt();
  const edits = may(me, 'edit') && known.knownAt === undefined;
  const query = useQuery({
    ...api.resources.list.queryOptions({ input: { ...listInput(at), ...pageInput(at), ...known } }),
    placeholderData: keepPreviousData,
  });
  const rows = query.data?.resources ?? [];
  const choose = (here: readonly string[]) => setChosen(chooseOn(chosen, rows, here));
  return (
    <>
      <PageHeader title={words.title} below={words.below}>
        <AsOfPicker />
      </PageHeader>
      <ResourceFilters at={at} go={filtered(go)} />
      {edits ? <AddResource {...(at.building !== undefined && { building: at.building })} /> : null}
      {edits ? (
        <EditMany
          chosen={chosen}
          drop={() => setChosen([])}
          fields={editable}
          of={text}
          write={(resources, setting) => client.resources.edit({ resources, ...setting })}
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
        {...(edits ? { selection: { chosen, choose } } : {})}
      />
    </>
  );
}

const first = ['building', 'kind', 'kw', 'name', 'installed'] as const;

function AddResource({ building }: { readonly building?: string }) {
  const text = useResourceText();
  return (
    <AddPanel
      key={building}
      fields={first}
      of={text}
      {...(building !== undefined && { given: { building } })}
      write={(asked) => client.resources.add(asked)}
      link={(code) => (
        <Link to="/resources/$resource" params={{ resource: code }} search={{}}>
          {code}
        </Link>
      )}
    />
  );
}

const shown = ['kw', 'meter', 'installed'] as const;

function useColumns(): Column<Row>[] {
  const words = usePageWords(resourceWords);
  const { name, text, state } = useResourceText();
  const none = <span className="yd-none">{words.unknown}</span>;
  return [
    { key: 'code', title: name('code'), sort: 'code', show: (row) => <Named row={row} /> },
    { key: 'building', title: name('building'), sort: 'building', show: (row) => <InBuilding row={row} /> },
    { key: 'kind', title: name('kind'), sort: 'kind', show: (row) => text('kind', row.kind) },
    ...shown.map((field) => ({
      key: field,
      title: name(field),
      ...(sortable.some((one) => one === field) ? { sort: field } : {}),
      ...(field === 'kw' ? { number: true } : {}),
      show: (row: Row) => text(field, row[field]) ?? none,
    })),
    { key: 'state', title: words.state, show: (row) => state(row.state) },
  ];
}

function Named({ row: { code, name } }: { readonly row: Row }) {
  return (
    <>
      <Link to="/resources/$resource" params={{ resource: code }} search={{}}>
        {name ?? code}
      </Link>
      {name === null ? null : <div className="yd-quiet">{code}</div>}
    </>
  );
}

function InBuilding({ row: { building, buildingName } }: { readonly row: Row }) {
  return (
    <>
      <Link to="/buildings/$building" params={{ building }} search={{}}>
        {buildingName ?? building}
      </Link>
      {buildingName === null ? null : <div className="yd-quiet">{building}</div>}
    </>
  );
}

function Nothing() {
  const words = usePageWords(resourceWords);
  const { format } = useLanguage();
  const all = useQuery(api.resources.list.queryOptions({ input: { limit: 1 } }));
  const isEmpty = all.data?.total === 0;
  return (
    <div className="yd-panel" role="status">
      <p>{isEmpty ? words.first.title : `${words.none}${format.aside(format.count(0))}`}</p>
      {isEmpty ? <Link to="/imports">{words.first.start}</Link> : null}
    </div>
  );
}

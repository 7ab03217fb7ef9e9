import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../api.ts';
import type { client } from '../../api.ts';
import { useFormat, useLanguage, usePageWords } from '../../i18n/language.tsx';
import { may, useMe } from '../../session.ts';
import { useAddress } from '../../ui/address.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { ServerTable } from '../../ui/table.tsx';
import type { Column } from '../../ui/column.ts';
import { filtered, pageInput } from '../../ui/table-address.ts';
import { BulkEdit } from './bulk-edit.tsx';
import { exportAddress, listInput, readBuildings, sortable } from './list-address.ts';
import type { BuildingsAddress } from './list-address.ts';
import { ColumnChoice } from './list-columns.tsx';
import { ListFilters } from './list-filters.tsx';
import { listWords } from './list-words.ts';
import { useFactWords } from './value-text.ts';
import { Views } from './views.tsx';

type Building = Awaited<ReturnType<typeof client.registry.buildings>>['buildings'][number];

const numbers = new Set(['floorArea', 'yearBuilt', 'meters', 'heatedArea', 'storeys', 'occupants']);

/** All buildings that the reader sees: filtered, sorted and paged by the server, with views, edits of many and files of what is shown. */
export function BuildingsPage() {
  const { format } = useLanguage();
  const words = usePageWords(listWords);
  const me = useMe();
  const [at, go] = useAddress(readBuildings);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const query = useQuery({
    ...api.registry.buildings.queryOptions({ input: { ...listInput(at), ...pageInput(at) } }),
    placeholderData: keepPreviousData,
  });
  const rows = query.data?.buildings ?? [];
  const columns = useColumns(at, rows);
  /** What was chosen on other pages stays chosen. */
  const choose = (here: readonly string[]) => {
    const shown = new Set(rows.map(({ code }) => code));
    setChosen([...chosen.filter((code) => !shown.has(code)), ...here.filter((code) => shown.has(code))].slice(0, 1000));
  };
  return (
    <>
      <PageHeader title={words.title} below={words.below}>
        {may(me, 'merge') ? <Link to="/buildings/duplicates">{words.duplicates.title}</Link> : null}
        {may(me, 'export') ? <Exports at={at} /> : null}
      </PageHeader>
      <ListFilters at={at} go={filtered(go)} />
      <div className="yd-two yd-no-print">
        <Views />
        <ColumnChoice columns={at.columns} go={go} />
      </div>
      {chosen.length > 0 && may(me, 'edit') ? <BulkEdit chosen={chosen} drop={() => setChosen([])} /> : null}
      <ServerTable
        label={words.table}
        columns={columns}
        rows={rows}
        rowKey={({ code }) => code}
        query={query}
        total={query.data?.total ?? 0}
        at={at}
        go={go}
        empty={<Nothing count={format.count(0)} />}
        {...(may(me, 'edit') ? { selection: { chosen, choose } } : {})}
      />
    </>
  );
}

function useColumns(at: BuildingsAddress, rows: readonly Building[]): Column<Building>[] {
  const facts = useFactWords(rows.map(({ organisation }) => organisation));
  const sortOf = (name: string) => (sortable.some((one) => one === name) ? { sort: name } : {});
  return [
    { key: 'name', title: facts.name('name'), ...sortOf('name'), show: (row) => <Named row={row} /> },
    ...at.columns.map((name) => ({
      key: name,
      title: facts.name(name),
      ...sortOf(name),
      ...(numbers.has(name) ? { number: true } : {}),
      show: (row: Building) => facts.text(name, row[name]) ?? <span className="yd-none">{facts.unknown}</span>,
    })),
  ];
}

function Named({ row }: { readonly row: Building }) {
  return (
    <>
      <Link to="/buildings/$building" params={{ building: row.code }} search={{}}>
        {row.name}
      </Link>
      <div className="yd-quiet">{row.code}</div>
    </>
  );
}

function Exports({ at }: { readonly at: BuildingsAddress }) {
  const { language } = useLanguage();
  const words = usePageWords(listWords);
  return (
    <span className="yd-row yd-no-print">
      {words.export}
      {(['xlsx', 'csv'] as const).map((format) => (
        <a key={format} href={exportAddress(at, format, language)} download aria-label={`${words.export} ${format}`}>
          {format}
        </a>
      ))}
    </span>
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

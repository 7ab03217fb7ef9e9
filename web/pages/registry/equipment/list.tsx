import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { termText } from '#kernel/vocabulary.ts';
import { renewalHeadTerms } from '#green-building/renewal/vocabulary.ts';
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
import { listInput, readEquipment, sortable } from './address.ts';
import { editable, useEquipmentText } from './equipment-text.tsx';
import { EquipmentFilters } from './filters.tsx';
import { equipmentWords } from './words.ts';

type Row = Awaited<ReturnType<typeof client.equipment.list>>['equipment'][number];

/** All equipment that the reader sees: filtered, sorted and paged by the server, current or as known on a day; added and edited by hand. */
export function EquipmentListPage() {
  const words = usePageWords(equipmentWords);
  const text = useEquipmentText();
  const { language } = useLanguage();
  const me = useMe();
  const [at, go] = useAddress(readEquipment);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const known = useKnownAt();
  const edits = may(me, 'edit') && known.knownAt === undefined;
  const query = useQuery({
    ...api.equipment.list.queryOptions({ input: { ...listInput(at), ...pageInput(at), ...known } }),
    placeholderData: keepPreviousData,
  });
  const rows = query.data?.equipment ?? [];
  const choose = (here: readonly string[]) => setChosen(chooseOn(chosen, rows, here));
  return (
    <>
      <PageHeader title={words.title} below={words.below}>
        <AsOfPicker />
        <Link to="/equipment-renewal">{termText(renewalHeadTerms, 'title', language)}</Link>
      </PageHeader>
      <EquipmentFilters at={at} go={filtered(go)} />
      {edits ? <AddEquipment {...(at.building !== undefined && { building: at.building })} /> : null}
      {edits ? (
        <EditMany
          chosen={chosen}
          drop={() => setChosen([])}
          fields={editable}
          of={text}
          write={(equipment, setting) => client.equipment.edit({ equipment, ...setting })}
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

const first = ['building', 'kind', 'name', 'installed'] as const;

function AddEquipment({ building }: { readonly building?: string }) {
  const text = useEquipmentText();
  return (
    <AddPanel
      key={building}
      fields={first}
      of={text}
      {...(building !== undefined && { given: { building } })}
      write={(asked) => client.equipment.add(asked)}
      link={(code) => (
        <Link to="/equipment/$equipment" params={{ equipment: code }} search={{}}>
          {code}
        </Link>
      )}
    />
  );
}

const shown = ['count', 'capacity', 'efficiency', 'installed'] as const;

function useColumns(): Column<Row>[] {
  const words = usePageWords(equipmentWords);
  const { name, text, state } = useEquipmentText();
  const none = <span className="yd-none">{words.unknown}</span>;
  return [
    { key: 'code', title: name('code'), sort: 'code', show: (row) => <Named row={row} /> },
    { key: 'building', title: name('building'), sort: 'building', show: (row) => <InBuilding row={row} /> },
    { key: 'kind', title: name('kind'), sort: 'kind', show: (row) => text('kind', row.kind) },
    ...shown.map((field) => ({
      key: field,
      title: name(field),
      ...(sortable.some((one) => one === field) ? { sort: field } : {}),
      ...(field === 'installed' ? {} : { number: true }),
      show: (row: Row) => text(field, row[field]) ?? none,
    })),
    { key: 'state', title: words.state, show: (row) => state(row.state) },
  ];
}

function Named({ row: { code, name } }: { readonly row: Row }) {
  return (
    <>
      <Link to="/equipment/$equipment" params={{ equipment: code }} search={{}}>
        {name ?? code}
      </Link>
      {name === null ? null : <div className="yd-quiet">{code}</div>}
    </>
  );
}

function InBuilding({ row: { building, buildingName } }: { readonly row: Row }) {
  return (
    <>
      <Link to="/buildings/$building" params={{ building }} search={{ tab: 'equipment' }}>
        {buildingName ?? building}
      </Link>
      {buildingName === null ? null : <div className="yd-quiet">{building}</div>}
    </>
  );
}

function Nothing() {
  const words = usePageWords(equipmentWords);
  const { format } = useLanguage();
  const all = useQuery(api.equipment.list.queryOptions({ input: { limit: 1 } }));
  const isEmpty = all.data?.total === 0;
  return (
    <div className="yd-panel" role="status">
      <p>{isEmpty ? words.first.title : `${words.none}${format.aside(format.count(0))}`}</p>
      {isEmpty ? <Link to="/imports">{words.first.start}</Link> : null}
    </div>
  );
}

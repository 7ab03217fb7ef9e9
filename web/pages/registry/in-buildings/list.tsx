import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { KindFields } from '#kernel/kind-fields.ts';
import { inUseTerms } from '#registry/in-buildings/vocabulary.ts';
import { termText } from '#kernel/vocabulary.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import type { Go } from '../../../ui/address.ts';
import { AsOfPicker, useKnownAt } from '../../../ui/as-of.tsx';
import type { Column } from '../../../ui/column.ts';
import { PageHeader } from '../../../ui/page-header.tsx';
import { ServerTable } from '../../../ui/server-table.tsx';
import { filtered } from '../../../ui/table-address.ts';
import { AddPanel } from '../../platform/ledger/add-panel.tsx';
import { chooseOn } from '../../platform/ledger/chosen.ts';
import { EditMany } from '../../platform/ledger/edit-many.tsx';
import type { Added, Edited, EntityText, Setting } from '../../platform/ledger/facts.ts';
import type { AddressInBuildings } from './address.ts';
import { FiltersInBuildings } from './filters.tsx';
import { inBuildingsWords } from './words.ts';

/** What every row of such a list has. */
export type RowInBuilding = {
  readonly code: string;
  readonly name: string | null;
  readonly building: string;
  readonly buildingName: string | null;
  readonly kind: string;
  readonly state: string;
};

/** A kind whose entities are in buildings, as its pages show it. */
export type KindInBuildings<Row> = {
  readonly words: {
    readonly title: string;
    readonly below: string;
    readonly table: string;
    readonly none: string;
    readonly first: { readonly title: string; readonly start: string };
    readonly filter: string;
  };
  readonly fields: KindFields;
  readonly text: EntityText;
  readonly kinds: readonly string[];
  /** The fields that a person edits, in their order; those that the form for a new one asks for; those shown as columns. */
  readonly editable: readonly string[];
  readonly first: readonly string[];
  readonly shown: readonly (keyof Row & string)[];
  readonly sortable: readonly string[];
  /** A link to the page of one. */
  readonly link: (code: string, children: ReactNode) => ReactNode;
  /** The tab of a building's page that shows its entities. */
  readonly tab?: string;
};

type Listed<Row> = {
  readonly of: KindInBuildings<Row>;
  readonly at: AddressInBuildings;
  readonly go: Go<AddressInBuildings>;
  readonly query: Pick<UseQueryResult, 'error' | 'refetch' | 'isPending' | 'isPlaceholderData'>;
  readonly rows: readonly Row[];
  readonly total: number | undefined;
  readonly edit: (codes: string[], setting: Setting) => Promise<Edited>;
  readonly add: (asked: { code: string; set: Record<string, string> }) => Promise<Added>;
  /** Whether there is none at all, whatever the filters. */
  readonly isEmpty: boolean;
  /** Links beside the title. */
  readonly children?: ReactNode;
};

/** All entities of a kind that the reader sees: filtered, sorted and paged by the server, current or as known on a day; edited by hand. */
export function ListInBuildings<Row extends RowInBuilding>({ of, at, go, query, rows, total, edit, add, isEmpty, children }: Listed<Row>) {
  const { words, text, editable } = of;
  const me = useMe();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const { knownAt } = useKnownAt();
  const edits = may(me, 'edit') && knownAt === undefined;
  const choose = (here: readonly string[]) => setChosen(chooseOn(chosen, rows, here));
  return (
    <>
      <PageHeader title={words.title} below={words.below}>
        <AsOfPicker />
        {children}
      </PageHeader>
      <FiltersInBuildings label={words.filter} kinds={of.kinds} text={text} at={at} go={filtered(go)} />
      {edits ? (
        <AddPanel
          key={at.building}
          fields={of.first}
          of={text}
          {...(at.building !== undefined && { given: { building: at.building } })}
          write={add}
          link={(code) => of.link(code, code)}
        />
      ) : null}
      {edits ? <EditMany chosen={chosen} drop={() => setChosen([])} fields={editable} of={text} write={edit} /> : null}
      <ServerTable
        label={words.table}
        columns={useColumns(of)}
        rows={rows}
        rowKey={({ code }) => code}
        query={query}
        total={total ?? 0}
        at={at}
        go={go}
        empty={<Nothing words={words} isEmpty={isEmpty} />}
        {...(edits ? { selection: { chosen, choose } } : {})}
      />
    </>
  );
}

function useColumns<Row extends RowInBuilding>({
  fields,
  text: { name, text },
  shown,
  sortable,
  link,
  tab,
}: KindInBuildings<Row>): Column<Row>[] {
  const words = usePageWords(inBuildingsWords);
  const { language } = useLanguage();
  const none = <span className="yd-none">{words.unknown}</span>;
  return [
    { key: 'code', title: name('code'), sort: 'code', show: (row) => <Named row={row} link={link} /> },
    { key: 'building', title: name('building'), sort: 'building', show: (row) => <InBuilding row={row} tab={tab} /> },
    { key: 'kind', title: name('kind'), sort: 'kind', show: (row) => text('kind', row.kind) },
    ...shown.map((field) => ({
      key: field,
      title: name(field),
      ...(sortable.includes(field) ? { sort: field } : {}),
      ...(fields[field]?.is === 'number' ? { number: true } : {}),
      show: (row: Row) => text(field, row[field]) ?? none,
    })),
    { key: 'state', title: words.state, show: ({ state }) => termText(inUseTerms, state, language) },
  ];
}

function Named({ row: { code, name }, link }: { readonly row: RowInBuilding; readonly link: KindInBuildings<RowInBuilding>['link'] }) {
  return (
    <>
      {link(code, name ?? code)}
      {name === null ? null : <div className="yd-quiet">{code}</div>}
    </>
  );
}

function InBuilding({ row: { building, buildingName }, tab }: { readonly row: RowInBuilding; readonly tab: string | undefined }) {
  return (
    <>
      <Link to="/buildings/$building" params={{ building }} search={tab === undefined ? {} : { tab }}>
        {buildingName ?? building}
      </Link>
      {buildingName === null ? null : <div className="yd-quiet">{building}</div>}
    </>
  );
}

function Nothing({ words, isEmpty }: { readonly words: KindInBuildings<RowInBuilding>['words']; readonly isEmpty: boolean }) {
  const { format } = useLanguage();
  return (
    <div className="yd-panel" role="status">
      <p>{isEmpty ? words.first.title : `${words.none}${format.aside(format.count(0))}`}</p>
      {isEmpty ? <Link to="/imports">{words.first.start}</Link> : null}
    </div>
  );
}

import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { KindFields } from '#kernel/kind-fields.ts';
import type { KindList } from '#kernel/kind-list.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import type { Go } from '../../../ui/address.ts';
import { AsOfPicker, useKnownAt } from '../../../ui/as-of.tsx';
import type { CellValue } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { PageHeader } from '../../../ui/page-header.tsx';
import { ServerTable } from '../../../ui/server-table.tsx';
import { filtered } from '../../../ui/table-address.ts';
import { AddPanel } from './add-panel.tsx';
import { chooseOn } from './chosen.ts';
import { EditMany } from './edit-many.tsx';
import type { Added, Edited, EntityText, Setting } from './facts.ts';
import { filterOf, type ListAddress } from './list-address.ts';
import { type FilterBox, ListFilters, type FilterWords } from './list-filters.tsx';
import { entityWords } from './words.ts';

/** A cell that does not show its field as text. */
type OwnCell<Row> = { readonly number?: boolean } & (
  | { readonly show: (row: Row) => ReactNode; readonly value?: (row: Row) => CellValue }
  | { readonly show?: undefined; readonly value: (row: Row) => CellValue }
);

/** A kind of the ledger as its list shows it. */
export type KindOnPages<Row> = {
  readonly words: {
    readonly title: string;
    readonly below: string;
    readonly table: string;
    readonly none: string;
    readonly first: { readonly title: string; readonly start: string };
    readonly filter: FilterWords;
  };
  /** Its fields and what else answers show. */
  readonly fields: KindFields;
  readonly list: KindList;
  readonly text: EntityText;
  /** Its columns, by field. */
  readonly shown: readonly string[];
  /** Links and the like, by field. */
  readonly cells?: Readonly<Record<string, OwnCell<Row>>>;
  readonly boxes?: Readonly<Record<string, (box: FilterBox) => ReactNode>>;
  /** How it is changed where it is listed. */
  readonly byHand?: {
    /** The fields that a person edits, in their order; those that the form for a new one asks for. */
    readonly fields: readonly string[];
    readonly first: readonly string[];
    readonly edit: (codes: string[], setting: Setting) => Promise<Edited>;
    readonly add: (asked: { code: string; set: Record<string, string> }) => Promise<Added>;
    /** A link to a new one. */
    readonly link: (code: string) => ReactNode;
  };
  /** The list is not shown as it was known. */
  readonly nowOnly?: true;
};

type Listed<Row, At extends ListAddress> = {
  readonly of: KindOnPages<Row>;
  readonly at: At;
  readonly go: Go<At>;
  readonly query: Pick<UseQueryResult, 'error' | 'refetch' | 'isPending' | 'isPlaceholderData'>;
  readonly rows: readonly Row[];
  readonly total: number | undefined;
  /** Whether there is none at all, whatever the filters. */
  readonly isEmpty: boolean;
  /** With it the whole list can be exported as a file. */
  readonly every?: { readonly most: number; readonly ask: (page: { limit: number; offset: number }) => Promise<readonly Row[]> };
  /** What is offered for those chosen, besides editing. */
  readonly withChosen?: (codes: readonly string[]) => ReactNode;
  /** Links beside the title. */
  readonly children?: ReactNode;
};

/** All entities of a kind that the reader sees: filtered, sorted and paged by the server, current or as known on a day; edited by hand. */
export function ListOfKind<Row extends { readonly code: string }, At extends ListAddress>(props: Listed<Row, At>) {
  const { of, at, rows, total, every, withChosen, children } = props;
  // a change of the parts that every list has is one of this list too
  const go = props.go as unknown as Go<ListAddress>;
  const { words, text, list, boxes } = of;
  const me = useMe();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const { knownAt } = useKnownAt();
  const byHand = may(me, 'edit') && knownAt === undefined ? of.byHand : undefined;
  const choose = (here: readonly string[]) => setChosen(chooseOn(chosen, rows, here));
  return (
    <>
      <PageHeader title={words.title} below={words.below}>
        {children}
        {of.nowOnly === true ? null : <AsOfPicker />}
      </PageHeader>
      <ListFilters list={list} words={words.filter} text={text} at={at} go={filtered(go)} boxes={boxes} />
      {byHand === undefined ? null : <AddOne byHand={byHand} text={text} at={at} />}
      {withChosen?.(chosen)}
      {byHand === undefined ? null : (
        <EditMany chosen={chosen} drop={() => setChosen([])} fields={byHand.fields} of={text} write={byHand.edit} />
      )}
      <ServerTable
        label={words.table}
        columns={useColumns(of)}
        rows={rows}
        rowKey={({ code }) => code}
        query={props.query}
        total={total ?? 0}
        at={at}
        go={go}
        empty={<Nothing words={words} isEmpty={props.isEmpty} />}
        {...(byHand !== undefined || withChosen !== undefined ? { selection: { chosen, choose } } : {})}
        {...(every !== undefined && { every })}
      />
    </>
  );
}

/** A form for a new one, in the building that the list is of. */
function AddOne({
  byHand: { first, add, link },
  text,
  at,
}: {
  readonly byHand: NonNullable<KindOnPages<never>['byHand']>;
  readonly text: EntityText;
  readonly at: ListAddress;
}) {
  const building = filterOf(at, 'building');
  const given = building === undefined ? {} : { given: { building } };
  return <AddPanel key={building} fields={first} of={text} {...given} write={add} link={link} />;
}

function useColumns<Row extends object>({ fields, list, text: { name, text }, shown, cells = {} }: KindOnPages<Row>): Column<Row>[] {
  const { list: words } = usePageWords(entityWords);
  const none = <span className="yd-none">{words.unknown}</span>;
  return shown.map((field) => ({
    key: field,
    title: name(field),
    ...(Object.hasOwn(list.sort, field) ? { sort: field } : {}),
    ...(fields[field]?.is === 'number' ? { number: true } : {}),
    ...(cells[field] ?? { show: (row: Row) => text(field, (row as Readonly<Record<string, unknown>>)[field]) ?? none }),
  }));
}

function Nothing({ words, isEmpty }: { readonly words: KindOnPages<never>['words']; readonly isEmpty: boolean }) {
  const { format } = useLanguage();
  return (
    <div className="yd-panel" role="status">
      <p>{isEmpty ? words.first.title : `${words.none}${format.aside(format.count(0))}`}</p>
      {isEmpty ? <Link to="/imports">{words.first.start}</Link> : null}
    </div>
  );
}

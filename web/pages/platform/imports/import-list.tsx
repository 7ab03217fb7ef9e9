import { Input } from 'antd';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, client } from '../../../api.ts';
import type { Format } from '../../../i18n/format.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { useActor } from '../../../ui/actor.ts';
import { textIn, useAddress } from '../../../ui/address.ts';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { ServerTable } from '../../../ui/server-table.tsx';
import type { Column } from '../../../ui/column.ts';
import { filtered, pageInput, readTable, sortInput } from '../../../ui/table-address.ts';
import { Undo } from '../../../ui/undo.tsx';
import { kinds } from './kinds.ts';
import { importWords } from './words.ts';
import { instant } from '../../../ui/cell.ts';

type Import = Awaited<ReturnType<typeof client.imports.list>>['imports'][number];

/** The columns that the server can sort the list by. */
const sortable = ['import', 'subject', 'kind', 'by', 'at', 'state'] as const;

const states = ['begun', 'shown', 'failed', 'undone'] as const;

const readList = (given: Readonly<Record<string, unknown>>) => ({
  ...readTable(given),
  kind: textIn(given, 'kind'),
  state: states.find((state) => state === given['state']),
  search: textIn(given, 'search'),
  byHand: given['byHand'] === 'true',
});

/** All imports: by whom, when, with which result; newest first. Refreshes while one is running. */
export function ImportList() {
  const own = usePageWords(importWords);
  const [at, go] = useAddress(readList);
  const input = {
    ...(at.kind === undefined ? {} : { kind: at.kind }),
    ...(at.state === undefined ? {} : { state: at.state }),
    ...(at.search === undefined ? {} : { search: at.search }),
    ...(at.byHand ? { byHand: true } : {}),
    ...sortInput(at, sortable),
  };
  const query = useQuery({
    ...api.imports.list.queryOptions({ input: { ...input, ...pageInput(at) } }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.imports.some((one) => one.state === 'begun') === true ? 2000 : false),
  });
  const { list } = own;
  return (
    <>
      <ListFilters at={at} go={filtered(go)} />
      <ServerTable
        name="imports"
        label={list.title}
        columns={useColumns()}
        rows={query.data?.imports ?? []}
        rowKey={(row) => String(row.import)}
        query={query}
        total={query.data?.total ?? 0}
        at={at}
        go={go}
        empty={<p>{list.none}</p>}
        every={{ most: 500, ask: async (page) => (await client.imports.list({ ...input, ...page })).imports }}
      />
    </>
  );
}

function useColumns(): Column<Import>[] {
  const { words, format } = useLanguage();
  const own = usePageWords(importWords);
  const me = useMe();
  const actor = useActor();
  const { list } = own;
  const nameOf = (row: Import) => (row.live ? list.live(format.day(row.subject)) : row.subject === '' ? list.typed : row.subject);
  return [
    { key: 'file', sort: 'subject', title: list.file, value: nameOf, show: (row) => <Subject row={row} name={nameOf(row)} /> },
    {
      key: 'number',
      sort: 'import',
      optional: true,
      number: true,
      title: list.number,
      value: (row) => row.import,
      show: (row) => row.import,
    },
    { key: 'kind', sort: 'kind', title: list.kind, show: (row) => own.kind[row.kind] ?? own.changeKind[row.kind] ?? row.kind },
    { key: 'by', sort: 'by', title: list.by, show: (row) => actor(row.by) },
    {
      key: 'at',
      sort: 'at',
      title: list.at,
      show: (row) => (row.live && row.ended !== null ? list.last(format.instant(row.ended)) : format.instant(row.at)),
      value: (row) => instant(row.live && row.ended !== null ? row.ended : row.at),
    },
    { key: 'state', sort: 'state', title: list.state, show: (row) => own.state[row.state] ?? row.state },
    { key: 'result', title: list.result, show: (row) => brief(row, own.result, format) },
    {
      key: 'undo',
      press: true,
      title: words.undo.do,
      show: (row) => (row.state === 'shown' && may(me, 'undo') ? <Undo id={row.import} name={`${row.import} ${nameOf(row)}`} /> : null),
    },
  ];
}

function Subject({ row, name }: { readonly row: Import; readonly name: string }) {
  return (
    <>
      <Link to="/imports/$import" params={{ import: String(row.import) }} search={{}}>
        {name}
      </Link>
      <div className="yd-quiet">{row.import}</div>
    </>
  );
}

const told = ['messages', 'created', 'updated', 'accepted', 'revised', 'rejectedCount'] as const;

/** The non-zero counts, in a few words. */
function brief(row: Import, words: Readonly<Record<string, unknown>>, { count, comma }: Format): string {
  if (row.problem !== null) return row.problem.detail;
  return told
    .flatMap((name) => {
      const value = row.result?.[name];
      return typeof value === 'number' && value > 0 ? [`${String(words[name])} ${count(value)}`] : [];
    })
    .join(comma);
}

type ListAddress = ReturnType<typeof readList>;

function ListFilters({ at, go }: { readonly at: ListAddress; readonly go: (change: Partial<ListAddress>) => void }) {
  const own = usePageWords(importWords);
  const { list } = own;
  return (
    <div className="yd-row" role="search" aria-label={list.title} style={{ marginBottom: 12 }}>
      <Field label={list.search}>
        {(ids) => (
          <Input.Search
            {...ids}
            key={at.search}
            defaultValue={at.search ?? ''}
            allowClear
            onSearch={(text) => go({ search: text === '' ? undefined : text } as never)}
          />
        )}
      </Field>
      <Field label={list.kind}>
        {({ id }) => (
          <Choice
            id={id}
            value={at.kind}
            none={list.allKinds}
            options={[...kinds, ...(at.byHand ? Object.keys(own.changeKind) : [])].map((value) => ({
              value: value as string,
              label: own.kind[value] ?? own.changeKind[value] ?? value,
            }))}
            onChoose={(kind) => go({ kind } as never)}
          />
        )}
      </Field>
      <Field label={list.state}>
        {({ id }) => (
          <Choice
            id={id}
            value={at.state}
            none={list.allStates}
            options={states.map((value) => ({ value, label: own.state[value] ?? value }))}
            onChoose={(state) => go({ state } as never)}
          />
        )}
      </Field>
      <label className="yd-check">
        <input type="checkbox" checked={at.byHand} onChange={(event) => go({ byHand: event.target.checked } as never)} />
        {list.byHand}
      </label>
    </div>
  );
}

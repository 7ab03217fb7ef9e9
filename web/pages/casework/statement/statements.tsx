import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Input } from 'antd';
import { api, client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { useActor } from '../../../ui/actor.ts';
import { dayIn, textIn, useAddress } from '../../../ui/address.ts';
import { day } from '../../../ui/cell.ts';
import { Choice } from '../../../ui/choice.tsx';
import { DayInput } from '../../../ui/day-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { usePlaces } from '../../../ui/place-pick.tsx';
import { filtered, pageInput, readTable, sortInput } from '../../../ui/table-address.ts';
import type { Column } from '../../../ui/column.ts';
import { ServerTable } from '../../../ui/server-table.tsx';
import { useStateText } from './state-text.ts';
import { statementWords } from './words.ts';

type Statement = Awaited<ReturnType<typeof client.statement.list>>['statements'][number];

/** The columns that the server can sort the list by. */
const sortable = ['number', 'kind', 'state', 'building', 'region', 'period', 'day', 'by'] as const;

const states = ['standing', 'changed', 'withdrawn'] as const;

const readStatements = (given: Readonly<Record<string, unknown>>) => ({
  ...readTable(given),
  kind: textIn(given, 'kind'),
  building: textIn(given, 'building'),
  period: textIn(given, 'period'),
  by: textIn(given, 'by'),
  from: dayIn(given, 'from'),
  to: dayIn(given, 'to'),
  state: states.find((state) => state === given['state']),
  search: textIn(given, 'search'),
});

type Address = ReturnType<typeof readStatements>;
type Filter = Omit<Parameters<typeof client.statement.list>[0], 'offset' | 'limit'>;

/** The filters of the list in the address; names without a value are left out. */
function filterOf({ kind, building, period, by, from, to, state, search }: Address): Filter {
  const all = { kind, building, period, by, from, to, state, search };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Filter;
}

/** Everything issued on figures, newest first. */
export function StatementsPage() {
  const words = usePageWords(statementWords);
  const [at, go] = useAddress(readStatements);
  const input = { ...filterOf(at), ...sortInput(at, sortable) };
  const query = useQuery({
    ...api.statement.list.queryOptions({ input: { ...input, ...pageInput(at) } }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHeader title={words.title} below={words.means} />
      <Panel title={words.list}>
        <Filters at={at} go={filtered(go)} />
        <ServerTable
          name="statements"
          label={words.list}
          columns={useColumns()}
          rows={query.data?.statements ?? []}
          rowKey={({ number }) => number}
          query={query}
          total={query.data?.total ?? 0}
          at={at}
          go={go}
          empty={<p>{words.none}</p>}
          every={{ most: 500, ask: async (page) => (await client.statement.list({ ...input, ...page })).statements }}
        />
      </Panel>
    </>
  );
}

function useColumns(): Column<Statement>[] {
  const words = usePageWords(statementWords);
  const stateText = useStateText();
  const actor = useActor();
  const { nameOf } = usePlaces();
  return [
    {
      key: 'number',
      sort: 'number',
      title: words.number,
      value: ({ number }) => number,
      show: ({ number }) => (
        <Link to="/statements/$number" params={{ number }} search={{}}>
          {number}
        </Link>
      ),
    },
    { key: 'kind', sort: 'kind', title: words.of, value: ({ kindName }) => kindName },
    { key: 'state', sort: 'state', title: words.state, value: stateText },
    {
      key: 'building',
      sort: 'building',
      title: words.building,
      value: ({ building }) => building ?? undefined,
      show: ({ building }) =>
        building === null ? null : (
          <Link to="/buildings/$building" params={{ building }} search={{}}>
            {building}
          </Link>
        ),
    },
    { key: 'region', sort: 'region', title: words.region, value: ({ region }) => nameOf(region) },
    { key: 'period', sort: 'period', title: words.period, value: ({ period }) => period },
    { key: 'day', sort: 'day', title: words.day, value: (one) => day(one.day) },
    { key: 'by', sort: 'by', title: words.by, value: ({ by }) => actor(by) },
    {
      key: 'document',
      title: words.document,
      press: true,
      show: ({ number }) => (
        <a href={`/api/statements/${number}/document`} download aria-label={`${words.download} ${number}`}>
          {words.download}
        </a>
      ),
    },
  ];
}

function Filters({ at, go }: { readonly at: Address; readonly go: (change: Partial<Address>) => void }) {
  const words = usePageWords(statementWords);
  const kinds = useQuery(api.statement.kinds.queryOptions());
  const text = (name: 'search' | 'building' | 'period' | 'by') => (
    <Field label={words[name]}>
      {(ids) => (
        <Input.Search
          {...ids}
          key={at[name]}
          defaultValue={at[name] ?? ''}
          allowClear
          onSearch={(given) => go({ [name]: given === '' ? undefined : given })}
        />
      )}
    </Field>
  );
  return (
    <div className="yd-row" role="search" aria-label={words.list} style={{ marginBottom: 12 }}>
      {text('search')}
      {text('building')}
      {text('period')}
      {text('by')}
      <Field label={words.kind}>
        {({ id }) => (
          <Choice
            id={id}
            value={at.kind}
            none={words.allKinds}
            options={(kinds.data?.kinds ?? []).map(({ code, name }) => ({ value: code, label: name }))}
            onChoose={(kind) => go({ kind })}
          />
        )}
      </Field>
      <Field label={words.state}>
        {({ id }) => (
          <Choice
            id={id}
            value={at.state}
            none={words.allStates}
            options={states.map((value) => ({ value, label: words.states[value] }))}
            onChoose={(state) => go({ state })}
          />
        )}
      </Field>
      <Field label={words.from}>{(ids) => <DayInput {...ids} value={at.from} onDay={(from) => go({ from })} />}</Field>
      <Field label={words.to}>{(ids) => <DayInput {...ids} value={at.to} onDay={(to) => go({ to })} />}</Field>
    </div>
  );
}

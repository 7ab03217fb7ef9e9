import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Input } from 'antd';
import { useState } from 'react';
import { api, client, queryClient } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { textIn, useAddress } from '../../../ui/address.ts';
import { AsOfPicker, useKnownAt } from '../../../ui/as-of.tsx';
import type { Column } from '../../../ui/column.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { Field } from '../../../ui/field.tsx';
import { Figure } from '../../../ui/figure.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { PlacePick, usePlaces } from '../../../ui/place-pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading, TroublePage } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { SheetPanel } from './sheet-panel.tsx';
import { returnsPageWords } from './words.ts';

type Of = { readonly form: string; readonly period: string };
type Status = Awaited<ReturnType<typeof client.return.status>>;
type UnitRow = { readonly unit: string; readonly name: string; readonly state: Status['units'][number]['state']; readonly late: boolean };
type TotalRow = Awaited<ReturnType<typeof client.return.total>>['rows'][number];

const readPeriod = (given: Readonly<Record<string, unknown>>) => ({ region: textIn(given, 'region') });

/** A form in a period: who has answered, totals, lock and sheet for the form's keeper; for others their own returns. */
export function ReturnPeriodPage() {
  const { form = '', period = '' } = useParams({ strict: false });
  const words = usePageWords(returnsPageWords);
  const { language } = useLanguage();
  const [at, go] = useAddress(readPeriod);
  const keeps = may(useMe(), 'keep-returns');
  const places = usePlaces();
  const region = at.region ?? places.begin;
  const list = useQuery(api.return.list.queryOptions({ input: { form, period } }));
  if (list.error !== null && list.data === undefined) return <TroublePage error={list.error} again={list.refetch} />;
  return (
    <>
      <PageHeader title={`${list.data?.names[language] ?? form} ${period}`} below={list.data?.due ?? undefined}>
        {keeps ? <AsOfPicker /> : null}
        <Link to="/returns" search={keeps && region !== undefined ? { region } : {}}>
          {words.term.title}
        </Link>
      </PageHeader>
      <div className="yd-stack">
        {keeps ? (
          <div className="yd-panel yd-row">
            <PlacePick label={words.label.place} value={region} onPick={(code) => go({ region: code })} />
          </div>
        ) : null}
        {keeps && region !== undefined ? <Kept of={{ form, period }} region={region} /> : null}
        {keeps ? null : list.data === undefined ? <Loading /> : <Units of={{ form, period }} rows={list.data.units} />}
        <SheetPanel of={{ form, period }} region={keeps ? region : undefined} />
      </div>
    </>
  );
}

function Kept({ of, region }: { readonly of: Of; readonly region: string }) {
  const words = usePageWords(returnsPageWords);
  const { format } = useLanguage();
  const input = { ...of, region, ...useKnownAt() };
  const status = useQuery({ ...api.return.status.queryOptions({ input }), placeholderData: keepPreviousData });
  const total = useQuery({ ...api.return.total.queryOptions({ input }), placeholderData: keepPreviousData });
  if (status.data === undefined) return status.error === null ? <Loading /> : <ProblemView error={status.error} again={status.refetch} />;
  const told = status.data;
  const facts = [
    [words.term.expected, told.expected],
    [words.state.open, told.open],
    [words.state.submitted, told.submitted],
    [words.state.returned, told.returned],
    [words.term.accepted, told.accepted],
    [words.term.late, told.late],
  ] as const;
  return (
    <>
      <Panel title={words.label.state}>
        <dl className="yd-facts">
          {facts.map(([name, count]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{format.count(count)}</dd>
            </div>
          ))}
          <div>
            <dt>{words.term.coverage}</dt>
            <dd>{format.share(told.coverage)}</dd>
          </div>
        </dl>
        <FindingList findings={told.findings} />
        {told.locked ? <p role="status">{words.locked}</p> : <LockBox of={of} region={region} told={told} />}
      </Panel>
      <ProblemView error={total.error} again={total.refetch} />
      {total.data === undefined ? null : <Totals told={total.data} />}
      <Units of={of} rows={told.units} />
    </>
  );
}

function Totals({ told }: { readonly told: Awaited<ReturnType<typeof client.return.total>> }) {
  const words = usePageWords(returnsPageWords);
  const { language, format } = useLanguage();
  const columns: Column<TotalRow>[] = [
    { key: 'name', title: words.label.name, value: ({ name }) => name[language] },
    { key: 'how', title: words.term.total, value: ({ total }) => words.total[total] },
    {
      key: 'value',
      title: words.label.value,
      number: true,
      value: ({ value, unit }) => ({ value, unit }),
      show: (row) => <Figure of={row} />,
    },
  ];
  return (
    <Panel title={words.term.total}>
      <p>{words.from(format.count(told.from), format.count(told.of))}</p>
      <ShortTable label={words.term.total} columns={columns} rows={told.rows} rowKey={({ field }) => field} />
      <FindingList findings={told.findings} />
    </Panel>
  );
}

function LockBox({ of, region, told }: { readonly of: Of; readonly region: string; readonly told: Status }) {
  const words = usePageWords(returnsPageWords);
  const { format } = useLanguage();
  const [note, setNote] = useState('');
  const missing = told.units.filter(({ state }) => state !== 'accepted');
  const lock = useMutation({
    mutationFn: () => client.return.lock({ ...of, region, seen: told.hash, ...(missing.length > 0 && { force: true, note: note.trim() }) }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: api.return.key() }),
  });
  const names = missing.slice(0, 10).map(({ name }) => name);
  return (
    <div className="yd-stack yd-no-print">
      {missing.length === 0 ? null : (
        <>
          <p>{words.missing(names.join(format.pause))}</p>
          <Field label={words.reason}>
            {(ids) => <Input {...ids} maxLength={2000} value={note} onChange={({ target }) => setNote(target.value)} />}
          </Field>
        </>
      )}
      {missing.length > 0 && note.trim() === '' ? null : (
        <Confirm label={words.term.lock} name={told.period} means={words.lockMeans} busy={lock.isPending} onYes={() => lock.mutate()} />
      )}
      <ProblemView error={lock.error} />
    </div>
  );
}

function Units({ of, rows }: { readonly of: Of; readonly rows: readonly UnitRow[] }) {
  const words = usePageWords(returnsPageWords);
  const columns: Column<UnitRow>[] = [
    { key: 'unit', title: words.label.code, value: ({ unit }) => unit },
    {
      key: 'name',
      title: words.label.name,
      value: ({ name }) => name,
      show: ({ unit, name, state }) =>
        state === null ? (
          name
        ) : (
          <Link to="/returns/$form/$period/$unit" params={{ ...of, unit }}>
            {name}
          </Link>
        ),
    },
    {
      key: 'state',
      title: words.label.state,
      value: ({ state }) => (state === null ? words.notOpened : words.state[state]),
    },
    { key: 'late', title: words.term.late, value: ({ late }) => (late ? words.term.late : null) },
  ];
  return <PlainTable label={words.term.unit} columns={columns} rows={rows} rowKey={({ unit }) => unit} pageSize={50} />;
}

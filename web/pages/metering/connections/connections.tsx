import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { api } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { instant } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { FindingList } from '../../../ui/finding-list.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { StateText } from './state-text.tsx';
import { againAfter, type Connection, useConnectionVerbs, useProtocols } from './use-connections.ts';
import { ConnectionVerbs } from './verbs.tsx';
import { connectionWords } from './words.ts';

/** The connections by which devices come in: the state of each, what it has received, and what is wrong. */
export function ConnectionsPage() {
  const words = usePageWords(connectionWords);
  const keeps = may(useMe(), 'connections');
  const { data, error, refetch, isPending } = useQuery({ ...api.gateway.list.queryOptions(), refetchInterval: againAfter });
  const verbs = useConnectionVerbs();
  const columns = useColumns(keeps ? verbs : null);
  const rows = data?.connections ?? [];
  return (
    <>
      <PageHeader title={words.title} below={words.below} />
      {keeps ? <MakeConnection /> : null}
      <ProblemView error={error ?? verbs.error} again={refetch} />
      {isPending ? <Loading /> : null}
      {data !== undefined && rows.length === 0 ? (
        <p className="yd-panel" role="status">
          {words.none}
        </p>
      ) : null}
      {rows.length === 0 ? null : <PlainTable label={words.list} columns={columns} rows={rows} rowKey={({ code }) => code} />}
    </>
  );
}

/** Loaded when it is opened: the list stays light. */
const ConnectionForm = lazy(async () => ({ default: (await import('./connection-form.tsx')).ConnectionForm }));

/** A button that opens the form for a new connection. */
function MakeConnection() {
  const words = usePageWords(connectionWords);
  const [open, setOpen] = useState(false);
  const protocols = useProtocols();
  const navigate = useNavigate();
  if (!open)
    return (
      <div className="yd-no-print">
        <Button type="primary" onClick={() => setOpen(true)}>
          {words.make}
        </Button>
      </div>
    );
  return (
    <Panel title={words.make} actions={<Button onClick={() => setOpen(false)}>{words.close}</Button>}>
      <Suspense fallback={<Loading />}>
        {protocols.size === 0 ? (
          <Loading />
        ) : (
          <ConnectionForm
            protocols={[...protocols.values()]}
            onDone={(connection) => void navigate({ to: '/connections/$connection', params: { connection } })}
          />
        )}
      </Suspense>
    </Panel>
  );
}

const counts = ['readings', 'repeated', 'refused', 'lost', 'unbound'] as const;

function useColumns(verbs: ReturnType<typeof useConnectionVerbs> | null): Column<Connection>[] {
  const words = usePageWords(connectionWords);
  const protocols = useProtocols();
  const { field, label } = words;
  return [
    { key: 'code', title: label.code, value: ({ code }) => code, show: ({ code }) => <ToConnection code={code} /> },
    { key: 'protocol', title: field.protocol, value: ({ protocol }) => protocols.get(protocol)?.name ?? protocol },
    { key: 'state', title: label.state, value: ({ state }) => words.stateNames[state], show: ({ state }) => <StateText of={state} /> },
    { key: 'address', title: label.address, value: ({ host, port }) => `${host}:${port}` },
    { key: 'last', title: field.last, value: ({ last }) => (last === null ? words.never : instant(last)) },
    ...counts.map((key): Column<Connection> => ({ key, title: field[key], number: true, value: (row) => row[key] })),
    {
      key: 'skew',
      title: field.skewSeconds,
      number: true,
      value: ({ skewSeconds }) => (skewSeconds === null ? undefined : { value: skewSeconds, unit: 's' }),
    },
    {
      key: 'findings',
      title: label.remarks,
      value: ({ findings }) => findings.map(({ detail }) => detail).join(' '),
      show: ({ findings }) => <FindingList findings={findings} />,
    },
    ...(verbs === null
      ? []
      : [
          {
            key: 'does',
            title: label.does,
            press: true,
            value: () => undefined,
            show: (row: Connection) => <ConnectionVerbs of={row} verbs={verbs} />,
          },
        ]),
  ];
}

function ToConnection({ code }: { readonly code: string }) {
  return (
    <Link to="/connections/$connection" params={{ connection: code }}>
      {code}
    </Link>
  );
}

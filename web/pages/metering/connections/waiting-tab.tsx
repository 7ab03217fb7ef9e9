import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { instant } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { BindPanel } from './bind-panel.tsx';
import { againAfter } from './use-connections.ts';
import { connectionWords } from './words.ts';

type Waiting = Awaited<ReturnType<typeof client.gateway.channels>>['unbound'][number];

/** Channels that have reported values and are not bound; once bound, their waiting values are taken in. */
export function WaitingTab({ connection }: { readonly connection: string }) {
  const words = usePageWords(connectionWords);
  const options = api.gateway.channels.queryOptions({ input: { connection } });
  const { data, error, refetch, isPending } = useQuery({ ...options, refetchInterval: againAfter });
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const rows = data?.unbound ?? [];
  const picked = rows.filter(({ channel }) => chosen.includes(channel));
  const columns: Column<Waiting>[] = [
    {
      key: 'channel',
      title: words.channel.channel,
      value: ({ channel }) => channel,
      show: (row) => <span className="yd-wrap">{row.channel}</span>,
    },
    { key: 'count', title: words.waits, number: true, value: ({ count }) => count },
    { key: 'value', title: words.lastValue, number: true, value: ({ value }) => value },
    { key: 'at', title: words.ofTime, value: ({ at }) => at },
    { key: 'received', title: words.field.last, value: ({ received }) => instant(received) },
  ];
  return (
    <div className="yd-stack">
      <Panel title={words.waiting}>
        <p className="yd-quiet">{words.waitingMeans}</p>
        <ProblemView error={error} again={refetch} />
        {isPending ? <Loading /> : null}
        {data !== undefined && rows.length === 0 ? <p role="status">{words.noneWaits}</p> : null}
        {rows.length === 0 ? null : (
          <PlainTable
            label={words.waiting}
            columns={columns}
            rows={rows}
            rowKey={({ channel }) => channel}
            selection={{ chosen, choose: setChosen }}
          />
        )}
      </Panel>
      {picked.length === 0 ? null : (
        <BindPanel
          connection={connection}
          chosen={picked.map(({ channel, value }) => ({ channel, raw: value, unit: null }))}
          onDone={() => setChosen([])}
        />
      )}
    </div>
  );
}

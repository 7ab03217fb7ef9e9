import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { unitSign } from '#kernel/unit-sign.ts';
import { api, client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import type { Column } from '../../../ui/column.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { BindPanel } from './bind-panel.tsx';
import { FrameText } from './frame-text.tsx';
import { refreshConnections } from './use-connections.ts';
import { connectionWords } from './words.ts';

type Bound = Awaited<ReturnType<typeof client.gateway.channels>>['channels'][number];
type Tested = Awaited<ReturnType<typeof client.gateway.test>>['channels'][number];

/** The bound channels: each can be read once, changed, or unbound. */
export function ChannelsTab({ connection }: { readonly connection: string }) {
  const words = usePageWords(connectionWords);
  const { data, error, refetch, isPending } = useQuery(api.gateway.channels.queryOptions({ input: { connection } }));
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const test = useMutation({ mutationFn: () => client.gateway.test({ connection }) });
  const unbind = useMutation({
    mutationFn: async (channel: string) => {
      const [done] = (await client.gateway.unbindChannels({ connection, channels: [channel] })).channels;
      return done?.problem ?? null;
    },
    onSettled: refreshConnections,
  });
  const shown = new Map((test.data?.channels ?? []).map((one) => [one.channel, one]));
  const rows = data?.channels ?? [];
  const picked = rows.filter(({ channel }) => chosen.includes(channel));
  return (
    <div className="yd-stack">
      <Panel
        title={words.bound}
        actions={
          rows.length === 0 ? null : (
            <Button loading={test.isPending} onClick={() => test.mutate()}>
              {words.testAll}
            </Button>
          )
        }
      >
        <ProblemView error={error ?? test.error ?? unbind.error} again={refetch} />
        {unbind.data === undefined || unbind.data === null ? null : <p role="alert">{unbind.data}</p>}
        <FindingList findings={test.data?.findings ?? []} />
        {isPending ? <Loading /> : null}
        {data !== undefined && rows.length === 0 ? <p className="yd-quiet">{words.noneBound}</p> : null}
        {rows.length === 0 ? null : (
          <PlainTable
            label={words.bound}
            columns={columnsOf(words, { shown, onUnbind: (channel) => unbind.mutate(channel), busy: unbind.isPending })}
            rows={rows}
            rowKey={({ channel }) => channel}
            selection={{ chosen, choose: setChosen }}
          />
        )}
      </Panel>
      {picked.length === 0 ? null : (
        <BindPanel
          connection={connection}
          chosen={picked.map((one) => ({ ...one, raw: shown.get(one.channel)?.raw ?? null }))}
          onDone={() => setChosen([])}
        />
      )}
    </div>
  );
}

type Doing = {
  readonly shown: ReadonlyMap<string, Tested>;
  readonly onUnbind: (channel: string) => void;
  readonly busy: boolean;
};

function columnsOf(words: (typeof connectionWords)['zh'], { shown, onUnbind, busy }: Doing): Column<Bound>[] {
  const told: Column<Bound>[] = [
    { key: 'raw', title: words.field.raw, number: true, value: ({ channel }) => shown.get(channel)?.raw?.toString() },
    { key: 'value', title: words.label.value, number: true, value: ({ channel }) => shown.get(channel)?.value?.toString() },
    {
      key: 'problem',
      title: words.label.remarks,
      value: ({ channel }) => {
        const one = shown.get(channel);
        return one?.problem ?? one?.findings.map(({ detail }) => detail).join(' ');
      },
    },
    {
      key: 'frame',
      title: words.field.frame,
      value: ({ channel }) => shown.get(channel)?.frame ?? undefined,
      show: ({ channel }) => <FrameText hex={shown.get(channel)?.frame ?? null} words={shown.get(channel)?.words ?? null} />,
    },
  ];
  return [
    { key: 'connection', title: words.channel.connection, hidden: true, value: ({ connection }) => connection },
    {
      key: 'channel',
      title: words.channel.channel,
      value: ({ channel }) => channel,
      show: (row) => <span className="yd-wrap">{row.channel}</span>,
    },
    { key: 'series', title: words.channel.series, value: ({ series }) => series },
    { key: 'scale', title: words.channel.scale, number: true, value: ({ scale }) => scale ?? undefined },
    { key: 'offset', title: words.channel.offset, number: true, value: ({ offset }) => offset ?? undefined },
    {
      key: 'unit',
      title: words.channel.unit,
      value: ({ unit }) => unit ?? undefined,
      show: ({ unit }) => (unit === null ? null : unitSign(unit)),
    },
    ...(shown.size === 0 ? [] : told),
    {
      key: 'does',
      title: words.label.does,
      press: true,
      value: () => undefined,
      show: ({ channel }) => (
        <Confirm label={words.unbind} name={channel} means={words.unbindMeans} busy={busy} onYes={() => onUnbind(channel)} />
      ),
    },
  ];
}

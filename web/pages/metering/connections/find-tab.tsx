import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { unitSign } from '#kernel/unit-sign.ts';
import { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import type { Column } from '../../../ui/column.ts';
import { Field } from '../../../ui/field.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { BindPanel } from './bind-panel.tsx';
import { FrameText } from './frame-text.tsx';
import type { Protocol } from './use-connections.ts';
import { connectionWords } from './words.ts';

type Tested = Awaited<ReturnType<typeof client.gateway.test>>;
type Row = Tested['channels'][number];

/** An address, what answers there, and what of it is to be bound; or channels by name, each read once. */
export function FindTab({ connection, protocol }: { readonly connection: string; readonly protocol: Protocol }) {
  const words = usePageWords(connectionWords);
  const { format } = useLanguage();
  const [address, setAddress] = useState('');
  const [channel, setChannel] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const find = useMutation({
    mutationFn: (one?: string) =>
      one === undefined
        ? client.gateway.discover({ connection, ...(address.trim() !== '' && { address: address.trim() }) })
        : client.gateway.test({ connection, channels: [one] }),
    onSuccess: () => setChosen([]),
  });
  const rows = find.data?.channels ?? [];
  return (
    <div className="yd-stack">
      <Panel title={words.find}>
        <div className="yd-row" role="search" aria-label={words.find}>
          {protocol.discovery === null ? null : (
            <Field label={words.field.address} hint={protocol.discovery}>
              {(ids) => <Input {...ids} value={address} autoComplete="off" onChange={({ target }) => setAddress(target.value)} />}
            </Field>
          )}
          <Button type="primary" loading={find.isPending} onClick={() => find.mutate(undefined)}>
            {words.look}
          </Button>
          <Field label={words.channel.channel} hint={words.writtenLike(protocol.channel)}>
            {(ids) => <Input {...ids} value={channel} autoComplete="off" onChange={({ target }) => setChannel(target.value)} />}
          </Field>
          <Button disabled={channel.trim() === ''} loading={find.isPending} onClick={() => find.mutate(channel.trim())}>
            {words.testOnce}
          </Button>
        </div>
        <p className="yd-quiet">{words.findMeans}</p>
        <ProblemView error={find.error} />
        <FindingList findings={find.data?.findings ?? []} />
        {rows.length === 0 ? null : (
          <>
            <p role="status">{words.found(format.count(rows.filter(({ problem }) => problem === null).length))}</p>
            <PlainTable
              label={words.answers}
              columns={columnsOf(words)}
              rows={rows}
              rowKey={(row) => row.channel}
              selection={{ chosen, choose: setChosen }}
            />
          </>
        )}
      </Panel>
      {chosen.length === 0 ? null : (
        <BindPanel
          connection={connection}
          chosen={rows.filter((row) => chosen.includes(row.channel)).map(({ value: _value, ...row }) => ({ ...row }))}
          onDone={() => setChosen([])}
        />
      )}
    </div>
  );
}

function columnsOf(words: (typeof connectionWords)['zh']): Column<Row>[] {
  return [
    { key: 'name', title: words.label.name, value: ({ name }) => name ?? undefined },
    {
      key: 'channel',
      title: words.channel.channel,
      value: (row) => row.channel,
      show: (row) => <span className="yd-wrap">{row.channel}</span>,
    },
    { key: 'raw', title: words.field.raw, number: true, value: ({ raw }) => (raw === null ? null : String(raw)) },
    {
      key: 'unit',
      title: words.channel.unit,
      value: ({ unit }) => (unit === null ? undefined : unit === '1' ? words.noUnit : unitSign(unit)),
    },
    { key: 'series', title: words.channel.series, value: ({ series }) => series ?? undefined },
    {
      key: 'problem',
      title: words.label.remarks,
      value: ({ problem, findings }) => problem ?? findings.map(({ detail }) => detail).join(' '),
    },
    {
      key: 'frame',
      title: words.field.frame,
      value: ({ words: said, frame }) => `${said ?? ''} ${frame ?? ''}`.trim(),
      show: (row) => <FrameText hex={row.frame} words={row.words} />,
    },
  ];
}

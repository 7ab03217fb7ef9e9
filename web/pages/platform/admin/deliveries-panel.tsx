import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { api, client } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { useAddress, wordIn } from '../../../ui/address.ts';
import { instant } from '../../../ui/cell.ts';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { filtered, pageInput, readTable } from '../../../ui/table-address.ts';
import { ServerTable } from '../../../ui/server-table.tsx';
import type { Column } from '../../../ui/column.ts';
import { refreshSending } from './sending-query.ts';
import { sendingWords } from './sending-words.ts';

type Deliveries = Awaited<ReturnType<typeof client.notice.deliveries.list>>;
type Delivery = Deliveries['deliveries'][number];

const states = ['any', 'waiting', 'delivered', 'given-up'] as const;

const readDeliveries = (given: Readonly<Record<string, unknown>>) => ({
  ...readTable(given),
  state: wordIn(given, 'state', states, 'any'),
});

/** What was sent, is waiting or was given up, and why; what was given up can be retried. Shows the recipient, not the content. */
export function DeliveriesPanel() {
  const words = usePageWords(sendingWords);
  const format = useFormat();
  const [at, go] = useAddress(readDeliveries);
  const input = { ...pageInput(at), ...(at.state === 'any' ? {} : { state: at.state }) };
  const query = useQuery({ ...api.notice.deliveries.list.queryOptions({ input }), placeholderData: keepPreviousData });
  const retry = useMutation({ ...api.notice.deliveries.retry.mutationOptions(), onSuccess: refreshSending });
  const counts = query.data?.counts;
  const columns = useColumns(retry.isPending, (id) => retry.mutate({ id }));
  const options = states.map((value) => ({ value, label: words.states[value] }));
  return (
    <Panel
      title={words.deliveries}
      actions={
        counts === undefined || counts['given-up'] === 0 ? null : (
          <Button loading={retry.isPending} onClick={() => retry.mutate({})}>
            {words.retryAll(format.count(counts['given-up']))}
          </Button>
        )
      }
    >
      <div className="yd-stack">
        <Field label={words.state}>
          {({ id }) => (
            <Choice
              id={id}
              value={at.state}
              options={options}
              onChoose={(state) => filtered(go)({ state: state === 'any' ? undefined : state })}
            />
          )}
        </Field>
        <ProblemView error={retry.error} />
        <ServerTable
          label={words.deliveries}
          columns={columns}
          rows={query.data?.deliveries ?? []}
          rowKey={({ id }) => id}
          query={query}
          total={query.data?.total ?? 0}
          at={at}
          go={go}
          empty={<p>{words.deliveriesNone}</p>}
          every={{
            most: 200,
            ask: async (page) => (await client.notice.deliveries.list({ ...input, ...page })).deliveries,
          }}
        />
      </div>
    </Panel>
  );
}

function useColumns(busy: boolean, tryAgain: (id: string) => void): Column<Delivery>[] {
  const words = usePageWords(sendingWords);
  return [
    { key: 'made', title: words.made, value: ({ made }) => instant(made) },
    { key: 'way', title: words.way, value: ({ way }) => words.ways[way] },
    { key: 'to', title: words.to, value: ({ to }) => to },
    { key: 'kind', title: words.kind, value: ({ kindName }) => kindName },
    { key: 'state', title: words.state, value: ({ state }) => words.states[state] },
    { key: 'attempts', title: words.attempts, number: true, value: ({ attempts }) => attempts },
    { key: 'due', title: words.due, value: ({ due }) => (due === null ? null : instant(due)) },
    { key: 'reason', title: words.reason, value: ({ reason }) => reason },
    {
      key: 'retry',
      title: words.actions,
      press: true,
      show: ({ id, state, to }) =>
        state === 'delivered' ? null : (
          <Button size="small" loading={busy} aria-label={`${words.retry} ${to}`} onClick={() => tryAgain(id)}>
            {words.retry}
          </Button>
        ),
    },
  ];
}

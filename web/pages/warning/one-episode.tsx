import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { api, client, queryClient } from '../../api.ts';
import { useFormat, useLanguage, usePageWords } from '../../i18n/language.tsx';
import { may, useMe } from '../../session.ts';
import { instant } from '../../ui/cell.ts';
import type { Column } from '../../ui/column.ts';
import { Field } from '../../ui/field.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ProblemView } from '../../ui/problem-view.tsx';
import { Loading } from '../../ui/states.tsx';
import { PlainTable } from '../../ui/table.tsx';
import { warningsPageWords } from './words.ts';

type Detail = Awaited<ReturnType<typeof client.warning.episode>>;
type Rest = Detail['rests'][number];

/** One episode: the values that it rests on, what was told of it, and what people say. */
export function OneEpisode({ id }: { readonly id: number }) {
  const words = usePageWords(warningsPageWords);
  const format = useFormat();
  const { language } = useLanguage();
  const query = useQuery(api.warning.episode.queryOptions({ input: { id } }));
  if (query.isPending) return <Loading />;
  if (query.data === undefined) return <ProblemView error={query.error} again={query.refetch} />;
  const { names, subject, state, inputs, rests, events, acknowledged, feedback } = query.data;
  const columns: Column<Rest>[] = [
    { key: 'start', title: words.label.from, value: ({ start }) => instant(start) },
    ...inputs.map(({ name }): Column<Rest> => ({ key: name, title: name, number: true, value: ({ values }) => values[name] ?? undefined })),
    { key: 'holds', title: words.holds, value: ({ holds }) => (holds === null ? words.unknown : holds ? words.yes : words.no) },
  ];
  return (
    <Panel title={`${names[language]}${format.aside(subject)}`}>
      <div className="yd-stack">
        <p>
          {words.state[state]}
          {acknowledged === null ? null : `${format.pause}${words.term.answered}${format.colon}${acknowledged.by}`}
          {feedback === null ? null : `${format.pause}${words.feedback[feedback.as]}`}
        </p>
        <Answers id={id} />
        {rests.length === 0 ? null : <PlainTable label={words.rests} columns={columns} rows={rests} rowKey={({ start }) => start} />}
        {events.length === 0 ? null : (
          <p>
            {words.told}
            {format.colon}
            {events
              .map(({ event, at }) => `${words.event[event as 'opened'] ?? event} ${format.instant(at, 'Asia/Shanghai')}`)
              .join(format.pause)}
          </p>
        )}
      </div>
    </Panel>
  );
}

function Answers({ id }: { readonly id: number }) {
  const words = usePageWords(warningsPageWords);
  const answers = may(useMe(), 'warning-answer');
  const [note, setNote] = useState('');
  const said = useMutation({
    mutationFn: (send: (given: { id: number; note?: string }) => Promise<unknown>) => send({ id, ...(note !== '' && { note }) }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: api.warning.key() }),
  });
  if (!answers) return null;
  const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString();
  return (
    <>
      <Field label={words.label.remarks}>
        {(ids) => <input {...ids} className="yd-input" value={note} onChange={({ target }) => setNote(target.value)} />}
      </Field>
      <div className="yd-row">
        <Button type="primary" loading={said.isPending} onClick={() => said.mutate((given) => client.warning.acknowledge(given))}>
          {words.ack}
        </Button>
        <Button onClick={() => said.mutate((given) => client.warning.feedback({ ...given, as: 'real' }))}>{words.feedback.real}</Button>
        <Button onClick={() => said.mutate((given) => client.warning.feedback({ ...given, as: 'false' }))}>{words.feedback.false}</Button>
        <Button onClick={() => said.mutate((given) => client.warning.mute({ ...given, until: tomorrow() }))}>{words.muteDay}</Button>
      </div>
      <ProblemView error={said.error} />
    </>
  );
}

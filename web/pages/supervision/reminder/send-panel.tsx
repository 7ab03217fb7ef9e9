import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { api, client } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { daysLater, todayHere } from '../../../ui/day-text.ts';
import { DayInput } from '../../../ui/day-input.tsx';
import { CopyBox } from '../../../ui/copy-box.tsx';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { reminderWords } from './words.ts';

type Question = Parameters<typeof client.reminder.preview>[0];

/** Days that a reminder gives unless another day is set. */
const usualDays = 10;

/**
 * Sends reminders for some of the missing data, or for all that a filter finds, with one last day for delivering: the text and the
 * recipients are shown first.
 */
export function SendPanel({
  title,
  of,
  onSent,
}: {
  readonly title: string;
  readonly of: Pick<Question, 'keys' | 'all'>;
  readonly onSent: () => void;
}) {
  const words = usePageWords(reminderWords);
  const [note, setNote] = useState('');
  const [again, setAgain] = useState(false);
  const [due, setDue] = useState<string | undefined>(() => daysLater(todayHere(), usualDays));
  const [asked, setQuestion] = useState<Question>();
  const preview = useQuery({
    ...api.reminder.preview.queryOptions({ input: asked ?? of }),
    enabled: asked !== undefined,
  });
  return (
    <Panel title={title}>
      <div className="yd-stack">
        <Field label={words.due}>
          {(ids) => (
            <DayInput
              {...ids}
              value={due}
              onDay={(day) => {
                setDue(day);
                setQuestion(undefined);
              }}
            />
          )}
        </Field>
        <Field label={words.note}>
          {(ids) => (
            <Input
              {...ids}
              value={note}
              maxLength={500}
              onChange={({ target }) => {
                setNote(target.value);
                setQuestion(undefined);
              }}
            />
          )}
        </Field>
        <label className="yd-check">
          <input
            type="checkbox"
            checked={again}
            onChange={({ target }) => {
              setAgain(target.checked);
              setQuestion(undefined);
            }}
          />
          {words.again}
        </label>
        <div className="yd-row">
          <Button loading={preview.isFetching} onClick={() => setQuestion({ ...of, note, again, ...(due !== undefined && { due }) })}>
            {words.preview}
          </Button>
        </div>
        <ProblemView error={preview.error} again={preview.refetch} />
        {asked === undefined || preview.data === undefined ? null : <Messages asked={asked} of={preview.data} onSent={onSent} />}
      </div>
    </Panel>
  );
}

type Preview = Awaited<ReturnType<typeof client.reminder.preview>>;
type Message = Preview['messages'][number];

function Messages({ asked, of, onSent }: { readonly asked: Question; readonly of: Preview; readonly onSent: () => void }) {
  const words = usePageWords(reminderWords);
  const format = useFormat();
  const queries = useQueryClient();
  const send = useMutation({
    mutationFn: () => client.reminder.send(asked),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: api.reminder.missing.key() });
      await queries.invalidateQueries({ queryKey: api.reminder.sent.key() });
    },
  });
  const fresh = of.messages.filter(({ withinDay }) => !withinDay);
  const columns = [
    { key: 'to', title: words.to, value: ({ to }: Message) => to },
    { key: 'text', title: words.text, value: ({ text }: Message) => text },
    { key: 'state', title: words.reminded, value: ({ withinDay }: Message) => (withinDay ? words.withinDay : null) },
  ];
  return (
    <div className="yd-stack">
      {of.messages.length === 0 ? null : <PlainTable label={words.messages} columns={columns} rows={of.messages} rowKey={({ to }) => to} />}
      {of.unheard.length === 0 ? null : <p>{words.nobody}</p>}
      <CopyBox label={words.link} text={`${location.origin}/missing`} hint={words.linkHint} />
      <ProblemView error={send.error} />
      {send.isSuccess ? (
        <div role="status" className="yd-row">
          {words.sent(format.count(send.data.messages.filter(({ withinDay }) => !withinDay).length))}
          <Button size="small" onClick={onSent}>
            {words.tabs.missing}
          </Button>
        </div>
      ) : fresh.length === 0 ? null : (
        <div className="yd-row">
          <Button type="primary" loading={send.isPending} onClick={() => send.mutate()}>
            {words.send(format.count(fresh.length))}
          </Button>
        </div>
      )}
    </div>
  );
}

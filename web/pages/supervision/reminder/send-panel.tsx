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

type Given = { readonly due: string | undefined; readonly note: string; readonly again: boolean };

/** Days that a reminder gives unless another day is set. */
const usualDays = 10;

/**
 * Sends reminders for some of the missing data, or for all that a filter finds, with one last day for delivering: the text and the
 * recipients are shown first.
 */
export function SendPanel({
  of,
  count,
  onSent,
}: {
  readonly of: Pick<Question, 'keys' | 'all'>;
  /** How many of the missing data that is. */
  readonly count: number;
  readonly onSent: () => void;
}) {
  const words = usePageWords(reminderWords);
  const format = useFormat();
  const [given, give] = useState<Given>(() => ({ due: daysLater(todayHere(), usualDays), note: '', again: false }));
  const [asked, setQuestion] = useState<Question>();
  const preview = useQuery({
    ...api.reminder.preview.queryOptions({ input: asked ?? of }),
    enabled: asked !== undefined,
  });
  return (
    <Panel title={of.keys === undefined ? words.allShown(format.count(count)) : words.chosen(format.count(count))}>
      <div className="yd-stack">
        <Terms
          given={given}
          onGive={(next) => {
            give(next);
            setQuestion(undefined);
          }}
        />
        <div className="yd-row">
          <Button loading={preview.isFetching} onClick={() => setQuestion({ ...of, ...given })}>
            {words.preview}
          </Button>
        </div>
        <ProblemView error={preview.error} again={preview.refetch} />
        {asked === undefined || preview.data === undefined ? null : <Messages asked={asked} of={preview.data} onSent={onSent} />}
      </div>
    </Panel>
  );
}

/** The day to submit by, a note, and whether those reminded within a day are reminded again. */
function Terms({ given, onGive }: { readonly given: Given; readonly onGive: (next: Given) => void }) {
  const words = usePageWords(reminderWords);
  return (
    <>
      <Field label={words.due}>{(ids) => <DayInput {...ids} value={given.due} onDay={(due) => onGive({ ...given, due })} />}</Field>
      <Field label={words.note}>
        {(ids) => <Input {...ids} value={given.note} maxLength={500} onChange={({ target }) => onGive({ ...given, note: target.value })} />}
      </Field>
      <label className="yd-check">
        <input type="checkbox" checked={given.again} onChange={({ target }) => onGive({ ...given, again: target.checked })} />
        {words.again}
      </label>
    </>
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

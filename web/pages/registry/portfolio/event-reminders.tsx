import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { api, client, queryClient } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { textIn, useAddress } from '../../../ui/address.ts';
import { cellText, instant } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { eventReminderWords } from './event-reminder-words.ts';
import { useMemberNames } from './member-names.ts';

type Course = Awaited<ReturnType<typeof client.flexibility.events.progress>>;
type Preview = Awaited<ReturnType<typeof client.flexibility.reminders.send>>;

const readReminders = (given: Readonly<Record<string, unknown>>) => ({ remind: textIn(given, 'remind') === 'yes' ? 'yes' : undefined });

/** Members that have not answered, reminded before the event begins; and the reminders that were sent. */
export function EventReminders({ of }: { readonly of: Course }) {
  const words = usePageWords(eventReminderWords);
  const [at, go] = useAddress(readReminders);
  const sent = useQuery(api.flexibility.reminders.list.queryOptions({ input: { event: of.event.code, limit: 1000 } }));
  const reminds = may(useMe(), 'keep-events') && of.phase === 'before' && of.answers.none > 0;
  if (!reminds && (sent.data === undefined || sent.data.total === 0)) return null;
  return (
    <Panel title={words.title}>
      <div className="yd-stack">
        {reminds && at.remind === undefined ? (
          <div className="yd-row">
            <Button type="primary" onClick={() => go({ remind: 'yes' })}>
              {words.remind}
            </Button>
          </div>
        ) : null}
        {reminds && at.remind !== undefined ? <Sending event={of.event} /> : null}
        <SentReminders event={of.event} of={sent.data} />
      </div>
    </Panel>
  );
}

/** What would be sent to whom, and until when they can answer; sent with one more click. What is typed is previewed before it is sent. */
function Sending({ event }: { readonly event: Course['event'] }) {
  const words = usePageWords(eventReminderWords);
  const { format } = useLanguage();
  const [note, setNote] = useState('');
  /** The note as the preview has it: each letter would be a question of its own. */
  const [noted, setNoted] = useState('');
  const [again, setAgain] = useState(false);
  const asked = { event: event.code, note: noted, again };
  const preview = useQuery({
    ...api.flexibility.reminders.send.queryOptions({ input: { ...asked, preview: true } }),
    placeholderData: (before: Preview | undefined) => before,
  });
  const send = useMutation({
    mutationFn: (previewed: typeof asked) => client.flexibility.reminders.send(previewed),
    onSuccess: async () => {
      setAgain(false);
      await queryClient.invalidateQueries({ queryKey: api.flexibility.reminders.key() });
    },
  });
  const told = preview.data;
  const count = told?.messages.filter(({ withinDay }) => !withinDay).length ?? 0;
  return (
    <section aria-label={words.messages} className="yd-stack">
      <ProblemView error={preview.error ?? send.error} again={preview.refetch} />
      {told === undefined ? null : <Messages of={told} portfolio={event.portfolio} />}
      <Field label={words.note}>
        {(ids) => (
          <Input
            {...ids}
            value={note}
            maxLength={500}
            onPressEnter={() => setNoted(note)}
            onChange={({ target }) => setNote(target.value)}
          />
        )}
      </Field>
      {again || told?.messages.some(({ withinDay }) => withinDay) === true ? (
        <label className="yd-check">
          <input type="checkbox" checked={again} onChange={({ target }) => setAgain(target.checked)} />
          {words.again}
        </label>
      ) : null}
      {send.isSuccess ? (
        <p role="status">{words.sent(format.count(send.data.messages.filter(({ withinDay }) => !withinDay).length))}</p>
      ) : null}
      {note !== noted ? (
        <div className="yd-row">
          <Button onClick={() => setNoted(note)}>{words.preview}</Button>
        </div>
      ) : count === 0 ? null : (
        <div className="yd-row">
          <Button type="primary" loading={send.isPending || preview.isPlaceholderData} onClick={() => send.mutate(asked)}>
            {words.send(format.count(count))}
          </Button>
        </div>
      )}
    </section>
  );
}

function Messages({ of, portfolio }: { readonly of: Preview; readonly portfolio: string }) {
  const words = usePageWords(eventReminderWords);
  const { format } = useLanguage();
  const nameOf = useMemberNames(portfolio);
  const named = (buildings: readonly string[]): string => buildings.map((one) => nameOf(one) ?? one).join(format.pause);
  const columns: Column<Preview['messages'][number]>[] = [
    { key: 'to', title: words.to, value: ({ to }) => to },
    { key: 'members', title: words.unanswered, value: ({ buildings }) => named(buildings) },
    { key: 'text', title: words.text, value: ({ text }) => text },
    { key: 'last', title: words.reminded, value: ({ last }) => (last === null ? words.notReminded : instant(last, of.zone)) },
    { key: 'state', title: words.state, value: ({ withinDay }) => (withinDay ? words.withinDay : null) },
  ];
  return (
    <>
      <p>{words.until(cellText(instant(of.until, of.zone), format))}</p>
      {of.messages.length === 0 ? null : <PlainTable label={words.messages} columns={columns} rows={of.messages} rowKey={({ to }) => to} />}
      {of.unheard.length === 0 ? null : (
        <p>
          {words.noAccount} {named(of.unheard)}
        </p>
      )}
    </>
  );
}

type Listed = Awaited<ReturnType<typeof client.flexibility.reminders.list>>;

function SentReminders({ event, of }: { readonly event: Course['event']; readonly of: Listed | undefined }) {
  const words = usePageWords(eventReminderWords);
  const { format } = useLanguage();
  const nameOf = useMemberNames(event.portfolio);
  if (of === undefined || of.total === 0) return null;
  const columns: Column<Listed['reminders'][number]>[] = [
    { key: 'at', title: words.at, value: ({ at }) => instant(at, event.zone) },
    { key: 'by', title: words.by, value: ({ by }) => by },
    { key: 'to', title: words.to, value: ({ to }) => to },
    { key: 'members', title: words.members, value: ({ buildings }) => buildings.map((one) => nameOf(one) ?? one).join(format.pause) },
    { key: 'note', title: words.note, value: ({ note }) => note },
  ];
  return <PlainTable label={words.record} columns={columns} rows={of.reminders} total={of.total} rowKey={({ id }) => String(id)} />;
}

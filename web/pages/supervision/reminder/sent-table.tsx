import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { instant } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { reminderWords } from './words.ts';

type Sent = Awaited<ReturnType<typeof client.reminder.sent>>['reminders'][number];

/** Sent reminders: when, by whom, to whom, about which buildings. */
export function SentTable() {
  const words = usePageWords(reminderWords);
  const format = useFormat();
  const query = useQuery(api.reminder.sent.queryOptions({ input: { limit: 1000 } }));
  if (query.error !== null) return <ProblemView error={query.error} again={query.refetch} />;
  if (query.data === undefined) return <Loading />;
  if (query.data.reminders.length === 0) return <p>{words.noneSent}</p>;
  const columns: Column<Sent>[] = [
    { key: 'at', title: words.at, value: ({ at }) => instant(at) },
    { key: 'by', title: words.by, value: ({ by }) => by },
    { key: 'to', title: words.to, value: ({ to }) => to },
    {
      key: 'buildings',
      title: words.building,
      value: ({ items }) => [...new Set(items.flatMap(({ building }) => building ?? []))].join(format.pause),
    },
    { key: 'due', title: words.due, value: ({ due }) => due },
    {
      key: 'answered',
      title: words.answered,
      value: ({ answered, items }) => words.answeredOf(format.count(answered), format.count(items.length)),
    },
    { key: 'note', title: words.note, value: ({ note }) => note },
  ];
  return (
    <PlainTable
      label={words.tabs.sent}
      columns={columns}
      rows={query.data.reminders}
      total={query.data.total}
      rowKey={({ id }) => String(id)}
    />
  );
}

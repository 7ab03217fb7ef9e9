import type { client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { day } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { ShortTable } from '../../../ui/short-table.tsx';
import { Status } from '../../platform/knowledge/status.tsx';
import { workdaysWords } from './words.ts';

type Notice = Awaited<ReturnType<typeof client.workdays.calendar>>['calendars'][number];

/** The notices that a year or a term is based on: their source, since when each is known, how reliable. */
export function NoticeTable({ notices }: { readonly notices: readonly Notice[] }) {
  const words = usePageWords(workdaysWords);
  if (notices.length === 0) return <p className="yd-quiet">{words.noNotice}</p>;
  const columns: Column<Notice>[] = [
    { key: 'year', title: words.label.year, value: ({ year }) => String(year) },
    {
      key: 'document',
      title: words.label.document,
      value: ({ document, clause }) => `${document} ${clause}`,
      show: ({ document, clause, url }) =>
        url === null ? (
          `${document} ${clause}`
        ) : (
          <a href={url} target="_blank" rel="noreferrer">
            {document}
          </a>
        ),
    },
    {
      key: 'published',
      title: words.term.published,
      value: ({ published }) => (published === null ? words.term.alwaysKnown : day(published)),
    },
    { key: 'status', title: words.label.verification, value: ({ status }) => status, show: ({ status }) => <Status of={status} /> },
    { key: 'calendar', title: words.label.entry, hidden: true, value: ({ calendar }) => calendar },
  ];
  return <ShortTable label={words.notices} columns={columns} rows={notices} rowKey={({ calendar }) => calendar} />;
}

/** The document that a day is based on, by the name of its entry. */
export function documentOf(notices: readonly Notice[], calendar: string | null): string | undefined {
  return notices.find((one) => one.calendar === calendar)?.document;
}

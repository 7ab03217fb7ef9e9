import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { NoticeItem } from '../../platform/notice/notice-item.tsx';
import { todoWords } from './words.ts';

/** The latest of what was not read; the others are on the page of notices. */
const most = 5;

/** What happened since the reader looked last: notices that were not read. Not shown while there are none. */
export function News() {
  const words = usePageWords(todoWords);
  const format = useFormat();
  const query = useQuery(api.notice.list.queryOptions({ input: { unread: true, limit: most } }));
  if (query.error !== null) return <ProblemView error={query.error} again={query.refetch} />;
  const { notices = [], unread = 0 } = query.data ?? {};
  if (notices.length === 0) return null;
  return (
    <Panel
      title={words.news(format.count(unread))}
      actions={
        <Link to="/notices" search={{}}>
          {words.allNews}
        </Link>
      }
    >
      <ul className="yd-notices" aria-label={words.newsList}>
        {notices.map((notice) => (
          <NoticeItem key={notice.id} of={notice} />
        ))}
      </ul>
    </Panel>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { WaitingCases } from './waiting-cases.tsx';
import { Beginning } from './beginning.tsx';
import { NoticeItem } from '../../platform/notice/notice-item.tsx';
import { Memos } from './memos.tsx';
import { todoWords } from './words.ts';

type Item = Awaited<ReturnType<typeof client.todo.list>>['items'][number];

/** What waits for the reader: each kind links to its list. */
export function TodoPage() {
  const words = usePageWords(todoWords);
  const query = useQuery(api.todo.list.queryOptions());
  const items = query.data?.items;
  return (
    <>
      <PageHeader title={words.title} below={words.below} />
      <ProblemView error={query.error} again={query.refetch} />
      {query.isPending ? <Loading /> : null}
      {items?.length === 0 ? <p>{words.nothing}</p> : null}
      {items === undefined || items.length === 0 ? null : (
        <Panel title={words.today}>
          <ul className="yd-todo" aria-label={words.title}>
            {items.map((item) => (
              <Waiting key={item.name} of={item} />
            ))}
          </ul>
        </Panel>
      )}
      <WaitingCases />
      <News />
      <Memos />
      <Beginning />
    </>
  );
}

function Waiting({ of: { sentence, act, about, since, href } }: { readonly of: Item }) {
  const words = usePageWords(todoWords);
  const format = useFormat();
  const details = [about.length === 0 ? null : about.join(format.pause), since === null ? null : words.since(since)];
  const [path = '/', search = ''] = href.split('?');
  return (
    <li>
      <span>{sentence}</span>
      <span className="yd-quiet yd-small">{details.filter((part) => part !== null).join(' · ')}</span>
      <Link to={path as '/'} search={Object.fromEntries(new URLSearchParams(search))} className="yd-act" aria-label={`${act}: ${sentence}`}>
        {act}
      </Link>
    </li>
  );
}

/** The latest of what was not read; the others are on the page of notices. */
const mostNews = 5;

/** What happened since the reader looked last: notices that were not read. Not shown while there are none. */
function News() {
  const words = usePageWords(todoWords);
  const format = useFormat();
  const query = useQuery(api.notice.list.queryOptions({ input: { unread: true, limit: mostNews } }));
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

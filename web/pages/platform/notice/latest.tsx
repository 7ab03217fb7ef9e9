import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from '@tanstack/react-router';
import { api } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { NoticeItem } from './notice-item.tsx';
import { useMarkRead } from './mark-read.ts';
import { noticeWords } from './words.ts';

const shown = 8;

/** The latest notices, under the bell. @param close closes them */
export function LatestNotices({ close }: { readonly close: () => void }) {
  const words = usePageWords(noticeWords);
  const query = useQuery(api.notice.list.queryOptions({ input: { limit: shown } }));
  const mark = useMarkRead();
  const notices = query.data?.notices ?? [];
  return (
    <div className="yd-stack">
      <ProblemView error={query.error ?? mark.error} again={query.refetch} />
      {query.isPending ? <Loading /> : null}
      {query.data !== undefined && notices.length === 0 ? <p>{words.none}</p> : null}
      <ul className="yd-notices" aria-label={words.latest}>
        {notices.map((notice) => (
          <NoticeItem key={notice.id} of={notice} onOpen={close} />
        ))}
      </ul>
      <div className="yd-row">
        <Link to="/notices" search={{}} onClick={close}>
          {words.all}
        </Link>
        <Link to="/todo" search={{}} onClick={close}>
          {words.toDo}
        </Link>
        {query.data === undefined || query.data.unread === 0 ? null : (
          <Button size="small" loading={mark.isPending} onClick={() => mark.mutate({})}>
            {words.readAll}
          </Button>
        )}
      </div>
    </div>
  );
}

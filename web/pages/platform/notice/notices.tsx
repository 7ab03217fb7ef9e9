import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from '@tanstack/react-router';
import { api } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { numberIn, textIn, useAddress, wordIn } from '../../../ui/address.ts';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { useMarkRead } from './mark-read.ts';
import { NoticeItem } from './notice-item.tsx';
import { noticeWords } from './words.ts';

const mostNumber = 2 ** 31 - 1;
const onOnePage = 50;

const readNotices = (given: Readonly<Record<string, unknown>>) => ({
  show: wordIn(given, 'show', ['all', 'unread'], 'all'),
  kind: textIn(given, 'kind'),
  /** Those before this number; 0: the latest. */
  before: numberIn(given, 'before', 0, 1, mostNumber),
});

/** All notices of the user, filtered by kind and by whether they were read. */
export function NoticesPage() {
  const words = usePageWords(noticeWords);
  const format = useFormat();
  const [at, go] = useAddress(readNotices);
  const mark = useMarkRead();
  const input = {
    limit: onOnePage,
    ...(at.show === 'unread' ? { unread: true } : {}),
    ...(at.kind === undefined ? {} : { kind: at.kind }),
    ...(at.before === 0 ? {} : { before: at.before }),
  };
  const query = useQuery({ ...api.notice.list.queryOptions({ input }), placeholderData: keepPreviousData });
  const { notices = [], unread = 0, next = null, kinds = [] } = query.data ?? {};
  return (
    <>
      <PageHeader title={words.title} below={words.unreadCount(format.count(unread))}>
        <Link to="/notices/settings" search={{}}>
          {words.settings}
        </Link>
      </PageHeader>
      <Panel
        title={words.list}
        actions={
          <Button disabled={unread === 0} loading={mark.isPending} onClick={() => mark.mutate({})}>
            {words.readAll}
          </Button>
        }
      >
        <div className="yd-stack">
          <Filters at={at} kinds={kinds} go={(change) => go({ before: undefined, ...change })} />
          <ProblemView error={query.error ?? mark.error} again={query.refetch} />
          {query.isPending ? <Loading /> : null}
          {query.data !== undefined && notices.length === 0 ? <p>{words.none}</p> : null}
          <ul className="yd-notices" aria-label={words.list}>
            {notices.map((notice) => (
              <NoticeItem key={notice.id} of={notice} />
            ))}
          </ul>
          <div className="yd-row">
            {at.before === 0 ? null : <Button onClick={() => go({ before: undefined })}>{words.newest}</Button>}
            {next === null ? null : <Button onClick={() => go({ before: next })}>{words.older}</Button>}
          </div>
        </div>
      </Panel>
    </>
  );
}

type At = ReturnType<typeof readNotices>;

function Filters({
  at,
  kinds,
  go,
}: {
  readonly at: At;
  readonly kinds: readonly { readonly kind: string; readonly name: string }[];
  readonly go: (change: { readonly show?: At['show'] | undefined; readonly kind?: string | undefined }) => void;
}) {
  const words = usePageWords(noticeWords);
  const shows = (['all', 'unread'] as const).map((value) => ({ value, label: words.show[value] }));
  return (
    <div className="yd-row">
      <Field label={words.showWhich}>
        {({ id }) => (
          <Choice id={id} value={at.show} options={shows} onChoose={(show) => go({ show: show === 'all' ? undefined : show })} />
        )}
      </Field>
      <Field label={words.kind}>
        {({ id }) => (
          <Choice
            id={id}
            value={at.kind}
            none={words.everyKind}
            options={kinds.map(({ kind, name }) => ({ value: kind, label: name }))}
            onChoose={(kind) => go({ kind })}
          />
        )}
      </Field>
    </div>
  );
}

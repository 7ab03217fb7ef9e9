import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { instant } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { PageHeader } from '../../../ui/page-header.tsx';
import { usePlaces } from '../../../ui/place-pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { FileAction } from './file-action.tsx';
import { sharingPageWords } from './words.ts';

type Feed = Awaited<ReturnType<typeof client.sharing.feeds.list>>['feeds'][number];

/** What organisations receive about the place, by which agreement, on which days; a file adds more. */
export function FeedsPage() {
  const words = usePageWords(sharingPageWords);
  const { format } = useLanguage();
  const keeps = may(useMe(), 'keep-feeds');
  const query = useQuery(api.sharing.feeds.list.queryOptions({ input: undefined }));
  return (
    <>
      <PageHeader title={words.term.feeds} below={words.means} />
      <div className="yd-stack">
        <ProblemView error={query.error} again={query.refetch} />
        {query.data === undefined ? (
          query.error === null ? (
            <Loading />
          ) : null
        ) : query.data.feeds.length === 0 ? (
          <p className="yd-panel yd-quiet">{words.none}</p>
        ) : (
          <FeedTable rows={query.data.feeds} />
        )}
        {keeps ? (
          <FileAction
            title={words.addFile}
            label={words.file}
            action={words.add}
            write={async (file) => (await client.sharing.feeds.add(file)).feeds.length}
            done={(count) => words.added(format.count(count))}
          />
        ) : null}
      </div>
    </>
  );
}

function FeedTable({ rows }: { readonly rows: readonly Feed[] }) {
  const words = usePageWords(sharingPageWords);
  const { format } = useLanguage();
  const { nameOf } = usePlaces();
  const columns: Column<Feed>[] = [
    {
      key: 'id',
      title: words.term.feed,
      value: ({ id }) => id,
      show: ({ id }) => (
        <Link to="/sharing/$feed" params={{ feed: id }} search={{}}>
          {id}
        </Link>
      ),
    },
    { key: 'dataset', title: words.term.dataset, value: ({ dataset }) => words.dataset[dataset] },
    { key: 'place', title: words.label.place, value: ({ region }) => nameOf(region) },
    { key: 'receiver', title: words.term.receiver, value: ({ receiver }) => receiver },
    { key: 'purpose', title: words.term.purpose, value: ({ purpose }) => purpose },
    { key: 'agreement', title: words.term.agreement, value: ({ agreement }) => agreement },
    { key: 'days', title: words.days, value: ({ from, ends }) => words.between(format.day(from), format.day(ends)) },
    {
      key: 'dataDays',
      title: words.term.dataDays,
      value: ({ dataFrom, dataUntil }) => words.between(format.day(dataFrom), format.day(dataUntil)),
    },
    {
      key: 'state',
      title: words.label.state,
      value: ({ state }) => words.state[state],
      show: ({ state }) => <strong>{words.state[state]}</strong>,
    },
    { key: 'takes', title: words.term.takeCount, number: true, value: ({ takes }) => takes },
    { key: 'last', title: words.term.lastTake, value: ({ lastTake }) => (lastTake === null ? undefined : instant(lastTake)) },
  ];
  return <PlainTable label={words.term.feeds} columns={columns} rows={rows} rowKey={({ id }) => id} />;
}

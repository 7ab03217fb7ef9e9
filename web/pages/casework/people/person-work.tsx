import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import type { Column } from '../../../ui/column.ts';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { PostsTable } from './posts-table.tsx';
import { peoplePageWords } from './words.ts';

type Training = Awaited<ReturnType<typeof client.people.training.show>>;
type Load = Awaited<ReturnType<typeof client.people.load>>['loads'][number];

/** Hours by year, courses, and when a refresher is due. */
export function TrainingPanel({ person }: { readonly person: string }) {
  const words = usePageWords(peoplePageWords);
  const { data, error, refetch } = useQuery(api.people.training.show.queryOptions({ input: { person } }));
  return (
    <Panel title={words.trainingTitle}>
      <ProblemView error={error} again={refetch} />
      {data === undefined ? null : (
        <div className="yd-stack">
          <Refresher of={data} />
          <FindingList findings={data.findings} />
          {data.courses.length === 0 ? <p>{words.noTraining}</p> : <Courses of={data} />}
        </div>
      )}
    </Panel>
  );
}

function Refresher({ of: { refresher } }: { readonly of: Training }) {
  const words = usePageWords(peoplePageWords);
  const format = useFormat();
  if (refresher.due === null) return null;
  return (
    <p>
      {words.due(format.day(refresher.due))}
      {refresher.overdue ? format.aside(words.overdue) : null}
      {refresher.missing === null || refresher.missing === 0 ? null : format.aside(words.missing(format.quantity(refresher.missing, '')))}
    </p>
  );
}

function Courses({ of }: { readonly of: Training }) {
  const words = usePageWords(peoplePageWords);
  const format = useFormat();
  type Year = Training['years'][number];
  type Course = Training['courses'][number];
  const years: Column<Year>[] = [
    { key: 'year', title: words.label.year, value: ({ year }) => String(year) },
    { key: 'hours', title: words.training.hours, number: true, value: ({ hours }) => hours },
  ];
  const courses: Column<Course>[] = [
    { key: 'day', title: words.label.day, value: ({ day }) => format.day(day) },
    { key: 'course', title: words.training.course, value: ({ course }) => course },
    { key: 'hours', title: words.training.hours, number: true, value: ({ hours }) => hours },
    { key: 'type', title: words.training.type, value: ({ type }) => (type === null ? '' : words.trainingType[type]) },
    { key: 'provider', title: words.training.provider, value: ({ provider }) => provider ?? '' },
  ];
  return (
    <>
      <ShortTable label={words.training.hours} columns={years} rows={of.years} rowKey={({ year }) => String(year)} />
      <ShortTable label={words.training.course} columns={courses} rows={of.courses} rowKey={({ day, course }) => `${day} ${course}`} />
    </>
  );
}

/** What a person was drawn and seated for. */
export function LoadPanel({ person }: { readonly person: string }) {
  const words = usePageWords(peoplePageWords);
  const format = useFormat();
  const { data, error, refetch } = useQuery(api.people.load.queryOptions({ input: { person } }));
  const columns: Column<Load>[] = [
    { key: 'day', title: words.label.day, value: ({ day }) => format.day(day) },
    { key: 'source', title: words.label.way, value: ({ source }) => words.source[source] },
    {
      key: 'of',
      title: words.label.number,
      value: ({ of }) => of,
      show: ({ of, source }) =>
        source === 'draw' ? (
          <Link to="/draws/$draw" params={{ draw: of }} search={{}}>
            {of}
          </Link>
        ) : (
          of
        ),
    },
    { key: 'name', title: words.label.name, value: ({ name }) => name },
    { key: 'count', title: words.objects, number: true, value: ({ count }) => count },
  ];
  return (
    <Panel title={words.loadTitle}>
      <ProblemView error={error} again={refetch} />
      {data === undefined ? null : data.loads.length === 0 ? (
        <p>{words.noLoad}</p>
      ) : (
        <ShortTable label={words.loadTitle} columns={columns} rows={data.loads} rowKey={({ of }) => of} />
      )}
    </Panel>
  );
}

/** The posts of a person's account. */
export function PostsPanel({ holder }: { readonly holder: string }) {
  const words = usePageWords(peoplePageWords);
  const { data, error, refetch } = useQuery(api.people.posts.list.queryOptions({ input: {} }));
  const own = (data?.posts ?? []).filter((post) => post.holder.toLowerCase() === holder.toLowerCase());
  return (
    <Panel title={words.postsOf}>
      <ProblemView error={error} again={refetch} />
      {own.length === 0 ? <p>{words.noPosts}</p> : <PostsTable posts={own} />}
    </Panel>
  );
}

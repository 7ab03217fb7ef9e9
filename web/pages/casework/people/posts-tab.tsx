import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { api } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { DayInput } from '../../../ui/day-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PostsTable } from './posts-table.tsx';
import { peoplePageWords } from './words.ts';

/** Loaded for those who may set a post. */
const PostForm = lazy(async () => ({ default: (await import('./post-form.tsx')).PostForm }));

/** Posts as last stated, all or those of one day; administrators state them. */
export function PostsTab({ day, onDay }: { readonly day: string | undefined; readonly onDay: (day: string | undefined) => void }) {
  const words = usePageWords(peoplePageWords);
  const sets = may(useMe(), 'posts');
  const { data, error, refetch } = useQuery(api.people.posts.list.queryOptions({ input: day === undefined ? {} : { day } }));
  return (
    <div className="yd-stack">
      <p className="yd-quiet">{words.postsBelow}</p>
      {sets ? (
        <Suspense fallback={<Loading />}>
          <PostForm />
        </Suspense>
      ) : null}
      <Field label={words.label.day}>{(ids) => <DayInput {...ids} value={day} onDay={onDay} />}</Field>
      <ProblemView error={error} again={refetch} />
      {data === undefined ? (
        error === null ? (
          <Loading />
        ) : null
      ) : data.posts.length === 0 ? (
        <p role="status">{words.noPosts}</p>
      ) : (
        <PostsTable posts={data.posts} />
      )}
    </div>
  );
}

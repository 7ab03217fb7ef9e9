import type { client } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import type { Column } from '../../../ui/column.ts';
import { usePlaces } from '../../../ui/place-pick.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { peoplePageWords } from './words.ts';

export type Post = Awaited<ReturnType<typeof client.people.posts.list>>['posts'][number];

/** Posts with their holders, places and days. */
export function PostsTable({ posts }: { readonly posts: readonly Post[] }) {
  const words = usePageWords(peoplePageWords);
  const format = useFormat();
  const { nameOf } = usePlaces();
  const end = (day: string | null) => (day === null ? words.open : format.day(day));
  const columns: Column<Post>[] = [
    { key: 'holder', title: words.post.holder, value: ({ holder, stands }) => (stands ? holder : `${holder}${format.aside(words.away)}`) },
    { key: 'procedure', title: words.post.procedure, value: ({ procedureName }) => procedureName },
    { key: 'role', title: words.label.role, value: ({ roleName }) => roleName },
    { key: 'region', title: words.label.place, value: ({ region }) => nameOf(region) },
    { key: 'from', title: words.post.from, value: ({ from }) => end(from) },
    { key: 'until', title: words.post.until, value: ({ until }) => end(until) },
    { key: 'insteadOf', title: words.post.insteadOf, value: ({ insteadOf }) => insteadOf ?? '' },
  ];
  return (
    <ShortTable
      label={words.label.posts}
      columns={columns}
      rows={posts}
      rowKey={({ holder, procedure, role, region, insteadOf, stated }) => [holder, procedure, role, region, insteadOf, stated].join(' ')}
    />
  );
}

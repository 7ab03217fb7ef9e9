import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, queryClient } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Confirm } from '../../../ui/confirm.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { usePlaces } from '../../../ui/place-pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import type { Column } from '../../../ui/column.ts';
import { AdminNav } from './admin-nav.tsx';
import { NewKey } from './new-key.tsx';
import { ShowOnce } from './shown-once.tsx';
import type { ShownOnce } from './shown-once.tsx';
import { adminWords } from './words.ts';
import { instant } from '../../../ui/cell.ts';

type Key = Awaited<ReturnType<typeof client.access.keys.list>>['keys'][number];

/** API keys: create, list, revoke. */
export function KeysPage() {
  const words = usePageWords(adminWords).keys;
  const [told, setTold] = useState<ShownOnce>();
  const query = useQuery(api.access.keys.list.queryOptions());
  return (
    <>
      <PageHeader title={words.title} below={words.means} />
      <AdminNav />
      {told === undefined ? null : <ShowOnce {...told} onClose={() => setTold(undefined)} />}
      <Panel title={words.make}>
        <NewKey onTold={setTold} />
      </Panel>
      <Panel title={words.table}>
        <ProblemView error={query.error} again={query.refetch} />
        {query.isPending ? <Loading /> : null}
        {query.data === undefined ? null : <KeyTable keys={query.data.keys} />}
      </Panel>
    </>
  );
}

function KeyTable({ keys }: { readonly keys: readonly Key[] }) {
  const { keys: words, users, given } = usePageWords(adminWords);
  const { words: all } = useLanguage();
  const { nameOf } = usePlaces();
  const revoke = useMutation({
    ...api.access.keys.revoke.mutationOptions(),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: api.access.keys.key() }),
  });
  const columns: Column<Key>[] = [
    { key: 'name', title: users.name, show: ({ name }) => name },
    { key: 'start', title: words.start, show: ({ start }) => <code>{start ?? ''}…</code> },
    { key: 'role', title: users.role, show: ({ role }) => all.role[role] },
    {
      key: 'place',
      title: users.place,
      show: ({ region, organisation }) => (region === null ? (organisation ?? given.everywhere) : nameOf(region)),
    },
    { key: 'by', title: words.by, show: ({ createdBy }) => createdBy },
    { key: 'created', title: words.created, value: ({ createdAt }) => instant(createdAt) },
    { key: 'expires', title: words.expires, value: ({ expiresAt }) => (expiresAt === null ? words.forever : instant(expiresAt)) },
    { key: 'used', title: words.used, value: ({ lastUsedAt }) => (lastUsedAt === null ? words.never : instant(lastUsedAt)) },
    {
      key: 'revoke',
      press: true,
      title: users.actions,
      show: ({ name }) => <Confirm label={words.revoke} name={name} means={words.revokeMeans} onYes={() => revoke.mutate({ name })} />,
    },
  ];
  return (
    <>
      <ProblemView error={revoke.error} />
      <PlainTable label={words.table} columns={columns} rows={keys} rowKey={({ name }) => name} />
    </>
  );
}

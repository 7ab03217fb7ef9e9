import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { api } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { textIn, useAddress } from '../../../ui/address.ts';
import { Field } from '../../../ui/field.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { AdminNav } from './admin-nav.tsx';
import { Invite } from './invite.tsx';
import { ShowOnce, type ShownOnce } from './shown-once.tsx';
import { UserSessions } from './user-sessions.tsx';
import { UserTable } from './user-table.tsx';
import { adminWords } from './words.ts';

const readUsers = (given: Readonly<Record<string, unknown>>) => ({ search: textIn(given, 'search') });

/** Accounts: invite, close, reopen, a link to a new password. */
export function UsersPage() {
  const words = usePageWords(adminWords).users;
  const [{ search }, go] = useAddress(readUsers);
  const [told, setTold] = useState<ShownOnce>();
  const [looked, setLooked] = useState<string>();
  const query = useQuery(api.access.users.list.queryOptions());
  const wanted = (search ?? '').toLowerCase();
  const users = (query.data?.users ?? []).filter(({ name }) => name.toLowerCase().includes(wanted));
  return (
    <>
      <PageHeader title={words.title} />
      <AdminNav />
      {told === undefined ? null : <ShowOnce {...told} onClose={() => setTold(undefined)} />}
      <Panel title={words.invite}>
        <Invite onTold={setTold} />
      </Panel>
      {looked === undefined ? null : <UserSessions key={looked} name={looked} onClose={() => setLooked(undefined)} />}
      <Panel title={words.table}>
        <div className="yd-stack">
          <Field label={words.search}>
            {(ids) => (
              <Input
                {...ids}
                allowClear
                value={search ?? ''}
                onChange={(event) => go({ search: event.target.value }, { replace: true })}
                style={{ maxWidth: 300 }}
              />
            )}
          </Field>
          <ProblemView error={query.error} again={query.refetch} />
          {query.isPending ? <Loading /> : null}
          {query.data === undefined ? null : <UserTable users={users} onTold={setTold} onSessions={setLooked} />}
        </div>
      </Panel>
    </>
  );
}

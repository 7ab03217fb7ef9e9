import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { api, client, queryClient } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { textIn, useAddress } from '../../../ui/address.ts';
import { Field } from '../../../ui/field.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { AdminNav } from './admin-nav.tsx';
import { ShowOnce, type ShownOnce } from './shown-once.tsx';
import { UserSessions } from './user-sessions.tsx';
import { UserTable } from './user-table.tsx';
import { adminWords } from './words.ts';
import { SignInForm } from '../../../ui/sign-in-form.tsx';
import { GivenFields } from './given-fields.tsx';
import { checkGiven, type Given, givenInput } from './given.ts';

const empty: Given = { name: '', role: 'bureau' };

/** A new account, with a one-time password to be handed over. */
export function Invite({ onTold }: { readonly onTold: (told: ShownOnce) => void }) {
  const { users: words, given: givenWords } = usePageWords(adminWords);
  const { format } = useLanguage();
  const [given, setGiven] = useState(empty);
  const send = async () => {
    const { name, secret, expiresAt } = await client.access.users.add(givenInput(given));
    onTold({
      title: words.done(name),
      boxes: [
        { label: words.secret, text: secret, hint: words.secretMeans(format.instant(expiresAt)) },
        { label: words.address, text: `${location.origin}/sign-in` },
      ],
    });
    setGiven({ ...given, name: '' });
    await queryClient.invalidateQueries({ queryKey: api.access.users.key() });
  };
  return (
    <SignInForm submit={words.submit} check={() => checkGiven(given, givenWords)} send={send} block={false}>
      <GivenFields value={given} onChange={setGiven} />
    </SignInForm>
  );
}

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

import { useMutation } from '@tanstack/react-query';
import { Button, Tag } from 'antd';
import { api, client, queryClient } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { useMe } from '../../../session.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { usePlaces } from '../../../ui/place-pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import type { Column } from '../../../ui/column.ts';
import type { ShownOnce } from './shown-once.tsx';
import { userSessionWords } from './user-session-words.ts';
import { adminWords } from './words.ts';
import { instant } from '../../../ui/cell.ts';

type User = Awaited<ReturnType<typeof client.access.users.list>>['users'][number];
type Action = 'disable' | 'enable' | 'unlock' | 'withoutSecondFactor';

/** All accounts, and the actions on each. */
export function UserTable({
  users,
  onTold,
  onSessions,
}: {
  readonly users: readonly User[];
  readonly onTold: (told: ShownOnce) => void;
  readonly onSessions: (name: string) => void;
}) {
  const { users: words, given } = usePageWords(adminWords);
  const { words: all } = useLanguage();
  const { nameOf } = usePlaces();
  const { actions, error } = useActions(onTold, onSessions);
  const columns: Column<User>[] = [
    { key: 'name', title: words.name, show: ({ name }) => name },
    { key: 'role', title: words.role, show: ({ role }) => all.role[role] },
    {
      key: 'place',
      title: words.place,
      show: ({ region, organisation }) => (region === null ? (organisation ?? given.everywhere) : nameOf(region)),
    },
    {
      key: 'state',
      title: words.state,
      value: (user) => words[stateOf(user)],
      show: (user) => <State of={user} />,
    },
    { key: 'created', title: words.created, value: ({ createdAt }) => instant(createdAt) },
    { key: 'actions', title: words.actions, press: true, show: actions },
  ];
  return (
    <div className="yd-stack">
      <ProblemView error={error} />
      <PlainTable label={words.table} columns={columns} rows={users} rowKey={({ name }) => name} />
    </div>
  );
}

function stateOf({ disabled, mustChange, oneTimeUntil }: User): 'disabled' | 'active' | 'invited' | 'expired' {
  if (disabled) return 'disabled';
  if (!mustChange) return 'active';
  return oneTimeUntil !== null && Date.parse(oneTimeUntil) <= Date.now() ? 'expired' : 'invited';
}

function State({ of }: { readonly of: User }) {
  const { users: words } = usePageWords(adminWords);
  return (
    <>
      {words[stateOf(of)]} {of.twoFactor ? <Tag variant="outlined">{words.second}</Tag> : null}
    </>
  );
}

function useActions(onTold: (told: ShownOnce) => void, onSessions: (name: string) => void) {
  const { users: words } = usePageWords(adminWords);
  const signIn = usePageWords(userSessionWords);
  const { format } = useLanguage();
  const me = useMe();
  const refresh = () => queryClient.invalidateQueries({ queryKey: api.access.users.key() });
  const change = useMutation({
    mutationFn: ({ action, name }: { action: Action; name: string }) => client.access.users[action]({ name }),
    onSuccess: refresh,
  });
  const reset = useMutation({
    ...api.access.users.reset.mutationOptions(),
    onSuccess: ({ name, link, expiresAt }) =>
      onTold({
        title: `${words.reset} · ${name}`,
        boxes: [{ label: words.link, text: link, hint: words.linkMeans(format.instant(expiresAt)) }],
      }),
  });
  const actions = ({ name, disabled, twoFactor }: User) => {
    const own = name === me?.name;
    const act = (action: Action) => () => change.mutate({ action, name });
    return (
      <div className="yd-row">
        {disabled ? (
          <Button size="small" aria-label={`${words.enable} ${name}`} onClick={act('enable')}>
            {words.enable}
          </Button>
        ) : own ? (
          <span className="yd-quiet">{words.self}</span>
        ) : (
          <Confirm label={words.disable} name={name} means={words.disableMeans} onYes={act('disable')} />
        )}
        <Button size="small" aria-label={`${words.sessions} ${name}`} onClick={() => onSessions(name)}>
          {words.sessions}
        </Button>
        <Confirm label={words.reset} name={name} means={words.resetMeans} onYes={() => reset.mutate({ name })} />
        <Confirm label={signIn.unlock} name={name} means={signIn.unlockMeans} onYes={act('unlock')} />
        {twoFactor && !own ? (
          <Confirm label={words.dropSecond} name={name} means={words.dropSecondMeans} onYes={act('withoutSecondFactor')} />
        ) : null}
      </div>
    );
  };
  return { actions, error: change.error ?? reset.error };
}

import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { api, client, queryClient } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Alert } from '../../../ui/alert.tsx';
import { Confirm } from '../../../ui/confirm.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import type { Column } from '../../../ui/column.ts';
import { useSessionColumns } from '../access/session-columns.tsx';
import type { Session } from '../access/session-columns.tsx';
import { userSessionWords } from './user-session-words.ts';
import { adminWords } from './words.ts';

/** Where a user is signed in; one session or all of them can be ended. */
export function UserSessions({ name, onClose }: { readonly name: string; readonly onClose: () => void }) {
  const words = usePageWords(userSessionWords);
  const { users, given } = usePageWords(adminWords);
  const { format } = useLanguage();
  const query = useQuery(api.access.users.sessions.queryOptions({ input: { name } }));
  const end = useMutation({
    mutationFn: (session: string | undefined) => client.access.users.endSessions({ name, session }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: api.access.users.sessions.key() }),
  });
  const common = useSessionColumns();
  const columns: Column<Session>[] = [
    ...common,
    {
      key: 'actions',
      title: users.actions,
      press: true,
      show: ({ session, began }) => (
        <Confirm label={words.endSession} name={format.instant(began)} means={words.endSessionMeans} onYes={() => end.mutate(session)} />
      ),
    },
  ];
  const rows = query.data?.sessions ?? [];
  const title = words.sessionsOf(name);
  return (
    <Panel title={title} actions={<Button onClick={onClose}>{given.close}</Button>}>
      <div className="yd-stack">
        {end.isSuccess ? <Alert type="success" role="status" title={words.sessionsEnded(end.data.ended)} /> : null}
        <ProblemView error={end.error ?? query.error} again={query.refetch} />
        {query.isPending ? <Loading /> : null}
        {query.data === undefined ? null : rows.length === 0 ? (
          <div>{words.noSessions}</div>
        ) : (
          <>
            <PlainTable label={title} columns={columns} rows={rows} rowKey={({ session }) => session} />
            <div>
              <Confirm
                label={words.endAll}
                name={name}
                means={words.endAllMeans}
                busy={end.isPending}
                onYes={() => end.mutate(undefined)}
              />
            </div>
          </>
        )}
      </div>
    </Panel>
  );
}

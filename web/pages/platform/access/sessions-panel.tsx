import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { api, client, queryClient } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Alert } from '../../../ui/alert.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import type { Column } from '../../../ui/column.ts';
import { accountWords } from './account-words.ts';
import { shortName, useSessionColumns } from './session-columns.tsx';
import type { Session } from './session-columns.tsx';
import { WithPassword } from './with-password.tsx';

/** Where the user is signed in; each of the other sessions can be ended, or all of them, with the password. */
export function SessionsPanel() {
  const words = usePageWords(accountWords).sessions;
  const query = useQuery(api.access.sessions.queryOptions());
  const [want, setWant] = useState<Session | 'others'>();
  const [ended, setEnded] = useState<number>();
  const common = useSessionColumns();
  const columns: Column<Session>[] = [
    ...common,
    { key: 'actions', title: words.actions, press: true, show: (one) => <End of={one} onWant={() => setWant(one)} /> },
  ];
  const end = async (password: string) => {
    setEnded(undefined);
    const session = want === 'others' ? undefined : want?.session;
    const told = await client.access.endSessions({ password, session });
    setWant(undefined);
    setEnded(told.ended);
    await queryClient.invalidateQueries({ queryKey: api.access.sessions.key() });
  };
  return (
    <Panel title={words.title} actions={<Button onClick={() => setWant('others')}>{words.endOthers}</Button>}>
      <div className="yd-stack">
        <div className="yd-quiet">{words.means}</div>
        {ended === undefined ? null : <Alert type="success" role="status" title={words.ended(ended)} />}
        {want === undefined ? null : <ConfirmSession of={want} end={end} leave={() => setWant(undefined)} />}
        <ProblemView error={query.error} again={query.refetch} />
        {query.isPending ? <Loading /> : null}
        {query.data === undefined ? null : (
          <PlainTable label={words.title} columns={columns} rows={query.data.sessions} rowKey={({ session }) => session} />
        )}
      </div>
    </Panel>
  );
}

function End({ of, onWant }: { readonly of: Session; readonly onWant: () => void }) {
  const words = usePageWords(accountWords).sessions;
  const { format } = useLanguage();
  if (of.own) return <span className="yd-quiet">{words.own}</span>;
  return (
    <Button size="small" aria-label={`${words.end} ${format.instant(of.began)}`} onClick={onWant}>
      {words.end}
    </Button>
  );
}

/** The password, and what it would end. */
function ConfirmSession({
  of,
  end,
  leave,
}: {
  readonly of: Session | 'others';
  readonly end: (password: string) => Promise<void>;
  readonly leave: () => void;
}) {
  const words = usePageWords(accountWords);
  const { format } = useLanguage();
  const which =
    of === 'others'
      ? words.sessions.endMeans
      : words.sessions.endOne(shortName(of.device) ?? words.sessions.unknown, format.instant(of.began));
  return (
    <div role="group" aria-label={words.sessions.end} className="yd-stack">
      <div>{which}</div>
      <WithPassword submit={of === 'others' ? words.sessions.endOthers : words.sessions.end} send={end} />
      <div>
        <Button onClick={leave}>{words.second.cancel}</Button>
      </div>
    </div>
  );
}

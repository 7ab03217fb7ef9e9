import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { api, queryClient } from '../../api.ts';
import type { client } from '../../api.ts';
import { usePageWords } from '../../i18n/language.tsx';
import { endOtherSessions } from '../../session.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ProblemView } from '../../ui/problem-view.tsx';
import { Loading } from '../../ui/states.tsx';
import { PlainTable } from '../../ui/table.tsx';
import type { Column } from '../../ui/table.tsx';
import { accountWords } from './account-words.ts';
import { instant } from '../../ui/cell.ts';

type Session = Awaited<ReturnType<typeof client.access.sessions>>['sessions'][number];

/** Where one is signed in, and an end to all the others. */
export function SessionsPanel() {
  const words = usePageWords(accountWords).sessions;
  const query = useQuery(api.access.sessions.queryOptions());
  const end = useMutation({
    mutationFn: endOtherSessions,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: api.access.sessions.key() }),
  });
  const columns: Column<Session>[] = [
    { key: 'began', title: words.began, value: ({ began }) => instant(began) },
    { key: 'used', title: words.used, value: ({ used }) => instant(used) },
    { key: 'address', title: words.address, show: ({ address }) => address ?? words.unknown },
    { key: 'device', title: words.device, show: ({ device }) => shortName(device) ?? words.unknown },
  ];
  return (
    <Panel
      title={words.title}
      actions={<Confirm label={words.endOthers} name="" means={words.endMeans} busy={end.isPending} onYes={() => end.mutate()} />}
    >
      <div className="yd-stack">
        <div className="yd-quiet">{words.means}</div>
        {end.isSuccess ? <Alert type="success" showIcon role="status" title={words.ended} /> : null}
        <ProblemView error={end.error ?? query.error} again={query.refetch} />
        {query.isPending ? <Loading /> : null}
        {query.data === undefined ? null : (
          <PlainTable
            label={words.title}
            columns={columns}
            rows={query.data.sessions}
            rowKey={({ began, used, device }) => `${began} ${used} ${device}`}
          />
        )}
      </div>
    </Panel>
  );
}

/** Browser and system, as far as their names stand in what the browser says of itself. */
function shortName(device: string | null): string | null {
  if (device === null || device === '') return null;
  const browser = /(Edg|OPR|Firefox|Chrome|Version)\/(\d+)/u.exec(device);
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux)/u.exec(device)?.[1];
  const called: Readonly<Record<string, string>> = { Edg: 'Edge', OPR: 'Opera', Version: 'Safari' };
  if (browser === null) return device.slice(0, 60);
  return [`${called[browser[1] ?? ''] ?? browser[1]} ${browser[2]}`, system].filter((part) => part !== undefined).join(' · ');
}

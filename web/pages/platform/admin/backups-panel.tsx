import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { api, client, queryClient } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { Confirm } from '../../../ui/confirm.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import type { Column } from '../../../ui/column.ts';
import { backupWords } from './backup-words.ts';
import { instant } from '../../../ui/cell.ts';

type Backup = Awaited<ReturnType<typeof client.backup.list>>['backups'][number];

const again = () => queryClient.invalidateQueries({ queryKey: api.backup.list.queryKey() });

/** The backups kept on this machine: create, download, delete; failures say why. */
export function BackupsPanel() {
  const words = usePageWords(backupWords);
  const query = useQuery(api.backup.list.queryOptions({ refetchInterval: 5000 }));
  const make = useMutation({ mutationFn: () => client.backup.make(), onSettled: again });
  const columns = useColumns();
  const rows = query.data?.backups ?? [];
  const going = make.isPending || rows.some(({ ended }) => ended === null);
  return (
    <Panel
      title={words.title}
      actions={
        <Button loading={going} onClick={() => make.mutate()}>
          {going ? words.making : words.make}
        </Button>
      }
    >
      <div className="yd-stack">
        <div className="yd-quiet">{words.means}</div>
        <ProblemView error={make.error} />
        <ProblemView error={query.error} again={query.refetch} />
        {query.data !== undefined && rows.length === 0 ? (
          words.none
        ) : (
          <PlainTable label={words.title} columns={columns} rows={rows} rowKey={({ name }) => name} />
        )}
      </div>
    </Panel>
  );
}

function useColumns(): Column<Backup>[] {
  const words = usePageWords(backupWords);
  return [
    { key: 'name', title: words.name, show: ({ name }) => name },
    { key: 'began', title: words.began, value: ({ began }) => instant(began) },
    { key: 'by', title: words.by, show: ({ by, scheduled }) => (scheduled ? words.scheduled : by) },
    {
      key: 'size',
      title: words.size,
      number: true,
      value: ({ bytes }) => (bytes === null ? undefined : { value: bytes / 1e6, unit: 'MB' }),
    },
    { key: 'readings', title: words.readings, number: true, value: ({ readings }) => readings ?? undefined },
    { key: 'state', title: words.state, show: (one) => stateOf(one, words) },
    { key: 'actions', title: words.actions, press: true, show: (one) => <RowActions backup={one} /> },
  ];
}

function stateOf({ ended, problem, there }: Backup, words: (typeof backupWords)['zh']): string {
  if (ended === null) return words.going;
  if (problem !== null) return problem.detail;
  return there ? words.whole : words.lost;
}

function RowActions({ backup: { name, there } }: { readonly backup: Backup }) {
  const words = usePageWords(backupWords);
  const remove = useMutation({ mutationFn: () => client.backup.remove({ name }), onSettled: again });
  if (!there) return null;
  return (
    <div className="yd-row">
      <a href={`/api/backups/${name}/file`} download aria-label={`${words.download} ${name}`}>
        {words.download}
      </a>
      <Confirm label={words.remove} name={name} means={words.removeMeans} busy={remove.isPending} onYes={() => remove.mutate()} />
      <ProblemView error={remove.error} />
    </div>
  );
}

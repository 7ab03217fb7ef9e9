import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { useActor } from '../../../ui/actor.ts';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import type { Column } from '../../../ui/column.ts';
import { importWords } from '../imports/words.ts';
import { adminWords } from './words.ts';
import { instant, share, whole } from '../../../ui/cell.ts';

type Import = Awaited<ReturnType<typeof client.imports.list>>['imports'][number];

/** Imports that have started and not ended, refreshed every few seconds. */
export function RunningPanel() {
  const words = usePageWords(adminWords).system;
  const own = usePageWords(importWords);
  const actor = useActor();
  const input = { state: 'begun' as const, limit: 100 };
  const query = useQuery(api.imports.list.queryOptions({ input, refetchInterval: 5000 }));
  const columns: Column<Import>[] = [
    { key: 'import', title: words.import, number: true, show: (one) => one.import },
    { key: 'kind', title: words.kind, show: ({ kind }) => own.kind[kind] ?? kind },
    { key: 'subject', title: words.subject, show: ({ subject }) => subject },
    { key: 'by', title: words.by, show: ({ by }) => actor(by) },
    { key: 'began', title: words.began, value: ({ at }) => instant(at) },
    {
      key: 'progress',
      title: words.progress,
      number: true,
      value: ({ progress: { done, total } }) => (total === null || total === 0 ? whole(done) : share(done / total)),
    },
  ];
  const rows = query.data?.imports ?? [];
  return (
    <Panel title={words.running}>
      <ProblemView error={query.error} again={query.refetch} />
      {query.data !== undefined && rows.length === 0 ? (
        words.noneRunning
      ) : (
        <PlainTable label={words.running} columns={columns} rows={rows} rowKey={(one) => String(one.import)} />
      )}
    </Panel>
  );
}

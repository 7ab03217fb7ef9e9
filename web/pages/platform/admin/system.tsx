import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { JobsPanel } from '../imports/jobs-panel.tsx';
import { AdminNav } from './admin-nav.tsx';
import { BackupsPanel } from './backups-panel.tsx';
import { ChecksPanel } from './checks-panel.tsx';
import { RunningPanel } from './running-panel.tsx';
import { adminWords } from './words.ts';

type State = Awaited<ReturnType<typeof client.doctor.state>>;

/** The state of the program: versions, disk space, what is running, and a full check on request. */
export function SystemPage() {
  const words = usePageWords(adminWords).system;
  const query = useQuery(api.doctor.state.queryOptions({ refetchInterval: 60_000 }));
  return (
    <>
      <PageHeader title={words.title} />
      <AdminNav />
      <ProblemView error={query.error} again={query.refetch} />
      {query.isPending ? <Loading /> : null}
      {query.data === undefined ? null : <StatePanels state={query.data} />}
      <RunningPanel />
      <JobsPanel />
      <BackupsPanel />
      <ChecksPanel />
    </>
  );
}

function StatePanels({ state }: { readonly state: State }) {
  const words = usePageWords(adminWords).system;
  const { format } = useLanguage();
  const size = (bytes: number | null) =>
    bytes === null || bytes >= 1e9 ? format.quantity(bytes === null ? null : bytes / 1e9, 'GB') : format.quantity(bytes / 1e6, 'MB');
  const { versions, disk, stores, since, findings } = state;
  return (
    <>
      <Panel title={words.versions}>
        <Facts
          rows={[
            [words.program, versions.program],
            [words.node, versions.node],
            [words.postgres, versions.postgres],
            [words.clickhouse, versions.clickhouse],
            [words.since, format.instant(since)],
          ]}
        />
      </Panel>
      <Panel title={words.storage}>
        <FindingList findings={findings} />
        <Facts
          rows={[
            [words.free, size(disk.free)],
            [words.total, size(disk.total)],
            [words.postgresSize, size(stores.postgres)],
            [words.clickhouseSize, size(stores.clickhouse)],
            [words.filesSize, size(stores.files)],
          ]}
        />
      </Panel>
    </>
  );
}

function Facts({ rows }: { readonly rows: readonly (readonly [string, string])[] }) {
  return (
    <dl className="yd-facts">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

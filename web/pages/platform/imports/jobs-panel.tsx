import { useMutation, useQuery } from '@tanstack/react-query';
import { Progress } from 'antd';
import { api, client, queryClient } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { useActor } from '../../../ui/actor.ts';
import { instant } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { jobsWords } from './jobs-words.ts';

type Job = Awaited<ReturnType<typeof client.jobs.list>>['jobs'][number];
type Schedule = Awaited<ReturnType<typeof client.jobs.schedules>>['schedules'][number];

const again = () => queryClient.invalidateQueries({ queryKey: api.jobs.key() });

/** The user's own unfinished jobs, for an administrator all; renders nothing if there are none. */
export function OpenJobsPanel() {
  const words = usePageWords(jobsWords);
  const query = useQuery(api.jobs.list.queryOptions({ input: { limit: 200 }, refetchInterval: 5000 }));
  const open = (query.data?.jobs ?? []).filter(({ finishedAt }) => finishedAt === null);
  if (open.length === 0) return null;
  return (
    <Panel title={words.title}>
      <JobsTable jobs={open} />
    </Panel>
  );
}

/** The latest jobs of all users, and when scheduled ones will run. */
export function JobsPanel() {
  const words = usePageWords(jobsWords);
  const query = useQuery(api.jobs.list.queryOptions({ input: { limit: 20 }, refetchInterval: 5000 }));
  const jobs = query.data?.jobs ?? [];
  return (
    <Panel title={words.title}>
      <div className="yd-stack">
        <div className="yd-quiet">{words.means}</div>
        <ProblemView error={query.error} again={query.refetch} />
        {query.data !== undefined && jobs.length === 0 ? words.none : <JobsTable jobs={jobs} total={query.data?.total} />}
        <SchedulesTable />
      </div>
    </Panel>
  );
}

function JobsTable({ jobs, total }: { readonly jobs: readonly Job[]; readonly total?: number | undefined }) {
  const words = usePageWords(jobsWords);
  const actor = useActor();
  const columns: Column<Job>[] = [
    { key: 'job', title: words.job, show: ({ name }) => name },
    { key: 'state', title: words.state, show: (job) => stateOf(job, words) },
    { key: 'progress', title: words.progress, show: (job) => <JobProgress job={job} /> },
    { key: 'by', title: words.by, show: ({ by }) => actor(by) },
    { key: 'began', title: words.began, value: ({ startedAt }) => instant(startedAt) },
    { key: 'actions', title: words.actions, press: true, show: (job) => <Cancel job={job} /> },
  ];
  return <PlainTable label={words.title} columns={columns} rows={jobs} total={total} rowKey={({ id }) => id} />;
}

function stateOf({ state, cancelling, problem }: Job, words: (typeof jobsWords)['zh']): string {
  if (cancelling) return words.cancelling;
  return problem === null ? words.states[state] : problem.detail;
}

function JobProgress({ job: { name, done, total, finishedAt } }: { readonly job: Job }) {
  const { format } = useLanguage();
  if (total === null || total === 0) return done === 0 ? null : format.count(done);
  const percent = Math.min(100, Math.floor((100 * done) / total));
  return <Progress percent={percent} size="small" status={finishedAt === null ? 'active' : 'normal'} aria-label={name} />;
}

function Cancel({ job: { id, name, finishedAt, cancelling } }: { readonly job: Job }) {
  const words = usePageWords(jobsWords);
  const cancel = useMutation({ mutationFn: () => client.jobs.cancel({ id }), onSettled: again });
  if (finishedAt !== null || cancelling) return null;
  return (
    <div className="yd-row">
      <Confirm label={words.cancel} name={name} means={words.cancelMeans} busy={cancel.isPending} onYes={() => cancel.mutate()} />
      <ProblemView error={cancel.error} />
    </div>
  );
}

function SchedulesTable() {
  const words = usePageWords(jobsWords);
  const query = useQuery(api.jobs.schedules.queryOptions({ refetchInterval: 60_000 }));
  const columns: Column<Schedule>[] = [
    { key: 'name', title: words.schedule, show: ({ title }) => title },
    { key: 'times', title: words.times, show: ({ cron, zone }) => `${cron} (${zone})` },
    { key: 'next', title: words.next, value: ({ next }) => instant(next) },
    { key: 'last', title: words.last, value: ({ last }) => (last === null ? undefined : instant(last)) },
    { key: 'state', title: words.state, show: ({ state }) => (state === null ? '' : words.states[state]) },
  ];
  const rows = query.data?.schedules ?? [];
  if (rows.length === 0) return <ProblemView error={query.error} again={query.refetch} />;
  return <PlainTable label={words.schedules} columns={columns} rows={rows} rowKey={({ name }) => name} />;
}

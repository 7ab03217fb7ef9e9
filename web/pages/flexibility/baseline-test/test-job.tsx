import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { api, client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { whole } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { baselineTestWords } from './words.ts';

type Tested = Awaited<ReturnType<typeof client.flexibility.tests.show>>;

/** A test of rules: followed, stopped, and shown when it has ended. */
export function TestJob({ job }: { readonly job: string }) {
  const words = usePageWords(baselineTestWords);
  const { format } = useLanguage();
  const query = useQuery(
    api.jobs.get.queryOptions({
      input: { id: job },
      refetchInterval: ({ state }) => ((state.data?.finishedAt ?? null) === null && state.error === null ? 1000 : false),
    }),
  );
  const cancel = useMutation({ mutationFn: () => client.jobs.cancel({ id: job }), onSettled: () => query.refetch() });
  const run = query.data;
  if (run?.state === 'done') return <Result job={job} />;
  if (run === undefined) return query.error === null ? <Loading /> : <ProblemView error={query.error} again={query.refetch} />;
  return (
    <Panel title={words.progress}>
      <div className="yd-stack" aria-live="polite">
        {run.problem === null ? null : <p className="yd-missing">{run.problem.detail}</p>}
        {run.finishedAt !== null ? null : run.total === null || run.total === 0 ? (
          <Loading />
        ) : (
          <div className="yd-row">
            <progress value={run.done} max={run.total} aria-label={words.progress} />
            <span>{words.done(format.count(run.done), format.count(run.total))}</span>
          </div>
        )}
        {run.finishedAt === null ? (
          <div>
            <Button onClick={() => cancel.mutate()} disabled={run.cancelling}>
              {words.cancel}
            </Button>
          </div>
        ) : null}
        <ProblemView error={cancel.error} />
      </div>
    </Panel>
  );
}

function Result({ job }: { readonly job: string }) {
  const words = usePageWords(baselineTestWords);
  const { format } = useLanguage();
  const query = useQuery(api.flexibility.tests.show.queryOptions({ input: { job }, retry: false }));
  const measured = <Row extends Tested['rules'][number] | Tested['buildings'][number]>(): Column<Row>[] => [
    { key: 'rule', title: words.of.rule, value: ({ rule }) => rule },
    { key: 'bias', title: words.of.bias, number: true, value: ({ bias }) => ({ value: bias, unit: '%' }) },
    { key: 'mape', title: words.of.mape, number: true, value: ({ mape }) => ({ value: mape, unit: '%' }) },
    { key: 'excess', title: words.of.excess, number: true, value: ({ excessKwh }) => ({ value: excessKwh, unit: 'kWh' }) },
    {
      key: 'yuan',
      title: words.of.excessYuan,
      number: true,
      value: ({ excessYuan }) => excessYuan,
      show: ({ excessYuan }) => format.money(excessYuan),
    },
  ];
  if (query.data === undefined) return query.error === null ? <Loading /> : <ProblemView error={query.error} again={query.refetch} />;
  const { rules, buildings } = query.data;
  return (
    <>
      <Panel title={words.medians}>
        <p className="yd-quiet">{words.means}</p>
        {rules.some(({ indicative }) => indicative) ? <p role="status">{words.indicative}</p> : null}
        <PlainTable
          label={words.medians}
          columns={[
            ...measured<Tested['rules'][number]>(),
            { key: 'buildings', title: words.buildings, number: true, value: (row) => whole(row.buildings) },
          ]}
          rows={rules}
          rowKey={({ rule }) => rule}
        />
      </Panel>
      <Panel title={words.each}>
        <PlainTable
          label={words.each}
          columns={[
            { key: 'building', title: words.building, value: ({ code }) => code },
            ...measured<Tested['buildings'][number]>(),
            { key: 'days', title: words.days, number: true, value: ({ days }) => whole(days) },
          ]}
          rows={buildings}
          rowKey={({ code, rule }) => `${code} ${rule}`}
        />
      </Panel>
    </>
  );
}

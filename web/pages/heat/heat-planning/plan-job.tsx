import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect } from 'react';
import { api, client, queryClient } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { heatPlanWords } from './words.ts';

/** A plan being calculated: shows the elapsed share of its time, can be cancelled, reports its end. @param onDone the plan is available */
export function PlanJob({ job, plan, onDone }: { readonly job: string; readonly plan: string; readonly onDone: () => void }) {
  const words = usePageWords(heatPlanWords);
  const { format } = useLanguage();
  const query = useQuery(
    api.jobs.get.queryOptions({
      input: { id: job },
      refetchInterval: ({ state }) => ((state.data?.finishedAt ?? null) === null && state.error === null ? 500 : false),
    }),
  );
  const cancel = useMutation({ mutationFn: () => client.jobs.cancel({ id: job }), onSettled: () => query.refetch() });
  const told = query.data;
  const isDone = told?.state === 'done';
  useEffect(() => {
    if (!isDone) return;
    void queryClient.invalidateQueries({ queryKey: api.heatPlanning.key() });
    onDone();
    // once, when it has ended
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [isDone]);
  if (told === undefined) return query.error === null ? <Loading /> : <ProblemView error={query.error} again={query.refetch} />;
  const seconds = format.count(Math.floor(told.done));
  return (
    <Panel title={plan === '' ? words.plan.plan : plan}>
      <div className="yd-stack" aria-live="polite">
        {told.problem === null ? null : <p className="yd-missing">{told.problem.detail}</p>}
        {told.state === 'cancelled' ? <p>{words.cancelled}</p> : null}
        {told.finishedAt === null ? (
          <div className="yd-row">
            <progress value={told.done} max={told.total ?? 1} aria-label={words.busy} />
            <span>{words.atMost(seconds, format.count(told.total ?? 0))}</span>
            <Button onClick={() => cancel.mutate()} disabled={told.cancelling}>
              {words.cancel}
            </Button>
          </div>
        ) : null}
        <ProblemView error={cancel.error} />
      </div>
    </Panel>
  );
}

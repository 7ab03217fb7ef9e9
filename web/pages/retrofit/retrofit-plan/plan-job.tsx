import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect } from 'react';
import { api, client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { planPageWords } from './words.ts';

/** A plan being made: followed, cancellable, reports its end. @param onDone the plan is available */
export function PlanJob({ job, onDone }: { readonly job: string; readonly onDone: () => void }) {
  const words = usePageWords(planPageWords);
  const known = useQueryClient();
  const query = useQuery(
    api.jobs.get.queryOptions({
      input: { id: job },
      refetchInterval: ({ state }) => ((state.data?.finishedAt ?? null) === null && state.error === null ? 1000 : false),
    }),
  );
  const cancel = useMutation({ mutationFn: () => client.jobs.cancel({ id: job }), onSettled: () => query.refetch() });
  const told = query.data;
  const isDone = told?.state === 'done';
  useEffect(() => {
    if (!isDone) return;
    void known.invalidateQueries({ queryKey: api.retrofitPlan.key() });
    onDone();
    // once, when it has ended
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [isDone]);
  const isOver = (told?.finishedAt ?? null) !== null;
  return (
    <Panel title={words.making}>
      <div className="yd-stack" aria-live="polite">
        <ProblemView error={query.error} again={query.refetch} />
        {told === undefined || isOver ? null : (
          <>
            <Loading />
            <div>
              <Button onClick={() => cancel.mutate()} disabled={told.cancelling}>
                {words.cancelJob}
              </Button>
            </div>
          </>
        )}
        <ProblemView error={cancel.error} />
        {told?.problem === null || told === undefined ? null : <p className="yd-missing">{told.problem.detail}</p>}
      </div>
    </Panel>
  );
}

/** Whether a plan is being made by this job. */
export function useIsMaking(job: string | undefined): boolean {
  const { data, error } = useQuery({ ...api.jobs.get.queryOptions({ input: { id: job ?? '' } }), enabled: job !== undefined });
  return job !== undefined && error === null && (data?.finishedAt ?? null) === null;
}

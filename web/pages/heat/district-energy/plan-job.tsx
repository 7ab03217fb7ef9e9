import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect } from 'react';
import { api, client, queryClient } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { districtPlanWords } from './words.ts';

/** A plan being calculated: can be cancelled, reports its end. @param onDone the plan is available */
export function DistrictPlanJob({ job, onDone }: { readonly job: string; readonly onDone: () => void }) {
  const words = usePageWords(districtPlanWords);
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
    void queryClient.invalidateQueries({ queryKey: api.districtEnergy.key() });
    onDone();
    // once, when it has ended
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [isDone]);
  if (told === undefined) return query.error === null ? <Loading /> : <ProblemView error={query.error} again={query.refetch} />;
  return (
    <Panel title={words.term.plan}>
      <div className="yd-stack" aria-live="polite">
        {told.problem === null ? null : <p className="yd-missing">{told.problem.detail}</p>}
        {told.state === 'cancelled' ? <p>{words.cancelled}</p> : null}
        {told.finishedAt === null ? (
          <div className="yd-row">
            <progress value={told.done} max={told.total ?? 1} aria-label={words.busy} />
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

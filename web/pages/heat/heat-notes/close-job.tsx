import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { api, client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import type { Go } from '../../../ui/address.ts';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import type { HeatCloseAddress } from './address.ts';
import type { BeginClose } from './begin-close.ts';
import { CloseResult } from './close-result.tsx';
import { heatNotesPageWords } from './words.ts';

/** A close or its preview: followed, cancelled, and shown when it has ended. */
export function CloseJob({
  job,
  ...rest
}: {
  readonly job: string;
  readonly at: HeatCloseAddress;
  readonly go: Go<HeatCloseAddress>;
  readonly begin: BeginClose;
}) {
  const words = usePageWords(heatNotesPageWords);
  const query = useQuery(
    api.jobs.get.queryOptions({
      input: { id: job },
      refetchInterval: ({ state }) => ((state.data?.finishedAt ?? null) === null && state.error === null ? 1000 : false),
    }),
  );
  const cancel = useMutation({ mutationFn: () => client.jobs.cancel({ id: job }), onSettled: () => query.refetch() });
  const told = query.data;
  if (told?.state === 'done') return <CloseResult job={job} {...rest} />;
  if (told === undefined) return query.error === null ? <Loading /> : <ProblemView error={query.error} again={query.refetch} />;
  return (
    <Panel title={words.progress}>
      <div className="yd-stack" aria-live="polite">
        {told.problem === null ? null : <p className="yd-missing">{told.problem.detail}</p>}
        {told.finishedAt === null ? <Progress done={told.done} total={told.total} /> : null}
        {told.finishedAt === null ? (
          <div>
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

function Progress({ done, total }: { readonly done: number; readonly total: number | null }) {
  const words = usePageWords(heatNotesPageWords);
  const { format } = useLanguage();
  if (total === null || total === 0) return <Loading />;
  return (
    <div className="yd-row">
      <progress value={done} max={total} aria-label={words.progress} />
      <span>{words.jobOf(format.count(done), format.count(total))}</span>
    </div>
  );
}

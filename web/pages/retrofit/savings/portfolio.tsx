import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Progress } from 'antd';
import { api, client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { useAddress } from '../../../ui/address.ts';
import { AsOfPicker } from '../../../ui/as-of.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { readPortfolioAddress } from './address.ts';
import { PortfolioForm } from './portfolio-form.tsx';
import { PortfolioResult } from './portfolio-result.tsx';
import { savingsPageWords } from './words.ts';

/** Savings of a list of boundaries: started as a job, followed, and shown when it is finished. */
export function PortfolioPage() {
  const words = usePageWords(savingsPageWords);
  const [{ job }, go] = useAddress(readPortfolioAddress);
  return (
    <>
      <PageHeader title={words.portfolio} below={words.portfolioMeans}>
        <AsOfPicker />
        <Link to="/savings" search={{}}>
          {words.back}
        </Link>
      </PageHeader>
      <PortfolioForm onBegun={(begun) => go({ job: begun })} />
      {job === undefined ? null : <OneJob key={job} job={job} />}
    </>
  );
}

function OneJob({ job }: { readonly job: string }) {
  const words = usePageWords(savingsPageWords);
  const query = useQuery(
    api.jobs.get.queryOptions({
      input: { id: job },
      refetchInterval: ({ state }) => ((state.data?.finishedAt ?? null) === null && state.error === null ? 1000 : false),
    }),
  );
  const cancel = useMutation({ mutationFn: () => client.jobs.cancel({ id: job }), onSettled: () => query.refetch() });
  const told = query.data;
  const isOver = (told?.finishedAt ?? null) !== null;
  return (
    <>
      <ProblemView error={query.error} again={query.refetch} />
      {told === undefined || isOver ? null : (
        <Panel title={words.job}>
          <div className="yd-stack" aria-live="polite">
            <JobProgress done={told.done} total={told.total} />
            <div>
              <Button onClick={() => cancel.mutate()} disabled={told.cancelling}>
                {words.cancelJob}
              </Button>
            </div>
            <ProblemView error={cancel.error} />
          </div>
        </Panel>
      )}
      {told === undefined || told.problem === null ? null : (
        <Panel title={words.job}>
          <p className="yd-missing">{told.problem.detail}</p>
        </Panel>
      )}
      {told?.state === 'done' ? <Finished job={job} /> : null}
    </>
  );
}

function JobProgress({ done, total }: { readonly done: number; readonly total: number | null }) {
  const words = usePageWords(savingsPageWords);
  const { format } = useLanguage();
  if (total === null || total === 0) return <Loading />;
  return (
    <>
      <Progress percent={Math.min(100, Math.floor((100 * done) / total))} aria-label={words.job} />
      <span className="yd-quiet">{words.jobOf(format.count(done), format.count(total))}</span>
    </>
  );
}

function Finished({ job }: { readonly job: string }) {
  const query = useQuery(api.savings.portfolio.show.queryOptions({ input: { job, rows: 'true' }, staleTime: 600_000 }));
  if (query.data === undefined) return query.error === null ? <Loading /> : <ProblemView error={query.error} again={query.refetch} />;
  return <PortfolioResult of={query.data} />;
}

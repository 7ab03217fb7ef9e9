import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { api, type client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { useActor } from '../../../ui/actor.ts';
import { type Go, useAddress } from '../../../ui/address.ts';
import type { Column } from '../../../ui/column.ts';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { usePlaces } from '../../../ui/place-pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { type HeatPlansAddress, readHeatPlans } from './address.ts';
import { MakePlan } from './make-plan.tsx';
import { PlanJob } from './plan-job.tsx';
import { HeatPlanView } from './plan-view.tsx';
import { heatPlanWords } from './words.ts';

type Head = Awaited<ReturnType<typeof client.heatPlanning.plans.list>>['plans'][number];

/** Plans that bring waste heat to demands: the list, a new one from a file, one of them in full. */
export function HeatPlansPage() {
  const words = usePageWords(heatPlanWords);
  const me = useMe();
  const [at, go] = useAddress(readHeatPlans);
  const query = useQuery(api.heatPlanning.plans.list.queryOptions({ input: {} }));
  const plans = query.data?.plans ?? [];
  const open = at.plan ?? plans[0]?.plan;
  return (
    <>
      <PageHeader title={words.plan.plan} below={words.below} />
      {query.data === undefined && query.error === null ? <Loading /> : null}
      <ProblemView error={query.error} again={query.refetch} />
      {query.data === undefined ? null : <PlanList plans={plans} go={go} />}
      {may(me, 'keep-heat-plans') ? <MakePlan onBegun={(job, making) => go({ job, making })} /> : null}
      {at.job === undefined ? null : (
        <PlanJob
          key={at.job}
          job={at.job}
          plan={at.making ?? ''}
          onDone={() => go({ plan: at.making, other: undefined, source: undefined, job: undefined, making: undefined })}
        />
      )}
      {open === undefined ? null : <HeatPlanView key={open} plan={open} others={plans} at={at} go={go} />}
    </>
  );
}

function PlanList({ plans, go }: { readonly plans: readonly Head[]; readonly go: Go<HeatPlansAddress> }) {
  const words = usePageWords(heatPlanWords);
  const { nameOf } = usePlaces();
  const actor = useActor();
  const { format } = useLanguage();
  const gj = (value: number) => ({ value, unit: 'GJ' });
  const columns: Column<Head>[] = [
    {
      key: 'plan',
      title: words.plan.plan,
      value: ({ plan }) => plan,
      show: ({ plan }) => (
        <Button size="small" aria-label={words.open(plan)} onClick={() => go({ plan, other: undefined, source: undefined })}>
          {plan}
        </Button>
      ),
    },
    { key: 'place', title: words.place, value: ({ region }) => nameOf(region) },
    { key: 'status', title: words.state, value: ({ status }) => words.status[status] },
    { key: 'cost', title: words.match.cost, number: true, value: ({ cost }) => format.quantity(cost, words.yuan) },
    { key: 'needed', title: words.match.needed, number: true, value: ({ neededGj }) => gj(neededGj) },
    { key: 'unmet', title: words.match.unmet, number: true, value: ({ unmetGj }) => gj(unmetGj) },
    { key: 'unused', title: words.plan.unused, number: true, value: ({ unusedGj }) => gj(unusedGj) },
    { key: 'by', title: words.who, value: ({ by }) => actor(by) },
  ];
  return (
    <Panel title={words.plan.plan}>
      {plans.length === 0 ? (
        <p className="yd-quiet">{words.none}</p>
      ) : (
        <PlainTable label={words.plan.plan} columns={columns} rows={plans} rowKey={({ plan }) => plan} pageSize={10} />
      )}
    </Panel>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { api, type client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { useAddress } from '../../../ui/address.ts';
import type { Column } from '../../../ui/column.ts';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { usePlaces } from '../../../ui/place-pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { readDistrictPlans } from './address.ts';
import { MakeDistrictPlan } from './make-plan.tsx';
import { DistrictPlanJob } from './plan-job.tsx';
import { DistrictPlanView } from './plan-view.tsx';
import { districtPlanWords } from './words.ts';

type Head = Awaited<ReturnType<typeof client.districtEnergy.plans.list>>['plans'][number];

/** District energy plans: the list, a new one from a file, one of them in full. */
export function DistrictPlansPage() {
  const words = usePageWords(districtPlanWords);
  const me = useMe();
  const [at, go] = useAddress(readDistrictPlans);
  const query = useQuery(api.districtEnergy.plans.list.queryOptions({ input: {} }));
  const plans = query.data?.plans ?? [];
  const open = at.plan ?? plans[0]?.plan;
  return (
    <>
      <PageHeader title={words.term.plan} below={words.below} />
      {query.data === undefined && query.error === null ? <Loading /> : null}
      <ProblemView error={query.error} again={query.refetch} />
      {query.data === undefined ? null : <PlanList plans={plans} onOpen={(plan) => go({ plan })} />}
      {may(me, 'keep-heat-plans') ? <MakeDistrictPlan onBegun={(job, making) => go({ job, making })} /> : null}
      {at.job === undefined ? null : (
        <DistrictPlanJob key={at.job} job={at.job} onDone={() => go({ plan: at.making, job: undefined, making: undefined })} />
      )}
      {open === undefined ? null : <DistrictPlanView key={open} plan={open} onRemoved={() => go({ plan: undefined })} />}
    </>
  );
}

function PlanList({ plans, onOpen }: { readonly plans: readonly Head[]; readonly onOpen: (plan: string) => void }) {
  const words = usePageWords(districtPlanWords);
  const { nameOf } = usePlaces();
  const { format } = useLanguage();
  const columns: Column<Head>[] = [
    {
      key: 'plan',
      title: words.term.plan,
      value: ({ plan }) => plan,
      show: ({ plan }) => (
        <Button size="small" aria-label={words.open(plan)} onClick={() => onOpen(plan)}>
          {plan}
        </Button>
      ),
    },
    { key: 'place', title: words.place, value: ({ region }) => nameOf(region) },
    { key: 'objective', title: words.term.objective, value: ({ objective }) => words.objective[objective] },
    { key: 'status', title: words.state, value: ({ status }) => words.status[status] },
    { key: 'yuan', title: words.term.yuan, number: true, value: ({ yuan }) => format.quantity(yuan, words.yuan) },
    { key: 'carbon', title: words.term.carbonKg, number: true, value: ({ carbonKg }) => ({ value: carbonKg, unit: 'kg' }) },
    { key: 'import', title: words.term.importKwh, number: true, value: ({ importKwh }) => ({ value: importKwh, unit: 'kWh' }) },
  ];
  return (
    <Panel title={words.term.plan}>
      {plans.length === 0 ? (
        <p className="yd-quiet">{words.none}</p>
      ) : (
        <PlainTable label={words.term.plan} columns={columns} rows={plans} rowKey={({ plan }) => plan} pageSize={10} />
      )}
    </Panel>
  );
}

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { api, type client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { useActor } from '../../../ui/actor.ts';
import { useAddress, type Go } from '../../../ui/address.ts';
import type { Column } from '../../../ui/column.ts';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { PlacePick, usePlaces } from '../../../ui/place-pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { readPlansAddress, type PlansAddress } from './address.ts';
import { PlanJob } from './plan-job.tsx';
import { PlanView } from './plan-view.tsx';
import { statusText } from './status-text.ts';
import { planPageWords } from './words.ts';
import { yearsText } from './years-text.ts';

type Head = Awaited<ReturnType<typeof client.retrofitPlan.list>>['plans'][number];

/** Annual plans of retrofits: the list, a new one from a scenario, one of them in full. */
export function RetrofitPlansPage() {
  const words = usePageWords(planPageWords);
  const me = useMe();
  const [at, go] = useAddress(readPlansAddress);
  const isKeeper = may(me, 'keep-retrofits');
  return (
    <>
      <PageHeader title={words.term.plan} below={words.means}>
        {isKeeper ? (
          <Link to="/retrofit/plans/new" search={at.region === undefined ? {} : { region: at.region }}>
            {words.newPlan}
          </Link>
        ) : null}
      </PageHeader>
      <div className="yd-panel yd-row yd-no-print" role="search" aria-label={words.term.plan}>
        <PlacePick label={words.label.place} value={at.region} onPick={(region) => go({ region })} none={words.allPlaces} />
      </div>
      <PlanList at={at} go={go} />
      {at.job === undefined ? null : (
        <PlanJob key={at.job} job={at.job} onDone={() => go({ job: undefined, making: undefined, plan: at.making })} />
      )}
      {at.plan === undefined ? null : <PlanView key={at.plan} plan={at.plan} at={at} go={go} />}
    </>
  );
}

function PlanList({ at, go }: { readonly at: PlansAddress; readonly go: Go<PlansAddress> }) {
  const words = usePageWords(planPageWords);
  const { nameOf } = usePlaces();
  const actor = useActor();
  const input = at.region === undefined ? {} : { region: at.region };
  const query = useQuery({ ...api.retrofitPlan.list.queryOptions({ input }), placeholderData: keepPreviousData });
  if (query.data === undefined) return query.error === null ? <Loading /> : <ProblemView error={query.error} again={query.refetch} />;
  const columns: Column<Head>[] = [
    {
      key: 'plan',
      title: words.term.plan,
      value: ({ plan }) => plan,
      show: ({ plan }) => (
        <Button size="small" aria-label={words.open(plan)} onClick={() => go({ plan, other: undefined })}>
          {plan}
        </Button>
      ),
    },
    { key: 'place', title: words.label.place, value: ({ region }) => nameOf(region) },
    { key: 'years', title: words.label.year, value: ({ years }) => yearsText(years) },
    { key: 'status', title: words.label.state, value: ({ status }) => statusText(words.status, status) },
    { key: 'chosen', title: words.term.chosen, value: ({ chosen, projects }) => `${chosen}/${projects}` },
    { key: 'adopted', title: words.term.adopted, value: ({ adopted }) => adopted?.document ?? words.notAdopted },
    { key: 'by', title: words.label.who, value: ({ by }) => actor(by) },
  ];
  return (
    <Panel title={words.term.plan}>
      {query.data.plans.length === 0 ? (
        <p className="yd-quiet">{words.noPlans}</p>
      ) : (
        <PlainTable label={words.term.plan} columns={columns} rows={query.data.plans} rowKey={({ plan }) => plan} />
      )}
    </Panel>
  );
}

import { useMutation, useQuery } from '@tanstack/react-query';
import { inputWords } from '#heat/heat-planning/vocabulary.ts';
import { api, client, queryClient } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import type { Go } from '../../../ui/address.ts';
import { Fact } from '../../../ui/fact.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import type { HeatPlansAddress } from './address.ts';
import type { HeatPlan } from './answers.ts';
import { BesidePanel } from './beside-panel.tsx';
import { HeatMap } from './heat-map.tsx';
import { useSiteColumns } from './site-columns.ts';
import { heatPlanWords } from './words.ts';
import { Link } from '@tanstack/react-router';
import { Confirm } from '../../../ui/confirm.tsx';

type PlanLink = HeatPlan['links'][number];
type Input = HeatPlan['inputs'][number];
type Impossible = HeatPlan['impossible'][number];

/** One plan: its cost, the map, links, what is missing and left, what it is based on. */
export function HeatPlanView({
  plan,
  others,
  at,
  go,
}: {
  readonly plan: string;
  readonly others: readonly { readonly plan: string }[];
  readonly at: HeatPlansAddress;
  readonly go: Go<HeatPlansAddress>;
}) {
  const query = useQuery(api.heatPlanning.plans.show.queryOptions({ input: { plan } }));
  const words = usePageWords(heatPlanWords);
  if (query.data === undefined) return query.error === null ? <Loading /> : <ProblemView error={query.error} again={query.refetch} />;
  const shown = query.data;
  return (
    <>
      <Panel title={shown.plan} actions={<PlanActions of={shown} go={go} />}>
        <Facts of={shown} />
        <HeatMap of={shown} />
      </Panel>
      <Panel title={words.match.link}>
        <Links of={shown} />
      </Panel>
      <Sites of={shown} />
      <BesidePanel of={shown} others={others} at={at} go={go} />
      <Basis of={shown} />
    </>
  );
}

function Facts({ of }: { readonly of: HeatPlan }) {
  const words = usePageWords(heatPlanWords);
  const { format } = useLanguage();
  const gj = (value: number) => format.quantity(value, 'GJ');
  const gap = of.cost === 0 ? 0 : (of.cost - of.bound) / of.cost;
  return (
    <dl className="yd-facts">
      <Fact name={words.match.cost}>{format.quantity(of.cost, words.yuan)}</Fact>
      <Fact name={words.state}>
        {words.status[of.status]}
        {of.status === 'optimal' ? null : format.aside(words.bound(format.share(gap)))}
      </Fact>
      <Fact name={words.match.needed}>{gj(of.neededGj)}</Fact>
      <Fact name={words.match.unmet}>{gj(of.unmetGj)}</Fact>
      <Fact name={words.plan.unused}>{gj(of.unusedGj)}</Fact>
    </dl>
  );
}

function Links({ of }: { readonly of: HeatPlan }) {
  const words = usePageWords(heatPlanWords);
  const gj = (value: number) => ({ value, unit: 'GJ' });
  return (
    <PlainTable
      label={words.match.link}
      columns={[
        { key: 'source', title: words.match.source, value: ({ source }: PlanLink) => source },
        { key: 'demand', title: words.match.demand, value: ({ demand }: PlanLink) => demand },
        { key: 'kind', title: words.match.linkKind, value: ({ kind }: PlanLink) => words.kind[kind] },
        { key: 'km', title: words.match.km, number: true, value: ({ km }: PlanLink) => ({ value: km, unit: 'km' }) },
        { key: 'kw', title: words.match.maxKw, number: true, value: ({ kw }: PlanLink) => ({ value: Math.max(0, ...kw), unit: 'kW' }) },
        { key: 'delivered', title: words.match.delivered, number: true, value: ({ deliveredGj }: PlanLink) => gj(deliveredGj) },
        { key: 'lost', title: words.match.lost, number: true, value: ({ lossGj }: PlanLink) => gj(lossGj) },
        {
          key: 'electricity',
          title: words.match.electricity,
          number: true,
          value: ({ electricityKwh }: PlanLink) => ({ value: electricityKwh, unit: 'kWh' }),
        },
      ]}
      rows={of.links}
      rowKey={({ source, demand }) => JSON.stringify([source, demand])}
      pageSize={20}
    />
  );
}

function Sites({ of }: { readonly of: HeatPlan }) {
  const words = usePageWords(heatPlanWords);
  const { sources, demands } = useSiteColumns(of);
  return (
    <>
      <Panel title={words.match.source}>
        <PlainTable label={words.match.source} columns={sources} rows={of.sites.sources} rowKey={({ code }) => code} pageSize={20} />
      </Panel>
      <Panel title={words.match.demand}>
        <PlainTable label={words.match.demand} columns={demands} rows={of.sites.demands} rowKey={({ code }) => code} pageSize={20} />
      </Panel>
    </>
  );
}

/** All numbers that it is based on, and impossible pairs. */
function Basis({ of }: { readonly of: HeatPlan }) {
  const words = usePageWords(heatPlanWords);
  const { language } = useLanguage();
  const me = useMe();
  return (
    <>
      {of.impossible.length === 0 ? null : (
        <Panel title={words.match.why}>
          <PlainTable
            label={words.match.why}
            columns={[
              { key: 'source', title: words.match.source, value: ({ source }: Impossible) => source },
              { key: 'demand', title: words.match.demand, value: ({ demand }: Impossible) => demand },
              { key: 'why', title: words.match.why, value: ({ why }: Impossible) => words.why[why] },
            ]}
            rows={of.impossible}
            rowKey={({ source, demand }) => JSON.stringify([source, demand])}
            pageSize={10}
          />
        </Panel>
      )}
      <Panel
        title={words.plan.inputs}
        actions={
          may(me, 'export') ? (
            <a href={`/api/exports/heat-plan-inputs?${new URLSearchParams({ plan: of.plan }).toString()}`} download>
              {words.sheet}
            </a>
          ) : null
        }
      >
        <PlainTable
          label={words.plan.inputs}
          columns={[
            { key: 'of', title: words.plan.of, value: ({ code }: Input) => code ?? words.whole },
            { key: 'what', title: words.plan.what, value: ({ path }: Input) => inputWords(path, language) },
            { key: 'value', title: words.plan.value, number: true, value: ({ value }: Input) => value },
            { key: 'origin', title: words.plan.origin, value: ({ origin }: Input) => origin },
          ]}
          rows={of.inputs}
          rowKey={({ path }) => path}
          pageSize={20}
        />
      </Panel>
    </>
  );
}

/** Actions on a plan: starting another from it, or its removal by the person who made it. */
function PlanActions({ of, go }: { readonly of: HeatPlan; readonly go: Go<HeatPlansAddress> }) {
  const words = usePageWords(heatPlanWords);
  const me = useMe();
  const remove = useMutation({
    mutationFn: () => client.heatPlanning.plans.remove({ plan: of.plan }),
    onSuccess: async () => {
      go({ plan: undefined, other: undefined, source: undefined });
      await queryClient.invalidateQueries({ queryKey: api.heatPlanning.plans.list.queryKey({ input: {} }) });
    },
  });
  if (!may(me, 'keep-heat-plans')) return null;
  return (
    <div className="yd-row">
      {of.text.trimStart().startsWith('{') ? (
        <Link to="/heat-plans/new" search={{ from: of.plan }}>
          {words.fromThis}
        </Link>
      ) : null}
      <Confirm label={words.remove} name={of.plan} means={words.removeMeans} busy={remove.isPending} onYes={() => remove.mutate()} />
      <ProblemView error={remove.error} />
    </div>
  );
}

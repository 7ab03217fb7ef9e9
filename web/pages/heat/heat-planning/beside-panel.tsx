import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { api, client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import type { Go } from '../../../ui/address.ts';
import { Choice } from '../../../ui/choice.tsx';
import type { Column } from '../../../ui/column.ts';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import type { HeatPlansAddress } from './address.ts';
import type { HeatPlan } from './answers.ts';
import { PlanJob } from './plan-job.tsx';
import { heatPlanWords } from './words.ts';

type Compared = Awaited<ReturnType<typeof client.heatPlanning.plans.compare>>;
type Two = { readonly a: number | null; readonly b: number | null };

/** Another plan compared with this one, and what this one would cost without one of its sources. */
export function BesidePanel({
  of,
  others,
  at,
  go,
}: {
  readonly of: HeatPlan;
  readonly others: readonly { readonly plan: string }[];
  readonly at: HeatPlansAddress;
  readonly go: Go<HeatPlansAddress>;
}) {
  const words = usePageWords(heatPlanWords);
  const choices = others.flatMap(({ plan }) => (plan === of.plan ? [] : [{ value: plan, label: plan }]));
  return (
    <>
      <Panel title={words.compareWith}>
        <Field label={words.plan.second}>
          {({ id }) => <Choice id={id} none={words.noOther} value={at.other} options={choices} onChoose={(other) => go({ other })} />}
        </Field>
        {at.other === undefined ? null : <Other a={of.plan} b={at.other} />}
      </Panel>
      <Panel title={words.gone}>
        <Gone of={of} source={at.source} onSource={(source) => go({ source })} />
      </Panel>
    </>
  );
}

function Other({ a, b }: { readonly a: string; readonly b: string }) {
  const query = useQuery(api.heatPlanning.plans.compare.queryOptions({ input: { a, b } }));
  if (query.data === undefined) return query.error === null ? <Loading /> : <ProblemView error={query.error} again={query.refetch} />;
  return <Beside of={query.data} />;
}

function Gone({
  of,
  source,
  onSource,
}: {
  readonly of: HeatPlan;
  readonly source: string | undefined;
  readonly onSource: (source: string | undefined) => void;
}) {
  const words = usePageWords(heatPlanWords);
  const [done, setDone] = useState<string>();
  const begin = useMutation({ mutationFn: (gone: string) => client.heatPlanning.plans.without({ plan: of.plan, source: gone }) });
  const job = begin.variables === source ? begin.data?.job : undefined;
  const input = { job: job ?? '' };
  const query = useQuery({
    ...api.heatPlanning.plans.gone.queryOptions({ input }),
    enabled: job !== undefined && done === job,
    retry: false,
  });
  const isBusy = begin.isPending || (job !== undefined && done !== job);
  const choices = of.sites.sources.map(({ code }) => ({ value: code, label: code }));
  return (
    <div className="yd-stack">
      <div className="yd-row">
        <Field label={words.match.source}>
          {({ id }) => <Choice id={id} none={words.noSource} value={source} options={choices} onChoose={onSource} />}
        </Field>
        <Button disabled={source === undefined || isBusy} loading={begin.isPending} onClick={() => begin.mutate(source ?? '')}>
          {words.calculate}
        </Button>
      </div>
      <ProblemView error={begin.error ?? query.error} />
      {job === undefined || done === job ? null : <PlanJob key={job} job={job} plan={source ?? ''} onDone={() => setDone(job)} />}
      {query.data === undefined || done !== job ? null : <Beside of={query.data} />}
    </div>
  );
}

function Beside({ of: { cost, proven, links, demands, sources } }: { readonly of: Compared }) {
  const words = usePageWords(heatPlanWords);
  const { format } = useLanguage();
  const both = <Row extends Two>(): Column<Row>[] => [
    { key: 'a', title: words.plan.first, number: true, value: ({ a }) => ({ value: a, unit: 'GJ' }) },
    { key: 'b', title: words.plan.second, number: true, value: ({ b }) => ({ value: b, unit: 'GJ' }) },
  ];
  type Coded = Two & { readonly code: string };
  type Link = Compared['links'][number];
  const coded = (title: string): Column<Coded>[] => [{ key: 'code', title, value: ({ code }) => code }, ...both<Coded>()];
  return (
    <div className="yd-stack">
      <output>
        {cost.difference <= 0 ? words.isCheaper : null}
        {cost.difference <= 0 ? format.pause : null}
        {`${words.plan.more} ${format.quantity(cost.difference, words.yuan)}`}
        {proven ? null : format.aside(words.status.feasible)}
      </output>
      <PlainTable
        label={words.match.link}
        columns={[
          { key: 'source', title: words.match.source, value: ({ source }: Link) => source },
          { key: 'demand', title: words.match.demand, value: ({ demand }: Link) => demand },
          ...both<Link>(),
        ]}
        rows={links}
        rowKey={({ source, demand }) => JSON.stringify([source, demand])}
        pageSize={10}
      />
      <PlainTable label={words.match.unmet} columns={coded(words.match.unmet)} rows={demands} rowKey={({ code }) => code} pageSize={10} />
      <PlainTable label={words.match.used} columns={coded(words.match.used)} rows={sources} rowKey={({ code }) => code} pageSize={10} />
    </div>
  );
}

import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { api, client, queryClient } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { useActor } from '../../../ui/actor.ts';
import type { Go } from '../../../ui/address.ts';
import { instant } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import type { ScheduleAddress } from './address.ts';
import { ForecastNote } from './forecast-note.tsx';
import type { PlanRequest } from './plan-tab.tsx';
import { PlanView } from './plan-view.tsx';
import { schedulePageWords } from './words.ts';

type Plans = Awaited<ReturnType<typeof client.schedule.plans>>;
type Head = Plans['plans'][number];

/** The number of plans per request. */
const pageOfPlans = 200;

type Props = { readonly asked: PlanRequest; readonly number: number; readonly go: Go<ScheduleAddress> };

/** The kept plans of a building, one of them as it was made, and whether the building gets them automatically. */
export function KeptTab({ asked, number, go }: Props) {
  const words = usePageWords(schedulePageWords);
  const { format } = useLanguage();
  const [offset, setOffset] = useState(0);
  const input = { building: asked.building, limit: pageOfPlans, offset };
  const { data, error, refetch } = useQuery(api.schedule.plans.queryOptions({ input }));
  if (error !== null) return <ProblemView error={error} again={refetch} />;
  if (data === undefined) return <Loading />;
  const { standingDays, most } = data.kept;
  return (
    <>
      <Panel title={words.keptPlans}>
        <Standing of={data.standing} asked={asked} />
        {data.plans.length === 0 ? <p>{words.none}</p> : <PlanList plans={data.plans} go={go} />}
        {data.total <= pageOfPlans ? null : (
          <div className="yd-row yd-no-print">
            <Button disabled={offset === 0} onClick={() => setOffset(Math.max(0, offset - pageOfPlans))}>
              {words.newer}
            </Button>
            <Button disabled={offset + pageOfPlans >= data.total} onClick={() => setOffset(offset + pageOfPlans)}>
              {words.older}
            </Button>
          </div>
        )}
        <p className="yd-quiet">{words.retention(format.count(standingDays), format.count(most))}</p>
      </Panel>
      {number === 0 ? null : <OnePlan key={number} number={number} />}
    </>
  );
}

function Standing({ of, asked: { building, tariff } }: { readonly of: Plans['standing']; readonly asked: PlanRequest }) {
  const words = usePageWords(schedulePageWords);
  const { format } = useLanguage();
  const actor = useActor();
  const me = useMe();
  const change = useMutation({
    mutationFn: (wanted: string | null) => client.schedule.stand({ building, tariff: wanted }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: api.schedule.plans.key() }),
  });
  return (
    <div className="yd-stack">
      <p>{of === null ? words.isOff : words.isOn(of.tariff, actor(of.by), format.instant(of.since))}</p>
      {of === null || of.problem === null ? null : <p className="yd-missing">{words.lastProblem(of.problem)}</p>}
      {may(me, 'edit') ? (
        <div className="yd-row yd-no-print">
          <Button onClick={() => change.mutate(of === null ? tariff : null)} disabled={change.isPending}>
            {of === null ? words.switchOn : words.switchOff}
          </Button>
        </div>
      ) : null}
      <ProblemView error={change.error} />
    </div>
  );
}

function PlanList({ plans, go }: { readonly plans: readonly Head[]; readonly go: Go<ScheduleAddress> }) {
  const words = usePageWords(schedulePageWords);
  const { format } = useLanguage();
  const actor = useActor();
  const columns: Column<Head>[] = [
    {
      key: 'number',
      title: words.number,
      number: true,
      value: ({ number }) => number,
      show: ({ number }) => (
        <Button size="small" aria-label={words.open(format.count(number))} onClick={() => go({ number })}>
          {format.count(number)}
        </Button>
      ),
    },
    { key: 'made', title: words.made, value: ({ made }) => instant(made) },
    { key: 'starts', title: words.begin, value: ({ starts }) => instant(starts) },
    { key: 'tariff', title: words.tariffTerm.tariff, value: ({ tariff }) => tariff },
    { key: 'status', title: words.result, value: ({ status }) => words.status[status] },
    { key: 'total', title: words.cost.total, number: true, value: ({ total }) => format.money(total) },
    { key: 'way', title: words.way, value: ({ standing }) => (standing ? words.bySelf : words.byHand) },
    { key: 'by', title: words.by, value: ({ by }) => actor(by) },
  ];
  return <PlainTable label={words.keptPlans} columns={columns} rows={plans} rowKey={({ number }) => String(number)} pageSize={20} />;
}

function OnePlan({ number }: { readonly number: number }) {
  const words = usePageWords(schedulePageWords);
  const { format } = useLanguage();
  const { data, error, refetch } = useQuery(api.schedule.plan.queryOptions({ input: { number } }));
  if (error !== null) return <ProblemView error={error} again={refetch} />;
  if (data === undefined) return <Loading />;
  return (
    <>
      <p>
        <a href={`/api/exports/schedule?number=${number}`} download>
          {words.csvOf(format.count(number))}
        </a>
      </p>
      <ForecastNote of={data.forecast} />
      <PlanView answer={data.answer} scenario={data.scenario} zone={data.zone} />
    </>
  );
}

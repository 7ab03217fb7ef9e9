import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { api, client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { useKnownAt } from '../../../ui/as-of.tsx';
import type { Column } from '../../../ui/column.ts';
import { DayInput } from '../../../ui/day-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { OpenedText } from '../../../ui/figure.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import type { PlanRequest } from './plan-tab.tsx';
import { schedulePageWords } from './words.ts';

type Replay = Awaited<ReturnType<typeof client.schedule.replayShown>>;
type Row = Pick<Replay['total'], 'without' | 'replayed' | 'foresight' | 'saving' | 'possible' | 'figure'> & {
  readonly month: string;
  readonly days: string;
};

/** A measured period, replayed: what a battery would have saved, month by month. */
export function ReplayTab({ asked: { building, tariff } }: { readonly asked: PlanRequest }) {
  const words = usePageWords(schedulePageWords);
  const known = useKnownAt();
  const [span, setSpan] = useState<{ from?: string | undefined; to?: string | undefined }>({});
  const [size, setSize] = useState({ kw: '', kwh: '' });
  const begin = useMutation({
    mutationFn: (days: { from: string; to: string }) =>
      client.schedule.replay({
        building,
        tariff,
        ...days,
        ...known,
        ...(batteryOf(size) !== null && { resources: [batteryOf(size) ?? {}] }),
      }),
  });
  const { from, to } = span;
  // a battery with only one of the two values is incomplete and does not mean the register's
  const isHalf = (size.kw.trim() !== '' || size.kwh.trim() !== '') && batteryOf(size) === null;
  return (
    <>
      <div className="yd-panel yd-stack">
        <div className="yd-row yd-row-top">
          <Field label={words.begin}>
            {({ id }) => <DayInput id={id} value={from} onDay={(day) => setSpan({ ...span, from: day })} />}
          </Field>
          <Field label={words.until}>{({ id }) => <DayInput id={id} value={to} onDay={(day) => setSpan({ ...span, to: day })} />}</Field>
          {(['kw', 'kwh'] as const).map((part) => (
            <Field key={part} label={words.newBattery[part]}>
              {(ids) => <Input {...ids} value={size[part]} onChange={({ target }) => setSize({ ...size, [part]: target.value })} />}
            </Field>
          ))}
          <Button
            type="primary"
            disabled={from === undefined || to === undefined || isHalf || begin.isPending}
            onClick={() => from !== undefined && to !== undefined && begin.mutate({ from, to })}
          >
            {words.replay.replay}
          </Button>
        </div>
        <p className="yd-quiet">{words.replayHint}</p>
        <ProblemView error={begin.error} />
      </div>
      {begin.data === undefined ? null : <Outcome key={begin.data.job} job={begin.data.job} />}
    </>
  );
}

function batteryOf({ kw, kwh }: { readonly kw: string; readonly kwh: string }): Record<string, unknown> | null {
  return Number(kw) > 0 && Number(kwh) > 0 ? { code: '+1', kind: 'battery', kw: Number(kw), maxKwh: Number(kwh), startKwh: 0 } : null;
}

function Outcome({ job }: { readonly job: string }) {
  const words = usePageWords(schedulePageWords);
  const watched = useQuery(
    api.jobs.get.queryOptions({
      input: { id: job },
      refetchInterval: ({ state }) => ((state.data?.finishedAt ?? null) === null && state.error === null ? 500 : false),
    }),
  );
  const isDone = watched.data?.state === 'done';
  const { data, error } = useQuery({ ...api.schedule.replayShown.queryOptions({ input: { job } }), enabled: isDone });
  const problem = watched.data?.problem ?? null;
  if (problem !== null) return <p className="yd-panel yd-missing">{problem.detail}</p>;
  if (error !== null || watched.error !== null) return <ProblemView error={error ?? watched.error} />;
  // cancelled or aborted: nothing more will come
  const ended = watched.data?.state;
  if (ended === 'cancelled' || ended === 'broken-off') return <p className="yd-panel">{words.ended[ended]}</p>;
  if (data === undefined)
    return (
      <p className="yd-panel" aria-live="polite">
        {words.solving}
      </p>
    );
  return <Months of={data} />;
}

function Months({ of }: { readonly of: Replay }) {
  const words = usePageWords(schedulePageWords);
  const { format } = useLanguage();
  const yuan = (key: 'without' | 'replayed' | 'foresight' | 'saving' | 'possible'): Column<Row> => ({
    key,
    title: words.replay[key],
    number: true,
    value: (row) => row[key],
    show: (row) => format.money(row[key]),
  });
  const columns: Column<Row>[] = [
    { key: 'month', title: words.month, value: ({ month }) => month },
    { key: 'days', title: words.replay.days, number: true, value: ({ days }) => days },
    ...(['without', 'replayed', 'foresight', 'saving', 'possible'] as const).map(yuan),
  ];
  const opened = columns.map((one) =>
    one.key === 'saving' ? { ...one, show: (row: Row) => <OpenedText figure={row.figure} text={format.money(row.saving)} /> } : one,
  );
  const rows: Row[] = [
    ...of.months.map((one) => ({ ...one, days: format.count(one.days) })),
    { month: words.total, days: `${format.count(of.days.replayed)} / ${format.count(of.days.of)}`, ...of.total },
  ];
  return (
    <Panel title={words.replay.replay}>
      <ShortTable label={words.replay.replay} columns={opened} rows={rows} rowKey={({ month }) => month} />
      <FindingList findings={of.findings} />
    </Panel>
  );
}

import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, Suspense } from 'react';
import { api, client, queryClient } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import type { Go } from '../../../ui/address.ts';
import { Choice } from '../../../ui/choice.tsx';
import { DayInput } from '../../../ui/day-input.tsx';
import { monthsLater } from '../../../ui/day-text.ts';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import type { UploadsAddress } from './address.ts';
import { DayPanel } from './day-panel.tsx';
import { ParcelCalendar } from './parcel-calendar.tsx';
import { uploadWords } from './words.ts';
import { day as dayCell } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { PlainTable } from '../../../ui/table.tsx';

const TargetForm = lazy(async () => ({ default: (await import('./target-form.tsx')).TargetForm }));

type Props = { readonly at: UploadsAddress; readonly go: Go<UploadsAddress> };

/** The days of a target by state, and the versions and receipts of the opened day. */
export function SentTab({ at, go }: Props) {
  const words = usePageWords(uploadWords);
  const keeps = may(useMe(), 'keep-upload-targets');
  const list = useQuery(api.upload.targets.queryOptions({}));
  const targets = list.data?.targets ?? [];
  const target = targets.find(({ code }) => code === at.target) ?? targets[0];
  const turn = (change: { month?: string | undefined; span?: 'month' | 'year' | undefined }) =>
    go({ ...change, day: undefined, version: undefined });
  return (
    <div className="yd-stack">
      <ProblemView error={list.error} again={list.refetch} />
      {list.data !== undefined && target === undefined ? <p className="yd-quiet">{words.noTarget}</p> : null}
      {target === undefined ? null : (
        <>
          <div className="yd-panel yd-row" role="search" aria-label={words.term.target}>
            <Field label={words.term.target}>
              {({ id }) => (
                <Choice
                  id={id}
                  value={target.code}
                  options={targets.map(({ code, to }) => ({ value: code, label: `${code} ${to}` }))}
                  onChoose={(chosen) => go({ target: chosen, day: undefined, version: undefined })}
                />
              )}
            </Field>
            <Field label={words.span}>
              {({ id }) => (
                <Choice
                  id={id}
                  value={at.span}
                  options={(['month', 'year'] as const).map((value) => ({ value, label: words.spans[value] }))}
                  onChoose={(span) => turn({ span, month: at.month })}
                />
              )}
            </Field>
            <Field label={words.month}>
              {(ids) => <DayInput {...ids} of="month" value={at.month} onDay={(month) => turn({ month })} />}
            </Field>
          </div>
          <Days at={at} go={go} target={target.code} keeps={keeps} />
          {at.day === undefined ? null : <DayPanel target={target.code} day={at.day} version={at.version} go={go} />}
        </>
      )}
      {keeps && list.data !== undefined ? (
        <Suspense fallback={<Loading />}>
          <TargetForm key={target?.code ?? ''} of={target} targets={targets} />
        </Suspense>
      ) : null}
    </div>
  );
}

/** The months shown, and the days from the first to after the last. */
function shownIn({ span, month }: UploadsAddress) {
  const first = span === 'month' ? `${month}-01` : `${month.slice(0, 4)}-01-01`;
  const count = span === 'month' ? 1 : 12;
  const months = Array.from({ length: count }, (_, at) => monthsLater(first, at).slice(0, 7));
  return { months, from: first, to: monthsLater(first, count) };
}

function Days({ at, go, target, keeps }: Props & { readonly target: string; readonly keeps: boolean }) {
  const words = usePageWords(uploadWords);
  const { months, from, to } = shownIn(at);
  const { data, error, refetch, isPending } = useQuery(api.upload.status.queryOptions({ input: { target, from, to } }));
  const run = useMutation({
    mutationFn: (day: string | undefined) => client.upload.run({ target, ...(day !== undefined && { day }) }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: api.upload.key() }),
  });
  const actions = keeps ? (
    <span className="yd-row">
      {at.day === undefined ? null : (
        <Button disabled={run.isPending} onClick={() => run.mutate(at.day)}>
          {words.runDay(at.day)}
        </Button>
      )}
      <Button loading={run.isPending} onClick={() => run.mutate(undefined)}>
        {words.runAll}
      </Button>
    </span>
  ) : null;
  return (
    <Panel title={words.term.parcels} actions={actions}>
      <ProblemView error={error ?? run.error} again={refetch} />
      {isPending ? <Loading /> : null}
      {data === undefined ? null : (
        <>
          <ParcelCalendar
            parcels={data.parcels}
            months={months}
            chosen={at.day}
            onDay={(day) => go({ month: at.month, day, version: undefined })}
          />
          <DaysTable parcels={data.parcels} />
        </>
      )}
    </Panel>
  );
}

type Parcel = Awaited<ReturnType<typeof client.upload.status>>['parcels'][number];

/** The days of the calendar as a list with its file; collapsed by default. */
function DaysTable({ parcels }: { readonly parcels: readonly Parcel[] }) {
  const words = usePageWords(uploadWords);
  const columns: Column<Parcel>[] = [
    { key: 'day', title: words.label.day, value: ({ day }) => dayCell(day) },
    { key: 'state', title: words.label.state, value: ({ state }) => words.stateNames[state] },
    { key: 'version', title: words.term.version, number: true, value: ({ version }) => version },
    { key: 'rows', title: words.term.rows, number: true, value: ({ rows }) => rows },
    { key: 'receipt', title: words.term.receipt, value: ({ receipt }) => receipt },
    { key: 'withdrawn', title: words.term.withdrawn, number: true, value: ({ counts }) => counts?.withdrawn ?? null },
    { key: 'rejected', title: words.term.rejected, number: true, value: ({ counts }) => counts?.rejected ?? null },
    { key: 'why', title: words.why, value: ({ reason }) => reason?.detail ?? null },
  ];
  if (parcels.length === 0) return <p className="yd-quiet">{words.noneOver}</p>;
  return (
    <details>
      <summary>{words.asList}</summary>
      <PlainTable label={words.term.parcels} rows={parcels.toReversed()} rowKey={({ day }) => day} columns={columns} />
    </details>
  );
}

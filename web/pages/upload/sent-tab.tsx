import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, Suspense } from 'react';
import { api, client, queryClient } from '../../api.ts';
import { usePageWords } from '../../i18n/language.tsx';
import { may, useMe } from '../../session.ts';
import type { Go } from '../../ui/address.ts';
import { day as dayCell } from '../../ui/cell.ts';
import { Choice } from '../../ui/choice.tsx';
import type { Column } from '../../ui/column.ts';
import { DayInput } from '../../ui/day-input.tsx';
import { Field } from '../../ui/field.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ProblemView } from '../../ui/problem-view.tsx';
import { Loading } from '../../ui/states.tsx';
import { PlainTable } from '../../ui/table.tsx';
import type { UploadsAddress } from './address.ts';
import { uploadWords } from './words.ts';

type Parcel = Awaited<ReturnType<typeof client.upload.status>>['parcels'][number];

const TargetForm = lazy(async () => ({ default: (await import('./target-form.tsx')).TargetForm }));

/** The days of a target by state, each with its receipt, and what its newest version changed. */
export function SentTab({ at, go }: { readonly at: UploadsAddress; readonly go: Go<UploadsAddress> }) {
  const words = usePageWords(uploadWords);
  const keeps = may(useMe(), 'keep-upload-targets');
  const list = useQuery(api.upload.targets.queryOptions({}));
  const targets = list.data?.targets ?? [];
  const target = targets.find(({ code }) => code === at.target) ?? targets[0];
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
                  onChoose={(chosen) => go({ target: chosen, day: undefined })}
                />
              )}
            </Field>
            <Field label={words.label.from}>{(ids) => <DayInput {...ids} value={at.from} onDay={(from) => go({ from })} />}</Field>
            <Field label={words.label.to}>{(ids) => <DayInput {...ids} value={at.to} onDay={(to) => go({ to })} />}</Field>
          </div>
          <Days at={at} go={go} target={target.code} keeps={keeps} />
          {at.day === undefined || at.version === undefined ? null : <Changes target={target.code} day={at.day} version={at.version} />}
        </>
      )}
      {keeps ? (
        <Suspense fallback={<Loading />}>
          <TargetForm key={target?.code ?? ''} of={target} />
        </Suspense>
      ) : null}
    </div>
  );
}

type DaysProps = { readonly at: UploadsAddress; readonly go: Go<UploadsAddress>; readonly target: string; readonly keeps: boolean };

function Days({ at, go, target, keeps }: DaysProps) {
  const words = usePageWords(uploadWords);
  const { data, error, refetch, isPending } = useQuery(api.upload.status.queryOptions({ input: { target, from: at.from, to: at.to } }));
  const run = useMutation({
    mutationFn: (day: string | undefined) => client.upload.run({ target, ...(day !== undefined && { day }) }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: api.upload.key() }),
  });
  const columns: Column<Parcel>[] = [
    { key: 'day', title: words.label.day, value: ({ day }) => dayCell(day) },
    { key: 'state', title: words.label.state, value: ({ state }) => words.stateNames[state] },
    { key: 'version', title: words.term.version, number: true, value: ({ version }) => version },
    { key: 'rows', title: words.term.rows, number: true, value: ({ rows }) => rows },
    { key: 'receipt', title: words.term.receipt, value: ({ receipt }) => receipt },
    { key: 'withdrawn', title: words.term.withdrawn, number: true, value: ({ counts }) => counts?.withdrawn ?? null },
    { key: 'rejected', title: words.term.rejected, number: true, value: ({ counts }) => counts?.rejected ?? null },
    { key: 'why', title: words.why, value: ({ reason }) => reason?.detail ?? null },
    {
      key: 'press',
      title: '',
      press: true,
      show: ({ day, version }) => (
        <span className="yd-row">
          {version === null ? null : (
            <Button size="small" aria-label={`${words.show} ${day}`} onClick={() => go({ day, version })}>
              {words.show}
            </Button>
          )}
          {keeps ? (
            <Button size="small" aria-label={`${words.run} ${day}`} disabled={run.isPending} onClick={() => run.mutate(day)}>
              {words.run}
            </Button>
          ) : null}
        </span>
      ),
    },
  ];
  return (
    <Panel
      title={words.term.parcels}
      actions={
        keeps ? (
          <Button loading={run.isPending} onClick={() => run.mutate(undefined)}>
            {words.runAll}
          </Button>
        ) : null
      }
    >
      <ProblemView error={error ?? run.error} again={refetch} />
      {isPending ? <Loading /> : null}
      {data === undefined ? null : (
        <PlainTable label={words.term.parcels} rows={data.parcels.toReversed()} rowKey={({ day }) => day} columns={columns} />
      )}
    </Panel>
  );
}

type Change = Awaited<ReturnType<typeof client.upload.changes>>['changes'][number];

function Changes({ target, day, version }: { readonly target: string; readonly day: string; readonly version: number }) {
  const words = usePageWords(uploadWords);
  const { data, error, refetch } = useQuery(api.upload.changes.queryOptions({ input: { target, day, version } }));
  const columns: Column<Change>[] = [
    { key: 'building', title: words.label.building, value: ({ building }) => building },
    { key: 'item', title: words.item, value: ({ item }) => item },
    { key: 'start', title: words.start, value: ({ start }) => start },
    { key: 'before', title: words.before, number: true, value: ({ before }) => before },
    { key: 'after', title: words.after, number: true, value: ({ after }) => after },
  ];
  return (
    <Panel title={words.changes(day)}>
      <ProblemView error={error} again={refetch} />
      {data?.total === 0 ? <p className="yd-quiet">{words.noChanges}</p> : null}
      {data === undefined || data.total === 0 ? null : (
        <PlainTable
          label={words.changes(day)}
          rows={data.changes}
          rowKey={({ building, item, start }) => `${building} ${item} ${start}`}
          columns={columns}
        />
      )}
    </Panel>
  );
}

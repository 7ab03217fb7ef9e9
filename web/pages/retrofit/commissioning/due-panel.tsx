import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { api, client, queryClient } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { useKnownAt } from '../../../ui/as-of.tsx';
import { day, whole } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { DayInput } from '../../../ui/day-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { Loading } from '../../../ui/states.tsx';
import { periodicWords } from './periodic-words.ts';

type Row = Awaited<ReturnType<typeof client.commissioning.due>>['rows'][number];

/** When buildings and equipment are to be commissioned again, and after how many months: stated here, earliest first. */
export function DuePanel({ region, building }: { readonly region: string | undefined; readonly building: string | undefined }) {
  const words = usePageWords(periodicWords);
  const edits = may(useMe(), 'edit');
  const asked = { ...(region !== undefined && { region }), ...(building !== undefined && { building }), ...useKnownAt() };
  const query = useQuery({ ...api.commissioning.due.queryOptions({ input: asked }), placeholderData: keepPreviousData });
  const end = useMutation({
    mutationFn: ({ building: code, equipment }: Row) =>
      client.commissioning.interval({ building: code, months: null, ...(equipment !== null && { equipment }) }),
    onSuccess: fresh,
  });
  return (
    <Panel title={words.term.periodic}>
      <ProblemView error={query.error ?? end.error} again={query.refetch} />
      {query.isPending ? <Loading /> : null}
      {query.data?.rows.length === 0 ? <p className="yd-quiet">{words.term.none}</p> : null}
      {query.data === undefined || query.data.rows.length === 0 ? null : (
        <DueTable rows={query.data.rows} end={edits ? (row) => end.mutate(row) : undefined} />
      )}
      {edits ? <IntervalForm key={building ?? ''} building={building ?? ''} /> : null}
    </Panel>
  );
}

const fresh = () => queryClient.invalidateQueries({ queryKey: api.commissioning.key() });

function DueTable({ rows, end }: { readonly rows: readonly Row[]; readonly end: ((row: Row) => void) | undefined }) {
  const words = usePageWords(periodicWords);
  const { term } = words;
  const columns: Column<Row>[] = [
    {
      key: 'building',
      title: words.label.building,
      value: ({ name }) => name,
      show: ({ name, building }) => (
        <Link to="/buildings/$building" params={{ building }} search={{}}>
          {name}
        </Link>
      ),
    },
    { key: 'equipment', title: words.label.equipment, value: ({ equipment }) => equipment ?? undefined },
    { key: 'months', title: term.months, number: true, value: ({ months }) => whole(months) },
    {
      key: 'last',
      title: term.last,
      value: ({ last }) => (last === null ? undefined : day(last)),
      show: ({ last, action, what }) =>
        action === null ? (
          last
        ) : (
          <Link to="/commissioning/$action" params={{ action: String(action) }} search={{}}>
            {last} {what}
          </Link>
        ),
    },
    { key: 'due', title: term.due, value: ({ due }) => (due === null ? undefined : day(due)) },
    { key: 'days', title: term.daysLeft, number: true, value: ({ days }) => (days === null ? undefined : whole(days)) },
    { key: 'state', title: words.label.state, value: ({ state }) => words.state[state] },
    ...(end === undefined
      ? []
      : [
          {
            key: 'end',
            title: words.act,
            press: true,
            show: (row: Row) => (
              <Button size="small" aria-label={`${words.end} ${row.name} ${row.equipment ?? ''}`} onClick={() => end(row)}>
                {words.end}
              </Button>
            ),
          } satisfies Column<Row>,
        ]),
  ];
  return (
    <ShortTable label={term.periodic} columns={columns} rows={rows} rowKey={({ building, equipment }) => `${building} ${equipment}`} />
  );
}

function IntervalForm({ building }: { readonly building: string }) {
  const words = usePageWords(periodicWords);
  const [typed, setTyped] = useState({ building, equipment: '', months: '' });
  const [since, setSince] = useState<string>();
  const months = /^\d{1,3}$/u.test(typed.months.trim()) ? Number(typed.months) : null;
  const save = useMutation({
    mutationFn: () =>
      client.commissioning.interval({
        building: typed.building.trim(),
        months: months ?? 0,
        ...(typed.equipment.trim() !== '' && { equipment: typed.equipment.trim() }),
        ...(since !== undefined && { since }),
      }),
    onSuccess: async () => {
      setTyped({ building, equipment: '', months: '' });
      await fresh();
    },
  });
  const box = (label: string, name: keyof typeof typed, hint: string, isNumber = false) => (
    <Field label={label} hint={hint}>
      {(ids) => (
        <Input
          {...ids}
          value={typed[name]}
          maxLength={100}
          {...(isNumber && { inputMode: 'numeric' })}
          onChange={({ target }) => setTyped((before) => ({ ...before, [name]: target.value }))}
        />
      )}
    </Field>
  );
  return (
    <form
      aria-label={words.set}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <div className="yd-row yd-row-top">
        {box(words.label.building, 'building', words.buildingHint)}
        {box(words.label.equipment, 'equipment', words.equipmentHint)}
        {box(words.term.months, 'months', words.monthsHint, true)}
        <Field label={words.term.last} hint={words.sinceHint}>
          {(ids) => <DayInput {...ids} value={since} onDay={setSince} />}
        </Field>
        <Button htmlType="submit" loading={save.isPending} disabled={typed.building.trim() === '' || months === null || months === 0}>
          {words.set}
        </Button>
      </div>
      <ProblemView error={save.error} />
    </form>
  );
}

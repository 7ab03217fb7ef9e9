import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { api, client, queryClient } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { Alert } from '../../../ui/alert.tsx';
import { useKnownAt } from '../../../ui/as-of.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { DayInput } from '../../../ui/day-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { Undo } from '../../../ui/undo.tsx';
import type { TabOf } from '../../registry/registry/building-tabs.tsx';
import { formOf, hoursOf, type HoursForm, keys } from './hours-form.ts';
import { occupancyPageWords } from './words.ts';

type Versions = Awaited<ReturnType<typeof client.occupancy.versions>>;

/** When a building is used: which hours hold from which day on, a form to set them, and who set what. */
export function OccupancyTab({ building: { code } }: TabOf) {
  const words = usePageWords(occupancyPageWords);
  const me = useMe();
  const { data, error, refetch } = useQuery(api.occupancy.versions.queryOptions({ input: { building: code, ...useKnownAt() } }));
  return (
    <>
      <Panel title={words.title}>
        <ProblemView error={error} again={refetch} />
        {data === undefined && error === null ? <Loading /> : null}
        {data === undefined ? null : <InForce of={data} />}
        {data === undefined || !may(me, 'edit') ? null : (
          <HoursEditor
            key={data.version}
            building={code}
            version={data.version}
            usual={data.calendar}
            start={data.line.at(-1)?.hours ?? null}
          />
        )}
      </Panel>
      {data === undefined || data.changes.length === 0 ? null : <Changes of={data} />}
    </>
  );
}

/** Hours in one text: each stated key, the special days, and whose holidays count. */
function useHoursText() {
  const words = usePageWords(occupancyPageWords);
  const format = useFormat();
  return (hours: Versions['line'][number]['hours']): string => {
    if (hours === null) return words.notSet;
    const textOf = (spans: readonly string[]) => (spans.length === 0 ? words.closed : spans.join(' '));
    const days = Object.entries(hours.days ?? {}).map(([day, spans]) => `${format.day(day)} ${textOf(spans)}`);
    const said = keys.flatMap((key) => {
      const spans = hours[key];
      return spans === undefined ? [] : [`${words.day[key]} ${textOf(spans)}`];
    });
    const calendar = hours.calendar === undefined ? [] : [words.calendars[hours.calendar]];
    return [...said, ...days, ...calendar].join(format.pause);
  };
}

function InForce({ of: { line } }: { readonly of: Versions }) {
  const words = usePageWords(occupancyPageWords);
  const format = useFormat();
  const text = useHoursText();
  if (line.length === 0) return <p className="yd-quiet">{words.notSet}</p>;
  return (
    <PlainTable
      label={words.now}
      rows={line}
      rowKey={({ from }) => from ?? ''}
      columns={[
        { key: 'from', title: words.since, value: ({ from }) => (from === null ? words.allAlong : format.day(from)) },
        { key: 'hours', title: words.hours, value: ({ hours }) => text(hours) },
      ]}
    />
  );
}

function HoursEditor({
  building,
  version,
  usual,
  start,
}: {
  readonly building: string;
  /** The version that was read and that a write replaces. */
  readonly version: number;
  readonly usual: 'china' | 'none';
  readonly start: Versions['line'][number]['hours'];
}) {
  const words = usePageWords(occupancyPageWords);
  const [form, setForm] = useState<HoursForm>(() => formOf(start, words.closed));
  const [from, setFrom] = useState<string>();
  const save = useMutation({
    mutationFn: () =>
      client.occupancy.set({ building, hours: hoursOf(form), ...(from !== undefined && { from }), ...(version > 0 && { seen: version }) }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: api.occupancy.key() }),
  });
  const change = (part: Partial<HoursForm>) => {
    setForm({ ...form, ...part });
    save.reset();
  };
  return (
    <form
      className="yd-stack yd-no-print"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <p className="yd-quiet">{words.means}</p>
      <p className="yd-quiet">{words.spans}</p>
      <div className="yd-row">
        <WeekFields form={form} usual={usual} change={change} />
        <Field label={words.from} hint={words.fromHint}>
          {(ids) => <DayInput {...ids} value={from} onDay={setFrom} />}
        </Field>
      </div>
      <SpecialDays form={form} change={change} />
      <div>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {words.save}
        </Button>
      </div>
      <ProblemView error={save.error} />
      {save.data === undefined ? null : <Alert type="success" role="status" title={words.saved} />}
    </form>
  );
}

type Fields = { readonly form: HoursForm; readonly change: (part: Partial<HoursForm>) => void };

function WeekFields({ form, usual, change }: Fields & { readonly usual: 'china' | 'none' }) {
  const words = usePageWords(occupancyPageWords);
  return (
    <>
      {keys.map((key) => (
        <Field key={key} label={words.day[key]}>
          {(ids) => <Input {...ids} style={{ width: 220 }} value={form[key]} onChange={({ target }) => change({ [key]: target.value })} />}
        </Field>
      ))}
      <Field label={words.calendar}>
        {({ id }) => (
          <Choice
            id={id}
            value={form.calendar === '' ? undefined : form.calendar}
            none={`${words.usual} (${words.calendars[usual]})`}
            options={(['china', 'none'] as const).map((value) => ({ value, label: words.calendars[value] }))}
            onChoose={(calendar) => change({ calendar: calendar ?? '' })}
          />
        )}
      </Field>
    </>
  );
}

function SpecialDays({ form, change }: Fields) {
  const words = usePageWords(occupancyPageWords);
  return (
    <Field label={words.special} hint={words.specialHint}>
      {(ids) => (
        <textarea
          {...ids}
          className="yd-area"
          rows={3}
          maxLength={100_000}
          value={form.special}
          onChange={({ target }) => change({ special: target.value })}
        />
      )}
    </Field>
  );
}

function Changes({ of: { changes, zone } }: { readonly of: Versions }) {
  const words = usePageWords(occupancyPageWords);
  const format = useFormat();
  const text = useHoursText();
  const me = useMe();
  return (
    <Panel title={words.history}>
      <PlainTable
        label={words.history}
        rows={changes}
        rowKey={({ change }) => String(change)}
        columns={[
          { key: 'at', title: words.at, value: ({ at }) => format.instant(at, zone) },
          { key: 'by', title: words.by, value: ({ by }) => by },
          { key: 'from', title: words.since, value: ({ from }) => (from === null ? words.allAlong : format.day(from)) },
          { key: 'hours', title: words.hours, value: ({ hours }) => text(hours) },
          {
            key: 'takenBack',
            title: words.takenBack,
            value: ({ takenBack }) => (takenBack === null ? '' : format.instant(takenBack, zone)),
          },
          {
            key: 'undo',
            title: words.actions,
            press: true,
            show: ({ change, takenBack }) =>
              takenBack !== null || !may(me, 'edit') ? null : <Undo id={change} name={words.change(String(change))} />,
          },
        ]}
      />
    </Panel>
  );
}

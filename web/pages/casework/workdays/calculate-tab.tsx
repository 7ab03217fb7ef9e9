import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import type { Go } from '../../../ui/address.ts';
import { Alert } from '../../../ui/alert.tsx';
import { useKnownAt } from '../../../ui/as-of.tsx';
import { day } from '../../../ui/cell.ts';
import { Choice } from '../../../ui/choice.tsx';
import type { Column } from '../../../ui/column.ts';
import { DayInput } from '../../../ui/day-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { termKinds, type WorkdaysAddress } from './address.ts';
import { documentOf, NoticeTable } from './notice-table.tsx';
import { workdaysWords } from './words.ts';

type Calculation = Awaited<ReturnType<typeof client.workdays.reckoning>>;

/** A term: the day on which it ends, calculated day by day. */
export function CalculateTab({ at, go }: { readonly at: WorkdaysAddress; readonly go: Go<WorkdaysAddress> }) {
  const words = usePageWords(workdaysWords);
  const known = useKnownAt();
  const { from, count, kind } = at;
  const asked = from === undefined || count === undefined ? undefined : { from, [kind]: count, ...known };
  const query = useQuery({
    ...api.workdays.reckoning.queryOptions({ input: asked ?? { from: '' } }),
    enabled: asked !== undefined,
    placeholderData: keepPreviousData,
  });
  return (
    <div className="yd-stack">
      <div className="yd-panel yd-row" role="search" aria-label={words.tabs.reckon}>
        <Field label={words.term.startDay}>{(ids) => <DayInput {...ids} value={from} onDay={(chosen) => go({ from: chosen })} />}</Field>
        <Field label={words.count}>
          {(ids) => (
            <Input
              {...ids}
              type="number"
              min={1}
              max={3650}
              defaultValue={count}
              style={{ width: 120 }}
              onChange={({ target }) => go({ count: target.value === '' ? undefined : Number(target.value) }, { replace: true })}
            />
          )}
        </Field>
        <Field label={words.countedIn}>
          {({ id }) => (
            <Choice
              id={id}
              value={kind}
              options={termKinds.map((value) => ({ value, label: words.kind[value] }))}
              onChoose={(chosen) => go({ kind: chosen })}
            />
          )}
        </Field>
      </div>
      {asked === undefined ? <p className="yd-quiet">{words.fill}</p> : null}
      <ProblemView error={asked === undefined ? null : query.error} again={query.refetch} />
      {asked === undefined || query.data === undefined ? null : <Calculated of={query.data} />}
    </div>
  );
}

function Calculated({ of }: { readonly of: Calculation }) {
  const words = usePageWords(workdaysWords);
  const format = useFormat();
  type Row = Calculation['days'][number];
  const columns: Column<Row>[] = [
    { key: 'day', title: words.label.day, value: (row) => day(row.day) },
    { key: 'weekday', title: words.term.weekday, value: (row) => format.weekday(row.day) },
    { key: 'reason', title: words.label.reason, value: (row) => words.reason[row.reason] },
    { key: 'calendar', title: words.term.decidedBy, value: (row) => documentOf(of.calendars, row.calendar) },
    { key: 'count', title: words.term.count, number: true, value: (row) => row.count ?? undefined },
    { key: 'part', title: words.label.remarks, value: (row) => (row.part === 'term' ? undefined : words.part[row.part]) },
  ];
  return (
    <>
      <Panel title={words.term.due}>
        <p role="status">
          <strong>{words.dueOn(format.day(of.due), format.count(of.working))}</strong>
        </p>
        {of.indicative ? (
          <Alert
            type="warning"
            title={words.term.indicativeMeans}
            description={of.unknownYears.length === 0 ? undefined : words.unknownYears(of.unknownYears.join(format.pause))}
          />
        ) : null}
      </Panel>
      <Panel title={words.reckon}>
        <PlainTable label={words.reckon} columns={columns} rows={of.days} rowKey={(row) => row.day} />
      </Panel>
      <Panel title={words.notices}>
        <NoticeTable notices={of.calendars} />
      </Panel>
    </>
  );
}

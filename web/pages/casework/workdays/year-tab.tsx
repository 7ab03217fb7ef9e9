import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import type { Go } from '../../../ui/address.ts';
import { Alert } from '../../../ui/alert.tsx';
import { useKnownAt } from '../../../ui/as-of.tsx';
import { day } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { Loading } from '../../../ui/states.tsx';
import type { WorkdaysAddress } from './address.ts';
import { documentOf, NoticeTable } from './notice-table.tsx';
import { workdaysWords } from './words.ts';
import { YearMonths } from './year-months.tsx';

type Calendar = Awaited<ReturnType<typeof client.workdays.calendar>>;

/** A year: its months, the days that notices name, and the notices. */
export function YearTab({ at, go }: { readonly at: WorkdaysAddress; readonly go: Go<WorkdaysAddress> }) {
  const words = usePageWords(workdaysWords);
  const known = useKnownAt();
  const query = useQuery({
    ...api.workdays.calendar.queryOptions({ input: { year: at.year, ...known } }),
    placeholderData: keepPreviousData,
  });
  return (
    <div className="yd-stack">
      <div className="yd-panel yd-row" role="search" aria-label={words.tabs.calendar}>
        <Field label={words.label.year}>
          {(ids) => (
            <Input
              {...ids}
              key={at.year}
              type="number"
              min={1}
              max={9999}
              defaultValue={at.year}
              onBlur={({ target }) => go({ year: Number(target.value) || at.year })}
              onPressEnter={({ currentTarget }) => go({ year: Number(currentTarget.value) || at.year })}
            />
          )}
        </Field>
      </div>
      <ProblemView error={query.error} again={query.refetch} />
      {query.isPending ? <Loading /> : null}
      {query.data === undefined ? null : <Year of={query.data} />}
    </div>
  );
}

function Year({ of }: { readonly of: Calendar }) {
  const words = usePageWords(workdaysWords);
  const format = useFormat();
  type Row = Calendar['days'][number];
  const columns: Column<Row>[] = [
    { key: 'day', title: words.label.day, value: (row) => day(row.day) },
    { key: 'weekday', title: words.term.weekday, value: (row) => format.weekday(row.day) },
    { key: 'reason', title: words.label.state, value: (row) => words.reason[row.reason] },
    { key: 'calendar', title: words.term.decidedBy, value: (row) => documentOf(of.calendars, row.calendar) },
  ];
  return (
    <>
      {of.calendars.length === 0 ? <Alert type="warning" title={words.noNotice} /> : null}
      {of.indicative && of.calendars.length > 0 ? <Alert type="info" title={words.term.indicativeMeans} /> : null}
      <Panel title={words.monthsOf(String(of.year))}>
        <p>
          {words.workedInYear}
          {format.colon}
          {format.count(of.working)}
        </p>
        <YearMonths of={of} />
      </Panel>
      <Panel title={words.notices}>
        <NoticeTable notices={of.calendars} />
      </Panel>
      {of.days.length === 0 ? null : (
        <Panel title={words.named}>
          <ShortTable label={words.named} columns={columns} rows={of.days} rowKey={(row) => row.day} />
        </Panel>
      )}
    </>
  );
}

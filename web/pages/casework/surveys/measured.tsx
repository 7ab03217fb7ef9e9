import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type client } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import type { Column } from '../../../ui/column.ts';
import { DayInput } from '../../../ui/day-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { Figure } from '../../../ui/figure.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { surveysPageWords } from './words.ts';

type Results = Awaited<ReturnType<typeof client.surveys.results>>;
type Use = NonNullable<Results['measured']>['uses'][number];

/**
 * What was measured in the building in the meantime, shown with what its users say, or over other chosen days (a heating season); each
 * figure opens where it comes from.
 */
export function MeasuredPanel({ survey }: { readonly survey: string }) {
  const words = usePageWords(surveysPageWords);
  const [from, setFrom] = useState<string>();
  const [to, setTo] = useState<string>();
  const input = { survey, ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
  const query = useQuery(api.surveys.results.queryOptions({ input }));
  const measured = query.data?.measured;
  return (
    <Panel title={words.term.measured}>
      <div className="yd-stack">
        {measured === null ? null : (
          <div className="yd-row">
            <Field label={words.label.from}>{(ids) => <DayInput {...ids} value={from ?? measured?.from} onDay={setFrom} />}</Field>
            <Field label={words.until}>{(ids) => <DayInput {...ids} value={to ?? measured?.to} onDay={setTo} />}</Field>
          </div>
        )}
        {query.isPending ? <Loading /> : null}
        <ProblemView error={query.error} again={query.refetch} />
        {measured === null || measured === undefined || measured.uses.length === 0 ? null : <Uses of={measured.uses} />}
        {query.data === undefined || query.data.findings.length === 0 ? null : <FindingList findings={query.data.findings} />}
      </div>
    </Panel>
  );
}

function Uses({ of }: { readonly of: readonly Use[] }) {
  const words = usePageWords(surveysPageWords);
  const format = useFormat();
  const columns: Column<Use>[] = [
    { key: 'carrier', title: words.label.carrier, value: ({ carrier }) => words.carrier[carrier] },
    {
      key: 'use',
      title: words.term.measuredUse,
      number: true,
      value: ({ value }) => value ?? undefined,
      show: ({ value, unit, figure }) => <Figure of={{ value, unit, ...(figure !== null && { figure }) }} />,
    },
    { key: 'coverage', title: words.label.coverage, number: true, value: ({ coverage }) => format.share(coverage) },
  ];
  return <PlainTable label={words.term.measured} columns={columns} rows={of} rowKey={({ carrier }) => carrier} />;
}

import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { api, type client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { share, whole } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { Panel } from '../../../ui/panel.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { useSay } from '../../green-building/policy/facts.ts';
import { ClauseLink } from '../../green-building/policy/rule.tsx';
import { foundWords } from './found-words.ts';

type Progress = Awaited<ReturnType<typeof client.retrofit.progress>>;
type Target = Progress['targets'][number];
type ByMeasureRows = Progress['verified']['byMeasure'];

/** The targets of documents, what was done of each, and its clause; overdue ones say so. */
export function TargetTable({ rows }: { readonly rows: readonly Target[] }) {
  const words = usePageWords(foundWords);
  return <PlainTable label={words.progress.targets} columns={useTargetColumns()} rows={rows} rowKey={({ id }) => id} pageSize={100} />;
}

function useTargetColumns(): Column<Target>[] {
  const words = usePageWords(foundWords);
  const { format } = useLanguage();
  const say = useSay();
  return [
    { key: 'name', title: words.label.indicator, width: 220, value: ({ name }) => say(name) },
    {
      key: 'goal',
      title: words.term.goal,
      value: ({ value, unit }) => (typeof value === 'number' ? format.quantity(value, unit) : String(value)),
    },
    { key: 'due', title: words.term.due, value: ({ due }) => (due === null ? null : String(due)) },
    { key: 'done', title: words.progress.done, number: true, value: ({ done, unit }) => ({ value: done, unit }) },
    { key: 'gap', title: words.term.gap, number: true, value: ({ gap, unit }) => ({ value: gap, unit }) },
    {
      key: 'lapsed',
      title: words.label.state,
      value: ({ lapsed }) => (lapsed ? words.progress.lapsed : words.progress.running),
      show: ({ lapsed }) => (lapsed ? <span className="yd-tag">{words.progress.lapsed}</span> : words.progress.running),
    },
    {
      key: 'clause',
      title: words.label.clause,
      value: ({ document, clause }) => `${document} ${clause}`,
      show: ({ document, clause, id }) => <ClauseLink document={document} clause={clause} rule={id} />,
    },
  ];
}

/** The verified share of the estimates by measure, behind a button: most readers look at the total. */
export function ByMeasure({ rows, year }: { readonly rows: ByMeasureRows; readonly year: number }) {
  const words = usePageWords(foundWords).progress;
  const [isOpen, setOpen] = useState(false);
  if (!isOpen)
    return (
      <div className="yd-no-print">
        <Button onClick={() => setOpen(true)}>{words.byMeasure}</Button>
      </div>
    );
  return <MeasuresPanel rows={rows} year={year} />;
}

/** The verified share of the estimates, by the measures of the projects. */
function MeasuresPanel({ rows, year }: { readonly rows: ByMeasureRows; readonly year: number }) {
  const words = usePageWords(foundWords).progress;
  const library = useQuery(api.retrofitEstimate.measures.queryOptions({ input: { on: `${year}-12-31` } }));
  const called = (code: string) => library.data?.measures.find(({ measure }) => measure === code)?.name ?? code;
  return (
    <Panel title={words.byMeasure}>
      {rows.length === 0 ? (
        <p className="yd-quiet">{words.noMeasures}</p>
      ) : (
        <PlainTable
          label={words.byMeasure}
          rows={rows}
          rowKey={({ measure }) => measure}
          columns={[
            { key: 'measure', title: words.measure, value: ({ measure }) => called(measure) },
            { key: 'projects', title: words.verified, number: true, value: ({ projects }) => whole(projects) },
            { key: 'estimated', title: words.estimated, number: true, value: ({ estimated: value }) => ({ value, unit: 'kgce' }) },
            { key: 'verified', title: words.saved, number: true, value: ({ verified: value }) => ({ value, unit: 'kgce' }) },
            { key: 'ratio', title: words.ratio, number: true, value: ({ ratio }) => share(ratio) },
          ]}
        />
      )}
    </Panel>
  );
}

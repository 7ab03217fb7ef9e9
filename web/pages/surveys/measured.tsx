import { useFormat, usePageWords } from '../../i18n/language.tsx';
import type { client } from '../../api.ts';
import type { Column } from '../../ui/column.ts';
import { Figure } from '../../ui/figure.tsx';
import { FindingList } from '../../ui/finding-list.tsx';
import { Panel } from '../../ui/panel.tsx';
import { PlainTable } from '../../ui/table.tsx';
import { surveysPageWords } from './words.ts';

type Results = Awaited<ReturnType<typeof client.surveys.results>>;
type Use = NonNullable<Results['measured']>['uses'][number];

/** What was measured in the building meanwhile, beside what its users say; each figure opens where it comes from. */
export function MeasuredPanel({ of: { measured, findings } }: { readonly of: Results }) {
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
  return (
    <Panel title={words.term.measured}>
      <div className="yd-stack">
        {measured === null ? null : <p className="yd-quiet">{words.between(measured.from, measured.to)}</p>}
        {measured === null || measured.uses.length === 0 ? null : (
          <PlainTable label={words.term.measured} columns={columns} rows={measured.uses} rowKey={({ carrier }) => carrier} />
        )}
        {findings.length === 0 ? null : <FindingList findings={findings} />}
      </div>
    </Panel>
  );
}

import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { unitSign } from '#kernel/unit-sign.ts';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { Chart } from '../../../chart/chart.tsx';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { useKnownAt } from '../../../ui/as-of.tsx';
import type { Column } from '../../../ui/column.ts';
import { Figure } from '../../../ui/figure.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { Verdict } from '../../../ui/verdict.tsx';
import { limitsOption } from './limits-option.ts';
import { limitWords } from './limit-words.ts';

type Quota = Awaited<ReturnType<typeof client.benchmarking.quota>>;

const yearsShown = 5;

/** How a building was judged in each of the last years: its use against the limits in force, in the unit of the standard. */
export function LimitsPanel({ building, year }: { readonly building: string; readonly year: number }) {
  const words = usePageWords(limitWords);
  const known = useKnownAt();
  const years = Array.from({ length: yearsShown }, (_, at) => year - yearsShown + 1 + at);
  const answers = useQueries({
    queries: years.map((one) => api.benchmarking.quota.queryOptions({ input: { building, year: one, ...known } })),
    combine: (all) => all.map(({ data }) => data),
  });
  const unit = answers.at(-1)?.unit ?? null;
  // a different unit means a different subject: a building that was a dwelling before
  const judged = answers.filter((one): one is Quota => one !== undefined && one.unit === unit);
  const isSome = judged.some(({ corrected }) => corrected !== null);
  if (unit === null || !isSome || answers.includes(undefined)) return null;
  return (
    <Panel title={words.title}>
      <p className="yd-quiet">{words.means}</p>
      <LimitsChart judged={judged} unit={unit} />
    </Panel>
  );
}

function LimitsChart({ judged, unit }: { readonly judged: readonly Quota[]; readonly unit: string }) {
  const { format } = useLanguage();
  const words = usePageWords(limitWords);
  const option = useMemo(
    () => limitsOption(judged, unitSign(unit), words, (value) => format.quantity(value, unit)),
    [judged, unit, words, format],
  );
  const value = (name: 'corrected' | 'constraint' | 'leading'): Column<Quota> => ({
    key: name,
    title: words[name],
    number: true,
    show: (one) => <Figure of={{ value: one[name], unit, figure: one.figure }} />,
    value: (one) => ({ value: one[name], unit }),
  });
  const columns: Column<Quota>[] = [
    { key: 'year', title: words.year, show: (one) => String(one.year) },
    value('corrected'),
    value('constraint'),
    value('leading'),
    { key: 'verdict', title: words.verdict, show: (one) => <Verdict verdict={one.verdict} indicative={one.indicative} /> },
  ];
  const table = () => <PlainTable label={words.label} columns={columns} rows={judged} rowKey={({ year }) => String(year)} />;
  return <Chart label={words.label} option={option} height={260} table={table} />;
}

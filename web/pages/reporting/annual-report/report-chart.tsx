import { useMemo } from 'react';
import { Chart } from '../../../chart/chart.tsx';
import { useLanguage, usePageWords, useWords } from '../../../i18n/language.tsx';
import { cellText } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { Figure, OpenedText } from '../../../ui/figure.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { tonnes } from '../carbon/answer.ts';
import { reportChartOption, type ReportChart as Drawn } from './chart-option.ts';
import { annualReportPageWords } from './words.ts';

type Point = { readonly value: number | null; readonly figures: readonly string[] };
type DrawnChart = Omit<Drawn, 'series'> & {
  readonly title: string;
  readonly series: readonly { readonly kind: string; readonly name: string; readonly points: readonly Point[] }[];
  readonly notes: readonly string[];
  readonly indicative: boolean;
};
type Row = { readonly name: string; readonly unit: string; readonly at: number };

const heightOf = ({ id, along }: DrawnChart): number => (id === 'carbon-years' ? 300 : 100 + along.length * (id === 'targets' ? 48 : 32));

/** In the unit that people read it in. */
const readable = (value: number | null, unit: string) => (unit === 'kgCO2' ? tonnes(value) : { value, unit });

/** A chart of the report: the drawing, its values that open as a table below, and the notes on them. */
export function ReportChart({ of }: { readonly of: DrawnChart }) {
  const words = usePageWords(annualReportPageWords);
  const { format } = useLanguage();
  const option = useMemo(
    () =>
      reportChartOption(of, {
        ofGoal: words.ofGoal,
        say: (value, unit) => cellText(readable(value, unit), format),
      }),
    [of, words, format],
  );
  return (
    <section>
      <h3>
        {of.title} {of.indicative ? <span className="yd-tag">{words.label.indicative}</span> : null}
      </h3>
      <Chart label={of.title} option={option} height={heightOf(of)} below table={() => <ChartTable of={of} />} />
      <ul className="yd-marks-list yd-quiet">
        {[of.series.some(({ kind }) => kind === 'estimated') ? words.striped : words.gaps, ...of.notes].map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </section>
  );
}

function ChartTable({ of }: { readonly of: DrawnChart }) {
  const words = usePageWords(annualReportPageWords);
  const rows = of.along.map(({ name, unit }, at): Row => ({ name, unit, at }));
  const columns: Column<Row>[] = [
    { key: 'name', title: of.id === 'carbon-years' ? words.label.year : words.along, value: ({ name }) => name },
    ...of.series.map(({ kind, name, points }, index): Column<Row> => ({
      key: String(index),
      title: name,
      number: true,
      value: ({ at, unit }) => readable(points[at]?.value ?? null, unit),
      show: ({ at, unit }) => <PointView of={points[at]} unit={unit} isEstimated={kind === 'estimated'} />,
    })),
  ];
  return <ShortTable label={of.title} columns={columns} rows={rows} rowKey={({ at }) => String(at)} />;
}

/** A value that opens; if it is the sum of several figures, each opens. */
function PointView({ of, unit, isEstimated }: { readonly of: Point | undefined; readonly unit: string; readonly isEstimated: boolean }) {
  const words = usePageWords(annualReportPageWords);
  const { chart } = useWords();
  const { value = null, figures = [] } = of ?? {};
  const [only, ...others] = figures;
  const parts = others.length === 0 ? [] : figures;
  return (
    <>
      <Figure of={{ ...readable(value, unit), figure: others.length === 0 ? only : undefined }} />
      {isEstimated && value !== null ? <small>{chart.estimated}</small> : null}
      {parts.map((figure, at) => (
        <small key={figure}>
          {' '}
          <OpenedText figure={figure} text={words.part(at + 1)} />
        </small>
      ))}
    </>
  );
}

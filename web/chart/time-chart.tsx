import { useMemo } from 'react';
import { useLanguage } from '../i18n/language.tsx';
import type { StepName } from '../i18n/format.ts';
import { PlainTable } from '../ui/table.tsx';
import type { Column } from '../ui/table.tsx';
import type { Picked } from './canvas.ts';
import { Chart } from './chart.tsx';
import type { Line, Mark } from './points.ts';
import { timeOption } from './time-option.ts';

type Row = { readonly at: number; readonly index: number };

/** Lines or bars over time, all with the same steps, in the building's zone: gaps are gaps, estimated is dashed, doubtful stretches are shaded. */
export function TimeChart({
  label,
  lines,
  marks = [],
  step,
  zone,
  height,
  onPick,
}: {
  readonly label: string;
  readonly lines: readonly Line[];
  readonly marks?: readonly Mark[];
  readonly step: StepName;
  readonly zone: string;
  readonly height?: number;
  /** A click on a step; its beginning, ms UTC. */
  readonly onPick?: (at: number) => void;
}) {
  const { words, format } = useLanguage();
  const option = useMemo(
    () =>
      timeOption(lines, marks, {
        at: (at) => format.stepStart(at, step, zone),
        quantity: format.quantity,
        estimated: words.chart.estimated,
        marks: words.chart.finding,
      }),
    [lines, marks, step, zone, format, words],
  );
  const table = () => <TimeTable label={label} lines={lines} step={step} zone={zone} />;
  const picked = useMemo(() => onPick && (({ value }: Picked) => (Array.isArray(value) ? onPick(Number(value[0])) : undefined)), [onPick]);
  return <Chart label={label} option={option} table={table} height={height} onPick={picked} />;
}

function TimeTable({
  label,
  lines,
  step,
  zone,
}: {
  readonly label: string;
  readonly lines: readonly Line[];
  readonly step: StepName;
  readonly zone: string;
}) {
  const { words, format } = useLanguage();
  const rows = useMemo((): Row[] => (lines[0]?.points ?? []).map(({ at }, index) => ({ at, index })), [lines]);
  const columns = useMemo(
    (): Column<Row>[] => [
      { key: 'at', title: words.chart.time, show: ({ at }) => format.stepStart(at, step, zone) },
      ...lines.map((line): Column<Row> => {
        const show = ({ index }: Row) => {
          const point = line.points[index];
          return `${format.quantity(point?.value, line.unit)}${point?.estimated === true ? words.chart.estimated : ''}`;
        };
        return { key: line.name, title: line.name, number: true, show };
      }),
    ],
    [lines, step, zone, words, format],
  );
  return <PlainTable label={label} columns={columns} rows={rows} rowKey={({ at }) => String(at)} />;
}

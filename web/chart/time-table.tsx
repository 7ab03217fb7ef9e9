import { useMemo } from 'react';
import type { StepName } from '../i18n/format.ts';
import { useLanguage } from '../i18n/language.tsx';
import { share } from '../ui/cell.ts';
import type { Column } from '../ui/column.ts';
import { Figure } from '../ui/figure.tsx';
import { PlainTable } from '../ui/table.tsx';
import { marksAt } from './points.ts';
import type { Band, Line, Mark, Shade } from './points.ts';

/** What a chart over time and its table show. */
export type TimeShown = {
  readonly label: string;
  readonly lines: readonly Line[];
  readonly marks?: readonly Mark[];
  readonly shades?: readonly Shade[];
  readonly band?: Band | undefined;
  readonly step: StepName;
  readonly zone: string;
};

export const noMarks: readonly Mark[] = [];

type Row = { readonly at: number; readonly index: number };

/** The known share of each step of a line. */
function coverageOf(line: Line, title: string): Column<Row> {
  return {
    key: `${line.name} coverage`,
    title: `${line.name} ${title}`,
    number: true,
    value: ({ index }) => share(line.points[index]?.coverage),
  };
}

/** The values of a chart over time, a row for each step; a step can be opened as in the chart. */
export function TimeTable({
  label,
  lines,
  marks = noMarks,
  step,
  zone,
  onPick,
}: TimeShown & { readonly onPick: ((at: number) => void) | undefined }) {
  const { words, format } = useLanguage();
  const rows = useMemo((): Row[] => (lines[0]?.points ?? []).map(({ at }, index) => ({ at, index })), [lines]);
  const columns = useMemo(
    (): Column<Row>[] => [
      {
        key: 'at',
        title: words.chart.time,
        value: ({ at }) => ({ at, step, zone }),
        ...(onPick !== undefined && {
          show: ({ at }: Row) => (
            <button type="button" className="yd-link" onClick={() => onPick(at)}>
              {format.stepStart(at, step, zone)}
            </button>
          ),
        }),
      },
      ...lines.flatMap((line): Column<Row>[] => {
        const show = ({ index }: Row) => {
          const point = line.points[index];
          const estimated = point?.estimated === true ? words.chart.estimated : '';
          if (point?.figure === undefined) return `${format.quantity(point?.value, line.unit)}${estimated}`;
          return (
            <>
              <Figure of={{ value: point.value, unit: line.unit, figure: point.figure }} />
              {estimated}
            </>
          );
        };
        const value = ({ index }: Row) => ({ value: line.points[index]?.value ?? null, unit: line.unit });
        const told: Column<Row> = { key: line.name, title: line.name, number: true, show, value };
        if (line.points.some((point) => point.coverage !== undefined)) return [told, coverageOf(line, words.chart.coverage)];
        if (!line.points.some((point) => point.estimated === true)) return [told];
        const isEstimated = ({ index }: Row) => (line.points[index]?.estimated === true ? words.chart.yes : undefined);
        return [told, { key: `${line.name} estimated`, title: `${line.name}${words.chart.estimated}`, hidden: true, value: isEstimated }];
      }),
      ...(marks.length === 0
        ? []
        : [
            {
              key: 'marks',
              title: words.chart.finding,
              show: ({ at, index }: Row) => {
                const found = marksAt(marks, at, rows[index + 1]?.at);
                return [...new Set(found.map(({ text }) => text))].join(format.pause);
              },
            },
          ]),
    ],
    [lines, marks, rows, step, zone, words, format, onPick],
  );
  return <PlainTable label={label} columns={columns} rows={rows} rowKey={({ at }) => String(at)} />;
}

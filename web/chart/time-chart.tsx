import { useMemo, useState } from 'react';
import { unitSign } from '#kernel/unit-sign.ts';
import { useLanguage } from '../i18n/language.tsx';
import type { StepName } from '../i18n/format.ts';
import { Figure } from '../ui/figure.tsx';
import { PlainTable } from '../ui/table.tsx';
import type { Column } from '../ui/column.ts';
import { Chart } from './chart.tsx';
import { marksAt } from './points.ts';
import type { Dots, Line, Mark, Point } from './points.ts';
import { StepWalker } from './step-walker.tsx';
import { timeOption } from './time-option.ts';
import type { Zoom } from './time-option.ts';

type Row = { readonly at: number; readonly index: number };

type Shown = {
  readonly label: string;
  readonly lines: readonly Line[];
  readonly marks?: readonly Mark[];
  readonly step: StepName;
  readonly zone: string;
};

const noMarks: readonly Mark[] = [];

/**
 * Lines or bars over time, all with the same steps, in the building's zone: gaps are gaps, estimated is dashed, doubtful stretches are
 * shaded and marked on the axis.
 */
export function TimeChart({
  height,
  onPick,
  zoom,
  onZoom,
  dots,
  ...shown
}: Shown & {
  /** Readings that are pointed at; they stand in a table of their own beside the chart. */
  readonly dots?: Dots | undefined;
  readonly height?: number;
  /** A click on a step; its beginning, ms UTC. */
  readonly onPick?: (at: number) => void;
  /** Which part is in view at first. */
  readonly zoom?: Zoom | undefined;
  /** Somebody has zoomed and rests; undefined: all is in view. */
  readonly onZoom?: (zoom: Zoom | undefined) => void;
}) {
  const { words, format } = useLanguage();
  const { lines, marks = noMarks, step, zone, label } = shown;
  // where the reader zooms the drawing knows it already: only other lines are drawn anew, in the view of that moment
  const [drawn, setDrawn] = useState({ lines, zoom });
  if (drawn.lines !== lines) setDrawn({ lines, zoom });
  const option = useMemo(
    () =>
      timeOption(
        lines,
        marks,
        {
          at: (at) => format.stepStart(at, step, zone),
          quantity: format.quantity,
          estimated: words.chart.estimated,
          marks: words.chart.finding,
          unit: unitSign,
        },
        drawn.zoom,
        dots,
      ),
    [lines, marks, step, zone, format, words, drawn, dots],
  );
  const points = lines[0]?.points ?? noPoints;
  const placed = useMemo(() => onPick && ((x: number) => pickNearest(points, x, onPick)), [points, onPick]);
  const [pointed, setPointed] = useState<number | null>(null);
  const say = (index: number) => {
    const told = lines.map(({ name, unit, points: own }) => `${name} ${format.quantity(own[index]?.value, unit)}`);
    return [format.stepStart(points[index]?.at ?? 0, step, zone), ...told].join(' ');
  };
  const zoomed = useMemo(() => onZoom && atRest(onZoom), [onZoom]);
  return (
    <>
      <Chart
        label={label}
        option={option}
        table={() => <TimeTable {...shown} onPick={onPick} />}
        height={height}
        onPlace={placed}
        pointed={onPick && pointed}
        onZoom={zoomed}
      />
      {onPick === undefined || points.length === 0 ? null : (
        <StepWalker label={label} count={points.length} say={say} onStep={setPointed} onOpen={(index) => onPick(points[index]?.at ?? 0)} />
      )}
    </>
  );
}

const noPoints: readonly Point[] = [];

/** A click beside a low bar means that bar: the step that begins next to it. */
function pickNearest(points: readonly Point[], x: number, pick: (at: number) => void): void {
  const [first, ...others] = points;
  if (first === undefined) return;
  pick(others.reduce((best, one) => (Math.abs(one.at - x) < Math.abs(best.at - x) ? one : best), first).at);
}

const rest = 300;

/** Tells of a zoom once it rests, in whole per cent. */
function atRest(tell: (zoom: Zoom | undefined) => void): (start: number, end: number) => void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  return (start, end) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => tell(start <= 0 && end >= 100 ? undefined : { start, end }), rest);
  };
}

function TimeTable({ label, lines, marks = noMarks, step, zone, onPick }: Shown & { readonly onPick: ((at: number) => void) | undefined }) {
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

import { useMemo, useState } from 'react';
import { unitSign } from '#kernel/unit-sign.ts';
import { useLanguage } from '../i18n/language.tsx';
import { Chart } from './chart.tsx';
import type { Dots, Point } from './points.ts';
import { StepWalker } from './step-walker.tsx';
import { timeOption } from './time-option.ts';
import type { Zoom } from './time-option.ts';
import { heightWith } from './time-panels.ts';
import { stretchOf } from './stretch.ts';
import type { Stretch } from './stretch.ts';
import { noMarks, TimeTable } from './time-table.tsx';
import type { TimeShown } from './time-table.tsx';

/** Height of the first panel with what is above and below it, px. */
const usualHeight = 320;

/**
 * Lines or bars over time, all with the same steps, in the building's zone: gaps are gaps, estimated is dashed, doubtful stretches are
 * shaded and marked on the axis. A stretch selected with the mouse is zoomed in on, or opened in finer steps.
 */
export function TimeChart({
  height = usualHeight,
  onPick,
  onStretch,
  zoom,
  onZoom,
  dots,
  ...shown
}: TimeShown & {
  /** Highlighted readings; they are listed in a table of their own next to the chart. */
  readonly dots?: Dots | undefined;
  readonly height?: number;
  /** A click on a step; its start, ms UTC. */
  readonly onPick?: (at: number) => void;
  /** A stretch of steps was marked, by mouse or keys: returns whether something else is opened. Otherwise it is zoomed in on here. */
  readonly onStretch?: (stretch: Stretch) => boolean;
  /** The part in view initially. */
  readonly zoom?: Zoom | undefined;
  /** Called when zooming has paused; undefined: all is in view. */
  readonly onZoom?: (zoom: Zoom | undefined) => void;
}) {
  const { format } = useLanguage();
  const { lines, step, zone, label } = shown;
  const points = lines[0]?.points ?? noPoints;
  const placed = onPick && ((x: number) => pickNearest(points, x, onPick));
  const [pointed, setPointed] = useState<number | null>(null);
  const say = (index: number) => {
    const told = lines.map(({ name, unit, points: own }) => `${name} ${format.quantity(own[index]?.value, unit)}`);
    return [format.stepStart(points[index]?.at ?? 0, step, zone), ...told].join(' ');
  };
  const zoomed = useMemo(() => onZoom && atRest(onZoom), [onZoom]);
  const [option, setView] = useOption(shown, height, zoom, dots);
  const brushed = (from: number, to: number) => {
    const stretch = stretchOf(points, from, to);
    if (stretch === null || onStretch?.(stretch) === true) return;
    setView(stretch.zoom);
    onZoom?.(stretch.zoom);
  };
  return (
    <>
      <Chart
        label={label}
        option={option}
        table={() => <TimeTable {...shown} onPick={onPick} />}
        height={heightWith(lines, height)}
        onBrush={brushed}
        onPlace={placed}
        pointed={onPick && pointed}
        onZoom={zoomed}
      />
      {onPick === undefined || points.length === 0 ? null : (
        <StepWalker
          label={label}
          count={points.length}
          say={say}
          onStep={setPointed}
          onOpen={(index) => onPick(points[index]?.at ?? 0)}
          onStretch={(first, last) => brushed(points[first]?.at ?? 0, points[last]?.at ?? 0)}
        />
      )}
    </>
  );
}

/** The option of the chart, and how to bring another part of it into view. */
function useOption(
  { lines, marks = noMarks, shades, band, step, zone }: TimeShown,
  height: number,
  zoom: Zoom | undefined,
  dots: Dots | undefined,
) {
  const { words, format } = useLanguage();
  // the drawing already knows the reader's zoom: only other lines are redrawn, in the view of that moment
  const [drawn, setDrawn] = useState({ lines, zoom });
  if (drawn.lines !== lines) setDrawn({ lines, zoom });
  const option = useMemo(
    () =>
      timeOption(
        lines,
        {
          at: (at) => format.stepStart(at, step, zone),
          quantity: format.quantity,
          estimated: words.chart.estimated,
          marks: words.chart.finding,
          unit: unitSign,
        },
        { marks, zoom: drawn.zoom, dots, height, ...(shades !== undefined && { shades }), band },
      ),
    [lines, marks, shades, band, step, zone, format, words, drawn, dots, height],
  );
  return [option, (view: Zoom) => setDrawn({ lines, zoom: view })] as const;
}

const noPoints: readonly Point[] = [];

/** A click next to a low bar means that bar: the step that starts closest to it. */
function pickNearest(points: readonly Point[], x: number, pick: (at: number) => void): void {
  const [first, ...others] = points;
  if (first === undefined) return;
  pick(others.reduce((best, one) => (Math.abs(one.at - x) < Math.abs(best.at - x) ? one : best), first).at);
}

const rest = 300;

/** Reports a zoom once it pauses, in whole per cent. */
function atRest(tell: (zoom: Zoom | undefined) => void): (start: number, end: number) => void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  return (start, end) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => tell(start <= 0 && end >= 100 ? undefined : { start, end }), rest);
  };
}

import { Button } from 'antd';
import { useDeferredValue, useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import { ProblemView } from '../ui/problem-view.tsx';
import { useTheme } from '../ui/theme.tsx';
import type { Canvas, Option, Picked } from './canvas.ts';
import { styled } from './style.ts';

type Drawn = {
  /** What the chart shows, for screen readers. */
  readonly label: string;
  readonly option: Option;
  readonly height?: number | undefined;
  /** Additional kinds of chart to register first: `() => import('../../chart/parts/heat-map.ts')`. The function must be stable. */
  readonly parts?: (() => Promise<unknown>) | undefined;
  /** A click on a point; its action is available without a mouse too. */
  readonly onPick?: ((picked: Picked) => void) | undefined;
  /** A click anywhere in the plot: the position on the horizontal axis; instead of `onPick`. */
  readonly onPlace?: ((x: number) => void) | undefined;
  /** The point marked for keyboard users; null: none. */
  readonly pointed?: number | null | undefined;
  /** A stretch of the horizontal axis was selected; its action is available without a mouse too. */
  readonly onBrush?: ((from: number, to: number) => void) | undefined;
  /** After a zoom: the part in view, in per cent. */
  readonly onZoom?: ((start: number, end: number) => void) | undefined;
};

/**
 * The one chart component: draws an ECharts option in the console's style, and provides its table. ECharts is loaded lazily.
 * @param props.table the same values as a table; a button shows it instead of the chart
 * @param props.below the table is always shown below the chart
 */
export function Chart({ table, below = false, ...drawn }: Drawn & { readonly table: () => ReactNode; readonly below?: boolean }) {
  const { chart } = useWords();
  const [asTable, setAsTable] = useState(false);
  if (below)
    return (
      <figure className="yd-chart" aria-label={drawn.label}>
        <Drawing {...drawn} />
        {table()}
      </figure>
    );
  return (
    <figure className="yd-chart" aria-label={drawn.label}>
      <div className="yd-chart-switch yd-no-print">
        <Button size="small" onClick={() => setAsTable(!asTable)}>
          {asTable ? chart.asChart : chart.asTable}
        </Button>
      </div>
      {asTable ? table() : <Drawing {...drawn} />}
    </figure>
  );
}

function Drawing({ label, option, height = 320, parts, onPick, onPlace, pointed, onBrush, onZoom }: Drawn) {
  const box = useRef<HTMLDivElement>(null);
  const [canvas, setCanvas] = useState<Canvas | null>(null);
  const [error, setError] = useState<unknown>(null);
  const { colours, series } = useTheme();
  const wanted = useDeferredValue(option);
  useEffect(() => open(box, parts, setCanvas, setError), [parts]);
  useEffect(() => canvas?.draw(styled(wanted, colours, series)), [canvas, wanted, colours, series]);
  useEffect(() => canvas?.onPick((picked) => onPick?.(picked)), [canvas, onPick]);
  useEffect(() => (onPlace === undefined ? undefined : canvas?.onPlace(onPlace)), [canvas, onPlace]);
  useEffect(() => (pointed === undefined ? undefined : canvas?.point(pointed)), [canvas, pointed]);
  useEffect(() => (onBrush === undefined ? undefined : canvas?.onBrush(onBrush)), [canvas, onBrush]);
  useEffect(() => canvas?.onZoom((start, end) => onZoom?.(start, end)), [canvas, onZoom]);
  if (error !== null) return <ProblemView error={error} />;
  const style = { height, ...(onPlace !== undefined && { cursor: 'pointer' }) };
  return <div ref={box} role="img" aria-label={label} style={style} data-drawn={canvas !== null} />;
}

/** Loads ECharts and opens a canvas in the box; returns a function that closes it. */
function open(
  box: { readonly current: HTMLDivElement | null },
  parts: (() => Promise<unknown>) | undefined,
  ready: (canvas: Canvas | null) => void,
  failed: (error: unknown) => void,
): () => void {
  let ended = false;
  let canvas: Canvas | null = null;
  const begin = async () => {
    const [{ openCanvas }] = await Promise.all([import('./canvas.ts'), parts?.()]);
    if (ended || box.current === null) return;
    canvas = openCanvas(box.current);
    ready(canvas);
  };
  begin().catch(failed);
  return () => {
    ended = true;
    canvas?.end();
    ready(null);
  };
}

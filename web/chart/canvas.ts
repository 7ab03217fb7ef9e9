import { BarChart, LineChart } from 'echarts/charts';
import {
  DataZoomInsideComponent,
  DataZoomSliderComponent,
  GridComponent,
  LegendPlainComponent,
  MarkAreaComponent,
  TooltipComponent,
} from 'echarts/components';
import { init, use } from 'echarts/core';
import type { ECharts, EChartsCoreOption } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { brushOn } from './plot-brush.ts';
import type { Panel } from './plot-brush.ts';

// what nearly every chart uses; rarer kinds are registered by `parts/`, loaded where they are needed
use([BarChart, LineChart, CanvasRenderer]);
use([DataZoomInsideComponent, DataZoomSliderComponent, GridComponent, LegendPlainComponent, MarkAreaComponent, TooltipComponent]);

export type Option = EChartsCoreOption;

/** What was clicked: the series, and its value as in the option. */
export type Picked = { readonly seriesName?: string; readonly name?: string; readonly value?: unknown; readonly data?: unknown };

export type Canvas = {
  readonly draw: (option: Option) => void;
  readonly end: () => void;
  readonly onPick: (pick: (picked: Picked) => void) => void;
  /** A click anywhere in the plot: the position on the horizontal axis, in its own values. */
  readonly onPlace: (pick: (x: number) => void) => void;
  /** Marks a point of the first series with its tooltip; null: none. */
  readonly point: (index: number | null) => void;
  /** A stretch of the horizontal axis was selected with the mouse, in its own values. Returns a function that unsubscribes. */
  readonly onBrush: (brushed: (from: number, to: number) => void) => () => void;
  /** The part in view, in per cent, after each zoom. */
  readonly onZoom: (zoomed: (start: number, end: number) => void) => void;
};

/** Creates a chart canvas that follows its box. Loaded lazily: it is the heavy part of a chart. */
export function openCanvas(box: HTMLElement): Canvas {
  const chart = init(box, null, { renderer: 'canvas' });
  const watch = new ResizeObserver(() => chart.resize());
  watch.observe(box);
  // reading the option from ECharts copies all points
  let panels: readonly Panel[] = [];
  return {
    draw: (option) => {
      panels = [option['grid'] ?? []].flat() as Panel[];
      chart.setOption(option, { notMerge: true, lazyUpdate: true });
    },
    onPick: (pick) => {
      chart.off('click');
      // what ECharts tells of a click has these fields among others
      chart.on('click', (event) => pick(event as unknown as Picked));
    },
    onPlace: (pick) => {
      const plot = chart.getZr();
      plot.off('click');
      plot.on('click', ({ offsetX, offsetY }) => {
        if (!chart.containPixel('grid', [offsetX, offsetY])) return;
        pick(chart.convertFromPixel({ xAxisIndex: 0 }, offsetX));
      });
    },
    point: (index) => chart.dispatchAction(index === null ? { type: 'hideTip' } : { type: 'showTip', seriesIndex: 0, dataIndex: index }),
    onBrush: (brushed) => brushOn(chart, () => panels, brushed),
    onZoom: (zoomed) => {
      chart.off('datazoom');
      chart.on('datazoom', (event) => {
        const { start, end } = ((event as { batch?: readonly unknown[] }).batch?.[0] ?? event) as { start?: number; end?: number };
        if (start !== undefined && end !== undefined) zoomed(start, end);
      });
    },
    end: () => {
      watch.disconnect();
      abandonPainting(chart);
      chart.dispose();
    },
  };
}

/**
 * A field of cells is painted over several frames; the painter continues in the next frame although the chart was disposed of, and throws
 * (zrender 6.1, `_paintList`; ECharts 6.1 marks each heat map so). Starting an empty painting ends the one in progress.
 */
function abandonPainting(chart: ECharts): void {
  const plot = chart.getZr();
  plot.clear();
  plot.refreshImmediately(true);
}

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
import type { EChartsCoreOption } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

// what nearly every chart uses; rarer kinds register themselves from `parts/`, loaded where they are needed
use([BarChart, LineChart, CanvasRenderer]);
use([DataZoomInsideComponent, DataZoomSliderComponent, GridComponent, LegendPlainComponent, MarkAreaComponent, TooltipComponent]);

export type Option = EChartsCoreOption;

/** What was clicked: which series, and its value as the option has it. */
export type Picked = { readonly seriesName?: string; readonly name?: string; readonly value?: unknown; readonly data?: unknown };

export type Canvas = {
  readonly draw: (option: Option) => void;
  readonly end: () => void;
  readonly onPick: (pick: (picked: Picked) => void) => void;
  /** A click anywhere in the plot: where on the horizontal axis, in its own values. */
  readonly onPlace: (pick: (x: number) => void) => void;
  /** Marks a point of the first series with its tooltip; null: none. */
  readonly point: (index: number | null) => void;
  /** Which part is in view, per cent, whenever somebody zooms. */
  readonly onZoom: (zoomed: (start: number, end: number) => void) => void;
};

/** Makes a drawing place that follows its box. Loaded lazily: it is the heavy part of a chart. */
export function openCanvas(box: HTMLElement): Canvas {
  const chart = init(box, null, { renderer: 'canvas' });
  const watch = new ResizeObserver(() => chart.resize());
  watch.observe(box);
  return {
    draw: (option) => chart.setOption(option, { notMerge: true, lazyUpdate: true }),
    onPick: (pick) => {
      chart.off('click');
      chart.on('click', (event) => pick(event as unknown as Picked));
    },
    onPlace: (pick) => {
      const plot = chart.getZr();
      plot.off('click');
      plot.on('click', ({ offsetX, offsetY }) => {
        if (!chart.containPixel({ gridIndex: 0 }, [offsetX, offsetY])) return;
        pick(chart.convertFromPixel({ xAxisIndex: 0 }, offsetX));
      });
    },
    point: (index) => chart.dispatchAction(index === null ? { type: 'hideTip' } : { type: 'showTip', seriesIndex: 0, dataIndex: index }),
    onZoom: (zoomed) => {
      chart.off('datazoom');
      chart.on('datazoom', () => {
        const [first] = (chart.getOption() as { dataZoom?: { start: number; end: number }[] }).dataZoom ?? [];
        if (first !== undefined) zoomed(first.start, first.end);
      });
    },
    end: () => {
      watch.disconnect();
      chart.dispose();
    },
  };
}

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

// what nearly every chart uses; rarer kinds register themselves from `parts/`, loaded where they are needed
use([BarChart, LineChart, CanvasRenderer]);
use([DataZoomInsideComponent, DataZoomSliderComponent, GridComponent, LegendPlainComponent, MarkAreaComponent, TooltipComponent]);

export type Option = EChartsCoreOption;

export type Canvas = { readonly draw: (option: Option) => void; readonly end: () => void; readonly on: ECharts['on'] };

/** Makes a drawing place that follows its box. Loaded lazily: it is the heavy part of a chart. */
export function openCanvas(box: HTMLElement): Canvas {
  const chart = init(box, null, { renderer: 'canvas' });
  const watch = new ResizeObserver(() => chart.resize());
  watch.observe(box);
  return {
    draw: (option) => chart.setOption(option, { notMerge: true, lazyUpdate: true }),
    on: chart.on.bind(chart) as ECharts['on'],
    end: () => {
      watch.disconnect();
      chart.dispose();
    },
  };
}

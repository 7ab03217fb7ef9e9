/** The input of a drawing thread: an ECharts option that is plain data, and its size in units of 1/96 inch. */
export type Drawing = { readonly width: number; readonly height: number; readonly option: Readonly<Record<string, unknown>> };

const [ink, quiet, line] = ['#1f1f1f', '#595959', '#d9d9d9'];

/** The style of charts on paper. */
export const chartLook = {
  /** The width of the text of a page. */
  width: 580,
  ink,
  quiet,
  /** Distinguishable in greyscale print, too. */
  colours: ['#2f5f9e', '#c8762b', '#5b9a8b', '#8c4a6e', '#9aa84f', '#6f6f6f', '#b8a13a', '#4f7fbf'],
  valueAxis: {
    type: 'value',
    splitLine: { lineStyle: { color: line } },
    axisLabel: { color: quiet },
    nameTextStyle: { color: quiet },
  },
  legend: { top: 0, itemWidth: 18, itemHeight: 11, textStyle: { color: ink } },
} as const;

/** The base of every chart on paper. */
export const plainChart = {
  animation: false,
  backgroundColor: '#ffffff',
  color: chartLook.colours,
  textStyle: { color: ink, fontFamily: 'Chart', fontSize: 12 },
} as const;

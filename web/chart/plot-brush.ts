import { graphic } from 'echarts/core';
import type { ECharts } from 'echarts/core';

/** Anything shorter is a click, px. */
const leastPx = 5;

type Press = { readonly offsetX: number; readonly offsetY: number; readonly event: unknown };

/**
 * Draws a cover while the mouse is dragged over the plot, and reports the selected stretch of the horizontal axis. Our own, because the
 * brush of ECharts redraws the whole chart at each move; the cover has a layer of its own. A finger selects nothing: it scrolls the page.
 * @param panels the current positions of the panels of the plot
 */
export function brushOn(chart: ECharts, panels: () => readonly Panel[], brushed: (from: number, to: number) => void): () => void {
  const plot = chart.getZr();
  let began: number | null = null;
  const cover = new graphic.Rect({ silent: true, zlevel: 10, style: { fill: 'rgba(0, 120, 90, 0.18)' } });
  // the two type descriptions of zrender disagree on optional fields
  const drawn = cover as unknown as Parameters<typeof plot.add>[0];
  const put = (from: number, to: number) => {
    const { top, bottom } = edges(panels());
    cover.setShape({ x: Math.min(from, to), width: Math.abs(to - from), y: top, height: bottom - top });
  };
  const press = ({ offsetX, offsetY, event }: Press) => {
    if (isTouch(event) || !chart.containPixel('grid', [offsetX, offsetY])) return;
    began = offsetX;
    put(offsetX, offsetX);
    plot.add(drawn);
  };
  const move = ({ offsetX }: Press) => {
    if (began !== null) put(began, inside(chart, panels(), offsetX));
  };
  const release = ({ offsetX }: Press) => {
    if (began === null) return;
    const [from, to] = [began, inside(chart, panels(), offsetX)].toSorted((a, b) => a - b) as [number, number];
    began = null;
    const valueAt = (x: number): number => chart.convertFromPixel({ xAxisIndex: 0 }, x);
    if (to - from < leastPx) {
      plot.remove(drawn);
      return;
    }
    const [first, last] = [valueAt(from), valueAt(to)];
    // respond to the pointer first: the cover stays while the page works out what it opens
    afterPaint(() => {
      if (chart.isDisposed()) return;
      plot.remove(drawn);
      brushed(first, last);
    });
  };
  const ways = { mousedown: press, mousemove: move, mouseup: release };
  for (const [name, way] of Object.entries(ways)) plot.on(name, way);
  return () => {
    if (began !== null) plot.remove(drawn);
    for (const [name, way] of Object.entries(ways)) plot.off(name, way);
  };
}

/** Runs after the current state is painted. */
function afterPaint(act: () => void): void {
  requestAnimationFrame(() => void setTimeout(act));
}

const isTouch = (event: unknown): boolean => (event as { zrByTouch?: boolean }).zrByTouch === true;

/** A panel of the plot: its distance from the edges of the chart, and its height, px. */
export type Panel = { readonly left: number; readonly right: number; readonly top: number; readonly height: number };

/** The top edge of the first panel and the bottom edge of the last, px. */
function edges(panels: readonly Panel[]): { readonly top: number; readonly bottom: number } {
  const last = panels.at(-1);
  return { top: panels[0]?.top ?? 0, bottom: (last?.top ?? 0) + (last?.height ?? 0) };
}

/** Clamps to the plot. */
function inside(chart: ECharts, [first]: readonly Panel[], x: number): number {
  return Math.min(Math.max(x, first?.left ?? 0), chart.getWidth() - (first?.right ?? 0));
}

import { fileURLToPath } from 'node:url';
import type * as Canvas from '@napi-rs/canvas';
import { BarChart, LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent, LegendPlainComponent } from 'echarts/components';
import { init, setPlatformAPI, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import type { Drawing } from './drawing.ts';

use([BarChart, CanvasRenderer, GridComponent, LegendPlainComponent, LineChart, ScatterChart]);

/** Picture pixels per 1/96 inch: 288 per inch, as needed for print. */
const fineness = 3;

type Skia = typeof Canvas;

/** The canvas with its font. Throws if there is no binary for the platform. */
async function loadSkia(): Promise<Skia> {
  const found = await import('@napi-rs/canvas');
  const font = new URL('../fonts/NotoSansHans-Regular.otf', import.meta.resolve('@embedpdf/fonts-sc'));
  found.GlobalFonts.registerFromPath(fileURLToPath(font), 'Chart');
  // without it patterns are neither rotated nor at the picture's resolution: estimates would have no stripes
  Object.assign(globalThis, { DOMMatrix: found.DOMMatrix });
  // ECharts draws on any canvas, and types that of a browser
  setPlatformAPI({ createCanvas: () => found.createCanvas(32, 32) as unknown as HTMLCanvasElement });
  return found;
}

/** Charts as PNG in order; null if there is no canvas, with the reason: the tables contain the same data. */
export type Drawn = { readonly pictures: readonly (Uint8Array | null)[]; readonly trouble: string | null };

/** @param load loads the canvas, which some platforms lack */
export function createDrawing(load: () => Promise<Skia>) {
  let loaded: Promise<Skia | Error> | undefined;
  return async (drawings: readonly Drawing[]): Promise<Drawn> => {
    loaded ??= load().catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))));
    const found = await loaded;
    if (found instanceof Error) return { pictures: drawings.map(() => null), trouble: found.message.split('\n')[0] ?? '' };
    return { pictures: drawings.map((one) => pngOf(found, one)), trouble: null };
  };
}

/** Draws charts; the same drawing always gives the same bytes. */
export const drawCharts = createDrawing(loadSkia);

function pngOf({ createCanvas }: Skia, { width, height, option }: Drawing): Uint8Array {
  const canvas = createCanvas(width * fineness, height * fineness);
  // ECharts draws on any canvas, and types that of a browser
  const chart = init(canvas as unknown as HTMLElement, null, { renderer: 'canvas', width, height, devicePixelRatio: fineness });
  try {
    chart.setOption(option);
    return new Uint8Array(canvas.toBuffer('image/png'));
  } finally {
    chart.dispose();
  }
}

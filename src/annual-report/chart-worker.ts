import { fileURLToPath } from 'node:url';
import type * as Canvas from '@napi-rs/canvas';
import { BarChart, ScatterChart } from 'echarts/charts';
import { GridComponent, LegendPlainComponent } from 'echarts/components';
import { init, setPlatformAPI, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import type { Drawing } from './chart-option.ts';

use([BarChart, CanvasRenderer, GridComponent, LegendPlainComponent, ScatterChart]);

/** Dots of the picture for each of 1/96 inch: 288 to an inch, as print wants it. */
const fineness = 3;

type Skia = typeof Canvas;

let loaded: Promise<Skia | null> | undefined;

/** The canvas with its font; null on a platform for which it has no binary. */
function skia(): Promise<Skia | null> {
  loaded ??= import('@napi-rs/canvas').then(
    (found) => {
      const font = new URL('../fonts/NotoSansHans-Regular.otf', import.meta.resolve('@embedpdf/fonts-sc'));
      found.GlobalFonts.registerFromPath(fileURLToPath(font), 'Chart');
      setPlatformAPI({ createCanvas: () => found.createCanvas(32, 32) as unknown as HTMLCanvasElement });
      return found;
    },
    () => null,
  );
  return loaded;
}

/** Draws charts as PNG; the same drawing gives the same bytes. Null where the platform has no canvas: the tables say the same. */
export async function drawCharts(drawings: readonly Drawing[]): Promise<readonly (Uint8Array | null)[]> {
  const found = await skia();
  return drawings.map((one) => (found === null ? null : pngOf(found, one)));
}

function pngOf({ createCanvas }: Skia, { width, height, option }: Drawing): Uint8Array {
  const canvas = createCanvas(width * fineness, height * fineness);
  const chart = init(canvas as unknown as HTMLElement, null, { renderer: 'canvas', width, height, devicePixelRatio: fineness });
  try {
    chart.setOption(option);
    return new Uint8Array(canvas.toBuffer('image/png'));
  } finally {
    chart.dispose();
  }
}

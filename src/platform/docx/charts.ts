import type { Workers } from '#platform/workers/workers.ts';
import type { drawCharts, Drawn } from './chart-worker.ts';
import type { Drawing } from './drawing.ts';

const module = new URL('./chart-worker.ts', import.meta.url);

/** Charts as pictures, drawn in a thread; none if the platform cannot draw, with the reason. */
export async function chartsDrawn(workers: Pick<Workers, 'run'>, drawings: readonly Drawing[]): Promise<Drawn> {
  return drawings.length === 0 ? { pictures: [], trouble: null } : workers.run<typeof drawCharts>(module, 'drawCharts', drawings);
}

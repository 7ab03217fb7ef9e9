import type { Occupancy } from '#metering/occupancy/occupancy.ts';
import type { Points } from '#metering/point/point.ts';
import type { Readings } from '#metering/readings/readings.ts';
import { slice } from '#slice.ts';
import { trendWords } from './words.ts';

type Before = { readonly point: Points; readonly readings: Readings; readonly occupancy: Occupancy };

export const trendSlice = slice({
  name: 'trend',
  words: trendWords,
  async create({ words }, { point, readings, occupancy }: Before) {
    const [{ createTrend }, { trendRoutes }] = await Promise.all([import('./trend.ts'), import('./routes.ts')]);
    const service = createTrend({ point, readings, occupancy });
    return { service, router: trendRoutes(service, words), explain: { trend: service.explain } };
  },
});

import { demoMeasures } from '../../test/city/measures.ts';
import { city } from '../../test/city/place.ts';
import type { LiveWork } from './live-work.ts';

/** What measures of retrofit save and cost in the demo city: typed by one, confirmed by nobody, so that all of it is indicative; once. */
export async function enterMeasures({ at: { client } }: Pick<LiveWork, 'at'>): Promise<void> {
  const { measures } = await client.retrofitEstimate.measures({ region: city.code });
  const entered = new Set(measures.flatMap(({ measure, region }) => (region === city.code ? [measure] : [])));
  for (const one of demoMeasures) if (!entered.has(one.measure)) await client.retrofitEstimate.enter({ region: city.code, ...one });
}

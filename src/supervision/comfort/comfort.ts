import { createControl } from './control-answers.ts';
import { comfortExplainers } from './explain.ts';
import { createIndoor } from './indoor-answers.ts';
import { createInspections } from './inspections.ts';
import { createPhotos } from './photos.ts';
import type { ComfortNeeds } from './needs.ts';
import { createSeasons } from './seasons.ts';

/**
 * Indoor temperature of public buildings: seasons of places, measurements in rooms against the rule and the standards, on-site inspections
 * and their results.
 * @example await comfort.inspect(scope, 'B1', { client: 'p1-7', at: '2026-07-01T10:00', instrument, rooms })
 */
export function createComfort(needs: ComfortNeeds) {
  const seasons = createSeasons(needs);
  const measured = { ...createControl(needs, seasons), ...createIndoor(needs, seasons) };
  return { ...seasons, ...createInspections(needs, seasons), ...createPhotos(needs), ...measured, explainers: comfortExplainers(measured) };
}

export type Comfort = ReturnType<typeof createComfort>;

import type { client } from '../../../api.ts';

export type Result = Awaited<ReturnType<typeof client.assessment.run>>;
export type PlaceRow = Result['rows'][number];
export type ItemRow = PlaceRow['items'][number];
export type Scheme = Awaited<ReturnType<typeof client.assessment.list>>['schemes'][number];

/** Points as assessments write them: to a hundredth, whatever their size. */
export const pointsText = (points: number): string => points.toFixed(2);

/** The kind of measure of an item. */
export function measuredKind(of: ItemRow['measures']): 'indicator' | 'target' | 'task' | 'form' {
  if (of.indicator !== undefined) return 'indicator';
  if (of.target !== undefined) return 'target';
  return of.task === undefined ? 'form' : 'task';
}

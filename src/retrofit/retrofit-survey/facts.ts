import type { Sets } from '#platform/ledger/sets.ts';

/** The facts of a building that its retrofit needs, in the order in which they are asked. */
export const surveyedFacts = [
  'floorArea',
  'heatedArea',
  'roofArea',
  'wallArea',
  'windowArea',
  'structure',
  'wallU',
  'roofU',
  'windowU',
  'energyMeasures',
] as const;

/** Structural safety 结构安全: of the project, not of the building. */
export const safety = 'safe';

/** What one entry says of a building, or of one code of its equipment. null is 不清楚: it stays unknown. */
export type Entry = {
  /** As the phone named it: the same twice is one. */
  readonly entry: string;
  readonly building: string;
  readonly equipment: string | null;
  readonly set: Sets;
};

/** A photo that came by the link: of a building, or of one code of its equipment. */
export type SurveyPhoto = {
  readonly id: number;
  readonly building: string;
  readonly equipment: string | null;
  readonly name: string;
  readonly bytes: number;
  readonly received: Date;
};

export type SurveyState = 'open' | 'returned' | 'accepted' | 'expired';

/** What entries come to: of each building and each code of equipment the last that was said of a field. */
export type Staged = { readonly building: string; readonly equipment: string | null; readonly set: Sets };

/** Folds entries in the order in which they came. */
export function stagedOf(entries: readonly Entry[]): Staged[] {
  const byThing = Map.groupBy(entries, ({ building, equipment }) => JSON.stringify([building, equipment]));
  return [...byThing.values()].map((some) => ({
    building: (some[0] as Entry).building,
    equipment: (some[0] as Entry).equipment,
    set: Object.assign({}, ...some.map(({ set }) => set)) as Sets,
  }));
}

/** What is known of an answer: 不清楚 sets nothing, and clears nothing. */
export const knownOf = (set: Sets): Sets => Object.fromEntries(Object.entries(set).filter(([, value]) => value !== null && value !== ''));

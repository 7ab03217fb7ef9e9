import type { Sets } from '#platform/ledger/sets.ts';

/** The facts of a building needed for its retrofit, in the order in which they are asked. */
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

/** One entry about a building, or about one code of its equipment. null is 不清楚: it stays unknown. */
export type Entry = {
  /** The id given by the phone: sent twice, it is one entry. */
  readonly entry: string;
  readonly building: string;
  readonly equipment: string | null;
  readonly set: Sets;
};

/** A photo received by the link: of a building, or of one code of its equipment. */
export type SurveyPhoto = {
  readonly id: number;
  readonly building: string;
  readonly equipment: string | null;
  readonly name: string;
  readonly bytes: number;
  readonly received: Date;
};

export type SurveyState = 'open' | 'returned' | 'accepted' | 'expired';

/** The result of entries: for each building and each code of equipment, the last value of a field. */
export type Staged = { readonly building: string; readonly equipment: string | null; readonly set: Sets };

/** Folds entries in the order received. */
export function stagedOf(entries: readonly Entry[]): Staged[] {
  const byThing = Map.groupBy(entries, ({ building, equipment }) => JSON.stringify([building, equipment]));
  return [...byThing.values()].map((some) => ({
    building: (some[0] as Entry).building,
    equipment: (some[0] as Entry).equipment,
    set: Object.assign({}, ...some.map(({ set }) => set)) as Sets,
  }));
}

/** The known part of an answer: 不清楚 neither sets nor clears anything. */
export const knownOf = (set: Sets): Sets => Object.fromEntries(Object.entries(set).filter(([, value]) => value !== null && value !== ''));

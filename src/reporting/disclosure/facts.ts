import type { Carrier, Unit } from '#kernel/carrier.ts';

/** The year's use of one carrier as it is told to the public. */
export type DisclosedUse = {
  readonly carrier: Carrier;
  readonly value: number;
  readonly unit: Unit;
  readonly coverage: number;
  /** In the unit per m2; null where the area is not known. */
  readonly intensity: number | null;
};

/** What a verdict rests on; values in `unit`. */
export type Limits = {
  readonly corrected: number;
  readonly constraint: number;
  readonly leading: number | null;
  readonly unit: string;
  readonly document: string;
  readonly clause: string;
};

/** One building's year as it is told to the public. */
export type PublicBuilding = {
  readonly code: string;
  readonly name: string;
  readonly region: string;
  readonly district: string;
  readonly use: string | null;
  readonly floorAreaM2: number | null;
  readonly uses: readonly DisclosedUse[];
  /** Never an indicative one. */
  readonly verdict: 'leading' | 'within' | 'over' | null;
  readonly limits: Limits | null;
};

/** What would be told, and who agreed, which is never told. */
export type ByConsent = PublicBuilding & { readonly consent: string | null };

export type PlaceYear = { readonly region: string; readonly year: number };

/** The rules of the city for what may be told. */
export type Rules = {
  readonly consent: boolean;
  readonly leastArea: number;
  readonly leastCoverage: number;
  readonly leastBuildings: number;
};

import type { Carrier, Unit } from '#kernel/carrier.ts';

/** The year's use of one carrier as disclosed. */
export type DisclosedUse = {
  readonly carrier: Carrier;
  readonly value: number;
  readonly unit: Unit;
  readonly coverage: number;
  /** In the unit per m2; null if the area is not known. */
  readonly intensity: number | null;
};

/** What a verdict is based on; values in `unit`. */
export type Limits = {
  readonly corrected: number;
  readonly constraint: number;
  readonly leading: number | null;
  readonly unit: string;
  readonly document: string;
  readonly clause: string;
};

/** One building's year as disclosed. */
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

/** What would be disclosed, and who agreed, which is never disclosed. */
export type ByConsent = PublicBuilding & { readonly consent: string | null };

export type PlaceYear = { readonly region: string; readonly year: number };

/** The city's rules for what may be disclosed. */
export type Rules = {
  readonly consent: boolean;
  readonly leastArea: number;
  readonly leastCoverage: number;
  readonly leastBuildings: number;
};

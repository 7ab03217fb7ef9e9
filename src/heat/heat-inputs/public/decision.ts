export type DecisionAbout = 'meter' | 'household' | 'point';

/** What each is called as the subject of an entry of the trail. */
export const subjectKinds = { meter: 'meter', household: 'household', point: 'settlement-point' } as const;

/** What somebody decides about bills of heat; what a kind does not say is null. */
export type HeatDecisionGiven = {
  /** A meter did not count on some days; a room was cold on some days; what stands for what was not measured in a season. */
  readonly kind: 'faulty' | 'cold' | 'substitute';
  readonly about: DecisionAbout;
  readonly code: string;
  readonly from: string | null;
  /** The day after the last. */
  readonly to: string | null;
  readonly season: string | null;
  /** degC, decimal text. */
  readonly temperature: string | null;
  readonly rule: string | null;
  /** Decimal text of at most four decimals. */
  readonly gj: string | null;
  /** Why. */
  readonly note: string;
};

/** A decision with who took it. Its number is that of its change, by which it is undone. */
export type HeatDecision = HeatDecisionGiven & { readonly decision: number; readonly by: string; readonly at: Date };

/** What a decision of its kind says when it says nothing else. */
export const unsaid = { from: null, to: null, season: null, temperature: null, rule: null, gj: null } as const;

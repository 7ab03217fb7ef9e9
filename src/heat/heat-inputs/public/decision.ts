export type DecisionAbout = 'meter' | 'household' | 'point';

/** The names of subjects in entries of the audit trail. */
export const subjectKinds = { meter: 'meter', household: 'household', point: 'settlement-point' } as const;

/** A decision about bills of heat to be taken; fields that a kind does not use are null. */
export type HeatDecisionGiven = {
  /** A meter was faulty on some days; a room was cold on some days; a substitute for what was not measured in a season. */
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

/** The values of a decision's unused fields. */
export const unsaid = { from: null, to: null, season: null, temperature: null, rule: null, gj: null } as const;

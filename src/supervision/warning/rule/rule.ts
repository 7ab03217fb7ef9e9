import type { Carrier } from '#kernel/carrier.ts';

export const subjectKinds = ['building', 'meter', 'point', 'equipment'] as const;
export const ruleSteps = ['15min', 'hour', 'day'] as const;
export const severities = ['info', 'warning', 'error'] as const;
export const takes = ['mean', 'min', 'max', 'last', 'within', 'turns'] as const;

export type SubjectKind = (typeof subjectKinds)[number];
export type RuleStep = (typeof ruleSteps)[number];

/** What a rule reads for a step. Shares are 0..1; an unknown value makes everything based on it unknown. */
export type Source =
  | { readonly use: Carrier | true; readonly hours?: ClockHours; readonly least: number }
  | { readonly expected: 'value' | 'low' | 'high'; readonly carrier: Carrier }
  | (PointSource & { readonly point: string | true })
  | (PointSource & { readonly tag: string })
  | { readonly weather: 'temperature' }
  | { readonly quiet: true }
  | { readonly pace: 'share' };

/** The value taken from a point in a step. */
export type PointSource = {
  readonly take: (typeof takes)[number];
  /** Bounds of `within`; -Infinity, Infinity where one is missing. */
  readonly within?: { readonly low: number; readonly high: number };
  readonly deadband?: number;
  readonly least: number;
};

/** Whether a source of a rule about such subjects depends on points. */
export const readsPoints = (source: Source, subject: SubjectKind): boolean =>
  'point' in source || 'tag' in source || ('quiet' in source && (subject === 'point' || subject === 'equipment'));

/** A part of each local day in seconds on the clock; if `end` is not after `start`, it ends on the next day. */
export type ClockHours = { readonly start: number; readonly end: number };

export type Operand =
  | number
  | string
  | { readonly sum: readonly Operand[] }
  | { readonly product: readonly Operand[] }
  | { readonly min: readonly Operand[] }
  | { readonly max: readonly Operand[] }
  | { readonly minus: readonly [Operand, Operand] }
  | { readonly ratio: readonly [Operand, Operand] }
  | { readonly abs: Operand };

export type RuleCondition =
  | { readonly gt: readonly [Operand, Operand] }
  | { readonly ge: readonly [Operand, Operand] }
  | { readonly lt: readonly [Operand, Operand] }
  | { readonly le: readonly [Operand, Operand] }
  | { readonly all: readonly RuleCondition[] }
  | { readonly any: readonly RuleCondition[] }
  | { readonly not: RuleCondition };

/** A parsed warning rule; every time in seconds. */
export type Rule = {
  readonly id: string;
  readonly version: number;
  readonly names: { readonly zh: string; readonly en: string };
  readonly subject: SubjectKind;
  readonly of: Readonly<Record<string, readonly (string | number | boolean)[]>>;
  readonly step: RuleStep;
  readonly during: 'occupied' | 'unoccupied' | readonly ClockHours[] | null;
  readonly inputs: Readonly<Record<string, Source>>;
  /** Inputs that a subject may lack: then they are unknown. */
  readonly optional: ReadonlySet<string>;
  readonly when: RuleCondition;
  readonly raise: number;
  /** Number of consecutive judged steps among which `raise` must be true; null: `raise` consecutive ones. */
  readonly among: number | null;
  readonly clear: number;
  readonly wait: number;
  readonly severity: (typeof severities)[number];
  readonly stake: { readonly unit: string; readonly of: Operand } | null;
  readonly notify: readonly string[];
  readonly escalate: readonly { readonly after: number; readonly to: readonly string[] }[];
};

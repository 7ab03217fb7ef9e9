import type { Carrier, Unit } from '#kernel/carrier.ts';
import type { Finding, Severity } from '#kernel/finding.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';

export const itemKinds = ['fact', 'energy', 'cost', 'equipment', 'split', 'document', 'note'] as const;

export type ItemKind = (typeof itemKinds)[number];

export const requestStates = ['known', 'missing', 'received', 'accepted'] as const;

export type RequestState = (typeof requestStates)[number];

/** `out`: a link is active; `submitted`: its holder has submitted; `complete`: nothing is missing or waits to be accepted. */
export const auditStates = ['open', 'out', 'submitted', 'complete'] as const;

export type AuditState = (typeof auditStates)[number];

/** An audit as stored. Days are local days of the building, the last not included. */
export type Audit = {
  readonly audit: number;
  readonly building: string;
  readonly buildingName: string;
  readonly level: number;
  readonly from: string;
  readonly to: string;
  readonly by: string;
  readonly opened: Date;
  readonly submitted: Date | null;
};

/** An answer to an item. */
export type Answer = {
  readonly item: string;
  readonly value: string | null;
  readonly file: { readonly spool: string; readonly name: string; readonly bytes: number; readonly sha256: string } | null;
  readonly by: string;
  readonly at: Date;
  readonly state: 'received' | 'accepted' | 'returned';
  readonly note: string | null;
};

/** One thing that an audit asks of a building. `field`: of the registry. */
export type Item = {
  readonly item: string;
  readonly kind: ItemKind;
  readonly name: LocalizedText;
  readonly field: string | null;
  readonly carrier: Carrier | null;
  /** Unit of a typed answer: the carrier's own unit, yuan, the unit of the field. */
  readonly unit: string | null;
  readonly words: readonly string[];
  readonly complete: readonly string[];
};

/** What registry, meters and files hold for an item: whether that is enough, and why or why not. */
export type ItemKnown = { readonly isKnown: boolean; readonly why: LocalizedText };

export type Request = Item & {
  readonly state: RequestState;
  readonly why: LocalizedText;
  readonly answer: Answer | null;
};

/** A carrier of an audit's building over its period. */
export type AuditEnergy = {
  readonly carrier: Carrier;
  readonly unit: Unit;
  readonly value: number | null;
  readonly coverage: number;
  readonly figure: string;
  readonly months: readonly {
    /** Local days, the last not included. */
    readonly from: string;
    readonly to: string;
    readonly value: number | null;
    readonly coverage: number;
  }[];
  /** Yuan of the period, as accepted; two decimals. */
  readonly costYuan: string | null;
  /** Yuan per unit, four decimals: cost ÷ use, if that is known for nearly all of the period. */
  readonly price: string | null;
};

export const indicatorNames = [
  'base-share',
  'heating-share',
  'cooling-share',
  'heating-slope',
  'cooling-slope',
  'rest-ratio',
  'night-ratio',
  'intensity',
  'quota',
] as const;

export type IndicatorName = (typeof indicatorNames)[number];

export type Indicator = {
  readonly carrier: Carrier;
  readonly indicator: IndicatorName;
  readonly value: number | null;
  readonly unit: string;
  readonly coverage: number;
  readonly figure: string | null;
  /** Of `quota`: how it compares. */
  readonly verdict: string | null;
  readonly indicative: boolean;
};

/** Identifies an indicator of an audit. */
export type IndicatorRef = Pick<Indicator, 'carrier' | 'indicator'>;

/** What an auditor found, and the indicator that it is based on; null if the auditor named none. */
export type AuditFinding = {
  readonly code: string;
  readonly system: string;
  readonly text: string;
  readonly severity: Severity;
  readonly rests: IndicatorRef | null;
};

/** A recommended measure. Numbers as decimal text, null if not stated. */
export type Measure = {
  readonly code: string;
  readonly finding: string | null;
  readonly system: string;
  readonly name: string;
  readonly carrier: Carrier;
  readonly annualSaving: string | null;
  readonly unit: Unit;
  readonly costYuan: string | null;
  readonly lifeYears: string | null;
  readonly basis: string;
  readonly project: string | null;
};

export type MeasureShown = Measure & {
  /** Years to a tenth; null without a price. */
  readonly payback: string | null;
};

/** An item below electricity, and what its metering points measured in the period. */
export type ItemUse = {
  readonly item: string;
  readonly name: LocalizedText;
  readonly value: number | null;
  readonly unit: Unit;
  readonly coverage: number;
  readonly figure: string;
};

export type AuditShown = {
  readonly audit: Audit;
  readonly zone: string;
  readonly region: string;
  readonly areaM2: number | null;
  readonly levelName: LocalizedText;
  /** The source of the request, and how reliable it is. */
  readonly source: string;
  readonly status: string;
  readonly indicative: boolean;
  readonly state: AuditState;
  readonly link: { readonly id: number; readonly expires: Date } | null;
  readonly requests: readonly Request[];
  readonly energy: readonly AuditEnergy[];
  readonly split: readonly ItemUse[];
  readonly indicators: readonly Indicator[];
  readonly written: readonly AuditFinding[];
  readonly measures: readonly MeasureShown[];
  /** ms UTC */
  readonly knownAt: number;
  readonly findings: readonly Finding[];
};

/** The three types of energy-performance contracts (GB/T 24915): savings shared, savings guaranteed, energy cost held in trust. */
export const contractTypes = ['shared', 'guaranteed', 'trusteeship'] as const;

export const periodLengths = ['month', 'quarter', 'year'] as const;

/** What becomes of a shared period below 0: nothing is owed, it is taken off later periods, or the provider pays it. */
export const negativeRules = ['none', 'carry', 'pay'] as const;

/** Which savings are paid on: their point, or the lower end of their interval. */
export const bases = ['point', 'lower'] as const;

/** What a trusteeship fee is adjusted by: the price of energy, the weather and events of the baseline. */
export const adjustments = ['price', 'baseline'] as const;

export const sides = ['owner', 'provider'] as const;

/** The two parties of a contract. */
export type Side = (typeof sides)[number];

/** Equipment whose saving is agreed on; decimals as text, `hours` a day. */
export type StipulatedRow = {
  readonly item: string;
  readonly count: string;
  readonly beforeW: string;
  readonly afterW: string;
  readonly hours: string;
};

/** What savings are measured around: a sealed baseline, or equipment that they are agreed for. */
export type ContractBoundary =
  | { readonly name: string; readonly baseline: string }
  | { readonly name: string; readonly stipulated: readonly StipulatedRow[] };

/** Holds from a local day on, until the next of its kind. */
type FromDay = { readonly from: string };

export type Price = FromDay & { readonly boundary: string; readonly yuan: string };
export type Share = FromDay & { readonly percent: string };
export type Fee = FromDay & { readonly yuan: string };

export type Guarantee = {
  readonly from: string;
  readonly to: string;
  readonly boundary: string;
  readonly quantity: string;
  readonly shortfallYuan: string;
  readonly surplusYuan: string;
};

/** The use and price of a month of the year that a trusteeship fee rests on. */
export type BaseMonth = { readonly boundary: string; readonly month: number; readonly quantity: string; readonly yuan: string };

type Common = {
  readonly code: string;
  readonly name: string;
  /** Codes of organisations. */
  readonly owner: string;
  readonly provider: string;
  /** Local days, half-open. */
  readonly from: string;
  readonly to: string;
  readonly period: (typeof periodLengths)[number];
  readonly basis: (typeof bases)[number];
  readonly confidence: number;
  readonly minCoverage: number;
  readonly boundaries: readonly ContractBoundary[];
  readonly prices: readonly Price[];
};

export type SharedTerms = Common & {
  readonly type: 'shared';
  readonly providerShare: readonly Share[];
  readonly negative: (typeof negativeRules)[number];
};

export type GuaranteedTerms = Common & {
  readonly type: 'guaranteed';
  readonly fee: readonly Fee[];
  readonly guarantee: readonly Guarantee[];
};

export type TrusteeshipTerms = Common & {
  readonly type: 'trusteeship';
  readonly fee: readonly Fee[];
  readonly base: readonly BaseMonth[];
  readonly adjust: readonly (typeof adjustments)[number][];
};

/** All that a contract says. Money, quantities and shares are decimals as text. */
export type Terms = SharedTerms | GuaranteedTerms | TrusteeshipTerms;

/** A period or a piece of one, local days, half-open. */
export type Days = { readonly from: string; readonly to: string };

/** A stretch in which nothing that a boundary is calculated by changes. */
export type Piece = Days & { readonly boundary: string };

/** What was measured of a piece; decimals as text to 0.01. */
export type PieceUse = Piece & {
  readonly measured: string;
  readonly adjustedBaseline: string;
  readonly savings: string;
  readonly low: string | null;
  readonly high: string | null;
  /** The local days that count. */
  readonly counted: readonly string[];
};

export const lineItems = ['savings', 'fee', 'guarantee', 'price', 'baseline'] as const;

/** A line of an entry, as it is sealed: numbers as text; null where the item has none. */
export type Line = {
  readonly item: (typeof lineItems)[number];
  readonly boundary: string | null;
  readonly from: string;
  readonly to: string;
  readonly measured: string | null;
  readonly adjustedBaseline: string | null;
  readonly savings: string | null;
  readonly low: string | null;
  readonly high: string | null;
  readonly counted: string | null;
  readonly quantity: string | null;
  readonly yuan: string | null;
  readonly value: string | null;
  readonly percent: string | null;
  /** What the line adds to the entry; null where savings are not shared. */
  readonly amount: string | null;
};

export const entryKinds = ['settlement', 'correction', 'reversal', 'payment'] as const;

/** Why a correction came to be. */
export type Cause =
  | { readonly kind: 'import' | 'decision'; readonly import: number; readonly by: string; readonly at: string }
  | { readonly kind: 'event'; readonly event: number }
  | { readonly kind: 'terms'; readonly version: number }
  | { readonly kind: 'carry'; readonly period: string };

/** A deficit that a period found, and the one that it left, yuan at or below 0. */
export type Carried = { readonly in: string; readonly out: string };

/** An entry of a ledger before it is sealed behind the one before it. */
export type NewEntry = {
  readonly kind: (typeof entryKinds)[number];
  /** First day of the period; null of a payment. */
  readonly period: string | null;
  readonly lines: readonly Line[];
  readonly amount: string;
  /** Hashes of the baselines that it rests on. */
  readonly baselines: readonly string[];
  /** Instants, ISO 8601 UTC. */
  readonly knownAt: string;
  readonly posted: string;
  readonly by: string;
  readonly causes: readonly Cause[];
  /** Of a reversal: the entry that it takes back. */
  readonly reverses?: number;
  readonly note?: string;
  /** Of a payment: the local day. */
  readonly on?: string;
  /** Of a payment: what the bank knows it by; it counts once. */
  readonly reference?: string;
  /** Of a payment: for which parties it was said; the others confirm it. Payments of before bear none, and count. */
  readonly claims?: readonly Side[];
  /** Where deficits are carried; of a correction by how much they moved. */
  readonly carried?: Carried;
  /** Of a trusteeship: what the measured energy cost, and what is left of the amount. */
  readonly cost?: string;
  readonly margin?: string;
};

export type Entry = NewEntry & { readonly entry: number; readonly previous: string; readonly hash: string };

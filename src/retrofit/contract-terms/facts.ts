/** The three types of energy-performance contracts (GB/T 24915): savings shared, savings guaranteed, energy cost held in trust. */
export const contractTypes = ['shared', 'guaranteed', 'trusteeship'] as const;

export const periodLengths = ['month', 'quarter', 'year'] as const;

/** How a shared period below 0 is treated: nothing is owed, it is deducted from later periods, or the provider pays it. */
export const negativeRules = ['none', 'carry', 'pay'] as const;

/** Which savings are paid for: their point, or the lower end of their interval. */
export const bases = ['point', 'lower'] as const;

/** What adjusts a trusteeship fee: the price of energy, or the weather and events of the baseline. */
export const adjustments = ['price', 'baseline'] as const;

export const sides = ['owner', 'provider'] as const;

/** The two parties of a contract. */
export type Side = (typeof sides)[number];

/** Equipment with an agreed saving; decimals as text, `hours` per day. */
export type StipulatedRow = {
  readonly item: string;
  readonly count: string;
  readonly beforeW: string;
  readonly afterW: string;
  readonly hours: string;
};

/** The boundary of savings: a sealed baseline, or equipment with agreed savings. */
export type ContractBoundary =
  | { readonly name: string; readonly baseline: string }
  | { readonly name: string; readonly stipulated: readonly StipulatedRow[] };

/** Holds from a local day until the next of its kind. */
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

/** Use and price of a month of the year that a trusteeship fee is based on. */
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

/** All terms of a contract. Money, quantities and shares are decimals as text. */
export type Terms = SharedTerms | GuaranteedTerms | TrusteeshipTerms;

/** A period or a piece of one, local days, half-open. */
export type Days = { readonly from: string; readonly to: string };

/** A stretch in which nothing that a boundary's calculation depends on changes. */
export type Piece = Days & { readonly boundary: string };

/** Measured use of a piece; decimals as text to 0.01. */
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

/** A line of an entry, as sealed: numbers as text; null where the item has none. */
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
  /** What the line adds to the entry; null if savings are not shared. */
  readonly amount: string | null;
};

export const entryKinds = ['settlement', 'correction', 'reversal', 'payment'] as const;

/** Why a correction was made. */
export type Cause =
  | { readonly kind: 'import' | 'decision'; readonly import: number; readonly by: string; readonly at: string }
  | { readonly kind: 'event'; readonly event: number }
  | { readonly kind: 'terms'; readonly version: number }
  | { readonly kind: 'carry'; readonly period: string };

/** The deficit carried into a period, and the one carried out of it, yuan at or below 0. */
export type Carried = { readonly in: string; readonly out: string };

/** An entry of a ledger before it is sealed to the one before it. */
export type NewEntry = {
  readonly kind: (typeof entryKinds)[number];
  /** First day of the period; null for a payment. */
  readonly period: string | null;
  readonly lines: readonly Line[];
  readonly amount: string;
  /** Hashes of the baselines that it is based on. */
  readonly baselines: readonly string[];
  /** Instants, ISO 8601 UTC. */
  readonly knownAt: string;
  readonly posted: string;
  readonly by: string;
  readonly causes: readonly Cause[];
  /** Of a reversal: the entry that it reverses. */
  readonly reverses?: number;
  readonly note?: string;
  /** Of a payment: the local day. */
  readonly on?: string;
  /** Of a payment: the bank's identifier; it counts once. */
  readonly reference?: string;
  /** Of a payment: the parties for which it was claimed; the others confirm it. Older payments have none, and count. */
  readonly claims?: readonly Side[];
  /** If deficits are carried; of a correction, by how much they moved. */
  readonly carried?: Carried;
  /** Of a trusteeship: the cost of measured energy, and what is left of the amount. */
  readonly cost?: string;
  readonly margin?: string;
};

export type Entry = NewEntry & { readonly entry: number; readonly previous: string; readonly hash: string };

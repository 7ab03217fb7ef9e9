import type { PointCalculation } from '#heat/heat-billing/heat-billing.ts';
import type { HeatMethod } from '#heat/heat-supply/vocabulary.ts';
import type { termKindTerms } from '#casework/workdays/vocabulary.ts';
import type { HeatTariff } from '#platform/knowledge/facts.ts';
import type { PerArea, Stretch } from './heat-per-area.ts';
import type { Amounts, Stands } from './note.ts';

type AccountBill = PointCalculation['bill']['households'][number]['accounts'][number];

/** A meter with its readings at the beginning and end of the season; null if nothing was read. */
export type MeterShown = {
  readonly code: string;
  readonly isPoint: boolean;
  readonly isRegister: boolean;
  readonly first: { readonly value: string; readonly at: string } | null;
  readonly last: { readonly value: string; readonly at: string } | null;
  /** GJ; null if nothing was measured. */
  readonly use: number | null;
};

/** What substituted for readings, in words, and on which days. */
export type Estimate = { readonly text: string; readonly days: readonly string[] };

/** The basis of an account's bill. */
export type Rests = {
  readonly season: { readonly from: string; readonly to: string; readonly days: number; readonly source: string };
  readonly nominalDays: number;
  readonly room: string | null;
  readonly class: string;
  readonly method: HeatMethod;
  readonly tariff: HeatTariff & { readonly standing: string };
  readonly prices: HeatTariff['classes'][string] | null;
  /** Whether the household has more accounts in the season. */
  readonly shared: boolean;
  readonly squareMetreDays: AccountBill['squareMetreDays'];
  /** The heat that the point shared, 0.0001 GJ. */
  readonly pointQuantity: bigint | null;
  readonly stretches: readonly Stretch[];
  readonly meters: readonly MeterShown[];
  readonly perArea: PerArea;
  readonly estimates: readonly Estimate[];
  /** Other remarks on the bill. */
  readonly said: readonly string[];
};

/** Where residents read their own account, and until when. */
export type ResidentLink = { readonly address: string; readonly expires: string };

/** A term: a number of units, and whether it has not been checked against its source. */
export type AnswerTerm = { readonly count: number; readonly unit: keyof typeof termKindTerms; readonly indicative: boolean };

/** All information on a note for its payer. */
export type Settlement = {
  readonly number: string;
  readonly kind: 'bill' | 'difference';
  readonly company: string;
  readonly season: string;
  readonly account: string;
  readonly household: string;
  readonly point: string;
  readonly building: { readonly code: string; readonly name: string | null; readonly address: string | null };
  /** Null for readers who may not see names. */
  readonly occupant: string | null;
  readonly day: string;
  readonly due: string | null;
  /** Of this note. */
  readonly lines: Amounts;
  /** The bill as it was with this note included. */
  readonly stands: Stands;
  readonly before: readonly { readonly number: string; readonly day: string; readonly total: string }[];
  /** The account on a day. */
  readonly standing: {
    readonly on: string;
    readonly paid: readonly { readonly day: string; readonly yuan: string; readonly reference: string }[];
    readonly balance: string;
    readonly overdueSince: string | null;
  };
  /** It depends on a tariff or a verification interval that has not been checked against its source. */
  readonly indicative: boolean;
  readonly objecting: {
    /** A link into the account that is valid until an instant; null if none was requested. */
    readonly link: ResidentLink | null;
    /** The term for answering an objection; null if no rule gives one. */
    readonly term: AnswerTerm | null;
  };
  /** Null if it cannot be calculated again as it was issued. */
  readonly rests: Rests | null;
};

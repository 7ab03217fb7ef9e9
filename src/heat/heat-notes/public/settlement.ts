import type { PointCalculation } from '#heat/heat-billing/heat-billing.ts';
import type { HeatMethod } from '#heat/heat-supply/vocabulary.ts';
import type { termKindTerms } from '#casework/workdays/vocabulary.ts';
import type { HeatTariff } from '#platform/knowledge/facts.ts';
import type { PerArea, Stretch } from './heat-per-area.ts';
import type { Amounts, Stands } from './note.ts';

type AccountBill = PointCalculation['bill']['households'][number]['accounts'][number];

/** A meter with the readings that the season begins and ends with; null where nothing was read. */
export type MeterShown = {
  readonly code: string;
  readonly isPoint: boolean;
  readonly isRegister: boolean;
  readonly first: { readonly value: string; readonly at: string } | null;
  readonly last: { readonly value: string; readonly at: string } | null;
  /** GJ; null where nothing was measured. */
  readonly use: number | null;
};

/** What stood in for readings, in words, and on which days. */
export type Estimate = { readonly text: string; readonly days: readonly string[] };

/** What the bill of an account rests on. */
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
  /** What else is told of the bill. */
  readonly said: readonly string[];
};

/** Where a resident reads the own account, and until when. */
export type ResidentLink = { readonly address: string; readonly expires: string };

/** A term: so many of a unit, and whether it was not held against its source. */
export type AnswerTerm = { readonly count: number; readonly unit: keyof typeof termKindTerms; readonly indicative: boolean };

/** All that is told of a note to who is to pay it. */
export type Settlement = {
  readonly number: string;
  readonly kind: 'bill' | 'difference';
  readonly company: string;
  readonly season: string;
  readonly account: string;
  readonly household: string;
  readonly point: string;
  readonly building: { readonly code: string; readonly name: string | null; readonly address: string | null };
  /** Null for who may not read names. */
  readonly occupant: string | null;
  readonly day: string;
  readonly due: string | null;
  /** Of this note. */
  readonly lines: Amounts;
  /** The bill as it stood with it. */
  readonly stands: Stands;
  readonly before: readonly { readonly number: string; readonly day: string; readonly total: string }[];
  /** The account as it stands on a day. */
  readonly standing: {
    readonly on: string;
    readonly paid: readonly { readonly day: string; readonly yuan: string; readonly reference: string }[];
    readonly balance: string;
    readonly overdueSince: string | null;
  };
  /** It rests on a tariff or an interval of verification that nobody has held against its source. */
  readonly indicative: boolean;
  readonly objecting: {
    /** A link of the account, which opens until an instant; null where none was asked for. */
    readonly link: ResidentLink | null;
    /** Within which term an objection is answered; null where no rule gives one. */
    readonly term: AnswerTerm | null;
  };
  /** Null where it cannot be calculated again as it was issued. */
  readonly rests: Rests | null;
};

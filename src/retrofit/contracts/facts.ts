import type { Agreement } from '#retrofit/contract-terms/agreement.ts';
import type { Days, Entry, Side, Terms } from '#retrofit/contract-terms/facts.ts';
import type { SavingsEvent } from '#retrofit/savings/facts.ts';

/** An answer given for a party. */
export type PartyWord = {
  readonly about: 'terms' | 'event' | 'entry';
  readonly number: number;
  readonly side: Side;
  readonly says: 'confirm' | 'dispute';
  readonly note: string | null;
  readonly by: string;
  /** ms UTC */
  readonly at: number;
};

export type Version = {
  readonly version: number;
  /** The first day from which it holds. */
  readonly from: string;
  readonly terms: Terms;
  readonly note: string | null;
  readonly by: string;
  readonly at: number;
  readonly agreement: Agreement;
};

export type ContractEvent = {
  readonly event: number;
  readonly boundary: string;
  readonly happened: SavingsEvent;
  readonly by: string;
  readonly at: number;
  readonly agreement: Agreement;
};

/** A contract as of an instant. */
export type Stood = {
  readonly code: string;
  readonly owner: string;
  readonly provider: string;
  /** The first terms, then amendments. */
  readonly versions: readonly Version[];
  readonly events: readonly ContractEvent[];
  readonly words: readonly PartyWord[];
  readonly books: readonly Entry[];
};

/** The parties' answers to entries, in the order given. */
export const wordsOfEntries = ({ words }: Pick<Stood, 'words'>): readonly PartyWord[] => words.filter(({ about }) => about === 'entry');

export const contractStates = ['proposed', 'disputed', 'confirmed', 'ended'] as const;

export type ContractState = (typeof contractStates)[number];

/** A period with the terms that hold in it. */
export type PeriodTerms = { readonly period: Days; readonly version: number; readonly terms: Terms };

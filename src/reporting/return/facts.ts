import type { FieldValue } from '#casework/cases/facts.ts';
import type { Exact } from '#kernel/exact-number.ts';
import type { Finding, Language } from '#kernel/finding.ts';
import type { Form, Found } from '#platform/knowledge/facts.ts';

export type { FieldValue } from '#casework/cases/facts.ts';

export type FormFound = Found<'form'>;

export type FormField = Form['fields'][string];

export type ReturnState = 'open' | 'submitted' | 'returned' | 'accepted';

export type ReturnAction = 'open' | 'fill' | 'submit' | 'accept' | 'return' | 'amend';

/** A value of a return; `filled`: entered by a person, otherwise as prefilled. Decimals are texts. */
export type KeptField = { readonly value: FieldValue; readonly filled: boolean };

export type ReturnFields = Readonly<Record<string, KeptField>>;

/** The values that fields were prefilled with from meters and registry, and how much of each was measured. */
export type Prefill = Readonly<Record<string, { readonly value: FieldValue; readonly coverage: number }>>;

/** A return as of one of its steps. */
export type Return = {
  readonly id: number;
  readonly form: string;
  readonly period: string;
  readonly kind: Form['unit'];
  readonly unit: string;
  readonly name: string;
  readonly region: string;
  readonly formVersion: number;
  readonly prefill: Prefill;
  /** When it was opened, ms UTC: `prefill` contains what was known then. */
  readonly known: number;
  /** The number of the step, from 1. */
  readonly n: number;
  readonly action: ReturnAction;
  readonly version: number;
  readonly state: ReturnState;
  readonly fields: ReturnFields;
  readonly note: string | null;
  readonly actor: string;
  readonly at: Date;
  /** When it was first submitted; null if never. */
  readonly submitted: Date | null;
};

/** An accepted version that counts. */
export type Accepted = Pick<Return, 'unit' | 'name' | 'region' | 'kind' | 'formVersion' | 'version' | 'fields'>;

/** How the values of a field are added up: a form's totals. */
export type Totalling = 'sum' | 'area-mean' | 'count';

/** The sum of a field over accepted returns. Decimals are texts and exact; null if there are none. */
export type FieldSum = {
  readonly field: string;
  /** How many have a value to add. */
  readonly known: number;
  /** Of numbers; for a mean, of numbers times floor area; for a count, how many have any value other than no. */
  readonly sum: string | null;
  /** Floor area of those that are known, m2; only for a mean. */
  readonly areaM2: string | null;
};

export type Step = Pick<Return, 'action' | 'version' | 'state' | 'fields' | 'note'> & { readonly id: number; readonly n: number };

/** The total of a field over the accepted returns of a period; `coverage`: their share of the owed ones. */
export type PeriodTotal = {
  readonly period: string;
  readonly from: string;
  readonly last: string;
  /** The day after the last. */
  readonly to: string;
  readonly value: Exact | null;
  readonly unit: string;
  readonly coverage: number;
  readonly figure: string;
  readonly findings: readonly Finding[];
};

/** A field of a form that a target is based on, with the names of both. */
export type TargetField = {
  readonly form: string;
  readonly field: string;
  readonly names: Readonly<Record<Language, string>>;
  readonly unit: string;
};

/** The state of a return, without its content. */
export type ReturnStanding = Pick<Return, 'unit' | 'name' | 'version' | 'state' | 'submitted'>;

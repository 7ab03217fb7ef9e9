import type { FieldValue } from '#casework/cases/facts.ts';
import type { Exact } from '#kernel/exact-number.ts';
import type { Finding, Language } from '#kernel/finding.ts';
import type { Form, Found } from '#platform/knowledge/facts.ts';

export type { FieldValue } from '#casework/cases/facts.ts';

export type FormFound = Found<'form'>;

export type FormField = Form['fields'][string];

export type ReturnState = 'open' | 'submitted' | 'returned' | 'accepted';

export type ReturnAction = 'open' | 'fill' | 'submit' | 'accept' | 'return' | 'amend';

/** A value of a return; `filled`: somebody typed it, else it is as it was prefilled. Decimals are texts. */
export type KeptField = { readonly value: FieldValue; readonly filled: boolean };

export type ReturnFields = Readonly<Record<string, KeptField>>;

/** What a field was filled with from meters and registry, and how much of it was measured. */
export type Prefill = Readonly<Record<string, { readonly value: FieldValue; readonly coverage: number }>>;

/** A return as it stood after one of its steps. */
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
  /** When it was opened, ms UTC: what was known then is in `prefill`. */
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
  /** When it was submitted first; null where it never was. */
  readonly submitted: Date | null;
};

/** A version that was accepted and counts. */
export type Accepted = Pick<Return, 'unit' | 'name' | 'region' | 'kind' | 'formVersion' | 'version' | 'fields'>;

/** How the values of a field are added up: a form's totals. */
export type Totalling = 'sum' | 'area-mean' | 'count';

/** What accepted returns come to in a field. Decimals are texts and exact; null where they are of nothing. */
export type FieldSum = {
  readonly field: string;
  /** Of how many there is something to add. */
  readonly known: number;
  /** Of numbers; of numbers times floor area for a mean; how many say anything but no for a count. */
  readonly sum: string | null;
  /** Floor area of those that are known, m2; only for a mean. */
  readonly areaM2: string | null;
};

export type Step = Pick<Return, 'action' | 'version' | 'state' | 'fields' | 'note'> & { readonly id: number; readonly n: number };

/** The total of a field over the returns of a period that were accepted; `coverage`: of those that are owed. */
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

/** A field of a form by which a target is told, with the names of both. */
export type TargetField = {
  readonly form: string;
  readonly field: string;
  readonly names: Readonly<Record<Language, string>>;
  readonly unit: string;
};

/** How a return stands, without what is in it. */
export type ReturnStanding = Pick<Return, 'unit' | 'name' | 'version' | 'state' | 'submitted'>;
